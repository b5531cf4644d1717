// How many camera pictures a second reach the screen while faces are compared: the pretended camera at 30 a second, the
// matcher on a thread of its own as fast as it can, and the kiosk's preview item drawn in a window by Qt's software
// renderer. Nothing of it is shortened; what is missing is the rest of the screen and the card's thread.
#pragma once

#include "app/ports/FaceMatcher.h"

#include <filesystem>

namespace uketsuke::bench {

struct PreviewRate {
    double lowest{0}; ///< of all whole seconds
    double mean{0};
    int compared{0}; ///< frames the matcher judged meanwhile
};

/// Needs a QGuiApplication; runs its event loop for `seconds`.
[[nodiscard]] PreviewRate previewWhileMatching(ports::FaceMatcher& matcher, const std::filesystem::path& person,
                                               int seconds);

} // namespace uketsuke::bench
