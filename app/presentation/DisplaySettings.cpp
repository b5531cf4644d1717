#include "app/presentation/DisplaySettings.h"

#include <algorithm>
#include <utility>

namespace uketsuke::presentation {

void DisplaySettings::setDefault(const Choice& choice)
{
    m_default = choice;
    returnToDefault();
}

void DisplaySettings::chooseColours(Colours colours)
{
    auto next = m_choice;
    next.colours = colours;
    show(next);
    Q_EMIT touched();
}

void DisplaySettings::chooseTextPercent(int percent)
{
    auto next = m_choice;
    if (std::ranges::find(textPercents, percent) != textPercents.end())
        next.textPercent = percent;
    show(next);
    Q_EMIT touched();
}

void DisplaySettings::chooseLowReach(bool low)
{
    auto next = m_choice;
    next.lowReach = low;
    show(next);
    Q_EMIT touched();
}

void DisplaySettings::chooseVoice(bool speaks)
{
    auto next = m_choice;
    next.voice = speaks && m_voiceOffered;
    show(next);
    Q_EMIT touched();
}

void DisplaySettings::setVoiceOffered(bool offered)
{
    if (std::exchange(m_voiceOffered, offered) != offered)
        Q_EMIT changed();
}

void DisplaySettings::show(const Choice& choice)
{
    if (std::exchange(m_choice, choice) != choice)
        Q_EMIT changed();
}

} // namespace uketsuke::presentation
