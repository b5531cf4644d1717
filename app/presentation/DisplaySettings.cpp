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
    choose(next);
}

void DisplaySettings::chooseTextPercent(int percent)
{
    if (std::ranges::find(textPercents, percent) == textPercents.end())
        return;
    auto next = m_choice;
    next.textPercent = percent;
    choose(next);
}

void DisplaySettings::chooseLowReach(bool low)
{
    auto next = m_choice;
    next.lowReach = low;
    choose(next);
}

void DisplaySettings::show(const Choice& choice)
{
    if (std::exchange(m_choice, choice) != choice)
        Q_EMIT changed();
}

void DisplaySettings::choose(const Choice& choice)
{
    show(choice);
    Q_EMIT touched();
}

} // namespace uketsuke::presentation
