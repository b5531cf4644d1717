// The process around a VirtualCard: lays a persona's card on the reader, takes it away, answers the control
// lines, counts exchanges, and plays the knobs that need a clock or a wire. One thread, one poll loop.
// While a card lies there and the reader goes (a daemon's restart), it comes back as soon as the reader does.
#pragma once

#include "tools/virtual-card/card/VirtualCard.h"
#include "tools/virtual-card/server/CardLine.h"
#include "tools/virtual-card/server/ExchangeLog.h"
#include "tools/virtual-card/server/LineServer.h"
#include "tools/virtual-card/server/Mischief.h"

#include <chrono>

namespace uketsuke::virtualcard {

struct CardServerOptions {
    ReaderAddress reader;
    std::filesystem::path personas;
    std::filesystem::path state;   ///< folder of the try counters; empty keeps them for each insertion only
    std::filesystem::path control; ///< may be empty
};

class CardServer {
public:
    explicit CardServer(CardServerOptions options) : m_options(std::move(options)) {}

    /// False when the control socket cannot be made.
    [[nodiscard]] bool listen() { return m_options.control.empty() || m_lines.listen(m_options.control); }
    /// "ok …" or "error …", as a control line is answered.
    [[nodiscard]] std::string insert(const std::string& persona);
    /// Until `quit`, or `stopDescriptor` becomes readable.
    void run(int stopDescriptor);

private:
    using Clock = std::chrono::steady_clock;

    [[nodiscard]] std::string answerLine(const std::string& line);
    [[nodiscard]] std::string setKnob(const std::string& name, const std::string& value);
    /// The knobs that a persona brings along: for its card alone.
    [[nodiscard]] std::string takeOwnKnobs();
    [[nodiscard]] std::string statusLine() const;
    void remove();
    void serveReader();
    void takeCommands();
    void answerCommand(core::ByteView apdu);
    /// False when that was the answer.
    [[nodiscard]] bool goesOnAfter(Trouble trouble);
    void sendDueAnswer();
    void lineLost();
    [[nodiscard]] Clock::duration sinceFirstExchange() const { return Clock::now() - *m_firstExchange; }
    /// Nothing: until something happens.
    [[nodiscard]] std::optional<Clock::duration> pollTimeout() const;

    CardServerOptions m_options;
    LineServer m_lines;
    std::optional<VirtualCard> m_card; ///< lies on the reader
    std::optional<CardLine> m_line;    ///< the reader is there
    CardKnobs m_knobs;
    std::chrono::milliseconds m_delay{0};
    BitRate m_rate;
    ExchangeLog m_log;
    Mischief m_mischief;     ///< of every card that is laid down
    Mischief m_cardMischief; ///< of the one that lies there

    struct DueAnswer {
        core::Bytes bytes;
        Clock::time_point due;
    };
    std::optional<DueAnswer> m_dueAnswer;

    std::uint64_t m_exchanges{0};
    std::uint64_t m_bytesIn{0};
    std::uint64_t m_bytesOut{0};
    std::optional<Clock::time_point> m_firstExchange;
    Clock::time_point m_lastExchange;
    CardCounters m_earlier; ///< of cards taken away before
    bool m_quit{false};
};

} // namespace uketsuke::virtualcard
