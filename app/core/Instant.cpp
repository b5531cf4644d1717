#include "app/core/Instant.h"

#include <algorithm>
#include <array>
#include <cstdio>

namespace uketsuke::core {
namespace {

constexpr auto japanOffset = std::chrono::hours(9);

auto japaneseTime(Instant instant)
{
    return std::chrono::sys_time<Milliseconds>(Milliseconds(instant.unixMilliseconds)) + japanOffset;
}

} // namespace

std::optional<CivilDate> parseDate(std::string_view yyyymmdd)
{
    if (yyyymmdd.size() != 8 || !std::ranges::all_of(yyyymmdd, [](char c) { return c >= '0' && c <= '9'; }))
        return std::nullopt;
    const auto number = [&](std::size_t at, std::size_t count) {
        int value = 0;
        for (const char digit : yyyymmdd.substr(at, count))
            value = value * 10 + (digit - '0');
        return value;
    };
    const CivilDate date{number(0, 4), static_cast<unsigned>(number(4, 2)), static_cast<unsigned>(number(6, 2))};
    const std::chrono::year_month_day day{std::chrono::year(date.year), std::chrono::month(date.month),
                                          std::chrono::day(date.day)};
    if (!day.ok())
        return std::nullopt;
    return date;
}

CivilDate japaneseDate(Instant instant)
{
    const std::chrono::year_month_day day(std::chrono::floor<std::chrono::days>(japaneseTime(instant)));
    return {static_cast<int>(day.year()), static_cast<unsigned>(day.month()), static_cast<unsigned>(day.day())};
}

std::string japaneseTimestamp(Instant instant)
{
    const auto time = japaneseTime(instant);
    const auto midnight = std::chrono::floor<std::chrono::days>(time);
    const auto date = japaneseDate(instant);
    const std::chrono::hh_mm_ss clock(std::chrono::floor<std::chrono::seconds>(time - midnight));
    std::array<char, 40> text{};
    const int length =
        std::snprintf(text.data(), text.size(), "%04d%02u%02u%02d%02d%02d", date.year, date.month, date.day,
                      static_cast<int>(clock.hours().count()), static_cast<int>(clock.minutes().count()),
                      static_cast<int>(clock.seconds().count()));
    return {text.data(), static_cast<std::size_t>(length)};
}

int ageOn(CivilDate birth, CivilDate today)
{
    const bool birthdayToCome = std::pair(today.month, today.day) < std::pair(birth.month, birth.day);
    return today.year - birth.year - (birthdayToCome ? 1 : 0);
}

} // namespace uketsuke::core
