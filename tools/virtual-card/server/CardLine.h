// The card's side of the wire to a reader: the handler's Unix socket, or vpcd's TCP port. Whole frames only.
// Non-blocking; driven by the server's one poll loop. Says nothing of its own accord.
#pragma once

#include "app/core/Bytes.h"

#include <cstdint>
#include <filesystem>
#include <optional>

namespace uketsuke::virtualcard {

/// Where a card is laid down.
struct ReaderAddress {
    std::filesystem::path socket; ///< of ifd-uketsuke; or
    std::uint16_t vpcdPort{0};    ///< on 127.0.0.1
};

class CardLine {
public:
    /// Nothing when nobody listens there (yet).
    [[nodiscard]] static std::optional<CardLine> connect(const ReaderAddress& address);
    CardLine(CardLine&& other) noexcept;
    CardLine& operator=(CardLine&& other) noexcept;
    ~CardLine();

    [[nodiscard]] int descriptor() const { return m_descriptor; }

    /// Reads what there is. False when the reader is gone.
    [[nodiscard]] bool receive();
    /// The next whole payload, if there is one.
    [[nodiscard]] std::optional<core::Bytes> takeFrame();
    /// One write for header and payload. False when the reader is gone.
    [[nodiscard]] bool send(core::ByteView payload);
    /// For the knobs that break the format on purpose.
    [[nodiscard]] bool sendRaw(core::ByteView bytes);

private:
    CardLine(int descriptor, bool tcp) : m_descriptor(descriptor), m_tcp(tcp) {}

    int m_descriptor{-1};
    bool m_tcp{false};
    core::Bytes m_received;
};

} // namespace uketsuke::virtualcard
