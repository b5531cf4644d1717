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
    HoldStill
};

struct FaceBox { // in pixels of the frame
    double x{0}, y{0}, width{0}, height{0};
};

struct FrameVerdict {
    FaceHint hint{FaceHint::NoFace};
    std::optional<FaceBox> face;
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
