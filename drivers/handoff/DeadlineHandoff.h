// A hand-off whose calls end: a share that hangs gives no error for minutes, or for ever, and everybody else's consents
// must not wait behind it. The real hand-off lives on a thread of its own; the delivery thread waits for a limited
// time. After a missed deadline every call fails at once until the folder has answered; what it wrote meanwhile stays,
// and the next try finds it under the same name. Owned and used by the delivery thread.
#pragma once

#include "app/ports/Handoff.h"

#include <functional>
#include <memory>

namespace uketsuke::handoff {

struct HandoffLimits {
    core::Milliseconds call{10'000};
    core::Milliseconds document{500}; ///< more for each: a slow share is slow with every file
};

class DeadlineHandoff final : public ports::Handoff {
public:
    /// Runs on the hand-off's own thread, which may outlive everything else: it owns what it and its hand-off use.
    using Opener = std::function<std::unique_ptr<ports::Handoff>()>;
    explicit DeadlineHandoff(Opener opener, HandoffLimits limits = {});

    /// Waits for the folder, at most for the limit.
    ~DeadlineHandoff() override;
    DeadlineHandoff(const DeadlineHandoff&) = delete;
    DeadlineHandoff& operator=(const DeadlineHandoff&) = delete;

    /// Errors: the hand-off's; HandoffWriteFailed when the limit passes, and at once while an earlier call has not come
    /// back.
    core::Result<ports::HandoffFile> write(const ports::HandoffDocument& document) override;
    std::vector<core::Result<ports::HandoffFile>>
    writeEach(const std::vector<ports::HandoffDocument>& documents) override;

private:
    struct Shared;
    std::shared_ptr<Shared> m_shared;
    HandoffLimits m_limits;
};

} // namespace uketsuke::handoff
