#include "app/identity/FaceActionWatch.h"

#include <algorithm>
#include <cmath>

namespace uketsuke::identity {

using ports::FaceMeasures;

namespace {

// Eyes. The network is sure one way or the other; the lids' gap of a closed eye was measured at .5 to .82 of the open
// one's. Both have to say so.
constexpr double clearlyOpen = 0.7;     ///< at rest, or no closing would be seen
constexpr double closedShare = 0.55;    ///< of the network's number at rest
constexpr double closedGapShare = 0.88; ///< of the gap at rest
constexpr double openShare = 0.75;
// Head. A head turned by 20 degrees moves its nose by about .15; at rest it trembles by .03.
constexpr double turnedBy = 0.15, restWithin = 0.09;
// Faces are not even: seven people at rest had up to .07. A head turned farther is none at rest, whatever the gate
// says.
constexpr double farthestRest = 0.12;
// A head that turns so far keeps its shape; a flat picture must be turned by 45 degrees and more for as much, and then
// its breadth, or its right angle, is gone.
constexpr double narrowest = 0.80, broadest = 1.25, mostSkew = 0.20;
// Two frames, because one alone may be a slip of the landmarks.
constexpr int enoughFrames = 2;
constexpr int mostLostFrames = 10;                     ///< without a face: what was seen before them does not count
constexpr int mostEqualFrames = 8;                     ///< to the last digit: no camera and no person is so still
constexpr double farthestJump = 0.6, mostGrowth = 1.4; ///< from one frame to the next, in widths of the face

double medianOf(const std::vector<FaceMeasures>& rest, double FaceMeasures::* member)
{
    std::vector<double> values;
    for (const auto& measures : rest)
        values.push_back(measures.*member);
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::ranges::nth_element(values, middle);
    return *middle;
}

FaceMeasures medianOf(const std::vector<FaceMeasures>& rest)
{
    return {.eyesOpen = medianOf(rest, &FaceMeasures::eyesOpen),
            .lidGap = medianOf(rest, &FaceMeasures::lidGap),
            .turn = medianOf(rest, &FaceMeasures::turn),
            .breadth = medianOf(rest, &FaceMeasures::breadth),
            .skew = medianOf(rest, &FaceMeasures::skew)};
}

bool isFinite(const FaceMeasures& measures)
{
    return std::isfinite(measures.eyesOpen) && std::isfinite(measures.lidGap) && std::isfinite(measures.turn)
           && std::isfinite(measures.breadth) && std::isfinite(measures.skew);
}

} // namespace

void FaceActionWatch::observe(const ports::FrameVerdict& frame)
{
    if (frame.continuity && *frame.continuity < samePerson)
        m_rest.clear();
    if (frame.hint != ports::FaceHint::Good || !frame.measures || !isFinite(*frame.measures)
        || std::abs(frame.measures->turn) > farthestRest)
        return;
    if (m_rest.size() == restFrames)
        m_rest.erase(m_rest.begin());
    m_rest.push_back(*frame.measures);
}

bool FaceActionWatch::wouldSeeBlink() const
{
    return knowsRest() && medianOf(m_rest, &FaceMeasures::eyesOpen) >= clearlyOpen
           && medianOf(m_rest, &FaceMeasures::lidGap) > 0;
}

void FaceActionWatch::ask(FaceAction action, core::Milliseconds now)
{
    m_median = medianOf(m_rest);
    m_action = action;
    m_askedAt = now;
}

void FaceActionWatch::forget() { *this = {}; }

FaceActionWatch::Pose FaceActionWatch::poseOf(const FaceMeasures& measures) const
{
    const double turn = measures.turn - m_median.turn;
    const double breadth = measures.breadth / m_median.breadth;
    const bool keepsShape =
        breadth >= narrowest && breadth <= broadest && std::abs(measures.skew - m_median.skew) <= mostSkew;
    if (!keepsShape)
        return Pose::Between;
    if (std::abs(turn) >= turnedBy) // the camera faces the person: the picture's right is the person's left
        return turn > 0 ? Pose::TurnedLeft : Pose::TurnedRight;
    if (std::abs(turn) > restWithin)
        return Pose::Between;
    if (measures.eyesOpen <= closedShare * m_median.eyesOpen && measures.lidGap <= closedGapShare * m_median.lidGap)
        return Pose::EyesClosed;
    return measures.eyesOpen >= openShare * m_median.eyesOpen ? Pose::Rest : Pose::Between;
}

bool FaceActionWatch::jumped(const ports::FrameVerdict& frame) const
{
    if (!m_lastPlace || !frame.face)
        return false;
    const auto& before = *m_lastPlace;
    const auto& now = *frame.face;
    if (before.width <= 0 || now.width <= 0)
        return true;
    const double distance = std::hypot(now.x + now.width / 2 - before.x - before.width / 2,
                                       now.y + now.height / 2 - before.y - before.height / 2);
    return distance > farthestJump * before.width || now.width > mostGrowth * before.width
           || before.width > mostGrowth * now.width;
}

bool FaceActionWatch::isWanted(Pose pose) const
{
    switch (*m_action) {
    case FaceAction::Blink: return pose == Pose::EyesClosed;
    case FaceAction::TurnLeft: return pose == Pose::TurnedLeft;
    case FaceAction::TurnRight: return pose == Pose::TurnedRight;
    }
    return false;
}

bool FaceActionWatch::isWrong(Pose pose) const
{
    // Everybody blinks now and then, so that closed eyes are never wrong.
    return (pose == Pose::TurnedLeft || pose == Pose::TurnedRight) && !isWanted(pose);
}

FaceActionVerdict FaceActionWatch::judge(const ports::FrameVerdict& frame, core::Milliseconds now)
{
    if (!m_action || now - m_askedAt >= limit)
        return FaceActionVerdict::Failed;
    if (frame.continuity && !(*frame.continuity >= samePerson))
        return FaceActionVerdict::Failed;
    if (!frame.measures || !isFinite(*frame.measures)) {
        m_wantedFrames = m_wrongFrames = 0;
        if (++m_lostFrames >= mostLostFrames)
            m_seen = false;
        return FaceActionVerdict::Waiting;
    }
    m_lostFrames = 0;
    if (jumped(frame))
        return FaceActionVerdict::Failed;
    m_lastPlace = frame.face;
    m_equalFrames = m_lastMeasures == frame.measures ? m_equalFrames + 1 : 0;
    m_lastMeasures = frame.measures;
    if (m_equalFrames >= mostEqualFrames)
        return FaceActionVerdict::Failed;

    const auto pose = poseOf(*frame.measures);
    m_wantedFrames = isWanted(pose) ? m_wantedFrames + 1 : 0;
    m_wrongFrames = isWrong(pose) ? m_wrongFrames + 1 : 0;
    if (m_wrongFrames >= enoughFrames)
        return FaceActionVerdict::Failed;
    if (m_wantedFrames >= enoughFrames)
        m_seen = true;
    // Done with a frame that was compared: it is the person of the match who looks into the camera again.
    const bool compared = frame.hint == ports::FaceHint::Good && frame.continuity;
    return m_seen && pose == Pose::Rest && compared ? FaceActionVerdict::Done : FaceActionVerdict::Waiting;
}

} // namespace uketsuke::identity
