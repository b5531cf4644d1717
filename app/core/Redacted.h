// Text that is safe to log, because of how it was made: from literals, numbers and status words only.
// What a person, a card or a server said cannot get in by accident: there is no constructor for it.
#pragma once

#include <charconv>
#include <cstdint>
#include <string>
#include <string_view>

namespace uketsuke::core {

class Redacted {
public:
    Redacted() = default;

    /// Only a string literal fits: the length is part of its type.
    template <std::size_t N>
    // NOLINTNEXTLINE(google-explicit-constructor): literals are the safe case and read best unadorned
    constexpr Redacted(const char (&literal)[N]) : m_text(literal, N - 1)
    {
    }

    [[nodiscard]] static Redacted number(std::int64_t value)
    {
        Redacted result;
        result.m_text = std::to_string(value);
        return result;
    }

    /// A code of a protocol: status word, PC/SC code, library error number. Written as hexadecimal.
    [[nodiscard]] static Redacted code(std::uint64_t value)
    {
        char buffer[17];
        auto end = std::to_chars(buffer, buffer + sizeof buffer, value, 16).ptr;
        Redacted result;
        result.m_text = "0x" + std::string(buffer, end);
        return result;
    }

    /// Text whose author is a library, the configuration or the operating system. The caller vouches that no
    /// patient's data and no secret is in it. Control characters become '?', and the length is capped.
    [[nodiscard]] static Redacted reviewed(std::string_view text)
    {
        constexpr std::size_t longest = 400;
        Redacted result;
        result.m_text = std::string(text.substr(0, longest));
        for (auto& character : result.m_text)
            if (static_cast<unsigned char>(character) < 0x20 || character == 0x7F)
                character = '?';
        return result;
    }

    [[nodiscard]] const std::string& text() const { return m_text; }
    [[nodiscard]] bool empty() const { return m_text.empty(); }

    friend Redacted operator+(Redacted left, const Redacted& right)
    {
        left.m_text += right.m_text;
        return left;
    }
    friend bool operator==(const Redacted&, const Redacted&) = default;

private:
    std::string m_text;
};

} // namespace uketsuke::core
