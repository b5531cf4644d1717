// Whether a person did what they were asked for, and what follows for the face step.
#include <QTest>

#ifndef Q_MOC_RUN
#include "app/identity/FaceDecision.h"

#include <cmath>
#include <limits>
#endif

using namespace uketsuke;
using namespace uketsuke::identity;
using core::Fault;
using core::Milliseconds;

namespace {

constexpr ports::FaceMeasures rest{.eyesOpen = 1, .lidGap = 0.12, .turn = 0.02, .breadth = 0.95, .skew = 0.01};
constexpr ports::FaceMeasures closed{.eyesOpen = 0.1, .lidGap = 0.08, .turn = 0.02, .breadth = 0.95, .skew = 0.01};
constexpr ports::FaceMeasures left{.eyesOpen = 1, .lidGap = 0.12, .turn = 0.22, .breadth = 0.90, .skew = 0.02};
constexpr ports::FaceMeasures right{.eyesOpen = 1, .lidGap = 0.12, .turn = -0.18, .breadth = 0.90, .skew = 0.0};

/// A usable frame of the person of the match. No two are quite the same, as with a camera.
ports::FrameVerdict frame(ports::FaceMeasures measures, double shift = 0)
{
    static int number = 0;
    measures.skew += 1e-6 * (++number % 7);
    ports::FrameVerdict verdict;
    verdict.hint = ports::FaceHint::Good;
    verdict.face = ports::FaceBox{200 + shift, 100, 200, 250};
    verdict.measures = measures;
    verdict.continuity = 0.9;
    verdict.comparisonScore = 0.8;
    verdict.bonaFideScore = 0.9;
    verdict.usableFrames = 5;
    return verdict;
}

/// What the gate refuses for its pose is measured, and not compared.
ports::FrameVerdict turnedAway(const ports::FaceMeasures& measures)
{
    auto verdict = frame(measures);
    verdict.hint = ports::FaceHint::FaceTheCamera;
    verdict.continuity.reset();
    verdict.comparisonScore.reset();
    verdict.bonaFideScore.reset();
    verdict.usableFrames = 0;
    return verdict;
}

ports::FrameVerdict doing(FaceAction action)
{
    switch (action) {
    case FaceAction::Blink: return frame(closed);
    case FaceAction::TurnLeft: return turnedAway(left);
    case FaceAction::TurnRight: return turnedAway(right);
    }
    return frame(rest);
}

constexpr std::array actions{FaceAction::Blink, FaceAction::TurnLeft, FaceAction::TurnRight};

FaceActionWatch asking(FaceAction action)
{
    FaceActionWatch watch;
    for (std::size_t count = 0; count < FaceActionWatch::restFrames; ++count)
        watch.observe(frame(rest));
    watch.ask(action, Milliseconds(0));
    return watch;
}

FaceActionVerdict after(FaceActionWatch& watch, const std::vector<ports::FrameVerdict>& frames)
{
    auto verdict = FaceActionVerdict::Waiting;
    for (const auto& each : frames)
        if (verdict = watch.judge(each, Milliseconds(100)); verdict != FaceActionVerdict::Waiting)
            return verdict;
    return verdict;
}

FaceProfile always()
{
    auto profile = standardFaceProfile();
    profile.activeStep = ActiveStep::Always;
    return profile;
}

/// The frames of a match up to the question.
FaceOutcome asked(FaceDecision& decision, const ports::FrameVerdict& matching, Milliseconds elapsed)
{
    FaceOutcome outcome;
    for (std::size_t count = 0; count < FaceActionWatch::restFrames; ++count)
        outcome = decision.decide(matching, elapsed);
    return outcome;
}

FaceOutcome done(FaceDecision& decision, FaceAction action, Milliseconds elapsed)
{
    (void)decision.decide(doing(action), elapsed);
    (void)decision.decide(doing(action), elapsed);
    return decision.decide(frame(rest), elapsed);
}

} // namespace

class FaceActionTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void eachActionIsSeenByWhoDoesItAndByNoOther()
    {
        for (const auto wanted : actions)
            for (const auto shown : actions) {
                auto watch = asking(wanted);
                const auto verdict = after(watch, {doing(shown), doing(shown), frame(rest)});
                const auto expected = wanted == shown              ? FaceActionVerdict::Done
                                      : shown == FaceAction::Blink ? FaceActionVerdict::Waiting
                                                                   : FaceActionVerdict::Failed;
                QCOMPARE(int(verdict), int(expected));
            }
    }

    void nobodyIsDoneWithoutLookingBack()
    {
        for (const auto action : actions) {
            auto watch = asking(action);
            QCOMPARE(int(after(watch, {doing(action), doing(action), doing(action)})), int(FaceActionVerdict::Waiting));
            // At rest again, but not usable: nobody knows yet whether it is the same person.
            QCOMPARE(int(after(watch, {turnedAway(rest)})), int(FaceActionVerdict::Waiting));
            QCOMPARE(int(after(watch, {frame(rest)})), int(FaceActionVerdict::Done));
        }
    }

    void oneFrameIsASlipOfTheLandmarks()
    {
        for (const auto wanted : actions)
            for (const auto shown : actions) {
                auto watch = asking(wanted);
                QCOMPARE(int(after(watch, {doing(shown), frame(rest), doing(shown), frame(rest)})),
                         int(FaceActionVerdict::Waiting));
            }
    }

    void eyesAreClosedOnlyWhenNetworkAndLidsAgree_data()
    {
        QTest::addColumn<double>("eyesOpen");
        QTest::addColumn<double>("lidGap");
        QTest::addColumn<double>("turn");
        QTest::addColumn<double>("breadth");
        QTest::addColumn<double>("skew");
        QTest::addColumn<bool>("seen");
        QTest::newRow("closed") << 0.1 << 0.08 << 0.02 << 0.95 << 0.01 << true;
        QTest::newRow("the network alone") << 0.0 << 0.12 << 0.02 << 0.95 << 0.01 << false;
        QTest::newRow("the lids alone") << 1.0 << 0.05 << 0.02 << 0.95 << 0.01 << false;
        QTest::newRow("a picture tilted until its eyes are slits") << 0.0 << 0.09 << 0.02 << 1.40 << 0.01 << false;
        QTest::newRow("a picture sheared") << 0.0 << 0.09 << 0.02 << 0.95 << 0.35 << false;
        QTest::newRow("a head turned aside meanwhile") << 0.0 << 0.08 << 0.13 << 0.95 << 0.01 << false;
    }
    void eyesAreClosedOnlyWhenNetworkAndLidsAgree()
    {
        QFETCH(double, eyesOpen);
        QFETCH(double, lidGap);
        QFETCH(double, turn);
        QFETCH(double, breadth);
        QFETCH(double, skew);
        QFETCH(bool, seen);
        auto watch = asking(FaceAction::Blink);
        const ports::FaceMeasures shown{
            .eyesOpen = eyesOpen, .lidGap = lidGap, .turn = turn, .breadth = breadth, .skew = skew};
        QCOMPARE(int(after(watch, {frame(shown), frame(shown), frame(rest)})),
                 int(seen ? FaceActionVerdict::Done : FaceActionVerdict::Waiting));
    }

    void aHeadTurnedAsideIsNotAtRest()
    {
        // Or somebody who holds it so when asked would have turned by looking straight.
        FaceActionWatch watch;
        for (int count = 0; count < 20; ++count)
            watch.observe(frame(right));
        QVERIFY(!watch.knowsRest());
        for (std::size_t count = 0; count < FaceActionWatch::restFrames; ++count)
            watch.observe(frame(rest));
        QVERIFY(watch.knowsRest());
    }

    void aFlatPictureThatIsTurnedLosesItsShapeBeforeItsNoseMoves()
    {
        auto narrowed = left;
        narrowed.breadth = rest.breadth * 0.7; // cosine of 45 degrees
        auto sheared = left;
        sheared.skew = 0.3;
        for (const auto& shown : {narrowed, sheared}) {
            auto watch = asking(FaceAction::TurnLeft);
            QCOMPARE(int(after(watch, {turnedAway(shown), turnedAway(shown), turnedAway(shown), frame(rest)})),
                     int(FaceActionVerdict::Waiting));
        }
    }

    void whoeverElseAppearsFailsIt()
    {
        for (const auto action : actions) {
            auto other = frame(rest);
            other.continuity = FaceActionWatch::samePerson - 0.001;
            auto watch = asking(action);
            QCOMPARE(int(after(watch, {other})), int(FaceActionVerdict::Failed));
            auto late = asking(action);
            QCOMPARE(int(after(late, {doing(action), doing(action), other})), int(FaceActionVerdict::Failed));
            other.continuity = std::numeric_limits<double>::quiet_NaN();
            auto nonsense = asking(action);
            QCOMPARE(int(after(nonsense, {other})), int(FaceActionVerdict::Failed));
        }
    }

    void aFaceThatJumpsFailsIt()
    {
        auto watch = asking(FaceAction::Blink);
        QCOMPARE(int(after(watch, {frame(rest), frame(rest, 100)})), int(FaceActionVerdict::Waiting));
        QCOMPARE(int(after(watch, {frame(rest, 300)})), int(FaceActionVerdict::Failed));
        auto growing = asking(FaceAction::Blink);
        auto large = frame(rest);
        large.face->width = 300;
        QCOMPARE(int(after(growing, {frame(rest), large})), int(FaceActionVerdict::Failed));
    }

    void aFrozenPictureFailsIt()
    {
        auto watch = asking(FaceAction::TurnLeft);
        const std::vector<ports::FrameVerdict> frozen(9, frame(rest));
        QCOMPARE(int(after(watch, frozen)), int(FaceActionVerdict::Failed));
    }

    void aFaceThatWasAwayForLongBeginsAnew()
    {
        ports::FrameVerdict nobody;
        for (const auto action : actions) {
            auto shortly = asking(action);
            QCOMPARE(int(after(shortly, {doing(action), doing(action), nobody, frame(rest)})),
                     int(FaceActionVerdict::Done));
            auto longer = asking(action);
            std::vector<ports::FrameVerdict> frames{doing(action), doing(action)};
            frames.insert(frames.end(), 10, nobody);
            frames.push_back(frame(rest));
            QCOMPARE(int(after(longer, frames)), int(FaceActionVerdict::Waiting));
        }
    }

    void anActionHasItsOwnTime()
    {
        auto watch = asking(FaceAction::Blink);
        QCOMPARE(int(watch.judge(frame(rest), FaceActionWatch::limit - Milliseconds(1))),
                 int(FaceActionVerdict::Waiting));
        QCOMPARE(int(watch.judge(frame(rest), FaceActionWatch::limit)), int(FaceActionVerdict::Failed));
    }

    void everyActionIsDrawnAndASecondOneIsAnother()
    {
        for (std::uint32_t drawn = 0; drawn < 12; ++drawn) {
            FaceDecision decision(always(), drawn);
            const auto first = asked(decision, frame(rest), Milliseconds(1000));
            QCOMPARE(int(first.verdict), int(FaceVerdict::ActionAsked));
            QVERIFY(!first.reason);
            QCOMPARE(int(decision.decide(frame(rest), Milliseconds(1000) + FaceActionWatch::limit).verdict),
                     int(FaceVerdict::Undecided));
            const auto second = asked(decision, frame(rest), Milliseconds(12'000));
            QCOMPARE(int(second.verdict), int(FaceVerdict::ActionAsked));
            QVERIFY(second.reason == Fault::FaceActionNotSeen);
            QVERIFY(second.action != first.action);
            QCOMPARE(*first.action == FaceAction::Blink || *second.action == FaceAction::Blink, true);
            const auto last = decision.decide(frame(rest), Milliseconds(12'000) + FaceActionWatch::limit);
            QVERIFY((last == FaceOutcome{FaceVerdict::Rejected, Fault::FaceActionNotSeen, {}}));
            QVERIFY(decision.decide(frame(rest), Milliseconds(40'000)) == last);
        }
        std::array<int, 3> counts{};
        for (std::uint32_t drawn = 0; drawn < 600; ++drawn) {
            FaceDecision decision(always(), drawn);
            ++counts.at(std::size_t(*asked(decision, frame(rest), Milliseconds(0)).action));
        }
        QVERIFY(counts[0] == 200 && counts[1] == 200 && counts[2] == 200);
    }

    void whoIsNotClearlySeenWithOpenEyesIsAskedToTurn()
    {
        auto glare = rest;
        glare.eyesOpen = 0.6;
        for (std::uint32_t drawn = 0; drawn < 12; ++drawn) {
            FaceDecision decision(always(), drawn);
            const auto first = asked(decision, frame(glare), Milliseconds(0));
            (void)decision.decide(frame(glare), FaceActionWatch::limit);
            const auto second = asked(decision, frame(glare), FaceActionWatch::limit);
            QVERIFY(*first.action != FaceAction::Blink && *second.action != FaceAction::Blink);
            QVERIFY(first.action != second.action);
        }
    }

    void whoDoesItIsAcceptedAndTheTokenMaySaySo()
    {
        for (std::uint32_t drawn = 0; drawn < 6; ++drawn) {
            FaceDecision decision(always(), drawn);
            const auto action = *asked(decision, frame(rest), Milliseconds(900)).action;
            QVERIFY(!decision.activeStepPassed());
            QCOMPARE(int(done(decision, action, Milliseconds(2000)).verdict), int(FaceVerdict::Accepted));
            QVERIFY(decision.activeStepPassed());
            QCOMPARE(decision.tries(), 1);
        }
    }

    void theSecondActionServesAsWell()
    {
        FaceDecision decision(always(), 0);
        const auto first = *asked(decision, frame(rest), Milliseconds(0)).action;
        QCOMPARE(int(first), int(FaceAction::Blink));
        (void)decision.decide(turnedAway(left), Milliseconds(10));
        QCOMPARE(int(decision.decide(turnedAway(left), Milliseconds(20)).verdict),
                 int(FaceVerdict::Undecided)); // wrong
        const auto second = *asked(decision, frame(rest), Milliseconds(30)).action;
        QCOMPARE(int(done(decision, second, Milliseconds(40)).verdict), int(FaceVerdict::Accepted));
    }

    void inDoubtItIsAskedAndWithoutDoubtItIsNot()
    {
        FaceDecision sure(standardFaceProfile(), 0);
        QCOMPARE(int(sure.decide(frame(rest), Milliseconds(0)).verdict), int(FaceVerdict::Accepted));
        QVERIFY(!sure.activeStepPassed());
        auto unclear = frame(rest);
        unclear.bonaFideScore = 0.3;
        FaceDecision doubtful(standardFaceProfile(), 0);
        const auto outcome = asked(doubtful, unclear, Milliseconds(0));
        QCOMPARE(int(outcome.verdict), int(FaceVerdict::ActionAsked));
        QCOMPARE(int(done(doubtful, *outcome.action, Milliseconds(500)).verdict), int(FaceVerdict::Accepted));
        QVERIFY(doubtful.activeStepPassed());
    }

    void nothingIsAskedOfAFaceThatDoesNotMatch()
    {
        for (const auto& [score, verdict] :
             {std::pair(0.40, FaceVerdict::TryFailed), std::pair(0.1, FaceVerdict::Rejected)}) {
            auto other = frame(rest);
            other.comparisonScore = score;
            FaceDecision decision(always(), 0);
            QCOMPARE(int(decision.decide(other, Milliseconds(0)).verdict), int(verdict));
        }
    }

    void anActionDoesNotMakeAnAttackGood()
    {
        FaceDecision decision(always(), 0);
        (void)asked(decision, frame(rest), Milliseconds(0));
        (void)decision.decide(doing(FaceAction::Blink), Milliseconds(10));
        (void)decision.decide(doing(FaceAction::Blink), Milliseconds(20));
        auto print = frame(rest);
        print.bonaFideScore = 0.1;
        QVERIFY((decision.decide(print, Milliseconds(30))
                 == FaceOutcome{FaceVerdict::AttackSuspected, Fault::AttackSuspected, {}}));
    }

    void aMatchThatIsLostMeanwhileIsNotAccepted()
    {
        FaceDecision decision(always(), 0);
        (void)asked(decision, frame(rest), Milliseconds(0));
        (void)decision.decide(doing(FaceAction::Blink), Milliseconds(10));
        (void)decision.decide(doing(FaceAction::Blink), Milliseconds(20));
        auto other = frame(rest);
        other.comparisonScore = 0.2;
        QCOMPARE(int(decision.decide(other, Milliseconds(30)).verdict), int(FaceVerdict::Rejected));
    }

    void whoTakesThePlaceHasToMatchThemselves()
    {
        // A picture of the card's holder matches, then somebody alive steps in: the second question waits for a match.
        FaceDecision decision(always(), 0);
        (void)asked(decision, frame(rest), Milliseconds(0));
        auto other = frame(rest);
        other.continuity = 0.1;
        QCOMPARE(int(decision.decide(other, Milliseconds(100)).verdict), int(FaceVerdict::Undecided));
        other.continuity = 0.9;
        other.comparisonScore = 0.1;
        QCOMPARE(int(decision.decide(other, Milliseconds(200)).verdict), int(FaceVerdict::Rejected));
    }

    void theTimeOfAnActionIsNotTheMatchings()
    {
        FaceDecision decision(always(), 1);
        (void)asked(decision, frame(rest), FaceDecision::tryLimit - Milliseconds(1));
        const auto later = FaceDecision::tryLimit + FaceActionWatch::limit;
        QCOMPARE(int(decision.decide(frame(rest), later).verdict), int(FaceVerdict::Undecided));
        QCOMPARE(int(asked(decision, frame(rest), later + Milliseconds(500)).verdict), int(FaceVerdict::ActionAsked));
        QCOMPARE(decision.tries(), 1);
    }

    void whateverHappensItEnds()
    {
        std::uint32_t state = 7;
        const auto draw = [&] { return state = state * 1664525u + 1013904223u, state >> 16; };
        int accepted = 0;
        for (int round = 0; round < 3000; ++round) {
            FaceDecision decision(always(), draw());
            int questions = 0;
            FaceVerdict last = FaceVerdict::Undecided;
            for (int step = 0; step < 200; ++step) {
                auto shown = draw() % 4 == 0 ? doing(actions.at(draw() % 3)) : frame(rest);
                if (draw() % 40 == 0)
                    shown = {};
                const auto outcome = decision.decide(shown, Milliseconds(step * 300));
                questions += outcome.verdict == FaceVerdict::ActionAsked;
                last = outcome.verdict;
            }
            QVERIFY(questions <= FaceDecision::mostActions);
            QVERIFY(last == FaceVerdict::Accepted || last == FaceVerdict::Rejected);
            QVERIFY(last != FaceVerdict::Accepted || decision.activeStepPassed());
            accepted += last == FaceVerdict::Accepted;
        }
        QVERIFY(accepted > 0);
    }
};

QTEST_GUILESS_MAIN(FaceActionTest)
#include "FaceActionTest.moc"
