// What scores mean, how often a face may be tried, and which card numbers are worth a try.
#include <QTest>

#ifndef Q_MOC_RUN
#include "app/identity/CardNumberPlausibility.h"
#include "app/identity/FaceDecision.h"
#include "app/identity/FaceTryLedger.h"

#include <limits>
#endif

using namespace uketsuke;
using namespace uketsuke::identity;
using core::Fault;
using core::Milliseconds;

namespace {

ports::FrameVerdict frame(std::optional<double> score, std::optional<double> bonaFide, int usable = 5)
{
    ports::FrameVerdict verdict;
    verdict.hint = ports::FaceHint::Good;
    verdict.comparisonScore = score;
    verdict.bonaFideScore = bonaFide;
    verdict.usableFrames = usable;
    return verdict;
}

core::Sha256Digest thumbprint(std::uint8_t seed)
{
    core::Sha256Digest digest{};
    digest.fill(static_cast<std::byte>(seed));
    return digest;
}

} // namespace

class FaceDecisionTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void oneTryIsDecidedByItsScores_data()
    {
        QTest::addColumn<double>("score");
        QTest::addColumn<double>("bonaFide");
        QTest::addColumn<int>("verdict");
        const auto row = [](const char* name, double score, double bonaFide, FaceVerdict verdict) {
            QTest::newRow(name) << score << bonaFide << int(verdict);
        };
        row("both at their thresholds", 0.45, 0.35, FaceVerdict::Accepted);
        row("clear match", 0.9, 0.9, FaceVerdict::Accepted);
        row("score just below", 0.4499, 0.9, FaceVerdict::TryFailed);
        row("score at the retry threshold", 0.38, 0.9, FaceVerdict::TryFailed);
        row("score below retry", 0.3799, 0.9, FaceVerdict::Rejected);
        row("score far below", -1.0, 0.9, FaceVerdict::Rejected);
        row("no match and attack unclear", 0.4499, 0.3499, FaceVerdict::TryFailed);
        row("match but attack unclear", 0.9, 0.3499, FaceVerdict::Undecided); // asked as soon as the rest is known
        row("attack at the retry threshold", 0.9, 0.20, FaceVerdict::Undecided);
        row("attack", 0.9, 0.1999, FaceVerdict::AttackSuspected);
        row("attack without match", 0.1, 0.0, FaceVerdict::AttackSuspected);
    }
    void oneTryIsDecidedByItsScores()
    {
        QFETCH(double, score);
        QFETCH(double, bonaFide);
        QFETCH(int, verdict);
        FaceDecision decision(standardFaceProfile(), 0);
        const auto outcome = decision.decide(frame(score, bonaFide), Milliseconds(1000));
        QCOMPARE(int(outcome.verdict), verdict);
        QCOMPARE(outcome.reason.has_value(),
                 outcome.verdict != FaceVerdict::Accepted && outcome.verdict != FaceVerdict::Undecided);
    }

    void nothingIsDecidedOnTooLittle_data()
    {
        QTest::addColumn<bool>("hasScore");
        QTest::addColumn<double>("score");
        QTest::addColumn<bool>("hasBonaFide");
        QTest::addColumn<double>("bonaFide");
        QTest::addColumn<int>("usable");
        const auto none = std::numeric_limits<double>::quiet_NaN();
        const auto endless = std::numeric_limits<double>::infinity();
        QTest::newRow("four frames") << true << 0.99 << true << 0.99 << 4;
        QTest::newRow("no frames") << true << 0.99 << true << 0.99 << 0;
        QTest::newRow("no score") << false << 0.0 << true << 0.99 << 9;
        QTest::newRow("score that is no number") << true << none << true << 0.99 << 9;
        QTest::newRow("endless score") << true << endless << true << 0.99 << 9;
        QTest::newRow("no attack check") << true << 0.99 << false << 0.0 << 9;
        QTest::newRow("attack score that is no number") << true << 0.99 << true << none << 9;
    }
    void nothingIsDecidedOnTooLittle()
    {
        QFETCH(bool, hasScore);
        QFETCH(double, score);
        QFETCH(bool, hasBonaFide);
        QFETCH(double, bonaFide);
        QFETCH(int, usable);
        FaceDecision decision(standardFaceProfile(), 0);
        const auto verdict = frame(hasScore ? std::optional(score) : std::nullopt,
                                   hasBonaFide ? std::optional(bonaFide) : std::nullopt, usable);
        QCOMPARE(int(decision.decide(verdict, Milliseconds(1000)).verdict), int(FaceVerdict::Undecided));
    }

    void withoutAnAttackCheckInstalledTheMatchDecides()
    {
        auto profile = standardFaceProfile();
        profile.attackCheck = AttackCheck::NotInstalled;
        FaceDecision decision(profile, 0);
        QCOMPARE(int(decision.decide(frame(0.6, std::nullopt), Milliseconds(10)).verdict), int(FaceVerdict::Accepted));
    }

    void theStrictProfileAsksForMore()
    {
        FaceDecision strict(strictFaceProfile(), 0);
        QCOMPARE(int(strict.decide(frame(0.47, 0.9), Milliseconds(10)).verdict), int(FaceVerdict::TryFailed));
        QVERIFY(standardFaceProfile().name != strictFaceProfile().name);
    }

    void thereAreThreeTriesAndNoFourth()
    {
        FaceDecision decision(standardFaceProfile(), 0);
        QCOMPARE(decision.tries(), 1);
        QCOMPARE(int(decision.decide(frame(0.40, 0.9), Milliseconds(1000)).verdict), int(FaceVerdict::TryFailed));
        QCOMPARE(decision.tries(), 2);
        QCOMPARE(int(decision.decide(frame(0.40, 0.9), Milliseconds(2000)).verdict), int(FaceVerdict::TryFailed));
        QCOMPARE(decision.tries(), 3);
        const auto last = decision.decide(frame(0.40, 0.9), Milliseconds(3000));
        QVERIFY((last == FaceOutcome{FaceVerdict::Rejected, Fault::FaceTriesExhausted}));
        QVERIFY(decision.decide(frame(0.99, 0.99), Milliseconds(4000)) == last);
        QCOMPARE(decision.tries(), 3);
    }

    void aTryWithoutAFaceEndsByItself()
    {
        FaceDecision decision(standardFaceProfile(), 0);
        QCOMPARE(int(decision.decide({}, FaceDecision::tryLimit - Milliseconds(1)).verdict),
                 int(FaceVerdict::Undecided));
        QVERIFY(
            (decision.decide({}, FaceDecision::tryLimit) == FaceOutcome{FaceVerdict::TryFailed, Fault::FaceNotFound}));
        QCOMPARE(int(decision.decide({}, FaceDecision::tryLimit * 2 - Milliseconds(1)).verdict),
                 int(FaceVerdict::Undecided));
        QCOMPARE(int(decision.decide({}, FaceDecision::tryLimit * 2).verdict), int(FaceVerdict::TryFailed));
        QCOMPARE(int(decision.decide({}, FaceDecision::tryLimit * 3).verdict), int(FaceVerdict::Rejected));
        QVERIFY(FaceDecision::tryLimit * 3 <= FaceDecision::wholeLimit);
    }

    void afterTwentySecondsNothingIsAccepted()
    {
        FaceDecision early(standardFaceProfile(), 0);
        QCOMPARE(int(early.decide(frame(0.9, 0.9), FaceDecision::wholeLimit - Milliseconds(1)).verdict),
                 int(FaceVerdict::Accepted));
        FaceDecision late(standardFaceProfile(), 0);
        QCOMPARE(int(late.decide(frame(0.9, 0.9), FaceDecision::wholeLimit).verdict), int(FaceVerdict::Rejected));
    }

    void anEndIsAnEnd()
    {
        for (const auto& first : {frame(0.9, 0.9), frame(0.1, 0.9), frame(0.9, 0.0)}) {
            FaceDecision decision(standardFaceProfile(), 0);
            const auto outcome = decision.decide(first, Milliseconds(10));
            for (const auto& later : {frame(0.9, 0.9), frame(0.1, 0.9), frame(0.9, 0.0), ports::FrameVerdict{}})
                QVERIFY(decision.decide(later, Milliseconds(20)) == outcome);
        }
    }

    void noSequenceGivesMoreThanThreeDecisions()
    {
        std::uint32_t state = 1;
        for (int round = 0; round < 2000; ++round) {
            FaceDecision decision(standardFaceProfile(), 0);
            int failed = 0;
            bool ended = false;
            for (int step = 0; step < 40; ++step) {
                state = state * 1664525u + 1013904223u;
                const auto score = double(state >> 16) / 65536.0;
                const auto outcome = decision.decide(frame(score * 0.5, 0.9, int(state % 7)), Milliseconds(step * 600));
                failed += outcome.verdict == FaceVerdict::TryFailed;
                if (ended)
                    QVERIFY(outcome.verdict != FaceVerdict::Undecided && outcome.verdict != FaceVerdict::TryFailed);
                ended = outcome.verdict != FaceVerdict::Undecided && outcome.verdict != FaceVerdict::TryFailed;
            }
            QVERIFY(ended);
            QVERIFY(failed <= 2);
            QVERIFY(decision.tries() <= FaceDecision::mostTries);
        }
    }

    void aCardKeyHasSixTriesInFifteenMinutes()
    {
        FaceTryLedger ledger;
        for (int number = 0; number < 6; ++number) {
            QVERIFY(ledger.mayTry(thumbprint(1), Milliseconds(number * 1000)));
            ledger.recordTry(thumbprint(1), Milliseconds(number * 1000));
        }
        QVERIFY(!ledger.mayTry(thumbprint(1), Milliseconds(6000)));
        QVERIFY(ledger.mayTry(thumbprint(2), Milliseconds(6000)));
        // The window slides: a try is forgotten fifteen minutes after it was made, and not before.
        QVERIFY(!ledger.mayTry(thumbprint(1), FaceTryLedger::window - Milliseconds(1)));
        QCOMPARE(ledger.tries(thumbprint(1), FaceTryLedger::window), 5);
        QCOMPARE(ledger.tries(thumbprint(1), FaceTryLedger::window + Milliseconds(5000)), 0);
    }

    void theLedgerForgetsWhatIsOldAndNothingElse()
    {
        FaceTryLedger ledger;
        ledger.recordTry(thumbprint(1), Milliseconds(0));
        ledger.recordTry(thumbprint(2), Milliseconds(60'000));
        ledger.recordTry(thumbprint(1), Milliseconds(120'000));
        QCOMPARE(ledger.tries(thumbprint(1), FaceTryLedger::window + Milliseconds(1)), 1);
        QCOMPARE(ledger.tries(thumbprint(2), FaceTryLedger::window + Milliseconds(1)), 1);
        ledger.clear();
        QCOMPARE(ledger.tries(thumbprint(2), FaceTryLedger::window + Milliseconds(1)), 0);
    }

    void onlyAPlausibleCardNumberIsWorthATry_data()
    {
        QTest::addColumn<QString>("digits");
        QTest::addColumn<bool>("plausible");
        QTest::newRow("in order") << QString("05040320311234") << true;
        QTest::newRow("leap day") << QString("60022920311234") << true;
        QTest::newRow("expires this year") << QString("05040320261234") << true;
        QTest::newRow("expires in eleven years") << QString("05040320371234") << true;
        QTest::newRow("too short") << QString("0504032031123") << false;
        QTest::newRow("too long") << QString("050403203112345") << false;
        QTest::newRow("empty") << QString() << false;
        QTest::newRow("a letter") << QString("0504032O311234") << false;
        QTest::newRow("month 0") << QString("05000320311234") << false;
        QTest::newRow("month 13") << QString("05130320311234") << false;
        QTest::newRow("day 0") << QString("05040020311234") << false;
        QTest::newRow("31 April") << QString("05043120311234") << false;
        QTest::newRow("30 February") << QString("05023020311234") << false;
        QTest::newRow("expired last year") << QString("05040320251234") << false;
        QTest::newRow("expires in twelve years") << QString("05040320381234") << false;
        QTest::newRow("birth year written with four digits") << QString("19930403203112") << false;
    }
    void onlyAPlausibleCardNumberIsWorthATry()
    {
        QFETCH(QString, digits);
        QFETCH(bool, plausible);
        const ports::CardNumberB number{core::SecureBytes::copyOf(core::viewOf(digits.toStdString()))};
        const auto result = checkCardNumber(number, {2026, 11, 23});
        QCOMPARE(result.has_value(), plausible);
        if (!result) {
            QCOMPARE(result.error().fault, Fault::CardNumberImplausible);
            QVERIFY(digits.isEmpty() || result.error().note.text().find(digits.toStdString()) == std::string::npos);
        }
    }
};

QTEST_GUILESS_MAIN(FaceDecisionTest)
#include "FaceDecisionTest.moc"
