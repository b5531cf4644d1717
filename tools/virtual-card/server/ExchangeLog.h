// What the card saw of one insertion, exchange by exchange: when, which command, how many bytes, which status word.
// Holds headers only, and the data of SELECT, which is a name and no secret; never the data of any other command.
// Bounded: the oldest go first. Also the air time that a contactless bit rate costs. One thread.
#pragma once

#include "app/core/Bytes.h"

#include <chrono>
#include <cstdint>
#include <deque>
#include <string>

namespace uketsuke::virtualcard {

/// 0 is no rate: nothing is delayed. Eight bits a byte; frames, start bits and waiting times of ISO 14443 cost nothing
/// here, so what a reader adds must be measured on a reader.
struct BitRate {
    std::uint32_t kilobitsPerSecond{0};

    [[nodiscard]] std::chrono::nanoseconds airTime(std::size_t bytes) const
    {
        if (kilobitsPerSecond == 0)
            return {};
        return std::chrono::nanoseconds(bytes * 8 * 1000000 / kilobitsPerSecond);
    }
};

class ExchangeLog {
public:
    using Nanoseconds = std::chrono::nanoseconds;

    void clear();
    /// `at` counts from the first exchange.
    void commandCame(core::ByteView command, Nanoseconds at);
    /// Of the last command.
    void answerWent(core::ByteView answer, Nanoseconds at);

    /// `count=N dropped=N` and for each exchange ` AT,TOOK,COMMAND,IN,OUT,STATUS`: nanoseconds, hexadecimal, bytes. An
    /// exchange without an answer has `-,-` for its last two.
    [[nodiscard]] std::string line() const;

private:
    struct Entry {
        Nanoseconds at{};
        Nanoseconds answered{};
        std::string command;
        std::size_t bytesIn{0};
        std::size_t bytesOut{0};
        std::string status;
    };

    std::deque<Entry> m_entries;
    std::uint64_t m_dropped{0};
};

} // namespace uketsuke::virtualcard
