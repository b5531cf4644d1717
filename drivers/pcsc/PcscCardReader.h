// The reader at the counter over the PC/SC service. Owns the watcher thread, which has a context of its own and sleeps
// in the service until something changes; connections are made on the caller's thread. Outlives every channel's use of
// it. Decides nothing about cards.
//
// Which daemon is asked is read by the client library from PCSCLITE_CSOCK_NAME at its first use in the process.
#pragma once

#include "app/core/Instant.h"
#include "app/ports/CardReader.h"
#include "drivers/pcsc/PcscChannel.h"

#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <thread>

namespace uketsuke::pcsc {

struct PcscSettings {
    std::string reader;                    ///< its name or how the name begins; empty: the first one found
    core::Milliseconds sharingLimit{3000}; ///< how long a reader in another program's hands is waited for
    core::Milliseconds answerLimit{10000}; ///< how long one command may take; the slowest, a signature, takes about 1 s
    core::Milliseconds heartbeatEvery{2000}; ///< longest time the watcher sleeps without a sign of life
    std::function<void()> heartbeat;         ///< called on the watcher thread
};

class PcscCardReader final : public ports::CardReader {
public:
    explicit PcscCardReader(PcscSettings settings) : m_settings(std::move(settings)) {}
    ~PcscCardReader() override;
    PcscCardReader(const PcscCardReader&) = delete;
    PcscCardReader& operator=(const PcscCardReader&) = delete;

    /// Ends an earlier watch first. The listener must not call `watch` or `stopWatching`.
    void watch(Listener listener) override;
    void stopWatching() override;
    [[nodiscard]] core::Milliseconds silentFor() const override;
    core::Result<std::unique_ptr<ports::CardChannel>> connect(std::uint64_t insertion) override;

private:
    void run();
    /// Watches until the context breaks (its fault) or the watch is to end (nothing).
    std::optional<core::Fault> watchReaders(const PcscContext& context);
    void takeReader(const std::optional<std::string>& chosen);
    void takeState(std::uint32_t eventState);
    void loseCard();
    void reportGone(core::Fault fault);
    void beat();
    /// False when the watch is to end.
    bool pause(core::Milliseconds span);
    [[nodiscard]] bool stopping();
    std::shared_ptr<ReaderTraits> traitsOf(const std::string& reader);

    const PcscSettings m_settings;
    Listener m_listener;
    std::thread m_watcher;
    std::atomic<std::int64_t> m_lastBeat{0}; ///< steady clock, ms; 0 while nobody watches

    std::mutex m_mutex; ///< guards what follows
    std::condition_variable m_changed;
    bool m_stopping{false};
    bool m_finished{true};
    const PcscContext* m_waitingContext{nullptr};
    std::optional<std::string> m_reader;
    std::optional<LyingCard> m_card;
    std::map<std::string, std::shared_ptr<ReaderTraits>, std::less<>> m_traits;

    // The watcher thread's own.
    std::optional<core::Fault> m_reportedFault;
    std::uint32_t m_knownState{0};
};

} // namespace uketsuke::pcsc
