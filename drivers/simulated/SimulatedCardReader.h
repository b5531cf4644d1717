// TEST: a reader whose card is a table of answers, and which can be pulled like the real one. Events come on its own
// thread, in order. `insert`, `remove`, … from any thread; the script of a card is fixed when it is inserted.
#pragma once

#include "app/core/Instant.h"
#include "app/ports/CardReader.h"
#include "drivers/simulated/CardTrace.h"

#include <condition_variable>
#include <deque>
#include <map>
#include <mutex>
#include <thread>

namespace uketsuke::simulated {

enum class CardTrouble {
    None,
    TooShort, ///< answers of one byte: what a card pulled in the middle looks like
    TooLong,  ///< answers longer than the port allows
    Endless,  ///< 61xx for ever
    Silent    ///< no answer until the channel's deadline
};

/// What a card says. Commands and answers are hexadecimal, the status word included; 61xx and 6Cxx are followed.
struct CardScript {
    std::map<std::string, std::string> answers;
    std::string otherwise{"6d00"}; ///< to every command that is not in the table
    CardTrouble trouble{CardTrouble::None};
    core::Milliseconds deadline{200}; ///< how long `Silent` lasts
    std::optional<CardTrace> trace{}; ///< a recorded card; then the table above is not asked
};

class SimulatedCardReader final : public ports::CardReader {
public:
    explicit SimulatedCardReader(std::string name = "TEST reader 00 00");
    ~SimulatedCardReader() override;

    /// Lays a card down, or another one on the same spot: then CardRemoved comes before CardInserted.
    std::uint64_t insert(CardScript script);
    void remove();
    void unplugReader(); ///< takes the card with it
    void stopService();  ///< the daemon is down
    void restore();      ///< reader and daemon are there again, without a card
    /// Another program holds the card: `connect` answers ReaderBusy.
    void setBusy(bool busy);
    void setExtendedLength(bool works);
    /// Every command that reached a card, hexadecimal.
    [[nodiscard]] std::vector<std::string> commands() const;

    void watch(Listener listener) override;
    void stopWatching() override;
    core::Result<std::unique_ptr<ports::CardChannel>> connect(std::uint64_t insertion) override;

private:
    friend class SimulatedChannel;
    enum class Service { Ready, ReaderGone, Down };
    struct State {
        mutable std::mutex mutex; ///< guards what follows
        std::condition_variable_any changed;
        std::deque<ports::ReaderEvent> events;
        bool watched{false};
        Service service{Service::Ready};
        bool busy{false};
        bool connected{false};
        bool extendedLength{true};
        std::uint64_t lastInsertion{0};
        std::uint64_t present{0}; ///< 0: no card
        CardScript script;
        std::size_t traced{0}; ///< how far the script's trace has come
        std::vector<std::string> commands;
    };

    static void say(State& state, ports::ReaderEvent event);
    static void takeCard(State& state);
    void deliver(const std::stop_token& stopping, const Listener& listener);

    const std::string m_name;
    std::shared_ptr<State> m_state; ///< shared with the channel, which may outlive the reader
    std::jthread m_thread;
};

} // namespace uketsuke::simulated
