// When an update may end the kiosk, on the simulated agent: never under a patient, never for ever.
#include "app/runtime/UpdateWatch.h"
#include "drivers/simulated/SimulatedUpdateAgent.h"

#include <QTest>

#include <deque>
#include <memory>
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
    bool isFull{false};
    bool isClosed{false};
    std::vector<core::Fault> failed;
    std::string fellBack;
    core::Milliseconds now{0};
    std::unique_ptr<runtime::UpdateWatch> watch;

    explicit Machine(runtime::UpdateLimits limits = {.quiet = 60s, .patience = 600s, .pause = 3600s})
    {
        watch = std::make_unique<runtime::UpdateWatch>(
            agent, limits,
            runtime::UpdateWatch::Hooks{[this](std::function<void()> job) {
                                            if (!isFull)
                                                onWorker.push_back(std::move(job));
                                            return !isFull;
                                        },
                                        [this](std::function<void()> job) { onMain.push_back(std::move(job)); },
                                        [this](bool closed) { isClosed = closed; },
                                        [this](const core::Error& error) { failed.push_back(error.fault); },
                                        [this](const std::string& version) { fellBack = version; },
                                        [](const std::string&) {}});
        watch->start();
        settle();
    }

    void settle()
    {
        for (auto* queue : {&onWorker, &onMain, &onWorker, &onMain})
            while (!queue->empty()) {
                auto job = std::move(queue->front());
                queue->pop_front();
                job();
            }
    }
    /// Ticks five times a second for that long; somebody is here, or nobody.
    void pass(core::Milliseconds span, bool isSomebodyHere = false)
    {
        for (const auto end = now + span; now < end; now += 200ms) {
            watch->tick(!isSomebodyHere && !isClosed, now);
            settle();
        }
    }
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
        QVERIFY(!machine.isClosed);
        QVERIFY(machine.agent.permitted().empty());
        machine.pass(2s);
        QVERIFY(machine.isClosed);
        QCOMPARE(machine.agent.permitted(), pending.version);
    }

    void neverWhileSomebodyIsThere()
    {
        Machine machine;
        machine.agent.say(pending);
        machine.pass(2h, true);
        QVERIFY(!machine.isClosed);
        QVERIFY(machine.agent.permitted().empty());
        machine.pass(59s);
        machine.pass(1s, true); // somebody comes just before: the quiet begins anew
        machine.pass(59s);
        QVERIFY(!machine.isClosed);
        machine.pass(2s);
        QVERIFY(machine.isClosed);
    }

    void theScreenClosesBeforeTheAgentMayAndOpensAfterItMayNot()
    {
        Machine machine;
        machine.agent.say(pending);
        machine.pass(59s);
        while (!machine.isClosed) {
            QVERIFY(machine.agent.permitted().empty());
            machine.watch->tick(true, machine.now += 200ms);
            if (!machine.isClosed)
                machine.settle();
        }
        QVERIFY(machine.agent.permitted().empty()); // closed, and the worker has not come to it yet
        machine.settle();
        QCOMPARE(machine.agent.permitted(), pending.version);
        machine.agent.say({});
        while (!machine.agent.permitted().empty()) {
            QVERIFY(machine.isClosed);
            machine.watch->tick(false, machine.now += 200ms);
            while (!machine.onWorker.empty() && !machine.agent.permitted().empty()) {
                auto job = std::move(machine.onWorker.front());
                machine.onWorker.pop_front();
                job();
            }
            QVERIFY(machine.isClosed);
            machine.settle();
        }
        QVERIFY(!machine.isClosed);
    }

    void anAgentThatDoesNotComeLosesThePermissionForAWhile()
    {
        Machine machine;
        machine.agent.say(pending);
        machine.pass(61s);
        QVERIFY(machine.isClosed);
        machine.pass(598s);
        QVERIFY(machine.isClosed);
        machine.pass(3s);
        QVERIFY(!machine.isClosed);
        QVERIFY(machine.agent.permitted().empty());
        machine.pass(3500s);
        QVERIFY(!machine.isClosed);
        machine.pass(120s);
        QVERIFY(machine.isClosed);
    }

    void anotherVersionIsNotKeptWaitingByTheOneBefore()
    {
        Machine machine;
        machine.agent.say(pending);
        machine.pass(61s + 601s);
        QVERIFY(!machine.isClosed);
        machine.agent.say({UpdateState::Pending, "1.4.1"});
        machine.pass(64s);
        QVERIFY(machine.isClosed);
        QCOMPARE(machine.agent.permitted(), std::string("1.4.1"));
    }

    void anAgentThatTakesItsWordBackOpensTheReception()
    {
        Machine machine;
        machine.agent.say(pending);
        machine.pass(61s);
        QVERIFY(machine.isClosed);
        machine.agent.say({});
        machine.pass(3s);
        QVERIFY(!machine.isClosed);
        QVERIFY(machine.agent.permitted().empty());
    }

    void aPermissionOfAnEarlierRunIsTakenBackBeforeAnythingElse()
    {
        Machine machine;
        QVERIFY(machine.agent.permit("1.3.9").has_value());
        machine.watch->start();
        machine.settle();
        QVERIFY(machine.agent.permitted().empty());
    }

    void anInstalledVersionIsConfirmedOnlyOnceTheReceptionIsOpen()
    {
        Machine machine;
        machine.agent.say({UpdateState::Installed, "1.4.0"});
        machine.pass(10s, true); // not open yet
        QVERIFY(machine.agent.confirmed().empty());
        machine.pass(3s);
        QCOMPARE(machine.agent.confirmed(), std::string("1.4.0"));
        QVERIFY(!machine.isClosed);
    }

    void aConfirmationThatCannotBeWrittenIsTriedAgain()
    {
        Machine machine;
        machine.agent.say({UpdateState::Installed, "1.4.0"});
        machine.pass(200ms, true);
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
        QVERIFY(!machine.isClosed);
        machine.agent.say(pending);
        machine.pass(3s);
        QVERIFY(machine.fellBack.empty());
    }

    void whatCannotBeReadChangesNothing()
    {
        Machine machine;
        machine.agent.fail(core::Fault::UpdateStateMalformed);
        machine.pass(2h);
        QVERIFY(!machine.isClosed);
        QCOMPARE(machine.failed, std::vector{core::Fault::UpdateStateMalformed});
    }

    void aPermissionThatCannotBeWrittenOpensTheReceptionAgain()
    {
        Machine machine;
        machine.agent.say(pending);
        machine.pass(59s);
        machine.agent.fail(core::Fault::UpdateAgentUnavailable);
        machine.pass(5s);
        QVERIFY(!machine.isClosed);
        QCOMPARE(machine.failed, std::vector{core::Fault::UpdateAgentUnavailable});
    }

    void aWorkerThatIsFullKeepsNobodyOut()
    {
        Machine machine;
        machine.agent.say(pending);
        machine.pass(59s);
        machine.isFull = true;
        for (int i = 0; i < 60; ++i) {
            machine.pass(1s);
            QVERIFY(!machine.isClosed);
        }
        QVERIFY(machine.agent.permitted().empty());
        machine.isFull = false;
        machine.pass(5s);
        QVERIFY(machine.isClosed);
        QCOMPARE(machine.agent.permitted(), pending.version);
    }
};

QTEST_APPLESS_MAIN(UpdateWatchTest)
#include "UpdateWatchTest.moc"
