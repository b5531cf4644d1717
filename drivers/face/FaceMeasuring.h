// What eyes and head do, as numbers out of 68 points. Pure; any thread.
//
// Places are given in the plane of the two eyes and the mouth: along the eyes and from the eyes to the mouth. Seen from
// afar a flat picture keeps such places whatever is done to it (an affine map keeps them), so that a print that is
// moved, turned or tilted neither blinks nor turns its head. The tip of a real nose stands before that plane.
#pragma once

#include "app/ports/FaceMatcher.h"
#include "drivers/face/FaceGeometry.h"

#include <optional>

namespace uketsuke::face {

/// Nothing when the points make no face.
[[nodiscard]] std::optional<ports::FaceMeasures> measuresOf(const Points68& points, double eyesOpen);

} // namespace uketsuke::face
