// The result file for the receipt computer (レセコン): OQSsiquc01res_face_*.xml in its `face` folder.
// Real: drivers/handoff. Lives on the uplink thread.
#pragma once

#include "app/core/Instant.h"
#include "app/core/Result.h"

#include <string>

namespace uketsuke::ports {

struct HandoffDocument {
    std::string jti;                 ///< makes the write idempotent: the same jti gives the same file name
    std::string qualificationResult; ///< XML, UTF-8, as OQS answered
    core::Instant sealed;
};

class Handoff {
public:
    virtual ~Handoff() = default;
    /// Writes atomically (other name, sync, rename). Returns the file's name without folder.
    /// Errors: HandoffFolderMissing, HandoffWriteFailed, UplinkAnswerMalformed for XML that is not the layout.
    virtual core::Result<std::string> write(const HandoffDocument& document) = 0;
};

} // namespace uketsuke::ports
