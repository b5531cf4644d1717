// TEST: time that stands still until it is told to go on, jump, go back or be distrusted. Any thread.
#pragma once

#include "app/ports/Clock.h"

#include <mutex>

namespace uketsuke::simulated {

class SimulatedClock final : public ports::Clock {
public:
    explicit SimulatedClock(core::Instant start = {1'795'392'000'000}) : m_now(start) {} // 2026-11-23 09:00 in Japan

    /// Time passes on both clocks. Never back: negative spans are taken as none.
    void advance(core::Milliseconds span);
    /// Somebody sets the wall clock; back as well. Trust becomes `Jumped`.
    void jump(core::Milliseconds span);
    void setTrust(ports::ClockTrust trust);

    [[nodiscard]] core::Instant now() const override;
    [[nodiscard]] core::Milliseconds monotonic() const override;
    [[nodiscard]] ports::ClockTrust trust() const override;

private:
    mutable std::mutex m_mutex; ///< guards what follows
    core::Instant m_now;
    core::Milliseconds m_monotonic{1'000'000};
    ports::ClockTrust m_trust{ports::ClockTrust::Trusted};
};

} // namespace uketsuke::simulated
