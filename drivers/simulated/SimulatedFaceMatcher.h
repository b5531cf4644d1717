// TEST: a matcher that says what it is told to. Keeps no picture. Setters from any thread, the port on one.
#pragma once

#include "app/ports/FaceMatcher.h"

#include <mutex>

namespace uketsuke::simulated {

/// What the person before the camera does, over and over: some frames of it, some at rest.
enum class FaceAct { Rest, Blink, TurnLeft, TurnRight, Frozen };

struct FaceScript {
    ports::FaceHint hint{ports::FaceHint::Good}; ///< NoFace, OnePersonOnly, … make no frame usable
    double comparisonScore{0.9};
    double bonaFideScore{0.9};
    FaceAct act{FaceAct::Rest};
    double continuity{0.9};         ///< with the usable frames before
    core::Milliseconds slowness{0}; ///< of each `examine`
    bool faceInPhoto{true};
    bool photoReadable{true};
    bool modelUsable{true};
};

class SimulatedFaceMatcher final : public ports::FaceMatcher {
public:
    void set(const FaceScript& script);

    core::Result<> enrol(core::ByteView photo) override;
    core::Result<ports::FrameVerdict> examine(const ports::Frame& frame) override;
    void forgetProbes() override;
    void clear() override;
    [[nodiscard]] const ports::ModelPack& pack() const override { return m_pack; }

private:
    mutable std::mutex m_mutex; ///< guards what follows
    FaceScript m_script;
    bool m_enrolled{false};
    int m_usable{0};
    int m_examined{0};
    const ports::ModelPack m_pack{"TEST-fixed-scores", {}};
};

} // namespace uketsuke::simulated
