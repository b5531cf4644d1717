// Points in time as plain values: the core never asks a clock. Wall time is UTC; what the national system
// reads is Japan's time (UTC+9, no summer time). Pure.
#pragma once

#include <chrono>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace uketsuke::core {

using Milliseconds = std::chrono::milliseconds;

struct Instant {
    std::int64_t unixMilliseconds{0};

    [[nodiscard]] std::int64_t unixSeconds() const { return unixMilliseconds / 1000; }
    friend auto operator<=>(const Instant&, const Instant&) = default;
    friend Instant operator+(Instant instant, Milliseconds span) { return {instant.unixMilliseconds + span.count()}; }
    friend Milliseconds operator-(Instant left, Instant right)
    {
        return Milliseconds(left.unixMilliseconds - right.unixMilliseconds);
    }
};

struct CivilDate {
    int year{0};
    unsigned month{0};
    unsigned day{0};
    friend auto operator<=>(const CivilDate&, const CivilDate&) = default;
};

/// Nothing unless the text is eight digits and names a day that exists.
[[nodiscard]] std::optional<CivilDate> parseDate(std::string_view yyyymmdd);
/// The day in Japan at that instant.
[[nodiscard]] CivilDate japaneseDate(Instant instant);
/// YYYYMMDDHHmmss in Japan's time, as OQS writes times.
[[nodiscard]] std::string japaneseTimestamp(Instant instant);
/// Full years between two days: a person's age on `today`.
[[nodiscard]] int ageOn(CivilDate birth, CivilDate today);

} // namespace uketsuke::core
