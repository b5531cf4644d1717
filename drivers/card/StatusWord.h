// Status words the applications of a My Number Card were seen to give, and the two questions asked about them.
// Values of ISO 7816-4 and JICSAP 1.1. Pure.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>

namespace uketsuke::card {

struct StatusWord {
    std::uint16_t value{0};

    friend auto operator<=>(const StatusWord&, const StatusWord&) = default;

    /// 63Cx and nothing else counts tries. Reading a number out of 6984 is a known mistake of other programs.
    [[nodiscard]] constexpr std::optional<int> triesLeft() const
    {
        if ((value & 0xFFF0) != 0x63C0)
            return std::nullopt;
        return value & 0x000F;
    }
};

namespace status {
inline constexpr StatusWord success{0x9000};
inline constexpr StatusWord endOfFileReached{0x6282};
inline constexpr StatusWord wrongUncounted{0x6300};
inline constexpr StatusWord wrongLength{0x6700};
inline constexpr StatusWord commandDoesNotFitFile{0x6981};
inline constexpr StatusWord securityNotSatisfied{0x6982};
inline constexpr StatusWord methodBlocked{0x6983};
inline constexpr StatusWord keyFileBlocked{0x6984};
inline constexpr StatusWord conditionsNotSatisfied{0x6985};
inline constexpr StatusWord noCurrentFile{0x6986};
inline constexpr StatusWord notFound{0x6A82};
inline constexpr StatusWord wrongParameters{0x6A86};
inline constexpr StatusWord referenceNotFound{0x6A88};
inline constexpr StatusWord offsetBeyondFile{0x6B00};
inline constexpr StatusWord unknownInstruction{0x6D00};
inline constexpr StatusWord unknownClass{0x6E00};
inline constexpr StatusWord noPreciseDiagnosis{0x6F00};
} // namespace status

/// ISO 7816-3, 10.3.3 and ISO 7816-4, 5.1.3: SW1 is 6X (but not 60) or 9X. Anything else is noise.
[[nodiscard]] constexpr bool isStatusWord(StatusWord word)
{
    const auto first = static_cast<unsigned>(word.value >> 8);
    return (first & 0xF0) == 0x90 || ((first & 0xF0) == 0x60 && first != 0x60);
}

/// 6Cxx: Le was wrong.
[[nodiscard]] constexpr bool isWrongExpectedLength(StatusWord word) { return (word.value & 0xFF00) == 0x6C00; }

[[nodiscard]] constexpr bool isBlocked(StatusWord word)
{
    return word == status::methodBlocked || word == status::keyFileBlocked;
}

} // namespace uketsuke::card
