// Time as the kiosk knows it, and how far it may be believed. Real: drivers/device. Any thread.
#pragma once

#include "app/core/Instant.h"

namespace uketsuke::ports {

/// `Trusted`: synchronised within the configured age. `Unknown`: never since boot. `Jumped`: moved since start.
enum class ClockTrust { Trusted, Unknown, Jumped };

class Clock {
public:
    virtual ~Clock() = default;
    [[nodiscard]] virtual core::Instant now() const = 0;            ///< wall time, may jump
    [[nodiscard]] virtual core::Milliseconds monotonic() const = 0; ///< since an arbitrary start, never goes back
    [[nodiscard]] virtual ClockTrust trust() const = 0;
};

} // namespace uketsuke::ports
