#include "drivers/simulated/SimulatedVoice.h"

#include <algorithm>

namespace uketsuke::simulated {
namespace {

constexpr std::size_t mostKept = 4096; ///< of a run whose listener never asks

} // namespace

bool SimulatedVoice::say(std::vector<ports::Prompt> prompts, ports::Manner manner)
{
    const std::scoped_lock lock(m_mutex);
    const auto now = m_clock.monotonic();
    const bool speaks = !m_planned.empty() && m_planned.back().ends > now;
    if (manner == ports::Manner::IfSilent && speaks)
        return false;
    const auto waiting = std::ranges::count_if(m_planned, [now](const auto& one) { return one.ends > now; });
    if ((manner == ports::Manner::After ? static_cast<std::size_t>(waiting) : 0) + prompts.size() > mostWaiting)
        return false;
    if (manner == ports::Manner::Instead)
        cutAt(now);
    auto begins = m_planned.empty() ? now : std::max(now, m_planned.back().ends);
    for (auto& prompt : prompts) {
        const auto length = m_lengthOf(prompt);
        if (length <= core::Milliseconds(0))
            continue; // there is no such prompt
        m_planned.push_back({{std::move(prompt), begins, m_interruptions}, begins + length});
        begins += length;
    }
    for (; m_planned.size() > mostKept; m_planned.pop_front())
        m_told -= m_told > 0 ? 1 : 0;
    return true;
}

void SimulatedVoice::silence()
{
    const std::scoped_lock lock(m_mutex);
    cutAt(m_clock.monotonic());
}

bool SimulatedVoice::isSpeaking() const
{
    const std::scoped_lock lock(m_mutex);
    return !m_planned.empty() && m_planned.back().ends > m_clock.monotonic();
}

std::vector<HeardPrompt> SimulatedVoice::takeHeard()
{
    const std::scoped_lock lock(m_mutex);
    const auto now = m_clock.monotonic();
    std::vector<HeardPrompt> heard;
    for (; m_told < m_planned.size() && m_planned[m_told].heard.began <= now; ++m_told)
        heard.push_back(m_planned[m_told].heard);
    return heard;
}

void SimulatedVoice::cutAt(core::Milliseconds now)
{
    while (m_planned.size() > m_told && m_planned.back().heard.began > now)
        m_planned.pop_back();
    if (!m_planned.empty() && m_planned.back().ends > now)
        m_planned.back().ends = now;
    ++m_interruptions;
}

} // namespace uketsuke::simulated
