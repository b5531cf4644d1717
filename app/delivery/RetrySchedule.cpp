#include "app/delivery/RetrySchedule.h"

#include <algorithm>

namespace uketsuke::delivery {

core::Milliseconds RetrySchedule::delayAfter(int tries, std::uint64_t random)
{
    constexpr int doublings = 8; // 2 s << 8 is past the longest step already, and far from overflow
    const auto step = std::min<std::int64_t>(2 * shortest.count() << std::clamp(tries, 0, doublings), longest.count());
    const auto half = step / 2;
    const auto jitter = random % static_cast<std::uint64_t>(step - half + 1);
    return core::Milliseconds(half + static_cast<std::int64_t>(jitter));
}

std::uint64_t RetrySchedule::mixed(std::uint64_t random, std::uint64_t sequence)
{
    // The finaliser of SplitMix64 (Steele, Lea, Flood 2014): spreads neighbouring inputs over all bits.
    auto value = random + sequence * 0x9E3779B97F4A7C15U;
    value = (value ^ (value >> 30U)) * 0xBF58476D1CE4E5B9U;
    value = (value ^ (value >> 27U)) * 0x94D049BB133111EBU;
    return value ^ (value >> 31U);
}

} // namespace uketsuke::delivery
