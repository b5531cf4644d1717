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
    /// Items whose flag is 1 in the signed token: the result may show the clinic these and no others.
    std::vector<std::string> granted{};
};

struct HandoffFile {
    std::string name; ///< without folder
    int replaced{0};  ///< characters that the file's character code lacks and that became ●
    friend bool operator==(const HandoffFile&, const HandoffFile&) = default;
};

class Handoff {
public:
    virtual ~Handoff() = default;
    /// Writes atomically (other name, sync, rename).
    /// Errors: HandoffFolderMissing, HandoffWriteFailed, UplinkAnswerMalformed for XML that is not the layout, and for
    /// a result that shows more than was granted.
    virtual core::Result<HandoffFile> write(const HandoffDocument& document) = 0;
    /// As `write` for each, in order; the real one lets them share what the disk needs to keep them.
    virtual std::vector<core::Result<HandoffFile>> writeEach(const std::vector<HandoffDocument>& documents)
    {
        std::vector<core::Result<HandoffFile>> written;
        for (const auto& document : documents)
            written.push_back(write(document));
        return written;
    }
};

} // namespace uketsuke::ports
