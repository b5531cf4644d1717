// When an update may end the kiosk, on the simulated agent: never under a patient, never for ever.
#include "app/runtime/UpdateWatch.h"
#include "drivers/simulated/SimulatedUpdateAgent.h"

#include <QTest>

#include <deque>
#include <optional>
#include <vector>

using namespace uketsuke;
using namespace std::chrono_literals;
using ports::UpdateState;

namespace {

const ports::Update pending{UpdateState::Pending, "1.4.0"};

/// The main thread and the worker, a step at a time.
struct Machine {
    simulated::SimulatedUpdateAgent agent;
    std::deque<std::function<void()>> onWorker;
    std::deque<std::function<void()>> onMain;
    bool hangs{false}; ///< the worker takes what it is given, and never comes back
    std::optional<bool> isClosed;
    int closings{0};
    std::vector<core::Fault> failed;
    std::string fellBack;
    core::Milliseconds now{0};
    runtime::UpdateWatch watch;

    explicit Machine(runtime::UpdateLimits limits = {.quiet = 60s, .patience = 600s, .pause = 3600s})
        : watch(agent, limits,
                runtime::UpdateWatch::Hooks{[this](std::function<void()> job) {
                                                onWorker.push_back(std::move(job));
                                                return true;
                                            },
                                            [this](std::function<void()> job) { onMain.push_back(std::move(job)); },
                                            [this](bool closed) {
                                                isClosed = closed;
                                                closings += closed ? 1 : 0;
                                            },
                                            [this](const core::Error& error) { failed.push_back(error.fault); },
                                            [this](const std::string& version) { fellBack = version; },
                                            [](const std::string&) {}})
    {
    }

    static void drain(std::deque<std::function<void()>>& queue)
    {
        while (!queue.empty()) {
            const auto job = std::move(queue.front());
            queue.pop_front();
            job();
        }
    }
    void step(bool isSomebodyHere = false, bool isWhole = true)
    {
        now += 200ms;
        const bool isOpen = !isSomebodyHere && isClosed == std::optional(false);
        watch.tick({.isIdle = !isSomebodyHere, .isWhole = isOpen && isWhole}, now);
        if (!hangs) {
            drain(onWorker);
            drain(onMain);
        }
    }
    /// Somebody is here, or nobody.
    void pass(core::Milliseconds span, bool isSomebodyHere = false, bool isWhole = true)
    {
        for (const auto end = now + span; now < end;)
            step(isSomebodyHere, isWhole);
    }
    [[nodiscard]] bool isOpen() const { return isClosed == std::optional(false); }
    [[nodiscard]] bool mayEnd() const { return !agent.permitted().empty(); }
};

} // namespace

class UpdateWatchTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void itClosesOnceNobodyHasBeenThereForTheQuietTime()
    {
        Machine machine;
        machine.agent.say(pending);
        machine.pass(59s);
        QVERIFY(machine.isOpen());
        QVERIFY(!machine.mayEnd());
        machine.pass(2s);
        QVERIFY(!machine.isOpen());
        QCOMPARE(machine.agent.permitted(), pending.version);
    }

    void neverWhileSomebodyIsThere()
    {
        Machine machine;
        machine.agent.say(pending);
        machine.pass(2h, true);
        QVERIFY(machine.isOpen());
        QVERIFY(!machine.mayEnd());
        machine.pass(59s);
        machine.pass(1s, true); // somebody comes just before: the quiet begins anew
        machine.pass(59s);
        QVERIFY(machine.isOpen());
        machine.watch.touched(); // and so it does for a touch on the welcome screen
        machine.pass(59s);
        QVERIFY(machine.isOpen());
        machine.pass(2s);
        QVERIFY(!machine.isOpen());
    }

    void theScreenIsClosedWheneverTheAgentMayEndIt()
    {
        Machine machine;
        machine.agent.say(pending);
        const auto holds = [&machine] { return machine.isOpen() ? !machine.mayEnd() : true; };
        for (int i = 0; i < 400 && machine.isClosed != std::optional(true); ++i) {
            machine.now += 200ms;
            machine.watch.tick({.isIdle = true, .isWhole = true}, machine.now);
            QVERIFY(holds());
            while (!machine.onWorker.empty()) {
                const auto job = std::move(machine.onWorker.front());
                machine.onWorker.pop_front();
                job();
                QVERIFY(holds());
            }
            Machine::drain(machine.onMain);
            QVERIFY(holds());
        }
        QCOMPARE(machine.isClosed, std::optional(true));
        machine.pass(5s);
        QVERIFY(machine.mayEnd());
        machine.agent.say({});
        for (int i = 0; i < 40 && !machine.isOpen(); ++i) {
            machine.step();
            QVERIFY(holds());
        }
        QVERIFY(machine.isOpen());
        QVERIFY(!machine.mayEnd());
    }

    void anAgentThatDoesNotComeLosesThePermissionForAWhile()
    {
        Machine machine;
        machine.agent.say(pending);
        machine.pass(61s);
        QVERIFY(!machine.isOpen());
        machine.pass(598s);
        QVERIFY(!machine.isOpen());
        machine.pass(6s);
        QVERIFY(machine.isOpen());
        QVERIFY(!machine.mayEnd());
        machine.pass(3500s);
        QVERIFY(machine.isOpen());
        machine.pass(180s);
        QVERIFY(!machine.isOpen());
        QCOMPARE(machine.closings, 2);
    }

    void anAgentAtWorkIsNotInterruptedUntilItsTimeIsOver()
    {
        Machine machine;
        machine.agent.say(pending);
        machine.pass(63s);
        QVERIFY(machine.agent.take());
        machine.agent.say({}); // whatever it says: it holds the permission
        machine.pass(500s);
        QVERIFY(!machine.isOpen());
        machine.pass(110s);
        QVERIFY(machine.isOpen());
        QVERIFY(!machine.agent.take()); // ended, not only forgotten
    }

    void anAgentThatWasAtWorkBeforeTheStartIsRespectedTheSameTime()
    {
        Machine machine;
        QVERIFY(machine.agent.permit("1.4.0").has_value());
        QVERIFY(machine.agent.take());
        machine.agent.say(pending);
        machine.pass(590s);
        QVERIFY(!machine.isOpen());
        machine.pass(20s);
        QVERIFY(machine.isOpen());
    }

    void anAgentThatSaysItHasDoneIsNotWaitedFor()
    {
        Machine machine;
        QVERIFY(machine.agent.permit("1.4.0").has_value());
        QVERIFY(machine.agent.take()); // and removes it only once the version is confirmed
        machine.agent.say({UpdateState::Installed, "1.4.0"});
        machine.pass(10s);
        QVERIFY(machine.isOpen());
        QVERIFY(!machine.mayEnd());
        QCOMPARE(machine.agent.confirmed(), std::string("1.4.0"));
    }

    void anotherVersionIsNotKeptWaitingByTheOneBefore()
    {
        Machine machine;
        machine.agent.say(pending);
        machine.pass(63s);
        QCOMPARE(machine.agent.permitted(), pending.version);
        machine.agent.say({UpdateState::Pending, "1.4.1"}); // while it is closed
        machine.pass(80s);
        QCOMPARE(machine.agent.permitted(), std::string("1.4.1"));
        machine.pass(620s); // its time is over, and the pause begins
        QVERIFY(machine.isOpen());
        machine.agent.say({UpdateState::Pending, "1.4.2"});
        machine.pass(64s);
        QVERIFY(!machine.isOpen());
    }

    void anAgentThatTakesItsWordBackOpensTheReception()
    {
        Machine machine;
        machine.agent.say(pending);
        machine.pass(61s);
        QVERIFY(!machine.isOpen());
        machine.agent.say({});
        machine.pass(6s);
        QVERIFY(machine.isOpen());
        QVERIFY(!machine.mayEnd());
    }

    void aPermissionOfAnEarlierRunIsTakenBackBeforeAnybodyIsServed()
    {
        Machine machine;
        QVERIFY(machine.agent.permit("1.3.9").has_value());
        machine.watch.tick({.isIdle = true}, machine.now += 200ms);
        QVERIFY(!machine.isClosed); // neither open nor closed: nobody is served yet
        Machine::drain(machine.onWorker);
        QVERIFY(!machine.isClosed);
        QVERIFY(!machine.mayEnd());
        Machine::drain(machine.onMain);
        QVERIFY(machine.isOpen());
    }

    void whoIsOutOfServiceLetsTheRepairIn()
    {
        Machine machine;
        machine.agent.say(pending);
        machine.pass(63s, false, false); // idle, and something a session needs is missing
        QVERIFY(machine.mayEnd());
    }

    void anInstalledVersionIsConfirmedOnlyOnceTheReceptionIsWhole()
    {
        Machine machine;
        machine.agent.say({UpdateState::Installed, "1.4.0"});
        machine.pass(10s, false, false); // its models are not there yet
        QVERIFY(machine.agent.confirmed().empty());
        machine.pass(10s, true); // and somebody is served
        QVERIFY(machine.agent.confirmed().empty());
        machine.pass(5s);
        QCOMPARE(machine.agent.confirmed(), std::string("1.4.0"));
        QVERIFY(machine.isOpen());
    }

    void theProgramBeforeConfirmsNothing()
    {
        Machine machine;
        machine.agent.say(pending);
        machine.pass(63s);
        machine.agent.say({UpdateState::Installed, "1.4.0"}); // an agent that says so before it has ended this one
        machine.pass(60s);
        QVERIFY(machine.isOpen());
        QVERIFY(machine.agent.confirmed().empty());
    }

    void whatAnEarlierRunConfirmedCountsNoMore()
    {
        Machine machine;
        QVERIFY(machine.agent.confirm("1.4.0").has_value());
        machine.pass(5s);
        QVERIFY(machine.agent.confirmed().empty());
    }

    void aConfirmationThatCannotBeWrittenIsTriedAgain()
    {
        Machine machine;
        machine.agent.say({UpdateState::Installed, "1.4.0"});
        machine.pass(1s, true);
        machine.agent.fail(core::Fault::UpdateAgentUnavailable);
        machine.pass(10s);
        QVERIFY(machine.agent.confirmed().empty());
        QCOMPARE(machine.failed, std::vector{core::Fault::UpdateAgentUnavailable}); // told once, not each time
        machine.agent.fail(std::nullopt);
        machine.pass(5s);
        QCOMPARE(machine.agent.confirmed(), std::string("1.4.0"));
    }

    void aVersionThatFellBackIsToldUntilTheAgentSaysSomethingElse()
    {
        Machine machine;
        machine.agent.say({UpdateState::FellBack, "1.4.0"});
        machine.pass(3s);
        QCOMPARE(machine.fellBack, std::string("1.4.0"));
        QVERIFY(machine.isOpen());
        machine.agent.say(pending);
        machine.pass(3s);
        QVERIFY(machine.fellBack.empty());
    }

    void whatCannotBeReadLetsNothingIn()
    {
        Machine machine;
        machine.agent.say(pending);
        machine.pass(5s);
        machine.agent.fail(core::Fault::UpdateStateMalformed);
        machine.pass(2h);
        QVERIFY(machine.isOpen());
        QCOMPARE(machine.closings, 0);
        QCOMPARE(machine.failed, std::vector{core::Fault::UpdateStateMalformed});
    }

    void aPermissionThatCannotBeWrittenOpensTheReceptionAgain()
    {
        Machine machine;
        machine.agent.say(pending);
        machine.pass(60s - 400ms);
        QVERIFY(machine.isOpen());
        machine.watch.tick({.isIdle = true, .isWhole = true}, machine.now += 600ms);
        QVERIFY(!machine.isOpen());
        machine.agent.fail(core::Fault::UpdateAgentUnavailable);
        machine.pass(5s);
        QVERIFY(machine.isOpen());
        QCOMPARE(machine.closings, 1);
        QCOMPARE(machine.failed, std::vector{core::Fault::UpdateAgentUnavailable});
    }

    void aPermissionThatCannotBeTakenBackIsTriedUntilItIs()
    {
        Machine machine;
        machine.agent.say(pending);
        machine.pass(63s);
        QVERIFY(machine.mayEnd());
        machine.agent.fail(core::Fault::UpdateAgentUnavailable);
        machine.pass(620s);
        QVERIFY(machine.isOpen()); // patients are served all the same
        QVERIFY(machine.mayEnd());
        machine.agent.fail(std::nullopt);
        machine.pass(3s);
        QVERIFY(!machine.mayEnd());
        QVERIFY(machine.isOpen());
    }

    void anAgentThatHangsKeepsNobodyOut()
    {
        Machine machine;
        machine.hangs = true;
        machine.pass(9s);
        QVERIFY(!machine.isClosed);
        machine.pass(3s);
        QVERIFY(machine.isOpen());
        QCOMPARE(machine.failed, std::vector{core::Fault::UpdateAgentUnavailable});
        machine.pass(2h);
        QCOMPARE(machine.closings, 0);
    }

    void anAgentThatHangsWhileItIsClosedOpensItWithItsTime()
    {
        Machine machine;
        machine.agent.say(pending);
        machine.pass(63s);
        QVERIFY(!machine.isOpen());
        machine.hangs = true;
        machine.pass(600s);
        QVERIFY(!machine.isOpen());
        machine.pass(15s);
        QVERIFY(machine.isOpen());
    }
};

QTEST_APPLESS_MAIN(UpdateWatchTest)
#include "UpdateWatchTest.moc"
