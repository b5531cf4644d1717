#include "tools/face-eval/statistics/Interval.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace uketsuke::evaluation {

namespace {

constexpr double normalQuantile = 1.959963984540054; // of 97.5 %

} // namespace

Interval wilson(std::size_t errors, std::size_t trials)
{
    if (trials == 0)
        return {0, 1};
    const auto count = static_cast<double>(trials);
    const double share = static_cast<double>(errors) / count;
    const double square = normalQuantile * normalQuantile;
    const double middle = (share + square / (2 * count)) / (1 + square / count);
    const double half =
        normalQuantile * std::sqrt(share * (1 - share) / count + square / (4 * count * count)) / (1 + square / count);
    // At the ends the closed form leaves a rounding error where the interval is known to end.
    return {errors == 0 ? 0 : std::max(0.0, middle - half), errors == trials ? 1 : std::min(1.0, middle + half)};
}

std::optional<Interval> percentileInterval(std::span<const double> replicates)
{
    if (replicates.empty())
        return std::nullopt;
    std::vector<double> sorted(replicates.begin(), replicates.end());
    std::ranges::sort(sorted);
    const auto at = [&](double share) {
        const double place = share * static_cast<double>(sorted.size() - 1);
        const auto below = static_cast<std::size_t>(place);
        const auto above = std::min(below + 1, sorted.size() - 1);
        return std::lerp(sorted[below], sorted[above], place - static_cast<double>(below));
    };
    return Interval{at(0.025), at(0.975)};
}

Finding against(double goal, const Rate& rate)
{
    if (rate.trials == 0)
        return Finding::NotResolved;
    if (rate.interval.high <= goal)
        return Finding::Reached;
    return rate.interval.low > goal ? Finding::NotReached : Finding::NotResolved;
}

std::string_view nameOf(Finding finding)
{
    switch (finding) {
    case Finding::Reached: return "reached";
    case Finding::NotReached: return "not reached";
    case Finding::NotResolved: return "not resolved";
    }
    return "not resolved";
}

} // namespace uketsuke::evaluation
