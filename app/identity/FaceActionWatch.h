// Whether a person did what they were asked to do before the camera: close the eyes and open them, or turn the head
// and look back. Judged by the change against the same person's own rest a moment before, never by a fixed number.
// Pure: time is passed in. Lives on the vision thread; one object per session's face step. What a recording that
// happens to show the right action does to it: it passes; that is why the action is drawn at random.
#pragma once

#include "app/core/Instant.h"
#include "app/ports/FaceMatcher.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace uketsuke::identity {

/// Left and right are the person's own.
enum class FaceAction : std::uint8_t { Blink, TurnLeft, TurnRight };

enum class FaceActionVerdict : std::uint8_t { Waiting, Done, Failed };

class FaceActionWatch {
public:
    /// Reading a sentence, understanding it and doing it, for an old person in no hurry.
    static constexpr core::Milliseconds limit{10'000};
    static constexpr std::size_t restFrames = 5;
    /// Below this cosine with the frames before it a frame shows somebody else.
    static constexpr double samePerson = 0.5;

    /// A frame of the match, before anything is asked: learns how the person looks at rest.
    void observe(const ports::FrameVerdict& frame);
    [[nodiscard]] bool knowsRest() const { return m_rest.size() >= restFrames; }
    /// No where the eyes are not clearly seen open: behind glare, dark glasses, narrow lids.
    [[nodiscard]] bool wouldSeeBlink() const;

    /// Needs knowsRest().
    void ask(FaceAction action, core::Milliseconds now);
    [[nodiscard]] bool asked() const { return m_action.has_value(); }
    [[nodiscard]] FaceActionVerdict judge(const ports::FrameVerdict& frame, core::Milliseconds now);
    /// Forgets action and rest: the next question begins with the next person's rest, whoever it is.
    void forget();

private:
    enum class Pose : std::uint8_t { Rest, EyesClosed, TurnedLeft, TurnedRight, Between };

    [[nodiscard]] Pose poseOf(const ports::FaceMeasures& measures) const;
    [[nodiscard]] bool jumped(const ports::FrameVerdict& frame) const;
    [[nodiscard]] bool isWanted(Pose pose) const;
    [[nodiscard]] bool isWrong(Pose pose) const;

    std::vector<ports::FaceMeasures> m_rest; ///< the newest frames at rest
    ports::FaceMeasures m_median;            ///< of them, when the action was asked
    std::optional<FaceAction> m_action;
    core::Milliseconds m_askedAt{0};
    std::optional<ports::FaceBox> m_lastPlace;
    std::optional<ports::FaceMeasures> m_lastMeasures;
    int m_wantedFrames{0}, m_wrongFrames{0}, m_equalFrames{0}, m_lostFrames{0};
    bool m_seen{false};
};

} // namespace uketsuke::identity
