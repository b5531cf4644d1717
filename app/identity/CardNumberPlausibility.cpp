#include "app/identity/CardNumberPlausibility.h"

#include <algorithm>
#include <array>

namespace uketsuke::identity {

namespace {

constexpr std::size_t cardNumberDigits = 14;
constexpr std::size_t monthAt = 2;
constexpr std::size_t dayAt = 4;
constexpr std::size_t expiryYearAt = 6;
/// A card is valid to the tenth birthday after its issue, which may lie eleven calendar years on.
constexpr int yearsAhead = 11;
/// February has 29: without the era nobody can say whether the year was a leap year.
constexpr std::array<int, 12> longestMonth{31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

int numberAt(core::ByteView digits, std::size_t at, std::size_t count)
{
    int value = 0;
    for (const auto digit : digits.subspan(at, count))
        value = value * 10 + (std::to_integer<int>(digit) - '0');
    return value;
}

std::unexpected<core::Error> implausible(core::Redacted note)
{
    return core::failure(core::Fault::CardNumberImplausible, "checkCardNumber", std::move(note));
}

} // namespace

core::Result<> checkCardNumber(const ports::CardNumberB& number, core::CivilDate today)
{
    const auto digits = number.digits.view();
    if (digits.size() != cardNumberDigits)
        return implausible("not fourteen characters");
    if (!std::ranges::all_of(digits,
                             [](std::byte digit) { return digit >= std::byte{'0'} && digit <= std::byte{'9'}; }))
        return implausible("a character is no digit");
    const auto month = numberAt(digits, monthAt, 2);
    if (month < 1 || month > 12)
        return implausible("no such month of birth");
    const auto day = numberAt(digits, dayAt, 2);
    if (day < 1 || day > longestMonth[static_cast<std::size_t>(month - 1)])
        return implausible("no such day of birth");
    const auto expiryYear = numberAt(digits, expiryYearAt, 4);
    if (expiryYear < today.year || expiryYear > today.year + yearsAhead)
        return implausible("year of expiry past or too far ahead");
    return {};
}

} // namespace uketsuke::identity
