// Compares the card's photo with the live face, 1:1 (ISO/IEC 2382-37: reference and probe). Real: drivers/face.
// Lives on the vision thread. Holds the reference and the best probes of one session in wiped memory until `clear`.
// Gives numbers; what they mean is decided by app/identity/FaceDecision.
#pragma once

#include "app/core/Result.h"
#include "app/ports/Camera.h"

#include <optional>
#include <string>
#include <vector>

namespace uketsuke::ports {

/// What to tell the person. `Good`: the frame is usable.
enum class FaceHint {
    Good,
    NoFace,
    OnePersonOnly,
    Closer,
    FartherAway,
    FaceTheCamera,
    HoldHeadStraight,
    MoreLight,
    LessLight,
    HoldStill,
    UncoverEyes,
    UncoverMouth
};

struct FaceBox { // in pixels of the frame
    double x{0}, y{0}, width{0}, height{0};
};

/// What eyes and head do in one frame. Faces differ, so that only the change over time means something. Gap and turn
/// are places within the plane of eyes and mouth: a flat picture seen from afar keeps them however it is moved, turned
/// or tilted, and tells by breadth and skew that it was.
struct FaceMeasures {
    double eyesOpen{0}; ///< by a network: 0 closed to 1 open, mean of both eyes
    double lidGap{0};   ///< between the lids, in distances from the eyes to the mouth
    double turn{0}; ///< the nose tip beside that plane's middle, in distances of the eyes; grows to the picture's right
    double breadth{0}; ///< distance of the eyes, in distances from the eyes to the mouth
    double skew{0};    ///< cosine of the angle between these two ways
    friend bool operator==(const FaceMeasures&, const FaceMeasures&) = default;
};

struct FrameVerdict {
    FaceHint hint{FaceHint::NoFace};
    std::optional<FaceBox> face;
    /// Set wherever exactly one face of a fit size is seen, usable or not: a turned head is measured, never compared.
    std::optional<FaceMeasures> measures;
    /// Cosine of this frame and the usable ones before it: whether the person is still the same. Usable frames only.
    std::optional<double> continuity;
    /// Set for usable frames only: cosine of reference and probe fused over the best frames so far, -1 to 1.
    std::optional<double> comparisonScore;
    /// Passive presentation attack detection, 0 attack to 1 bona fide, mean over the same frames.
    std::optional<double> bonaFideScore;
    int usableFrames{0}; ///< how many frames the two scores rest on
};

/// Named in the token so that a verifier knows which models decided.
struct ModelPack {
    std::string name;
    core::Sha256Digest digest{}; ///< of the pack's manifest, which holds each model's digest
};

class FaceMatcher {
public:
    virtual ~FaceMatcher() = default;
    /// Decodes the card's photo (JP2) and makes the reference. Errors: PhotoMissing, PhotoUnreadable, NoFaceInPhoto.
    virtual core::Result<> enrol(core::ByteView photo) = 0;
    /// Judges one frame. Errors: CameraFrameMalformed, ModelUnusable.
    virtual core::Result<FrameVerdict> examine(const Frame& frame) = 0;
    /// Forgets the probes and keeps the reference: a new try of the same person.
    virtual void forgetProbes() = 0;
    /// Wipes everything of the session.
    virtual void clear() = 0;
    [[nodiscard]] virtual const ModelPack& pack() const = 0;
};

} // namespace uketsuke::ports
