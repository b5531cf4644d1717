// The reader's contract on the real stack: pcscd, our reader handler and a virtual card; and what only that stack can
// show: removal in the middle of a command, lengths a card refuses, and that leaving powers the card down.
#include "tests/contract/suites/CardReaderContract.h"

#ifndef Q_MOC_RUN
#include "drivers/pcsc/PcscCardReader.h"
#include "tests/support/PrivateReaderStack.h"

#include <QFile>
#include <QScopeGuard>

#include <atomic>
#include <sys/syscall.h>
#include <unistd.h>
#endif

using namespace uketsuke;
using namespace uketsuke::tests;

namespace {

core::Bytes bytesOf(std::string_view hexadecimal) { return *core::fromHex(hexadecimal); }
std::string statusOf(const core::Result<core::SecureBytes>& answer)
{
    return answer ? core::hex(answer->view().last(2)) : std::string(core::name(answer.error().fault));
}

/// How often a thread of this process went to sleep by itself.
qint64 timesWoken(qint64 thread)
{
    QFile status(QStringLiteral("/proc/self/task/%1/status").arg(thread));
    if (!status.open(QIODevice::ReadOnly))
        return -1;
    for (const auto& line : status.readAll().split('\n'))
        if (line.startsWith("voluntary_ctxt_switches:"))
            return line.mid(line.indexOf(':') + 1).trimmed().toLongLong();
    return -1;
}

class PcscWorld final : public ReaderWorld {
public:
    explicit PcscWorld(std::string readerName = {})
    {
        started = stack.start();
        stack.useHere();
        // A busy machine is no silent card; only who tests that waits for one.
        const bool silence = std::string_view(QTest::currentTestFunction()).starts_with("aSilentCard");
        driver = std::make_unique<pcsc::PcscCardReader>(pcsc::PcscSettings{
            .reader = std::move(readerName),
            .sharingLimit = core::Milliseconds(300),
            .answerLimit = core::Milliseconds(silence ? 3'000 : 20'000),
            .heartbeatEvery = core::Milliseconds(100),
            .heartbeat = [this] { ++beats; },
        });
    }

    ports::CardReader& reader() override { return *driver; }
    bool insert() override { return stack.insert("hanako"); }
    bool remove() override { return stack.remove(); }
    bool swap() override { return stack.swap("taro"); }
    bool stopService() override
    {
        stack.killDaemon();
        return true;
    }
    bool startService() override { return stack.restartDaemon(); }

    PrivateReaderStack stack;
    bool started{false};
    std::atomic<int> beats{0};
    std::uint64_t lastInsertion{0};
    std::unique_ptr<pcsc::PcscCardReader> driver;
};

} // namespace

class PcscReaderTest : public CardReaderContract {
    Q_OBJECT

protected:
    std::unique_ptr<ReaderWorld> makeWorld() override
    {
        auto world = std::make_unique<PcscWorld>();
        if (!world->started)
            qWarning("%s", qPrintable(world->stack.problem()));
        return world->started ? std::move(world) : nullptr;
    }

    PcscWorld& world() { return static_cast<PcscWorld&>(*m_world); }
    /// A card lies there, and is watched and connected.
    std::unique_ptr<ports::CardChannel> connected()
    {
        if (!m_world->insert())
            return nullptr;
        watch();
        if (!m_events->expect<ports::ReaderReady>())
            return nullptr;
        const auto card = m_events->expect<ports::CardInserted>();
        world().lastInsertion = card ? card->insertion : 0;
        auto channel = card ? m_world->reader().connect(card->insertion)
                            : core::Result<std::unique_ptr<ports::CardChannel>>(nullptr);
        return channel ? std::move(*channel) : nullptr;
    }

private Q_SLOTS:
    void aCardPulledInTheMiddleOfACommandIsARemoval_data()
    {
        QTest::addColumn<QString>("mischief");
        QTest::newRow("removed instead of an answer") << QString("remove-at");
        QTest::newRow("half an answer, then removed") << QString("half-frame");
    }
    void aCardPulledInTheMiddleOfACommandIsARemoval()
    {
        QFETCH(QString, mischief);
        const auto channel = connected();
        QVERIFY(channel);
        QCOMPARE(statusOf(channel->transmit(bytesOf("00a4040c0ad392f000260100000001"))), std::string("9000"));
        QVERIFY(world().stack.knob(mischief, 1));
        QCOMPARE(statusOf(channel->transmit(bytesOf("00b08600a0"))), std::string("CardRemoved"));
        QVERIFY(m_events->expect<ports::CardRemoved>());
    }

