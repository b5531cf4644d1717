// How long to wait before a delivery is tried again: exponential, with jitter, between one second and five minutes.
// Jitter keeps a hundred kiosks from knocking together when OQS comes back. Pure: the random value is the caller's.
#pragma once

#include "app/core/Instant.h"

#include <cstdint>

namespace uketsuke::delivery {

class RetrySchedule {
public:
    static constexpr core::Milliseconds shortest{1'000};
    static constexpr core::Milliseconds longest{300'000};

    /// `tries`: how many have failed before this one. The result lies in the upper half of the step
    /// (2 s, 4 s, 8 s … 300 s), so it grows with every try and never comes near zero, whatever `random` is.
    [[nodiscard]] static core::Milliseconds delayAfter(int tries, std::uint64_t random);

    /// One draw serves a whole run: mixes it with a row's number so that two rows do not share their jitter.
    [[nodiscard]] static std::uint64_t mixed(std::uint64_t random, std::uint64_t sequence);
};

} // namespace uketsuke::delivery
