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
    if (*frame.comparisonScore < m_profile.accept)
        return Judgement::WorthAnotherTry;
    return bonaFide ? Judgement::Matched : Judgement::MatchedInDoubt;
}

FaceOutcome FaceDecision::end(FaceOutcome outcome)
{
    m_final = outcome;
    return outcome;
}

FaceOutcome FaceDecision::failTry(Fault reason, core::Milliseconds matching)
{
    if (m_tries >= mostTries)
        return end({FaceVerdict::Rejected, Fault::FaceTriesExhausted, std::nullopt});
    ++m_tries;
    m_tryBegan = matching;
    m_watch.forget();
    return {FaceVerdict::TryFailed, reason, std::nullopt};
}

FaceAction FaceDecision::nextAction() const
{
    const auto turn = m_drawn / 3 % 2 == 0 ? FaceAction::TurnLeft : FaceAction::TurnRight;
    const auto otherTurn = turn == FaceAction::TurnLeft ? FaceAction::TurnRight : FaceAction::TurnLeft;
    // Something else the second time: who cannot do the one may be able to do the other.
    if (m_asked.empty())
        return m_drawn % 3 == 0 && m_watch.wouldSeeBlink() ? FaceAction::Blink : turn;
    if (m_asked.front() == FaceAction::Blink)
        return turn;
    return m_watch.wouldSeeBlink() ? FaceAction::Blink : otherTurn;
}

FaceOutcome FaceDecision::askForAction(core::Milliseconds elapsed)
{
    if (!m_watch.knowsRest())
        return {};
    const auto again = m_asked.empty() ? std::nullopt : std::optional(Fault::FaceActionNotSeen);
    m_asked.push_back(nextAction());
    m_actionBegan = elapsed;
    m_watch.ask(m_asked.back(), elapsed);
    return {FaceVerdict::ActionAsked, again, m_asked.back()};
}

FaceOutcome FaceDecision::judgeAction(const ports::FrameVerdict& frame, core::Milliseconds elapsed)
{
    const auto verdict = m_watch.judge(frame, elapsed);
    if (verdict == FaceActionVerdict::Waiting)
        return {};
    m_actionTime += elapsed - m_actionBegan;
    m_watch.forget();
    if (verdict == FaceActionVerdict::Failed) {
        if (static_cast<int>(m_asked.size()) >= mostActions)
            return end({FaceVerdict::Rejected, Fault::FaceActionNotSeen, std::nullopt});
        // The match goes on with the frames it has; if they show somebody else by now, it has to be reached anew.
        m_tryBegan = elapsed - m_actionTime;
        return {};
    }
    m_activeStepPassed = true;
    // The match was judged when the action was asked for. It is not judged a second time, only not lost.
    switch (judge(frame)) {
    case Judgement::Matched:
    case Judgement::MatchedInDoubt:
    case Judgement::WorthAnotherTry: return end({FaceVerdict::Accepted, std::nullopt, std::nullopt});
    case Judgement::Attack: return end({FaceVerdict::AttackSuspected, Fault::AttackSuspected, std::nullopt});
    case Judgement::NotYet:
    case Judgement::NotMatched: break;
    }
    return end({FaceVerdict::Rejected, Fault::FaceNotMatched, std::nullopt});
}

FaceOutcome FaceDecision::decide(const ports::FrameVerdict& frame, core::Milliseconds elapsed)
{
    if (m_final)
        return *m_final;
    if (m_watch.asked())
        return judgeAction(frame, elapsed);
    const auto matching = elapsed - m_actionTime;
    if (matching >= wholeLimit)
        return end({FaceVerdict::Rejected, Fault::FaceTriesExhausted, std::nullopt});
    m_watch.observe(frame);
    switch (judge(frame)) {
    case Judgement::NotYet: break;
    case Judgement::Matched:
        if (m_profile.activeStep == ActiveStep::WhenInDoubt)
            return end({FaceVerdict::Accepted, std::nullopt, std::nullopt});
        if (const auto outcome = askForAction(elapsed); outcome.verdict != FaceVerdict::Undecided)
            return outcome;
        break;
    case Judgement::MatchedInDoubt:
        if (const auto outcome = askForAction(elapsed); outcome.verdict != FaceVerdict::Undecided)
            return outcome;
        break;
    case Judgement::WorthAnotherTry: return failTry(Fault::FaceNotMatched, matching);
    case Judgement::NotMatched: return end({FaceVerdict::Rejected, Fault::FaceNotMatched, std::nullopt});
    case Judgement::Attack: return end({FaceVerdict::AttackSuspected, Fault::AttackSuspected, std::nullopt});
    }
    if (matching - m_tryBegan >= tryLimit)
        return failTry(Fault::FaceNotFound, matching);
    return {};
}

} // namespace uketsuke::identity
