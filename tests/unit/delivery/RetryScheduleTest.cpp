#include "app/delivery/RetrySchedule.h"

#include <QtTest>

#include <limits>
#include <set>

using uketsuke::core::Milliseconds;
using uketsuke::delivery::RetrySchedule;

namespace {

// Every residue the jitter can take for the widest step, and the values where arithmetic breaks.
template <class Check> void forEveryJitter(Check check)
{
    for (std::uint64_t random = 0; random <= 300'000; ++random)
        check(random);
    for (const auto random : {std::numeric_limits<std::uint64_t>::max(), std::uint64_t{1} << 63U,
                              (std::uint64_t{1} << 63U) - 1, std::uint64_t{std::numeric_limits<std::uint32_t>::max()}})
        check(random);
}

} // namespace

class RetryScheduleTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyDelayIsBetweenOneSecondAndFiveMinutes()
    {
        for (const int tries : {-1, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 62, 63, 64, 1000, std::numeric_limits<int>::max(),
                                std::numeric_limits<int>::min()}) {
            bool isInside = true;
            forEveryJitter([&](std::uint64_t random) {
                const auto delay = RetrySchedule::delayAfter(tries, random);
                isInside = isInside && delay >= RetrySchedule::shortest && delay <= RetrySchedule::longest;
            });
            QVERIFY2(isInside, qPrintable(QStringLiteral("after %1 tries").arg(tries)));
        }
    }

    void stepsDoubleAndNeverShrink()
    {
        Milliseconds lowestBefore{0};
        Milliseconds highestBefore{0};
        for (int tries = 0; tries <= 12; ++tries) {
            Milliseconds lowest = Milliseconds::max();
            Milliseconds highest{0};
            forEveryJitter([&](std::uint64_t random) {
                const auto delay = RetrySchedule::delayAfter(tries, random);
                lowest = std::min(lowest, delay);
                highest = std::max(highest, delay);
            });
            const auto step = std::min<std::int64_t>(2'000LL << std::min(tries, 20), 300'000);
            QCOMPARE(highest.count(), step);
            QCOMPARE(lowest.count(), step / 2); // all of the upper half is used, so the jitter is real
            QVERIFY(lowest >= lowestBefore && highest >= highestBefore);
            lowestBefore = lowest;
            highestBefore = highest;
        }
    }

    void rowsOfOneRunDoNotShareTheirJitter()
    {
        std::set<std::uint64_t> seen;
        for (std::uint64_t sequence = 1; sequence <= 1000; ++sequence)
            seen.insert(RetrySchedule::delayAfter(8, RetrySchedule::mixed(42, sequence)).count());
        QVERIFY2(seen.size() > 950, qPrintable(QString::number(seen.size()))); // 150,001 possible delays
    }
};

QTEST_APPLESS_MAIN(RetryScheduleTest)
#include "RetryScheduleTest.moc"
