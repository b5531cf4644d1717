#include "drivers/handoff/DeadlineHandoff.h"

#include <condition_variable>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>

namespace uketsuke::handoff {

/// What the two threads share. The hand-off's thread keeps it alive for as long as the folder holds that thread.
struct DeadlineHandoff::Shared {
    using Written = std::vector<core::Result<ports::HandoffFile>>;

    std::mutex mutex;
    std::condition_variable changed;
    std::optional<std::vector<ports::HandoffDocument>> documents; ///< to be written
    std::optional<Written> written;                               ///< of the call that somebody waits for
    bool busy{true};                                              ///< the thread is opening or writing
    bool abandoned{false};                                        ///< nobody waits for what it is writing
    bool closing{false};
    bool ended{false};

    void run(const Opener& opener)
    {
        auto handoff = opener();
        std::unique_lock lock(mutex);
        for (;;) {
            busy = false;
            abandoned = false;
            changed.notify_all();
            changed.wait(lock, [this] { return closing || documents; });
            if (closing)
                break;
            busy = true;
            const auto work = *std::exchange(documents, std::nullopt);
            lock.unlock();
            auto done = handoff->writeEach(work);
            lock.lock();
            if (!abandoned)
                written = std::move(done);
        }
        lock.unlock();
        handoff.reset();
        lock.lock();
        ended = true;
        changed.notify_all();
    }
};

DeadlineHandoff::DeadlineHandoff(Opener opener, HandoffLimits limits)
    : m_shared(std::make_shared<Shared>()), m_limits(limits)
{
    std::thread([shared = m_shared, opener = std::move(opener)] { shared->run(opener); }).detach();
}

DeadlineHandoff::~DeadlineHandoff()
{
    std::unique_lock lock(m_shared->mutex);
    m_shared->closing = true;
    m_shared->changed.notify_all();
    m_shared->changed.wait_for(lock, m_limits.call, [this] { return m_shared->ended; });
}

core::Result<ports::HandoffFile> DeadlineHandoff::write(const ports::HandoffDocument& document)
{
    return std::move(writeEach({document}).front());
}

std::vector<core::Result<ports::HandoffFile>>
DeadlineHandoff::writeEach(const std::vector<ports::HandoffDocument>& documents)
{
    const auto silent = [&](const core::Redacted& why) {
        return std::vector<core::Result<ports::HandoffFile>>(
            documents.size(), core::failure(core::Fault::HandoffWriteFailed, "DeadlineHandoff::writeEach", why));
    };
    const auto limit = m_limits.call + m_limits.document * static_cast<core::Milliseconds::rep>(documents.size());
    std::unique_lock lock(m_shared->mutex);
    if (m_shared->abandoned)
        return silent("the folder has not answered since an earlier file");
    // Only the opening may be under way here: every call is waited for or abandoned.
    if (!m_shared->changed.wait_for(lock, limit, [this] { return !m_shared->busy; })) {
        m_shared->abandoned = true;
        return silent("the folder does not answer");
    }
    m_shared->documents = documents;
    m_shared->written.reset();
    m_shared->changed.notify_all();
    if (!m_shared->changed.wait_for(lock, limit, [this] { return m_shared->written.has_value(); })) {
        m_shared->abandoned = true;
        return silent("the folder does not answer");
    }
    return *std::exchange(m_shared->written, std::nullopt);
}

} // namespace uketsuke::handoff
