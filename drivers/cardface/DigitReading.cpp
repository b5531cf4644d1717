#include "drivers/cardface/DigitReading.h"

namespace uketsuke::cardface {

double DigitReading::confidence() const
{
    const double byLikeness = (likeness - 0.60) / 0.2 + 0.5;
    const double byLead = lead / 0.05 * 0.5;
    const double byNetwork = share < 0.5 ? 0.0 : 0.5 + (share - 0.9) * 2;
    return std::clamp(std::min({byLikeness, byLead, byNetwork}), 0.0, 1.0);
}

} // namespace uketsuke::cardface
