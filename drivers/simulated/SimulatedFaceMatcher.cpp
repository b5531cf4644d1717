#include "drivers/simulated/SimulatedFaceMatcher.h"

#include <thread>

namespace uketsuke::simulated {
namespace {

constexpr int framesAtRest = 12, framesOfAct = 6;

ports::FaceMeasures measuresOf(FaceAct act, int frame)
{
    ports::FaceMeasures measures{.eyesOpen = 1, .lidGap = 0.12, .turn = 0, .breadth = 0.95, .skew = 0};
    if (act == FaceAct::Frozen)
        return measures;
    measures.skew = frame % 5 * 1e-4; // nobody is quite still
    if (frame % (framesAtRest + framesOfAct) < framesAtRest)
        return measures;
    switch (act) {
    case FaceAct::Blink:
        measures.eyesOpen = 0;
        measures.lidGap = 0.07;
        break;
    case FaceAct::TurnLeft: measures.turn = 0.2; break;
    case FaceAct::TurnRight: measures.turn = -0.2; break;
    case FaceAct::Rest:
    case FaceAct::Frozen: break;
    }
    return measures;
}

} // namespace

void SimulatedFaceMatcher::set(const FaceScript& script)
{
    const std::lock_guard lock(m_mutex);
    m_script = script;
}

core::Result<> SimulatedFaceMatcher::enrol(core::ByteView photo)
{
    constexpr auto where = "SimulatedFaceMatcher::enrol";
    const std::lock_guard lock(m_mutex);
    m_enrolled = false;
    m_usable = 0;
    if (photo.empty())
        return core::failure(core::Fault::PhotoMissing, where, "TEST");
    if (!m_script.photoReadable)
        return core::failure(core::Fault::PhotoUnreadable, where, "TEST");
    if (!m_script.faceInPhoto)
        return core::failure(core::Fault::NoFaceInPhoto, where, "TEST");
    m_enrolled = true;
    return {};
}

core::Result<ports::FrameVerdict> SimulatedFaceMatcher::examine(const ports::Frame& frame)
{
    constexpr auto where = "SimulatedFaceMatcher::examine";
    if (frame.width <= 0 || frame.height <= 0
        || frame.pixels.size() != static_cast<std::size_t>(frame.width) * static_cast<std::size_t>(frame.height) * 3)
        return core::failure(core::Fault::CameraFrameMalformed, where, "TEST");
    std::unique_lock lock(m_mutex);
    const auto script = m_script;
    lock.unlock();
    if (script.slowness.count() > 0)
        std::this_thread::sleep_for(script.slowness); // a slow model blocks its thread as well
    lock.lock();
    if (!script.modelUsable)
        return core::failure(core::Fault::ModelUnusable, where, "TEST");

    ports::FrameVerdict verdict;
    verdict.hint = script.hint;
    if (script.hint != ports::FaceHint::NoFace)
        verdict.face = ports::FaceBox{frame.width / 4.0, frame.height / 4.0, frame.width / 2.0, frame.height / 2.0};
    if (script.hint != ports::FaceHint::NoFace && script.hint != ports::FaceHint::OnePersonOnly)
        verdict.measures = measuresOf(script.act, m_examined++);
    if (script.hint == ports::FaceHint::Good && m_enrolled) {
        if (m_usable > 0)
            verdict.continuity = script.continuity;
        ++m_usable;
        verdict.comparisonScore = script.comparisonScore;
        verdict.bonaFideScore = script.bonaFideScore;
    }
    verdict.usableFrames = m_usable;
    return verdict;
}

void SimulatedFaceMatcher::forgetProbes()
{
    const std::lock_guard lock(m_mutex);
    m_usable = 0;
}

void SimulatedFaceMatcher::clear()
{
    const std::lock_guard lock(m_mutex);
    m_usable = 0;
    m_enrolled = false;
}

} // namespace uketsuke::simulated
