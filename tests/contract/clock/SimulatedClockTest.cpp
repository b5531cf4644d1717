// The clock's contract on the simulated driver, and time that goes only when told.
#include "tests/contract/suites/ClockContract.h"

#include "drivers/simulated/SimulatedClock.h"

using namespace uketsuke;
using namespace std::chrono_literals;

class SimulatedClockTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void timeGoesOnlyWhenTold()
    {
        simulated::SimulatedClock clock;
        const auto wall = clock.now();
        const auto monotonic = clock.monotonic();
        QVERIFY(clock.now() == wall);
        clock.advance(90s);
        QVERIFY(clock.now() - wall == 90'000ms);
        QVERIFY(clock.monotonic() - monotonic == 90'000ms);
        clock.advance(-5s);
        QVERIFY(clock.monotonic() - monotonic == 90'000ms);
    }

    void aJumpMovesTheWallClockAlone()
    {
        simulated::SimulatedClock clock;
        const auto wall = clock.now();
        const auto monotonic = clock.monotonic();
        clock.jump(-1h);
        QVERIFY(clock.now() - wall == -3'600'000ms);
        QVERIFY(clock.monotonic() == monotonic);
        QVERIFY(clock.trust() == ports::ClockTrust::Jumped);
        clock.setTrust(ports::ClockTrust::Unknown);
        QVERIFY(clock.trust() == ports::ClockTrust::Unknown);
    }
};

int main(int argc, char** argv)
{
    contract::ClockContract suite([] { return std::make_unique<simulated::SimulatedClock>(); });
    SimulatedClockTest own;
    return QTest::qExec(&suite, argc, argv) + QTest::qExec(&own, argc, argv);
}

#include "SimulatedClockTest.moc"
