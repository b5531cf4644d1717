// What the comparison's numbers mean: one decision a try, three tries at most, twenty seconds in all. Judging each try
// once, and not every frame, is what keeps the false-accept rate at the one the threshold was chosen for. Where the
// passive attack check does not suffice the person is asked to do something, twice at most, each with a time of its
// own; the match that was reached is kept meanwhile, and lost only with the person. Pure: time and the drawn number are
// passed in. Lives on the vision thread; one object per session's face step.
#pragma once

#include "app/core/Fault.h"
#include "app/core/Instant.h"
#include "app/identity/FaceActionWatch.h"
#include "app/ports/FaceMatcher.h"

#include <optional>
#include <string>

namespace uketsuke::identity {

enum class AttackCheck { Required, NotInstalled };

/// When the person is asked to blink or to turn. Always: the site wants it, or a single passive network has to be
/// helped.
enum class ActiveStep { WhenInDoubt, Always };

/// Thresholds by the name that stands in the token (facts and measurements: docs of the face room).
struct FaceProfile {
    std::string name;
    double accept{0.45}; ///< cosine, fused over the try's frames
    double retry{0.38};  ///< from here to `accept` another try is worth it; below it is not
    AttackCheck attackCheck{AttackCheck::Required};
    ActiveStep activeStep{ActiveStep::WhenInDoubt};
    double attackAccept{0.35};
    double attackRetry{0.20}; ///< from here to `attackAccept` in doubt, below suspected
    int fewestFrames{5};
};

/// The recommended profile, and the one for sites that measured too many false accepts in their population.
[[nodiscard]] FaceProfile standardFaceProfile();
[[nodiscard]] FaceProfile strictFaceProfile();

enum class FaceVerdict { Undecided, ActionAsked, Accepted, TryFailed, Rejected, AttackSuspected };

struct FaceOutcome {
    FaceVerdict verdict{FaceVerdict::Undecided};
    /// Why not: FaceNotFound, FaceNotMatched, FaceTriesExhausted, FaceActionNotSeen or AttackSuspected. Nothing while
    /// undecided or accepted. With ActionAsked: why it is asked again, nothing the first time.
    std::optional<core::Fault> reason{};
    std::optional<FaceAction> action{}; ///< with ActionAsked
    friend bool operator==(const FaceOutcome&, const FaceOutcome&) = default;
};

class FaceDecision {
public:
    static constexpr int mostTries = 3;
    static constexpr int mostActions = 2;
    /// Of the matching; what an action takes is not counted.
    static constexpr core::Milliseconds wholeLimit{20'000};
    /// Three tries fit into the whole.
    static constexpr core::Milliseconds tryLimit{6'500};

    /// `drawn`: a random number of this step's own; the actions follow from it.
    FaceDecision(FaceProfile profile, std::uint32_t drawn) : m_profile(std::move(profile)), m_drawn(drawn) {}

    /// `elapsed` since the face step began; it never goes back. After TryFailed the next call begins another try (the
    /// caller makes the matcher forget its probes before); after Accepted, Rejected and AttackSuspected the answer
    /// stays what it is.
    [[nodiscard]] FaceOutcome decide(const ports::FrameVerdict& frame, core::Milliseconds elapsed);

    /// Tries used, the present one included.
    [[nodiscard]] int tries() const { return m_tries; }
    /// Whether an action was asked for and done.
    [[nodiscard]] bool activeStepPassed() const { return m_activeStepPassed; }
    [[nodiscard]] const FaceProfile& profile() const { return m_profile; }

private:
    enum class Judgement { NotYet, Matched, MatchedInDoubt, WorthAnotherTry, NotMatched, Attack };

    [[nodiscard]] Judgement judge(const ports::FrameVerdict& frame) const;
    FaceOutcome end(FaceOutcome outcome);
    FaceOutcome failTry(core::Fault reason, core::Milliseconds matching);
    FaceOutcome askForAction(core::Milliseconds elapsed);
    FaceOutcome judgeAction(const ports::FrameVerdict& frame, core::Milliseconds elapsed);
    [[nodiscard]] FaceAction nextAction() const;

    FaceProfile m_profile;
    std::uint32_t m_drawn;
    int m_tries{1};
    core::Milliseconds m_tryBegan{0}; ///< in matching time
    core::Milliseconds m_actionTime{0}, m_actionBegan{0};
    FaceActionWatch m_watch;
    std::vector<FaceAction> m_asked;
    bool m_activeStepPassed{false};
    std::optional<FaceOutcome> m_final;
};

} // namespace uketsuke::identity
