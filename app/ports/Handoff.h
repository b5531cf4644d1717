// The result file for the receipt computer (レセコン): OQSsiquc01res_face_*.xml in its `face` folder.
// Real: drivers/handoff. Lives on the delivery thread.
#pragma once

#include "app/core/Instant.h"
#include "app/core/Result.h"

#include <string>
#include <vector>

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
    /// As `write` for each, in order; the real one lets them share what the disk needs to keep them.
    virtual std::vector<core::Result<std::string>> writeEach(const std::vector<HandoffDocument>& documents)
    {
        std::vector<core::Result<std::string>> written;
        for (const auto& document : documents)
            written.push_back(write(document));
        return written;
    }
};

} // namespace uketsuke::ports
