#include "app/runtime/VisionWorker.h"

#include <algorithm>
#include <cmath>
#include <thread>
#include <utility>

namespace uketsuke::runtime {
namespace {

using namespace std::chrono_literals;

constexpr auto frameWait = 4ms;     // a camera gives one every 33 ms
constexpr auto cameraPatience = 3s; // what a camera may be away before the patient is offered another way

} // namespace

VisionWorker::VisionWorker(OpenMatcher open, DrawNumber draw, ports::Camera& camera, const ports::Clock& clock,
                           Hooks hooks)
    : m_draw(std::move(draw)), m_camera(camera), m_clock(clock), m_hooks(std::move(hooks))
{
    (void)m_worker.post([this, open = std::move(open)] {
        auto loaded = open();
        if (!loaded)
            return m_hooks.loaded(core::failure(loaded.error()), {});
        m_matcher = std::move(loaded->matcher);
        m_profile = std::move(loaded->profile);
        m_hooks.loaded(m_matcher->pack(), m_profile);
    });
}

VisionWorker::~VisionWorker() { stop(); }

bool VisionWorker::enrol(session::SessionId id, core::SecureBytes photo)
{
    return m_worker.post([this, id, photo = std::move(photo)] {
        if (id.value <= m_wipedUpTo)
            return;
        clear();
        m_enrolment.emplace(id, m_matcher ? m_matcher->enrol(photo.view())
                                          : core::failure(core::Fault::ModelMissing, "VisionWorker::enrol"));
    });
}

bool VisionWorker::whenEnrolled(session::SessionId id, std::function<void(core::Result<>)> done)
{
    return m_worker.post([this, id, done = std::move(done)] {
        if (!m_enrolment || m_enrolment->id != id)
            return done(core::failure(core::Fault::PhotoMissing, "VisionWorker::whenEnrolled"));
        done(m_enrolment->result);
    });
}

void VisionWorker::forgetReference()
{
    postOrMakeRoom([this] { clear(); });
}

void VisionWorker::warmUp()
{
    (void)m_worker.post([this] { (void)m_camera.start(); }); // a missing camera is judged when it is needed
}

bool VisionWorker::capture(session::SessionId id, int triesBefore)
{
    const auto turn = ++m_turn;
    return m_worker.post([this, id, triesBefore, turn] { run(id, triesBefore, turn); });
}

void VisionWorker::stopCapture()
{
    ++m_turn;
    (void)m_worker.post([this] { m_camera.stop(); });
}

void VisionWorker::wipe(session::SessionId id)
{
    ++m_turn;
    m_wipedUpTo = id.value;
    postOrMakeRoom([this] {
        m_camera.stop();
        clear();
    });
}

void VisionWorker::postOrMakeRoom(const std::function<void()>& forget)
{
    if (m_worker.post(forget))
        return;
    // A full queue holds only jobs of a session that is over now.
    m_worker.dropWaiting();
    (void)m_worker.post(forget);
}

void VisionWorker::clear()
{
    m_enrolment.reset();
    if (m_matcher)
        m_matcher->clear();
}

FaceSight sightOf(const ports::FrameVerdict& verdict, const ports::Frame& frame, int fewestFrames)
{
    FaceSight sight{verdict.hint, std::nullopt,
                    std::clamp(double(verdict.usableFrames) / std::max(fewestFrames, 1), 0.0, 1.0)};
    if (!verdict.face || frame.width <= 0 || frame.height <= 0)
        return sight;
    const auto off = [](double begin, double length, int whole) {
        return std::abs((begin + length / 2) / whole - 0.5) * 2;
    };
    const auto& face = *verdict.face;
    sight.offCentre =
        std::clamp(std::max(off(face.x, face.width, frame.width), off(face.y, face.height, frame.height)), 0.0, 1.0);
    return sight;
}

void VisionWorker::stop()
{
    ++m_turn;
    m_worker.stop();
    m_camera.stop();
}

void VisionWorker::run(session::SessionId id, int triesBefore, std::uint64_t turn)
{
    if (!m_matcher)
        return m_hooks.event(session::FaceRefused{id, core::Fault::ModelMissing, triesBefore});
    if (!m_enrolment || m_enrolment->id != id || !m_enrolment->result) // never against somebody else's photo
        return m_hooks.event(session::FaceRefused{id, core::Fault::PhotoMissing, triesBefore});
    const auto drawn = m_draw();
    if (!drawn)
        return m_hooks.event(session::FaceRefused{id, drawn.error().fault, triesBefore});
    m_matcher->forgetProbes();
    (void)m_camera.start();
    identity::FaceDecision decision(m_profile, *drawn);
    const auto began = m_clock.monotonic();
    auto cameraSeen = began;
    std::uint64_t sequence = 0;
    while (m_turn == turn) {
        const auto now = m_clock.monotonic();
        const auto frame = m_camera.latest();
        const auto health = m_camera.health();
        if (health && frame)
            cameraSeen = now;
        if (now - cameraSeen > cameraPatience) {
            const auto fault = health ? core::Fault::CameraMissing : health.error().fault;
            return m_hooks.event(session::FaceRefused{id, fault, triesBefore + decision.tries()});
        }
        if (!frame || frame->sequence == sequence) {
            std::this_thread::sleep_for(frameWait);
            continue;
        }
        sequence = frame->sequence;
        const auto verdict = m_matcher->examine(*frame);
        if (!verdict) {
            if (verdict.error().fault == core::Fault::CameraFrameMalformed)
                continue; // the camera heals or is given up above
            return m_hooks.event(session::FaceRefused{id, verdict.error().fault, triesBefore + decision.tries()});
        }
        if (m_turn != turn)
            return;
        m_hooks.sight(sightOf(*verdict, *frame, m_profile.fewestFrames));
        const auto outcome = decision.decide(*verdict, m_clock.monotonic() - began);
        const int tries = triesBefore + decision.tries();
        switch (outcome.verdict) {
        case identity::FaceVerdict::Undecided: break;
        case identity::FaceVerdict::ActionAsked:
            m_hooks.event(
                session::FaceActionAsked{id, outcome.action.value_or(identity::FaceAction::Blink), outcome.reason});
            break;
        case identity::FaceVerdict::Accepted:
            return m_hooks.event(session::FaceAccepted{id, tries, decision.activeStepPassed()});
        case identity::FaceVerdict::TryFailed:
            m_matcher->forgetProbes();
            m_hooks.event(session::FaceTryFailed{id, outcome.reason.value_or(core::Fault::FaceNotMatched), tries});
            break;
        case identity::FaceVerdict::Rejected:
        case identity::FaceVerdict::AttackSuspected:
            return m_hooks.event(
                session::FaceRefused{id, outcome.reason.value_or(core::Fault::FaceTriesExhausted), tries});
        }
    }
}

} // namespace uketsuke::runtime
