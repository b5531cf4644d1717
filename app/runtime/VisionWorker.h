// The vision thread: loads the models behind the welcome screen, makes the reference of the card's photo, and judges
// the newest frames until the decision falls. Owned by Kiosk; its functions may be called from the main thread.
// Frames and templates are wiped with the session.
#pragma once

#include "app/identity/FaceDecision.h"
#include "app/ports/Camera.h"
#include "app/ports/Clock.h"
#include "app/ports/FaceMatcher.h"
#include "app/runtime/Worker.h"
#include "app/session/SessionEvent.h"

#include <atomic>
#include <functional>
#include <memory>
#include <optional>

namespace uketsuke::runtime {

/// What one frame showed, for the person who is to find the camera's middle.
struct FaceSight {
    ports::FaceHint hint{ports::FaceHint::NoFace};
    std::optional<double> offCentre{}; ///< of the face: 0 in the middle of the picture, 1 at its edge
    double gathered{0}; ///< of the frames that a comparison needs: 0 none, 1 all; kept when someone moves
};
/// `fewestFrames` of the profile that judges.
[[nodiscard]] FaceSight sightOf(const ports::FrameVerdict& verdict, const ports::Frame& frame, int fewestFrames);

/// A matcher and the thresholds that belong to its networks.
struct LoadedMatcher {
    std::unique_ptr<ports::FaceMatcher> matcher;
    identity::FaceProfile profile;
};

class VisionWorker {
public:
    using OpenMatcher = std::function<core::Result<LoadedMatcher>()>;
    /// A number that nobody can foresee, for the action a person is asked for. Called on the vision thread.
    using DrawNumber = std::function<core::Result<std::uint32_t>()>;
    struct Hooks { // all called on the vision thread
        std::function<void(core::Result<ports::ModelPack> pack, const identity::FaceProfile& profile)> loaded;
        std::function<void(session::SessionEvent)> event;
        std::function<void(const FaceSight&)> sight;
    };

    VisionWorker(OpenMatcher open, DrawNumber draw, ports::Camera& camera, const ports::Clock& clock, Hooks hooks);
    ~VisionWorker();

    /// Makes the reference of a photo, of a session that is not wiped yet. From any thread; nothing may rest on it
    /// before the card is proven.
    [[nodiscard]] bool enrol(session::SessionId id, core::SecureBytes photo);
    /// How the enrolment went that this session asked for before. `done` runs on the vision thread.
    [[nodiscard]] bool whenEnrolled(session::SessionId id, std::function<void(core::Result<>)> done);
    /// Drops a reference whose card was not proven.
    void forgetReference();
    void warmUp();
    [[nodiscard]] bool capture(session::SessionId id, int triesBefore);
    void stopCapture();
    /// Forgets every session up to that one; a photo that still comes for it is wiped unread.
    void wipe(session::SessionId id);
    void stop();
    [[nodiscard]] std::chrono::milliseconds busyFor() const { return m_worker.busyFor(); }

private:
    struct Enrolment {
        session::SessionId id;
        core::Result<> result;
    };

    void clear();
    void postOrMakeRoom(const std::function<void()>& forget);
    void run(session::SessionId id, int triesBefore, std::uint64_t turn);

    DrawNumber m_draw;
    ports::Camera& m_camera;
    const ports::Clock& m_clock;
    Hooks m_hooks;
    std::unique_ptr<ports::FaceMatcher> m_matcher; ///< vision thread only
    identity::FaceProfile m_profile;               ///< vision thread only
    std::optional<Enrolment> m_enrolment;          ///< vision thread only
    std::atomic<std::uint64_t> m_wipedUpTo{0};     ///< the last session that was wiped
    std::atomic<std::uint64_t> m_turn{0};          ///< a capture goes on only while this is still its own
    Worker m_worker{"vision"};
};

} // namespace uketsuke::runtime