    void anAnswerMayBeLongerThanAShortOne()
    {
        const auto channel = connected();
        QVERIFY(channel);
        QVERIFY(channel->extendedLength());
        QCOMPARE(statusOf(channel->transmit(bytesOf("00a4040c0ad392f000260100000001"))), std::string("9000"));
        const auto whole = channel->transmit(bytesOf("00b08a00000000"));
        QVERIFY(whole);
        QVERIFY(whole->size() > 600);
    }

    void aRefusedLengthIsTheCardsAnswerAndRememberedForTheReader()
    {
        QVERIFY(world().stack.knob("refuse-extended", 1));
        auto channel = connected();
        for (const bool second : {false, true}) {
            QVERIFY(channel);
            QVERIFY(channel->extendedLength()); // one card alone says nothing of the reader
            QCOMPARE(statusOf(channel->transmit(bytesOf("00a4040c0ad392f000260100000001"))), std::string("9000"));
            QCOMPARE(statusOf(channel->transmit(bytesOf("00b08a00000000"))), std::string("6700"));
            channel->rememberExtendedLength(false);
            QVERIFY(!channel->extendedLength());
            channel.reset();
            QVERIFY(m_world->swap());
            QVERIFY(m_events->expect<ports::CardRemoved>());
            const auto next = m_events->expect<ports::CardInserted>();
            QVERIFY(next);
            auto again = m_world->reader().connect(next->insertion);
            QVERIFY(again);
            QCOMPARE((*again)->extendedLength(), !second);
            channel = std::move(*again);
        }
        // What comes through after all outweighs what was refused.
        QVERIFY(world().stack.knob("refuse-extended", 0));
        QCOMPARE(statusOf(channel->transmit(bytesOf("00a4040c0ad392f000260100000001"))), std::string("9000"));
        QCOMPARE(statusOf(channel->transmit(bytesOf("00b08a00000000"))), std::string("9000"));
        QVERIFY(channel->extendedLength());
    }

    void leavingTheChannelEndsAVerifiedSecret()
    {
        auto channel = connected();
        QVERIFY(channel);
        const auto select = bytesOf("00a4040c0ad3921000310001010402");
        const auto read = bytesOf("00b0820010");
        QCOMPARE(statusOf(channel->transmit(select)), std::string("9000"));
        QCOMPARE(statusOf(channel->transmit(read)), std::string("6982"));
        const auto number = PrivateReaderStack::cardNumberB("hanako").toStdString();
        auto verify = bytesOf("002000920e");
        const auto digits = core::viewOf(number);
        verify.insert(verify.end(), digits.begin(), digits.end());
        QCOMPARE(statusOf(channel->transmit(verify)), std::string("9000"));
        QCOMPARE(statusOf(channel->transmit(read)), std::string("9000"));
        channel.reset();
        // The same card, which nobody took away, must have forgotten.
        m_world->reader().stopWatching();
        ReaderEvents events;
        m_world->reader().watch(events.listener());
        QVERIFY(events.expect<ports::ReaderReady>());
        const auto card = events.expect<ports::CardInserted>();
        QVERIFY(card);
        const auto again = m_world->reader().connect(card->insertion);
        QVERIFY(again);
        QCOMPARE(statusOf((*again)->transmit(select)), std::string("9000"));
        QCOMPARE(statusOf((*again)->transmit(read)), std::string("6982"));
        m_world->reader().stopWatching();
    }

