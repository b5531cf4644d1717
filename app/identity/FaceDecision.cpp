#include "app/identity/FaceDecision.h"

#include <cmath>

namespace uketsuke::identity {

using core::Fault;

FaceProfile standardFaceProfile()
{
    FaceProfile profile;
    profile.name = "standard-1";
    return profile;
}

FaceProfile strictFaceProfile()
{
    auto profile = standardFaceProfile();
    profile.name = "strict-1";
    profile.accept = 0.50;
    profile.retry = 0.42;
    return profile;
}

FaceDecision::Judgement FaceDecision::judge(const ports::FrameVerdict& frame) const
{
    // Fewer frames than the thresholds were measured with decide nothing, and neither does a number that is none.
    if (frame.usableFrames < m_profile.fewestFrames || !frame.comparisonScore || !std::isfinite(*frame.comparisonScore))
        return Judgement::NotYet;
    bool bonaFide = false;
    switch (m_profile.attackCheck) {
    case AttackCheck::Required:
        if (!frame.bonaFideScore || !std::isfinite(*frame.bonaFideScore))
            return Judgement::NotYet;
        if (*frame.bonaFideScore < m_profile.attackRetry)
            return Judgement::Attack;
        bonaFide = *frame.bonaFideScore >= m_profile.attackAccept;
        break;
    case AttackCheck::NotInstalled: bonaFide = true; break;
    }
    if (*frame.comparisonScore < m_profile.retry)
        return Judgement::NotMatched;
    if (*frame.comparisonScore >= m_profile.accept && bonaFide)
        return Judgement::Matched;
    return Judgement::WorthAnotherTry;
}

FaceOutcome FaceDecision::end(FaceOutcome outcome)
{
    m_final = outcome;
    return outcome;
}

FaceOutcome FaceDecision::failTry(Fault reason, core::Milliseconds elapsed)
{
    if (m_tries >= mostTries)
        return end({FaceVerdict::Rejected, Fault::FaceTriesExhausted});
    ++m_tries;
    m_tryBegan = elapsed;
    return {FaceVerdict::TryFailed, reason};
}

FaceOutcome FaceDecision::decide(const ports::FrameVerdict& frame, core::Milliseconds elapsed)
{
    if (m_final)
        return *m_final;
    if (elapsed >= wholeLimit)
        return end({FaceVerdict::Rejected, Fault::FaceTriesExhausted});
    switch (judge(frame)) {
    case Judgement::NotYet: break;
    case Judgement::Matched: return end({FaceVerdict::Accepted, std::nullopt});
    case Judgement::WorthAnotherTry: return failTry(Fault::FaceNotMatched, elapsed);
    case Judgement::NotMatched: return end({FaceVerdict::Rejected, Fault::FaceNotMatched});
    case Judgement::Attack: return end({FaceVerdict::AttackSuspected, Fault::AttackSuspected});
    }
    if (elapsed - m_tryBegan >= tryLimit)
        return failTry(Fault::FaceNotFound, elapsed);
    return {};
}

} // namespace uketsuke::identity
