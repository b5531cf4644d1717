#include "drivers/device/SystemClock.h"

#include <sys/timex.h>

#include <chrono>
#include <cstdlib>
#include <utility>

namespace uketsuke::device {
namespace {

bool kernelSaysSynchronised()
{
    timex state{};
    const int result = ::adjtimex(&state);
    return result >= 0 && result != TIME_ERROR && (state.status & STA_UNSYNC) == 0;
}

} // namespace

ClockSources systemSources()
{
    using namespace std::chrono;
    return {
        [] { return core::Instant{duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count()}; },
        [] { return duration_cast<milliseconds>(steady_clock::now().time_since_epoch()); },
        kernelSaysSynchronised,
    };
}

SystemClock::SystemClock(ClockSources sources)
    : m_sources(std::move(sources)), m_offset(m_sources.wall().unixMilliseconds - m_sources.monotonic().count()),
      m_everSynchronised(m_sources.synchronised())
{
}

core::Instant SystemClock::now() const
{
    look();
    return m_sources.wall();
}

core::Milliseconds SystemClock::monotonic() const { return m_sources.monotonic(); }

ports::ClockTrust SystemClock::trust() const
{
    look();
    if (m_jumped)
        return ports::ClockTrust::Jumped;
    return m_sources.synchronised() ? ports::ClockTrust::Trusted : ports::ClockTrust::Unknown;
}

void SystemClock::look() const
{
    const auto offset = m_sources.wall().unixMilliseconds - m_sources.monotonic().count();
    const auto moved = offset - m_offset.exchange(offset);
    // A slow slew by a time service moves a little between two looks; only a step moves much at once.
    if (std::abs(moved) > tolerance.count() && m_everSynchronised)
        m_jumped = true;
    if (!m_everSynchronised && m_sources.synchronised())
        m_everSynchronised = true;
}

} // namespace uketsuke::device
