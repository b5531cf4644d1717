#include <QTest>

#include "tools/face-eval/statistics/Attacks.h"
#include "tools/face-eval/statistics/Comparisons.h"
#include "tools/face-eval/statistics/Random.h"

#include <algorithm>
#include <cmath>
#include <numeric>

using namespace uketsuke::evaluation;

namespace {

bool near(double left, double right, double tolerance = 1e-4) { return std::abs(left - right) <= tolerance; }

/// Everybody against everybody, `pictures` each; genuine scores around `genuine`, the others around 0, spread 1 (sum
/// of twelve uniform numbers: nearly normal), scaled into -1 to 1.
ScoreSet population(std::uint32_t persons, int pictures, double genuine, std::uint64_t seed = 1)
{
    Random random(seed);
    std::vector<Comparison> all;
    for (std::uint32_t reference = 0; reference < persons; ++reference)
        for (std::uint32_t probe = 0; probe < persons; ++probe)
            for (int picture = 0; picture < pictures; ++picture) {
                double sum = -6;
                for (int count = 0; count < 12; ++count)
                    sum += static_cast<double>(random.next() >> 11) * 0x1p-53;
                const double mean = reference == probe ? genuine : 0;
                all.push_back({reference, probe, static_cast<float>((mean + sum) / 10)});
            }
    return {std::move(all), persons};
}

ScoreSet scoresOf(std::initializer_list<float> genuine, std::initializer_list<float> impostor)
{
    std::vector<Comparison> all;
    std::uint32_t person = 0;
    for (const float score : genuine) {
        all.push_back({person, person, score});
        ++person;
    }
    std::uint32_t other = 0;
    for (const float score : impostor) {
        all.push_back({other, other + 1, score});
        ++other;
    }
    return {std::move(all), std::max(person, other + 1)};
}

} // namespace

class StatisticsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void wilsonAgreesWithPublishedValues_data()
    {
        QTest::addColumn<int>("errors");
        QTest::addColumn<int>("trials");
        QTest::addColumn<double>("low");
        QTest::addColumn<double>("high");
        // Newcombe 1998, table I, method 3.
        QTest::newRow("81 of 263") << 81 << 263 << 0.2553 << 0.3662;
        QTest::newRow("15 of 148") << 15 << 148 << 0.0624 << 0.1605;
        QTest::newRow("0 of 20") << 0 << 20 << 0.0 << 0.1611;
        QTest::newRow("1 of 29") << 1 << 29 << 0.0061 << 0.1718;
        QTest::newRow("20 of 20") << 20 << 20 << 0.8389 << 1.0;
        QTest::newRow("nothing tried") << 0 << 0 << 0.0 << 1.0;
    }
    void wilsonAgreesWithPublishedValues()
    {
        QFETCH(int, errors);
        QFETCH(int, trials);
        QFETCH(double, low);
        QFETCH(double, high);
        const auto interval = wilson(static_cast<std::size_t>(errors), static_cast<std::size_t>(trials));
        QVERIFY2(near(interval.low, low) && near(interval.high, high),
                 qPrintable(QStringLiteral("%1 to %2").arg(interval.low).arg(interval.high)));
    }

    void percentilesAreInterpolated()
    {
        std::vector<double> values(1001);
        std::iota(values.rbegin(), values.rend(), 0.0);
        QCOMPARE(*percentileInterval(values), (Interval{25, 975}));
        QCOMPARE(*percentileInterval(std::vector<double>{7}), (Interval{7, 7}));
        QVERIFY(!percentileInterval({}));
    }

    void onlyAnIntervalThatExcludesTheGoalSaysReachedOrNot_data()
    {
        QTest::addColumn<double>("low");
        QTest::addColumn<double>("high");
        QTest::addColumn<int>("trials");
        QTest::addColumn<QString>("finding");
        QTest::newRow("below") << 0.01 << 0.02 << 10 << "reached";
        QTest::newRow("ends at the goal") << 0.01 << 0.03 << 10 << "reached";
        QTest::newRow("holds the goal") << 0.01 << 0.031 << 10 << "not resolved";
        QTest::newRow("begins at the goal") << 0.03 << 0.05 << 10 << "not resolved";
        QTest::newRow("above") << 0.031 << 0.05 << 10 << "not reached";
        QTest::newRow("nothing measured") << 0.0 << 0.0 << 0 << "not resolved";
    }
    void onlyAnIntervalThatExcludesTheGoalSaysReachedOrNot()
    {
        QFETCH(double, low);
        QFETCH(double, high);
        QFETCH(int, trials);
        QFETCH(QString, finding);
        const Rate rate{.value = low,
                        .interval = {low, high},
                        .errors = 0,
                        .trials = static_cast<std::size_t>(trials),
                        .persons = 1};
        const auto name = nameOf(against(0.03, rate));
        QCOMPARE(QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size())), finding);
    }

    void theThresholdLetsNoMoreImpostorsPassThanWanted_data()
    {
        QTest::addColumn<double>("rate");
        QTest::addColumn<int>("accepted");
        QTest::newRow("none") << 0.0 << 0;
        QTest::newRow("less than one") << 0.05 << 0;
        QTest::newRow("one in ten") << 0.1 << 1;
        QTest::newRow("two, but three are equal") << 0.2 << 1;
        QTest::newRow("three, but three are equal") << 0.3 << 1;
        QTest::newRow("four") << 0.4 << 4;
        QTest::newRow("five") << 0.5 << 5;
        QTest::newRow("all") << 1.0 << 10;
    }
    void theThresholdLetsNoMoreImpostorsPassThanWanted()
    {
        QFETCH(double, rate);
        QFETCH(int, accepted);
        const auto scores = scoresOf({}, {.9F, .5F, .5F, .5F, .4F, .3F, .2F, .1F, 0.F, -.1F});
        const double threshold = thresholdAt(scores.impostor, rate);
        QCOMPARE(uketsuke::evaluation::accepted(scores.impostor, threshold), static_cast<std::size_t>(accepted));
    }

    void withoutImpostorsNobodyIsAccepted()
    {
        const auto scores = scoresOf({1.F, .5F}, {});
        const double threshold = thresholdAt(scores.impostor, 0.5);
        QCOMPARE(accepted(scores.genuine, threshold), std::size_t{0});
        QCOMPARE(shareAccepted(scores.impostor, threshold), 0.0);
        QVERIFY(detCurve(scores).empty());
        QCOMPARE(equalErrorRate(scores), 1.0);
        const auto rates = ratesAt(scores, 0.7, {});
        QCOMPARE(rates.falseMatch.interval, (Interval{0, 1}));
        QCOMPARE(rates.falseNonMatch.value, 0.5);
        const auto crossed = crossValidated(scores, 1e-3, 2, {});
        QCOMPARE(crossed.falseMatch.trials, std::size_t{0});
        QCOMPARE(crossed.falseNonMatch.value, 1.0);
        QVERIFY(against(0.5, crossed.falseMatch) == Finding::NotResolved);
    }

    void onePersonAloneResolvesNothing()
    {
        const auto scores = scoresOf({.9F}, {});
        const auto rates = ratesAt(ScoreSet(scores.genuine, 1), 0.5, {});
        QCOMPARE(rates.falseNonMatch.value, 0.0);
        QVERIFY(rates.falseNonMatch.interval.high > 0.7);
        QVERIFY(against(0.05, rates.falseNonMatch) == Finding::NotResolved);
        const auto nobody = ratesAt(ScoreSet({}, 0), 0.5, {});
        QCOMPARE(nobody.falseNonMatch.interval, (Interval{0, 1}));
        QCOMPARE(crossValidated(ScoreSet({}, 0), 1e-3, 5, {}).falseNonMatch.trials, std::size_t{0});
    }

    void noErrorAmongFewPersonsProvesLittleHoweverManyPicturesTheyHave()
    {
        std::vector<Comparison> all;
        for (std::uint32_t reference = 0; reference < 7; ++reference)
            for (std::uint32_t probe = 0; probe < 7; ++probe)
                all.insert(all.end(), 1000, {reference, probe, reference == probe ? .9F : .1F});
        const auto rates = ratesAt(ScoreSet(std::move(all), 7), 0.5, {});
        QCOMPARE(rates.falseMatch.errors, std::size_t{0});
        QVERIFY(near(rates.falseMatch.interval.high, wilson(0, 21).high));
        QVERIFY(near(rates.falseNonMatch.interval.high, wilson(0, 7).high));
    }

    void perfectlySeparatedScoresHaveNoErrorAndReversedOnesNothingElse()
    {
        const auto good = scoresOf({.9F, .8F, .7F}, {.3F, .2F, .1F});
        QCOMPARE(equalErrorRate(good), 0.0);
        const auto bad = scoresOf({.3F, .2F, .1F}, {.9F, .8F, .7F});
        QCOMPARE(equalErrorRate(bad), 1.0);
    }

    void knownDistributionsGiveTheirKnownRates()
    {
        // Two normal distributions three apart: both errors are the normal tail beyond 1.5, 6.68 %.
        const auto scores = population(200, 1, 3);
        QVERIFY(near(equalErrorRate(scores), 0.0668, 0.02));
        QVERIFY(near(shareAccepted(scores.impostor, 0.15), 0.0668, 0.004));
        // One in a thousand lies beyond 3.09.
        QVERIFY(near(thresholdAt(scores.impostor, 1e-3), 0.309, 0.015));
    }

    void theDetCurveFallsFromStrictToLaxWithoutTurning()
    {
        const auto curve = detCurve(population(60, 2, 3));
        QVERIFY(curve.size() > 50);
        for (std::size_t index = 1; index < curve.size(); ++index) {
            QVERIFY(curve[index].threshold < curve[index - 1].threshold);
            QVERIFY(curve[index].falseMatch >= curve[index - 1].falseMatch);
            QVERIFY(curve[index].falseNonMatch <= curve[index - 1].falseNonMatch);
        }
        QCOMPARE(curve.back().falseMatch, 1.0);
        QCOMPARE(curve.back().falseNonMatch, 0.0);
    }

    void theBootstrapsIntervalHasTheWidthOfIndependentPersons()
    {
        // One genuine comparison a person: the person-level interval is the ordinary one.
        const auto rates = ratesAt(population(400, 1, 3), 0.2, {});
        const auto expected = wilson(rates.falseNonMatch.errors, 400);
        QVERIFY(near(rates.falseNonMatch.interval.low, expected.low, 0.01));
        QVERIFY(near(rates.falseNonMatch.interval.high, expected.high, 0.01));
    }

    void repeatingEveryPictureDoesNotNarrowTheInterval()
    {
        const auto once = population(100, 1, 3);
        std::vector<Comparison> all(once.genuine);
        for (int copy = 0; copy < 9; ++copy)
            all.insert(all.end(), once.genuine.begin(), once.genuine.end());
        const auto single = ratesAt(once, 0.2, {}).falseNonMatch;
        const auto tenfold = ratesAt(ScoreSet(std::move(all), 100), 0.2, {}).falseNonMatch;
        QCOMPARE(tenfold.trials, single.trials * 10);
        QVERIFY(near(tenfold.interval.low, single.interval.low, 1e-9));
        QVERIFY(near(tenfold.interval.high, single.interval.high, 1e-9));
    }

    void foldsAreOfEqualSizeAndTheSameEveryTime()
    {
        const auto folds = foldsOf(23, 5);
        QCOMPARE(folds, foldsOf(23, 5));
        for (std::uint32_t fold = 0; fold < 5; ++fold) {
            const auto count = std::ranges::count(folds, fold);
            QVERIFY(count == 4 || count == 5);
        }
        QVERIFY(!std::ranges::is_sorted(folds));
    }

    void noPersonIsInBothTheThresholdAndTheTestFold()
    {
        // One pair of persons in the same fold looks alike to the machine: their false matches must be counted in the
        // test, and must not have raised the threshold of their own fold.
        const auto folds = foldsOf(10, 2);
        std::vector<std::uint32_t> inFold;
        for (std::uint32_t person = 0; person < 10; ++person)
            if (folds[person] == 0)
                inFold.push_back(person);
        std::vector<Comparison> all;
        for (std::uint32_t reference = 0; reference < 10; ++reference)
            for (std::uint32_t probe = 0; probe < 10; ++probe) {
                const bool twins =
                    (reference == inFold[0] && probe == inFold[1]) || (reference == inFold[1] && probe == inFold[0]);
                all.push_back({reference, probe, reference == probe ? .9F : twins ? .95F : .1F});
            }
        const auto crossed = crossValidated(ScoreSet(std::move(all), 10), 0.01, 2, {});
        QCOMPARE(crossed.falseMatch.errors, std::size_t{2});
        QCOMPARE(crossed.falseMatch.trials, std::size_t{2 * 5 * 4});
        // The other fold's threshold was set on the twins, and refuses its honest people.
        QCOMPARE(crossed.falseNonMatch.errors, std::size_t{5});
        QVERIFY(crossed.thresholds[0] < 0.2 && crossed.thresholds[1] > 0.9);
    }

    void crossValidationMeetsTheWantedRateOnPersonsItHasNotSeen()
    {
        const auto crossed = crossValidated(population(200, 1, 4), 1e-2, 5, {});
        QVERIFY(crossed.falseMatch.interval.low <= 1e-2 && crossed.falseMatch.interval.high >= 1e-2);
        // Beyond 2.33 lies one in a hundred; genuine scores at 4 fall below that with the tail beyond 1.67: 4.7 %.
        QVERIFY(near(crossed.falseNonMatch.value, 0.047, 0.03));
        QVERIFY(crossed.falseNonMatch.interval.low < crossed.falseNonMatch.value);
        QVERIFY(crossed.falseNonMatch.interval.high > crossed.falseNonMatch.value);
        QCOMPARE(crossed.falseNonMatch.persons, std::size_t{200});
    }

    void theSameSeedGivesTheSameFigures()
    {
        const auto scores = population(50, 1, 3);
        const auto first = crossValidated(scores, 1e-2, 5, {.replicates = 200, .seed = 7});
        const auto again = crossValidated(scores, 1e-2, 5, {.replicates = 200, .seed = 7});
        QCOMPARE(first.falseNonMatch.interval, again.falseNonMatch.interval);
        QCOMPARE(first.falseMatch.interval, again.falseMatch.interval);
        // The first numbers of SplitMix64 with seed 1234567, as published with the generator.
        Random random(1234567);
        QCOMPARE(random.next(), std::uint64_t{6457827717110365317ULL});
        QCOMPARE(random.next(), std::uint64_t{3203168211198807973ULL});
    }

    void attacksAreCountedByKindAndPersonsNotByFrames()
    {
        std::vector<Presentation> all;
        for (int frame = 0; frame < 100; ++frame) {
            all.push_back({"print", "a", true, 0.1});
            all.push_back({"print", "b", true, frame < 3 ? 0.9 : 0.1});
            all.push_back({"live", "c", true, 0.9});
        }
        all.push_back({"screen", "d", true, 0.5}); // at the threshold it passes
        all.push_back({"screen", "e", false, 0});
        all.push_back({"live", "c", false, 0});
        const auto rows = attackTable(all, 0.5);
        QCOMPARE(rows.size(), std::size_t{3});
        QCOMPARE(rows[0].kind, std::string("live"));
        QCOMPARE(rows[0].classificationError.value, 0.0);
        QCOMPARE(rows[0].withoutResponse, std::size_t{1});
        QVERIFY(rows[0].classificationError.interval.high > 0.7); // one person
        QCOMPARE(rows[1].kind, std::string("print"));
        QCOMPARE(rows[1].classificationError.value, 0.015);
        QVERIFY(near(rows[1].classificationError.interval.high, wilson(1, 2).high));
        QCOMPARE(rows[1].classificationError.interval.low, 0.015);
        QCOMPARE(rows[2].classificationError.value, 1.0);
        QCOMPARE(rows[2].presentations, std::size_t{2});
        QVERIFY(attackTable({}, 0.5).empty());
    }
};

QTEST_GUILESS_MAIN(StatisticsTest)
#include "StatisticsTest.moc"
