// Intervals for rates, and what a rate with its interval says about a goal. 95 % throughout. Pure.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>

namespace uketsuke::evaluation {

struct Interval {
    double low{0}, high{1};
    friend bool operator==(const Interval&, const Interval&) = default;
};

/// A share of something, with the interval that persons (and not comparisons) allow.
struct Rate {
    double value{0};
    Interval interval;
    std::size_t errors{0}, trials{0};
    std::size_t persons{0};
};

/// Wilson's score interval for `errors` of `trials` independent ones; 0 to 1 without trials.
[[nodiscard]] Interval wilson(std::size_t errors, std::size_t trials);

/// From the bootstrap's replicates: the shares of 2.5 % and 97.5 %. Nothing without replicates.
[[nodiscard]] std::optional<Interval> percentileInterval(std::span<const double> replicates);

enum class Finding { Reached, NotReached, NotResolved };

/// Whether a rate is at most `goal`: reached only if the whole interval lies at or below it, not reached only if the
/// whole interval lies above, else the data do not tell.
[[nodiscard]] Finding against(double goal, const Rate& rate);
[[nodiscard]] std::string_view nameOf(Finding finding);

} // namespace uketsuke::evaluation
