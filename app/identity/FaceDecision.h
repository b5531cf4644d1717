// What the comparison's numbers mean: one decision a try, three tries at most, twenty seconds in all. Judging each try
// once, and not every frame, is what keeps the false-accept rate at the one the threshold was chosen for. Pure: time
// is passed in. Lives on the vision thread; one object per session's face step.
#pragma once

#include "app/core/Fault.h"
#include "app/core/Instant.h"
#include "app/ports/FaceMatcher.h"

#include <optional>
#include <string>

namespace uketsuke::identity {

enum class AttackCheck { Required, NotInstalled };

/// Thresholds by the name that stands in the token (facts and measurements: docs of the face room).
struct FaceProfile {
    std::string name;
    double accept{0.45}; ///< cosine, fused over the try's frames
    double retry{0.38};  ///< from here to `accept` another try is worth it; below it is not
    AttackCheck attackCheck{AttackCheck::Required};
    double attackAccept{0.35};
    double attackRetry{0.20}; ///< below: suspected
    int fewestFrames{5};
};

/// The recommended profile, and the one for sites that measured too many false accepts in their population.
[[nodiscard]] FaceProfile standardFaceProfile();
[[nodiscard]] FaceProfile strictFaceProfile();

enum class FaceVerdict { Undecided, Accepted, TryFailed, Rejected, AttackSuspected };

struct FaceOutcome {
    FaceVerdict verdict{FaceVerdict::Undecided};
    /// Why not: FaceNotFound, FaceNotMatched, FaceTriesExhausted or AttackSuspected. Nothing while undecided or
    /// accepted.
    std::optional<core::Fault> reason;
    friend bool operator==(const FaceOutcome&, const FaceOutcome&) = default;
};

class FaceDecision {
public:
    static constexpr int mostTries = 3;
    static constexpr core::Milliseconds wholeLimit{20'000};
    /// Three tries fit into the whole.
    static constexpr core::Milliseconds tryLimit{6'500};

    explicit FaceDecision(FaceProfile profile) : m_profile(std::move(profile)) {}

    /// `elapsed` since the face step began; it never goes back. After TryFailed the next call begins another try (the
    /// caller makes the matcher forget its probes before); after Accepted, Rejected and AttackSuspected the answer
    /// stays what it is.
    [[nodiscard]] FaceOutcome decide(const ports::FrameVerdict& frame, core::Milliseconds elapsed);

    /// Tries used, the present one included.
    [[nodiscard]] int tries() const { return m_tries; }
    [[nodiscard]] const FaceProfile& profile() const { return m_profile; }

private:
    enum class Judgement { NotYet, Matched, WorthAnotherTry, NotMatched, Attack };

    [[nodiscard]] Judgement judge(const ports::FrameVerdict& frame) const;
    FaceOutcome end(FaceOutcome outcome);
    FaceOutcome failTry(core::Fault reason, core::Milliseconds elapsed);

    FaceProfile m_profile;
    int m_tries{1};
    core::Milliseconds m_tryBegan{0};
    std::optional<FaceOutcome> m_final;
};

} // namespace uketsuke::identity
