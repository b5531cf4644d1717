// The worker thread keeps order, bounds and endings; the services turn into the session's events once each.
#include <QTest>

#include "app/runtime/Services.h"
#include "app/runtime/Worker.h"

#include <QThread>

#include <future>
#include <set>
#include <thread>

using namespace uketsuke;
using namespace uketsuke::runtime;
using namespace std::chrono_literals;

class WorkersTest : public QObject {
    Q_OBJECT

    static std::vector<Service> every()
    {
        std::vector<Service> all;
        for (std::size_t index = 0; index < serviceCount; ++index)
            all.push_back(static_cast<Service>(index));
        return all;
    }

private Q_SLOTS:
    void jobsRunInOrderOnOneThread()
    {
        std::vector<int> order;
        std::set<std::thread::id> threads;
        std::promise<void> done;
        Worker worker("test");
        for (int job = 0; job < 50; ++job)
            QVERIFY(worker.post([&, job] {
                order.push_back(job);
                threads.insert(std::this_thread::get_id());
                if (job == 49)
                    done.set_value();
            }));
        QCOMPARE(done.get_future().wait_for(10s), std::future_status::ready);
        worker.stop();
        QCOMPARE(order.size(), std::size_t(50));
        QVERIFY(std::ranges::is_sorted(order));
        QCOMPARE(threads.size(), std::size_t(1));
        QVERIFY(!threads.contains(std::this_thread::get_id()));
    }

    void aFullQueueRefusesAndSaysSo()
    {
        std::promise<void> started, release;
        Worker worker("test", 2);
        QVERIFY(worker.post([&] {
            started.set_value();
            release.get_future().wait();
        }));
        QCOMPARE(started.get_future().wait_for(10s), std::future_status::ready);
        QVERIFY(worker.post([] {}));
        QVERIFY(worker.post([] {}));
        QVERIFY(!worker.post([] {}));
        QTRY_VERIFY_WITH_TIMEOUT(worker.busyFor() > 0ms, 5000);
        worker.dropWaiting();
        QVERIFY(worker.post([] {}));
        release.set_value();
    }

    void stoppingDropsWhatDidNotBeginAndRefusesMore()
    {
        std::atomic<int> ran{0};
        std::promise<void> started, release;
        Worker worker("test", 100000); // never full here: a refusal below can only mean that it stops
        QVERIFY(worker.post([&] {
            started.set_value();
            release.get_future().wait();
            ++ran;
        }));
        QCOMPARE(started.get_future().wait_for(10s), std::future_status::ready);
        QVERIFY(worker.post([&] { ++ran; }));
        auto stopping = std::async(std::launch::async, [&] { worker.stop(); });
        while (worker.post([] {}))
            QThread::msleep(1);
        release.set_value();
        stopping.wait();
        QCOMPARE(ran.load(), 1);
    }

    void theSelfCheckWaitsForEveryServiceAndIsGivenOnce()
    {
        Services services;
        for (const auto service : every())
            if (service != Service::Ledger)
                QVERIFY(!services.ready(service));
        const auto passed = services.ready(Service::Ledger);
        QVERIFY(passed && std::holds_alternative<session::SelfCheckPassed>(*passed));
        QVERIFY(!services.ready(Service::Ledger));
    }

    void aFailedSelfCheckNamesTheFaultAndHeals()
    {
        Services services;
        const auto failed = services.missing(Service::Reader, core::Fault::CardServiceUnavailable);
        QVERIFY(failed);
        QCOMPARE(std::get<session::SelfCheckFailed>(*failed).fault, core::Fault::CardServiceUnavailable);
        for (const auto service : every())
            if (service != Service::Reader)
                QVERIFY(!services.ready(service));
        const auto healed = services.ready(Service::Reader);
        QVERIFY(healed && std::holds_alternative<session::ServiceRestored>(*healed));
    }

    void aLossIsToldOnceAndTheReturnOnlyWhenEverythingIsBack()
    {
        Services services;
        for (const auto service : every())
            (void)services.ready(service);
        const auto lost = services.missing(Service::Reader, core::Fault::ReaderLost);
        QCOMPARE(std::get<session::ServiceLost>(lost.value()).fault, core::Fault::ReaderLost);
        QVERIFY(!services.missing(Service::Reader, core::Fault::ReaderLost));
        QVERIFY(!services.missing(Service::Ledger, core::Fault::LedgerFull));
        const auto other = services.ready(Service::Reader);
        QCOMPARE(std::get<session::ServiceLost>(other.value()).fault, core::Fault::LedgerFull);
        const auto back = services.ready(Service::Ledger);
        QVERIFY(std::holds_alternative<session::ServiceRestored>(back.value()));
    }
};

QTEST_GUILESS_MAIN(WorkersTest)
#include "WorkersTest.moc"
