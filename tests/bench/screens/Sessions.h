// The screens of whole sessions in the kiosk's window, touched by a finger of the window system: how long a touch waits
// for its answer, and what a thousand sessions leave in memory. Card, camera and network are not part of it: what
// follows a touch is shown at once.
#pragma once

#include "tests/bench/face/Rows.h"

namespace uketsuke::bench {

/// From the finger on the glass to the frame that shows the button pressed; from the finger lifted to the frame that
/// shows what follows.
struct TouchAnswers {
    Times pressed;
    Times followed;
};
[[nodiscard]] TouchAnswers answersToTouches(int rounds);

struct SessionMemory {
    double early{0}; ///< resident MiB after `warm` sessions
    double late{0};  ///< after all
};
/// Each session meets every fixture of the gallery's screens once, in the order of a visit, in one of the two
/// languages.
[[nodiscard]] SessionMemory memoryOverSessions(int warm, int sessions);

} // namespace uketsuke::bench
