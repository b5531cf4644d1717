// One virtual card's connection as the reader sees it: whole frames out, whole frames in, each wait bounded.
// The card is not trusted: half a frame, a late answer or unasked bytes end the connection, never the daemon.
// Shared by the daemon's command and polling threads; the descriptor closes with the last of them.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace uketsuke::ifd {

class CardConnection {
public:
    /// Takes the descriptor over; it must be non-blocking.
    explicit CardConnection(int descriptor) : m_descriptor(descriptor) {}
    CardConnection(const CardConnection&) = delete;
    CardConnection& operator=(const CardConnection&) = delete;
    ~CardConnection();

    [[nodiscard]] int descriptor() const { return m_descriptor; }
    /// False once the card has closed its end. Never blocks.
    [[nodiscard]] bool alive() const;

    [[nodiscard]] bool send(std::span<const std::uint8_t> payload, std::chrono::milliseconds patience) const;
    /// Nothing when the card is gone, silent for `patience`, or does not keep to the frame format.
    [[nodiscard]] std::optional<std::vector<std::uint8_t>> exchange(std::span<const std::uint8_t> payload,
                                                                    std::chrono::milliseconds patience) const;

    static constexpr std::size_t largestPayload = 65535;

private:
    using Deadline = std::chrono::steady_clock::time_point;
    [[nodiscard]] bool waitFor(short events, Deadline deadline) const;
    [[nodiscard]] bool receiveAll(std::span<std::uint8_t> into, Deadline deadline) const;
    [[nodiscard]] bool sendAll(std::span<const std::uint8_t> bytes, Deadline deadline) const;
    [[nodiscard]] bool hasUnaskedBytes() const;

    int m_descriptor;
};

} // namespace uketsuke::ifd
