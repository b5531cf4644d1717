#include "drivers/simulated/SimulatedFaceMatcher.h"

#include <thread>

namespace uketsuke::simulated {

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
    if (script.hint == ports::FaceHint::Good && m_enrolled) {
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
