// One virtual reader: a listening Unix socket, and the card that is connected to it (connecting is inserting).
// Owned by Handler.cpp, one for each LUN. Commands come on the daemon's client threads, waits on its polling
// thread. Never blocks without a limit, and reports each removal once, also when the next card is already there.
#pragma once

#include "tools/virtual-card/ifd/CardConnection.h"

#include <memory>
#include <mutex>
#include <string>

namespace uketsuke::ifd {

enum class PowerAction { Up, Down, Reset };

class ReaderSlot {
public:
    /// Nothing when the socket cannot be made, such as for a path longer than a Unix socket's.
    [[nodiscard]] static std::shared_ptr<ReaderSlot> create(const std::string& path);
    ReaderSlot(const ReaderSlot&) = delete;
    ReaderSlot& operator=(const ReaderSlot&) = delete;
    ~ReaderSlot();

    [[nodiscard]] bool cardPresent();
    /// The answer to reset for Up and Reset, empty for Down. Nothing when there is no card or its ATR is no ATR.
    [[nodiscard]] std::optional<std::vector<std::uint8_t>> power(PowerAction action);
    [[nodiscard]] std::optional<std::vector<std::uint8_t>> transmit(std::span<const std::uint8_t> command);
    [[nodiscard]] std::vector<std::uint8_t> answerToReset();

    /// Returns when a card came or went, when stopWaiting() was called (before or during), or after `patience`.
    void waitForChange(std::chrono::milliseconds patience);
    void stopWaiting();

private:
    /// How far the news of the last removal has come. Until it is seen there is no card, whoever asks.
    enum class Removal { Fresh, Announced, Seen };

    ReaderSlot(int listener, int wake, std::string path);
    [[nodiscard]] std::shared_ptr<CardConnection> connection();
    void drop(const std::shared_ptr<CardConnection>& which);

    const int m_listener;
    const int m_wake; ///< an eventfd: a stop that comes before the wait is not lost
    const std::string m_path;
    const std::chrono::milliseconds m_patience;

    std::mutex m_exchangeMutex; ///< one command at a time on the wire; held for as long as the card computes
    std::mutex m_stateMutex;    ///< the members below; held for moments only
    std::shared_ptr<CardConnection> m_connection;
    std::vector<std::uint8_t> m_answerToReset;
    Removal m_removal{Removal::Seen};
};

} // namespace uketsuke::ifd
