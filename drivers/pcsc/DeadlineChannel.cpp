#include "drivers/pcsc/DeadlineChannel.h"

#include <condition_variable>
#include <mutex>
#include <optional>
#include <thread>

namespace uketsuke::pcsc {

using core::Fault;
using core::SecureBytes;

/// What the two threads share. The channel's thread keeps it alive for as long as the service holds that thread.
struct DeadlineChannel::Shared {
    std::mutex mutex;
    std::condition_variable changed;
    std::optional<core::Result<>> opened;
    core::Bytes answerToReset; ///< asked once, while nobody waits for the card
    std::optional<SecureBytes> command;
    std::optional<core::Result<SecureBytes>> answer;
    bool closing{false};
    bool ended{false};
    bool abandoned{false}; ///< a deadline passed: nobody waits for this thread any more

    /// The channel's thread. `traits` tells the next connection that this one has not come back.
    static void run(const std::shared_ptr<Shared>& shared, const Opener& opener,
                    const std::shared_ptr<ReaderTraits>& traits);
    /// True when `done` came true in time; otherwise the thread is given up. Called with the lock held.
    template <class Done>
    bool wait(std::unique_lock<std::mutex>& lock, core::Milliseconds limit, ReaderTraits& traits, Done done)
    {
        if (!abandoned && changed.wait_for(lock, limit, done))
            return true;
        if (!abandoned)
            ++traits.unanswered;
        abandoned = true;
        closing = true;
        changed.notify_all();
        return false;
    }
};

namespace {

std::unexpected<core::Error> silent(std::string_view where)
{
    return core::failure(Fault::CardUnresponsive, where, "no answer within the limit");
}

} // namespace

void DeadlineChannel::Shared::run(const std::shared_ptr<Shared>& shared, const Opener& opener,
                                  const std::shared_ptr<ReaderTraits>& traits)
{
    {
        auto opened = opener();
        std::unique_ptr<ports::CardChannel> channel;
        if (opened)
            channel = std::move(*opened);
        auto answerToReset = channel ? channel->answerToReset() : core::Bytes{};
        std::unique_lock lock(shared->mutex);
        shared->answerToReset = std::move(answerToReset);
        shared->opened = opened ? core::Result<>{} : core::failure(opened.error());
        shared->changed.notify_all();
        while (channel) {
            shared->changed.wait(lock, [&] { return shared->closing || shared->command; });
            if (shared->closing)
                break;
            const auto command = *std::exchange(shared->command, std::nullopt);
            lock.unlock();
            auto answer = channel->transmit(command.view());
            lock.lock();
            if (shared->abandoned)
                break; // an answer that nobody may believe any more is wiped here
            shared->answer = std::move(answer);
            shared->changed.notify_all();
        }
        lock.unlock();
        channel.reset(); // powers the card down; without the lock, because a service may take long here too
    }
    const std::lock_guard lock(shared->mutex);
    shared->ended = true;
    if (shared->abandoned)
        --traits->unanswered;
    shared->changed.notify_all();
}

core::Result<std::unique_ptr<ports::CardChannel>> DeadlineChannel::open(Opener opener,
                                                                        std::shared_ptr<ReaderTraits> traits,
                                                                        std::uint64_t insertion, ChannelLimits limits)
{
    constexpr std::string_view where = "DeadlineChannel::open";
    // One thread at most is left behind for each reader, however often somebody tries.
    if (traits->unanswered > 0)
        return core::failure(Fault::CardUnresponsive, where, "an earlier command has not come back");
    auto shared = std::make_shared<Shared>();
    std::thread([shared, opener = std::move(opener), traits] { Shared::run(shared, opener, traits); }).detach();
    std::unique_lock lock(shared->mutex);
    if (!shared->wait(lock, limits.open, *traits, [&] { return shared->opened.has_value(); }))
        return silent(where);
    if (!*shared->opened) {
        // The thread is at its end; when it has ended the service holds nothing of ours any more.
        static_cast<void>(shared->wait(lock, limits.answer, *traits, [&] { return shared->ended; }));
        return core::failure(shared->opened->error());
    }
    lock.unlock();
    // NOLINTNEXTLINE(cppcoreguidelines-owning-memory): the constructor is private to `open`
    return std::unique_ptr<ports::CardChannel>(
        new DeadlineChannel(std::move(shared), std::move(traits), insertion, limits.answer));
}

DeadlineChannel::~DeadlineChannel()
{
    std::unique_lock lock(m_shared->mutex);
    m_shared->closing = true;
    m_shared->changed.notify_all();
    static_cast<void>(m_shared->wait(lock, m_limit, *m_traits, [this] { return m_shared->ended; }));
}

core::Bytes DeadlineChannel::answerToReset() const
{
    const std::lock_guard lock(m_shared->mutex);
    return m_shared->answerToReset;
}

core::Result<SecureBytes> DeadlineChannel::transmit(core::ByteView command)
{
    std::unique_lock lock(m_shared->mutex);
    if (!m_shared->abandoned) {
        m_shared->command = SecureBytes::copyOf(command);
        m_shared->changed.notify_all();
    }
    if (!m_shared->wait(lock, m_limit, *m_traits, [this] { return m_shared->answer.has_value(); }))
        return silent("DeadlineChannel::transmit");
    return *std::exchange(m_shared->answer, std::nullopt);
}

} // namespace uketsuke::pcsc
