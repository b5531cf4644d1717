#include "drivers/handoff/ShiftJis.h"

#include <iconv.h>

#include <array>
#include <cstdint>
#include <vector>

namespace uketsuke::handoff {

namespace {

class Converter {
public:
    Converter(const char* to, const char* from) : m_handle(iconv_open(to, from)) {}
    Converter(const Converter&) = delete;
    Converter& operator=(const Converter&) = delete;
    ~Converter()
    {
        if (isOpen())
            iconv_close(m_handle);
    }
    [[nodiscard]] bool isOpen() const { return m_handle != reinterpret_cast<iconv_t>(-1); }

    /// True when all of `in` was turned, without a character given up; `out` ends where it was written to.
    [[nodiscard]] bool convert(std::string_view in, std::string& out)
    {
        iconv(m_handle, nullptr, nullptr, nullptr, nullptr);
        out.resize(in.size() * 4 + 4);               // UTF-32 is the longest of the three
        auto* source = const_cast<char*>(in.data()); // iconv's signature; it does not write there
        auto sourceLeft = in.size();
        auto* target = out.data();
        auto targetLeft = out.size();
        const auto given = iconv(m_handle, &source, &sourceLeft, &target, &targetLeft);
        out.resize(out.size() - targetLeft);
        return given == 0 && sourceLeft == 0;
    }

private:
    iconv_t m_handle;
};

std::optional<std::string> utf32Of(std::string_view utf8)
{
    Converter decode("UTF-32LE", "UTF-8");
    std::string points;
    if (!decode.isOpen() || !decode.convert(utf8, points))
        return std::nullopt;
    return points;
}

/// CP932 adds NEC's row 13, the NEC and IBM extensions and user-defined characters to JIS X 0208. Their lead bytes:
/// a receipt computer that keeps to JIS90 cannot read them (oqs-ehr 3.3).
bool isJis90(std::string_view bytes)
{
    if (bytes.size() == 1) {
        const auto one = static_cast<std::uint8_t>(bytes[0]);
        return one < 0x80 || (one >= 0xA1 && one <= 0xDF);
    }
    if (bytes.size() != 2)
        return false;
    const auto lead = static_cast<std::uint8_t>(bytes[0]);
    const auto trail = static_cast<std::uint8_t>(bytes[1]);
    if (lead == 0xEA)
        return trail <= 0xA4; // row 84 ends with 熙, the second of the two that JIS X 0208:1990 added
    return (lead >= 0x81 && lead <= 0x84) || (lead >= 0x88 && lead <= 0x9F) || (lead >= 0xE0 && lead <= 0xE9);
}

/// JIS X 0208 gives these one code each, vendors two names in Unicode (JIS X 0221 against CP932). The same character,
/// so no repair; every other pair that iconv would quietly merge is refused.
constexpr std::array sameCharacter{
    std::pair{0x2014U, 0x2015U}, std::pair{0x2016U, 0x2225U}, std::pair{0x2212U, 0xFF0DU}, std::pair{0x301CU, 0xFF5EU},
    std::pair{0x00A2U, 0xFFE0U}, std::pair{0x00A3U, 0xFFE1U}, std::pair{0x00ACU, 0xFFE2U},
};

std::uint32_t pointAt(std::string_view utf32, std::size_t at)
{
    std::uint32_t point = 0;
    for (std::size_t byte = 0; byte < 4; ++byte)
        point |= static_cast<std::uint32_t>(static_cast<std::uint8_t>(utf32[at + byte])) << (8 * byte);
    return point;
}

bool isSame(std::uint32_t given, std::uint32_t back)
{
    if (given == back)
        return true;
    for (const auto& [jis, vendor] : sameCharacter)
        if (given == jis && back == vendor)
            return true;
    return false;
}

} // namespace

bool isUtf8(std::string_view text) { return utf32Of(text).has_value(); }

std::optional<ShiftJisText> toShiftJis(std::string_view utf8)
{
    const auto points = utf32Of(utf8);
    Converter encode("CP932", "UTF-32LE");
    Converter decode("UTF-32LE", "CP932");
    if (!points || !encode.isOpen() || !decode.isOpen())
        return std::nullopt;

    ShiftJisText text;
    std::string bytes;
    std::string back;
    for (std::size_t at = 0; at + 4 <= points->size(); at += 4) {
        const auto character = std::string_view(*points).substr(at, 4);
        const auto fits = encode.convert(character, bytes) && isJis90(bytes) && decode.convert(bytes, back)
                          && back.size() == 4 && isSame(pointAt(*points, at), pointAt(back, 0));
        if (fits) {
            text.bytes += bytes;
        } else {
            text.bytes += "\x81\x9C"; // ●
            ++text.replaced;
        }
    }
    return text;
}

} // namespace uketsuke::handoff
