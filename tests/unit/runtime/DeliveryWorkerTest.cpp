// The delivery thread's pauses: none while records come further, one when nothing did, and a wake ends any.
#include <QTest>

#include "app/runtime/DeliveryWorker.h"
#include "drivers/crypto/OpenSslCryptography.h"
#include "drivers/simulated/SimulatedAudit.h"
#include "drivers/simulated/SimulatedClock.h"
#include "drivers/simulated/SimulatedHandoff.h"
#include "drivers/simulated/SimulatedLedger.h"
#include "drivers/simulated/SimulatedUplink.h"
#include "tests/contract/suites/LedgerContract.h"

#include <QElapsedTimer>

#include <algorithm>
#include <atomic>
#include <mutex>
#include <optional>
#include <vector>

using namespace uketsuke;
using namespace uketsuke::simulated;
using namespace std::chrono_literals;

namespace {

/// Says that nothing is to be done, and counts how often it was asked.
class IdleArchive final : public ports::ConsentArchive {
public:
    std::atomic<int> asked{0};
    core::Result<ports::ArchiveAnswer> append(const std::vector<ports::WholeRow>&, const ports::ArchivePlace&,
                                              core::Instant) override
    {
        ++asked;
        return ports::ArchiveAnswer{};
    }
    core::Result<int> removeBegunBefore(core::Instant) override { return 0; }
};

/// The kiosk's delivery with everything around it in memory; what its runs reported, in order.
class Kiosk {
public:
    struct Run {
        qint64 at; ///< milliseconds since the start
        delivery::DeliveryReport report;
    };

    void fill(int records, const std::string& token = "token")
    {
        for (int number = 0; number < records; ++number) {
            const auto jti = "jti-" + std::to_string(number);
            QVERIFY(ledger->append({jti, token, "envelope", clock.now(), clock.now() + std::chrono::hours(24)},
                                   *ledger->head()));
        }
    }
    void start(std::size_t most, ports::ConsentArchive* archive = nullptr)
    {
        m_timer.start();
        m_worker.emplace(runtime::DeliveryWorker::Parts{
                             .openLedger = [this]() -> core::Result<std::unique_ptr<ports::ConsentLedger>> {
                                 return std::exchange(m_owned, nullptr);
                             },
                             .openUplink = [this]() -> core::Result<std::unique_ptr<ports::Uplink>> {
                                 return std::exchange(m_ownedUplink, nullptr);
                             },
                             .handoff = m_handoff,
                             .audit = m_audit,
                             .clock = clock,
                             .cryptography = m_cryptography,
                             .limits = {.most = most},
                             .archive = archive},
                         [this](const delivery::DeliveryReport& report) {
                             const std::scoped_lock lock(m_mutex);
                             m_runs.push_back({m_timer.elapsed(), report});
                         });
    }
    std::vector<Run> runs()
    {
        const std::scoped_lock lock(m_mutex);
        return m_runs;
    }
    std::size_t delivered()
    {
        std::size_t sum = 0;
        for (const auto& run : runs())
            sum += run.report.delivered.size();
        return sum;
    }
    void wake() { m_worker->wake(); }

private:
    std::unique_ptr<SimulatedLedger> m_owned = std::make_unique<SimulatedLedger>(contract::LedgerContract::sha256);
    std::unique_ptr<SimulatedUplink> m_ownedUplink = std::make_unique<SimulatedUplink>();
    SimulatedHandoff m_handoff;
    SimulatedAudit m_audit;
    crypto::OpenSslCryptography m_cryptography;
    QElapsedTimer m_timer;
    std::mutex m_mutex; ///< guards what follows
    std::vector<Run> m_runs;

public:
    SimulatedClock clock;
    SimulatedLedger* const ledger = m_owned.get();
    SimulatedUplink* const oqs = m_ownedUplink.get();

private:
    std::optional<runtime::DeliveryWorker> m_worker; ///< ends before what it works with
};

/// A withdrawal's signed header, as much of a token as its kind is read from.
std::string withdrawalToken()
{
    const auto header = core::base64Url(core::viewOf("{\"alg\":\"ES256\",\"typ\":\"consent-withdrawal+jwt\"}"));
    return "{\"payload\":\"e30\",\"signatures\":[{\"protected\":\"" + header + "\",\"signature\":\"AA\"}]}";
}

} // namespace

class DeliveryWorkerTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatWaitedGoesWithoutAPauseBetweenTheRuns_data()
    {
        QTest::addColumn<QByteArray>("token");
        QTest::newRow("consents") << QByteArray("token");
        QTest::newRow("withdrawals, which write no file") << QByteArray::fromStdString(withdrawalToken());
    }
    void whatWaitedGoesWithoutAPauseBetweenTheRuns()
    {
        QFETCH(const QByteArray, token);
        constexpr int records = 400;
        constexpr std::size_t aRun = 10;
        Kiosk kiosk;
        kiosk.fill(records, token.toStdString());
        kiosk.start(aRun);
        QTRY_COMPARE_WITH_TIMEOUT(kiosk.delivered(), std::size_t(records), 30'000);
        const auto runs = kiosk.runs();
        QVERIFY(runs.size() >= records / aRun);
        std::vector<qint64> gaps;
        for (std::size_t run = 1; run < runs.size(); ++run)
            gaps.push_back(runs[run].at - runs[run - 1].at);
        // The median: the shortest pause would make every gap 200 ms or more, a thread that stalls only a few of them.
        const auto median = gaps.begin() + static_cast<std::ptrdiff_t>(gaps.size() / 2);
        std::ranges::nth_element(gaps, median);
        QVERIFY2(*median < 190, qPrintable(QString::number(*median)));
    }

    void aRunThatMovedNothingIsFollowedByAPause()
    {
        Kiosk kiosk;
        kiosk.fill(6);
        kiosk.oqs->set(UplinkTrouble::Busy);
        kiosk.start(1); // each run puts one off and leaves the others: due at once
        QTRY_VERIFY_WITH_TIMEOUT(kiosk.runs().size() >= 5, 30'000);
        const auto runs = kiosk.runs();
        for (std::size_t run = 1; run < 5; ++run) {
            QCOMPARE(runs[run].report.postponed, 1);
            QVERIFY2(runs[run].at - runs[run - 1].at >= 190, qPrintable(QString::number(runs[run].at)));
        }
    }

    void theArchiveIsAskedWhenDueAndNotAfterEveryRun()
    {
        IdleArchive archive;
        Kiosk kiosk;
        kiosk.fill(40);
        kiosk.start(1, &archive);
        QTRY_COMPARE_WITH_TIMEOUT(kiosk.delivered(), std::size_t(40), 30'000);
        QCOMPARE(archive.asked.load(), 1);
        kiosk.clock.advance(std::chrono::minutes(2));
        kiosk.wake();
        QTRY_COMPARE_WITH_TIMEOUT(archive.asked.load(), 2, 5'000);
    }

    /// As the outbox tool does it beside the kiosk: nothing is due, and staff's sign still goes out.
    void whatIsClosedMeanwhileIsNoSignAfterTheNextRun()
    {
        Kiosk kiosk;
        kiosk.fill(1);
        QVERIFY(kiosk.ledger->settle({ports::Outcome::parked("jti-0", "SIM-TIME")}));
        kiosk.start(10);
        const auto parked = [&]() -> std::optional<std::uint64_t> {
            const auto runs = kiosk.runs();
            return runs.empty() || !runs.back().report.signs ? std::nullopt
                                                             : std::optional(runs.back().report.signs->parked);
        };
        QTRY_VERIFY_WITH_TIMEOUT(parked() == std::uint64_t(1), 30'000);
        QVERIFY(kiosk.ledger->closeParked("jti-0", kiosk.clock.now()));
        kiosk.wake();
        QTRY_VERIFY_WITH_TIMEOUT(parked() == std::uint64_t(0), 5'000);
        QCOMPARE(kiosk.delivered(), std::size_t(0));
    }

    void aWakeEndsThePause()
    {
        Kiosk kiosk;
        kiosk.start(10);
        QTRY_COMPARE_WITH_TIMEOUT(kiosk.runs().size(), std::size_t(1), 30'000); // nothing waits: half a minute's pause
        kiosk.fill(1);
        kiosk.wake();
        QTRY_COMPARE_WITH_TIMEOUT(kiosk.delivered(), std::size_t(1), 5'000);
    }
};

QTEST_GUILESS_MAIN(DeliveryWorkerTest)
#include "DeliveryWorkerTest.moc"
