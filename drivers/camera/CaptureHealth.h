// Judges a stream of pictures: is the camera there, does it move, does it see? Time is passed in, so that the rules can
// be tested without waiting. One owner, who locks; never holds a picture, only a number that changes with it.
#pragma once

#include "app/ports/Camera.h"

#include <optional>

namespace uketsuke::camera {

/// A picture that stays the same, bit by bit, or stays away, for longer than this is no live picture: a sensor's noise
/// alone changes every one.
inline constexpr core::Milliseconds frozenAfter{1000};
/// Cameras take their time from switching on to the first picture.
inline constexpr core::Milliseconds warmUp{3000};

class CaptureHealth {
public:
    /// Capturing begins: nothing is known to be wrong.
    void begin(core::Milliseconds now);
    /// Capturing ended by wish: nothing is known to be wrong either.
    void end();
    void failed(core::Error error);
    void malformed() { m_malformedSinceFresh = true; }
    /// True when the picture is another one than before; only such a picture may be shown as new.
    [[nodiscard]] bool arrived(const ports::Frame& frame, core::Milliseconds now);

    [[nodiscard]] core::Result<> verdict(core::Milliseconds now) const;
    [[nodiscard]] core::Milliseconds lastFresh() const { return m_lastFresh; }

private:
    bool m_running{false};
    bool m_everFresh{false};
    bool m_malformedSinceFresh{false};
    std::optional<core::Error> m_failure;
    std::uint64_t m_fingerprint{0};
    core::Milliseconds m_lastFresh{0};
    core::Milliseconds m_lastLit{0};
};

} // namespace uketsuke::camera