    void commandsOfImpossibleSizesAreNotSent()
    {
        const auto channel = connected();
        QVERIFY(channel);
        for (const std::size_t size : {0, 1, 3, 70'000})
            QCOMPARE(statusOf(channel->transmit(core::Bytes(size))), std::string("InternalFault"));
    }

    void aDaemonThatDiesUnderAConnectionIsCalledSo()
    {
        const auto channel = connected();
        QVERIFY(channel);
        world().stack.killDaemon();
        QCOMPARE(statusOf(channel->transmit(bytesOf("00200098"))), std::string("CardServiceUnavailable"));
    }

    void theWatcherGivesSignsOfLifeWhileNothingHappens()
    {
        watch();
        QVERIFY(m_events->expect<ports::ReaderReady>());
        const int before = world().beats;
        QTRY_VERIFY_WITH_TIMEOUT(world().beats > before + 3, 5000);
    }

    void aReaderOfAnotherNameIsNotUsed()
    {
        auto& stack = world().stack;
        pcsc::PcscCardReader other({.reader = "No such reader", .heartbeat = {}});
        ReaderEvents events;
        other.watch(events.listener());
        const auto gone = events.expect<ports::ReaderGone>();
        QVERIFY(gone);
        QCOMPARE(gone->fault, core::Fault::ReaderMissing);
        other.stopWatching();
        pcsc::PcscCardReader named({.reader = stack.readerName().left(5).toStdString(), .heartbeat = {}});
        named.watch(events.listener());
        QVERIFY(events.expect<ports::ReaderReady>());
        named.stopWatching();
    }

    void aSilentCardDoesNotHoldTheKiosk()
    {
        // The reader itself would wait for a minute.
        qputenv("UKETSUKE_READER_PATIENCE_MS", "60000");
        const auto restore = qScopeGuard([] { qunsetenv("UKETSUKE_READER_PATIENCE_MS"); });
        QVERIFY(world().stack.restartDaemon());
        const auto channel = connected();
        QVERIFY(channel);
        const auto select = bytesOf("00a4040c0ad392f000260100000001");
        QVERIFY(world().stack.knob("silent", 1));
        QElapsedTimer timer;
        timer.start();
        QCOMPARE(statusOf(channel->transmit(select)), std::string("CardUnresponsive"));
        QVERIFY(timer.elapsed() < 30'000);
        // The reader is still inside that command, and says so without asking it.
        const auto held = m_world->reader().connect(world().lastInsertion);
        QVERIFY(!held);
        QCOMPARE(held.error().fault, core::Fault::CardUnresponsive);
        QCOMPARE(std::string(held.error().note.text()), std::string("an earlier command has not come back"));
        // The patient takes the card away and lays it down again: that is all it takes.
        QVERIFY(m_world->remove());
        QVERIFY(m_events->expect<ports::CardRemoved>());
        QVERIFY(m_world->insert());
        const auto next = m_events->expect<ports::CardInserted>();
        QVERIFY(next);
        auto again = m_world->reader().connect(next->insertion);
        for (int round = 0; !again && round < 1000; ++round) {
            QTest::qWait(20);
            again = m_world->reader().connect(next->insertion);
        }
        QVERIFY(again);
        QCOMPARE(statusOf((*again)->transmit(select)), std::string("9000"));
    }

    void aSilentCardDoesNotHoldTheWatch()
    {
        qputenv("UKETSUKE_READER_PATIENCE_MS", "60000");
        const auto restore = qScopeGuard([] { qunsetenv("UKETSUKE_READER_PATIENCE_MS"); });
        QVERIFY(world().stack.restartDaemon());
        auto channel = connected();
        QVERIFY(channel);
        QVERIFY(world().stack.knob("silent", 1));
        QCOMPARE(statusOf(channel->transmit(bytesOf("00200098"))), std::string("CardUnresponsive"));
        QElapsedTimer timer;
        timer.start();
        channel.reset();
        m_world->reader().stopWatching();
        QVERIFY(timer.elapsed() < 30'000); // the reader's own patience is a minute
        QVERIFY(m_world->remove());
    }

    void aDaemonMayBeStartedAgainWithACardConnected()
    {
        auto channel = connected();
        QVERIFY(channel);
        QVERIFY(m_world->stopService());
        QVERIFY(m_events->expect<ports::CardRemoved>());
        QVERIFY(m_events->expect<ports::ReaderGone>());
        QVERIFY(m_world->startService());
        QVERIFY(m_events->expect<ports::ReaderReady>());
        const auto card = m_events->expect<ports::CardInserted>();
        QVERIFY(card);
        // The old connection stays dead and in nobody's way.
        QVERIFY(!channel->transmit(bytesOf("00200098")));
        const auto again = m_world->reader().connect(card->insertion);
        QVERIFY(again);
        channel.reset();
        QCOMPARE(statusOf((*again)->transmit(bytesOf("00a4040c0ad392f000260100000001"))), std::string("9000"));
    }

    void aQuickSwapOfACardThatLayThereBeforeTheDaemonIsSeen()
    {
        QVERIFY(m_world->insert());
        for (int round = 0; round < 5; ++round) {
            QVERIFY(world().stack.restartDaemon());
            ReaderEvents events;
            // A heartbeat this long cannot be what sees it.
            pcsc::PcscCardReader reader({.reader = {}, .heartbeatEvery = std::chrono::minutes(1), .heartbeat = {}});
            reader.watch(events.listener());
            QVERIFY(events.expect<ports::ReaderReady>());
            const auto before = events.expect<ports::CardInserted>();
            QVERIFY(before);
            QVERIFY(m_world->swap());
            QVERIFY(events.expect<ports::CardRemoved>());
            QVERIFY(events.expect<ports::CardInserted>());
            reader.stopWatching();
        }
    }

    void theWatcherSleepsWhileNothingHappens()
    {
        qint64 thread = 0;
        std::atomic<int> tidOfWatcher{0};
        pcsc::PcscCardReader reader({.reader = {}, .heartbeat = [&] { tidOfWatcher = int(::syscall(SYS_gettid)); }});
        ReaderEvents events;
        QVERIFY(m_world->insert());
        reader.watch(events.listener());
        QVERIFY(events.expect<ports::ReaderReady>());
        QVERIFY(events.expect<ports::CardInserted>());
        QTRY_VERIFY(tidOfWatcher != 0);
        thread = tidOfWatcher;
        QTest::qWait(200); // until it sleeps
        const auto before = timesWoken(thread);
        QVERIFY(before > 0);
        QElapsedTimer slept;
        slept.start();
        QTest::qWait(5'000);
        const auto woken = timesWoken(thread) - before;
        const auto seconds = static_cast<double>(slept.elapsed()) / 1000;
        qInfo("the watcher gave way %lld times in %.1f s", woken, seconds);
        // A heartbeat every two seconds is some calls to the service, each of them one sleep; polling every 100 ms
        // would be ten of each in a second.
        QVERIFY2(static_cast<double>(woken) <= 6 * seconds, qPrintable(QString::number(woken)));
        reader.stopWatching();
    }

    void aServiceThatHangsShowsAsSilence()
    {
        pcsc::PcscCardReader reader({.reader = {}, .heartbeatEvery = core::Milliseconds(200), .heartbeat = {}});
        ReaderEvents events;
        QCOMPARE(reader.silentFor().count(), 0); // nobody watches yet
        reader.watch(events.listener());
        QVERIFY(events.expect<ports::ReaderReady>());
        QTest::qWait(600);
        QTRY_VERIFY_WITH_TIMEOUT(reader.silentFor() < core::Milliseconds(400), 20000);
        auto& stack = world().stack;
        stack.holdDaemon(true);
        const auto goOn = qScopeGuard([&stack] { stack.holdDaemon(false); });
        QTRY_VERIFY_WITH_TIMEOUT(reader.silentFor() > core::Milliseconds(1000), 20000);
        stack.holdDaemon(false);
        QTRY_VERIFY_WITH_TIMEOUT(reader.silentFor() < core::Milliseconds(400), 20000);
        reader.stopWatching();
        QCOMPARE(reader.silentFor().count(), 0);
    }

    void thePatientSeesTheCardAtOnce()
    {
        watch();
        QVERIFY(m_events->expect<ports::ReaderReady>());
        // No polling: half of twenty insertions are seen within 150 ms even on a busy machine (2 ms on an idle one).
        std::vector<qint64> times;
        for (int round = 0; round < 20; ++round) {
            QElapsedTimer timer;
            timer.start();
            QVERIFY(m_world->insert());
            QVERIFY(m_events->expect<ports::CardInserted>());
            times.push_back(timer.elapsed());
            QVERIFY(m_world->remove());
            QVERIFY(m_events->expect<ports::CardRemoved>());
        }
        constexpr qint64 limit = 150; // a poll every 400 ms would still show
        std::ranges::sort(times);
        QVERIFY2(times[times.size() / 2] < limit, qPrintable(QString::number(times[times.size() / 2])));
        QVERIFY2(times[times.size() / 4] < limit / 2, qPrintable(QString::number(times[times.size() / 4])));
    }
};

QTEST_GUILESS_MAIN(PcscReaderTest)
#include "PcscReaderTest.moc"
