#include "drivers/simulated/SimulatedClock.h"

#include <algorithm>

namespace uketsuke::simulated {

void SimulatedClock::advance(core::Milliseconds span)
{
    const std::lock_guard lock(m_mutex);
    span = std::max(span, core::Milliseconds(0));
    m_now = m_now + span;
    m_monotonic += span;
}

void SimulatedClock::jump(core::Milliseconds span)
{
    const std::lock_guard lock(m_mutex);
    m_now = m_now + span;
    m_trust = ports::ClockTrust::Jumped;
}

void SimulatedClock::setTrust(ports::ClockTrust trust)
{
    const std::lock_guard lock(m_mutex);
    m_trust = trust;
}

core::Instant SimulatedClock::now() const
{
    const std::lock_guard lock(m_mutex);
    return m_now;
}

core::Milliseconds SimulatedClock::monotonic() const
{
    const std::lock_guard lock(m_mutex);
    return m_monotonic;
}

ports::ClockTrust SimulatedClock::trust() const
{
    const std::lock_guard lock(m_mutex);
    return m_trust;
}

} // namespace uketsuke::simulated
