// The machine's clocks, and how far the wall clock may be believed. Any thread. Never sets a clock.
#pragma once

#include "app/ports/Clock.h"

#include <atomic>
#include <functional>

namespace uketsuke::device {

/// What the judgement rests on; given from outside in tests.
struct ClockSources {
    std::function<core::Instant()> wall;
    std::function<core::Milliseconds()> monotonic;
    std::function<bool()> synchronised;
};

/// gettimeofday, CLOCK_MONOTONIC, and the kernel's own word whether a time service keeps it (adjtimex(2)).
[[nodiscard]] ClockSources systemSources();

class SystemClock final : public ports::Clock {
public:
    /// Wall time may drift from monotonic time by this much between two looks, which covers slewing by a time service.
    static constexpr core::Milliseconds tolerance{2000};

    explicit SystemClock(ClockSources sources = systemSources());

    [[nodiscard]] core::Instant now() const override;
    [[nodiscard]] core::Milliseconds monotonic() const override;
    /// Jumped once, jumped for good: a token sealed after it must say so until the kiosk is started again. Setting the
    /// clock for the first time after boot is no jump: it was unknown before.
    [[nodiscard]] ports::ClockTrust trust() const override;

private:
    void look() const;

    ClockSources m_sources;
    mutable std::atomic<std::int64_t> m_offset; ///< wall minus monotonic at the last look
    mutable std::atomic<bool> m_everSynchronised;
    mutable std::atomic<bool> m_jumped{false};
};

} // namespace uketsuke::device
