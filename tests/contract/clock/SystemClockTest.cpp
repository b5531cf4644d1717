// The clock's contract on the machine's clocks, and the judgement about them on clocks given from outside.
#include "tests/contract/suites/ClockContract.h"

#include "drivers/device/SystemClock.h"

using namespace uketsuke;
using namespace std::chrono_literals;
using ports::ClockTrust;

namespace {

struct Machine {
    core::Instant wall{1'795'392'000'000};
    core::Milliseconds monotonic{5000};
    bool synchronised{true};

    device::ClockSources sources()
    {
        return {[this] { return wall; }, [this] { return monotonic; }, [this] { return synchronised; }};
    }
    void pass(core::Milliseconds span)
    {
        wall = wall + span;
        monotonic += span;
    }
};

} // namespace

class SystemClockTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aSynchronisedClockIsTrusted()
    {
        Machine machine;
        const device::SystemClock clock(machine.sources());
        machine.pass(24h);
        QVERIFY(clock.trust() == ClockTrust::Trusted);
        QVERIFY(clock.now() == machine.wall);
        QVERIFY(clock.monotonic() == machine.monotonic);
    }

    void aClockThatWasNeverSetIsUnknownUntilItIs()
    {
        Machine machine;
        machine.synchronised = false;
        const device::SystemClock clock(machine.sources());
        QVERIFY(clock.trust() == ClockTrust::Unknown);
        machine.wall = machine.wall + core::Milliseconds(1h); // the time service steps it for the first time …
        machine.synchronised = true;
        QVERIFY(clock.trust() == ClockTrust::Trusted); // … which is no jump
        machine.wall = machine.wall + core::Milliseconds(1h);
        QVERIFY(clock.trust() == ClockTrust::Jumped);
    }

    void losingTheTimeServiceIsUnknownNotJumped()
    {
        Machine machine;
        const device::SystemClock clock(machine.sources());
        machine.synchronised = false;
        QVERIFY(clock.trust() == ClockTrust::Unknown);
        machine.synchronised = true;
        QVERIFY(clock.trust() == ClockTrust::Trusted);
    }

    void aStepIsAJumpInBothDirectionsAndStaysOne_data()
    {
        QTest::addColumn<int>("milliseconds");
        QTest::addColumn<bool>("jumped");
        QTest::newRow("forward") << 2001 << true;
        QTest::newRow("back") << -2001 << true;
        QTest::newRow("a day back") << -86'400'000 << true;
        QTest::newRow("slew forward") << 2000 << false;
        QTest::newRow("slew back") << -2000 << false;
    }
    void aStepIsAJumpInBothDirectionsAndStaysOne()
    {
        QFETCH(int, milliseconds);
        QFETCH(bool, jumped);
        Machine machine;
        const device::SystemClock clock(machine.sources());
        machine.pass(1min);
        machine.wall = machine.wall + core::Milliseconds(milliseconds);
        QVERIFY((clock.trust() == ClockTrust::Jumped) == jumped);
        machine.wall = machine.wall + core::Milliseconds(-milliseconds);
        QVERIFY((clock.trust() == ClockTrust::Jumped) == jumped);
    }

    void aJumpIsSeenByWhoeverLooksAtTheTime()
    {
        Machine machine;
        const device::SystemClock clock(machine.sources());
        machine.wall = machine.wall + core::Milliseconds(1h);
        (void)clock.now();
        machine.wall = machine.wall + core::Milliseconds(-1h);
        QVERIFY(clock.trust() == ClockTrust::Jumped);
    }

    void slowSlewsDoNotAddUpToAJump()
    {
        Machine machine;
        const device::SystemClock clock(machine.sources());
        for (int count = 0; count < 20; ++count) {
            machine.pass(1min);
            machine.wall = machine.wall + 500ms;
            QVERIFY(clock.trust() == ClockTrust::Trusted);
        }
    }
};

int main(int argc, char** argv)
{
    contract::ClockContract suite([] { return std::make_unique<device::SystemClock>(); });
    SystemClockTest own;
    return QTest::qExec(&suite, argc, argv) + QTest::qExec(&own, argc, argv);
}

#include "SystemClockTest.moc"
