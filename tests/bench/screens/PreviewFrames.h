// What a frame of the camera's screen costs while faces are compared, and where the time goes: the pretended camera at
// 30 a second, the matcher on a thread of its own as fast as it can, the whole screen in a window of 1280x800, drawn by
// Qt's software renderer. Beside it a peer: the same frames drawn by QPainter alone, as large, without mirror, oval and
// corners.
#pragma once

#include "app/ports/FaceMatcher.h"
#include "tests/bench/face/Rows.h"

#include <filesystem>

namespace uketsuke::bench {

struct PreviewFrames {
    Times whole;              ///< from the end of the animations to the frame that is shown
    Times polish;             ///< until the scene is taken over: layouts, and words that changed
    Times take;               ///< the scene is taken over; painted items paint
    Times draw;               ///< the renderer draws what changed, and the platform shows it
    Times peer;               ///< QPainter alone
    std::vector<double> gaps; ///< milliseconds between two of the camera's pictures on the screen
    int compared{0};          ///< frames that the matcher judged meanwhile
    int shown{0};             ///< of the camera's pictures
    double seconds{0};
};

/// Needs a QGuiApplication; runs its event loop for `seconds`.
[[nodiscard]] PreviewFrames framesOfPreview(ports::FaceMatcher& matcher, const std::filesystem::path& person,
                                            int seconds);

} // namespace uketsuke::bench
