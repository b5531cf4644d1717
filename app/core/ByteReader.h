// A cursor over foreign bytes that cannot read past their end. The only place where lengths from outside
// meet memory. Not a copy: the bytes must outlive it. Any thread, one owner.
#pragma once

#include "app/core/Bytes.h"

#include <optional>

namespace uketsuke::core {

class ByteReader {
public:
    explicit ByteReader(ByteView bytes) : m_rest(bytes) {}

    [[nodiscard]] std::size_t remaining() const { return m_rest.size(); }
    [[nodiscard]] bool atEnd() const { return m_rest.empty(); }
    [[nodiscard]] ByteView rest() const { return m_rest; }

    /// Nothing, and nothing consumed, when fewer than `count` bytes are left.
    [[nodiscard]] std::optional<ByteView> take(std::size_t count)
    {
        if (count > m_rest.size())
            return std::nullopt;
        const auto taken = m_rest.first(count);
        m_rest = m_rest.subspan(count);
        return taken;
    }

    [[nodiscard]] std::optional<std::uint8_t> takeU8()
    {
        const auto bytes = take(1);
        if (!bytes)
            return std::nullopt;
        return std::to_integer<std::uint8_t>((*bytes)[0]);
    }

    /// Big-endian, as ISO 7816 has it.
    [[nodiscard]] std::optional<std::uint16_t> takeU16()
    {
        const auto bytes = take(2);
        if (!bytes)
            return std::nullopt;
        return static_cast<std::uint16_t>(std::to_integer<unsigned>((*bytes)[0]) << 8
                                          | std::to_integer<unsigned>((*bytes)[1]));
    }

    [[nodiscard]] std::optional<std::uint8_t> peekU8() const
    {
        if (m_rest.empty())
            return std::nullopt;
        return std::to_integer<std::uint8_t>(m_rest[0]);
    }

private:
    ByteView m_rest;
};

} // namespace uketsuke::core
