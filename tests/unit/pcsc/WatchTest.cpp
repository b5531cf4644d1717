// The watch over a service that does what no real one does on command: readers come and go one by one, and every call
// may end with any code. What the watch costs while nothing happens is counted here call by call.
#include "tests/contract/suites/CardReaderContract.h"

#ifndef Q_MOC_RUN
#include "drivers/pcsc/PcscCardReader.h"
#include "drivers/pcsc/PcscFault.h"
#include "tests/unit/pcsc/FakeCardService.h"
#endif

using namespace uketsuke;
using namespace uketsuke::tests;
using core::Fault;
using Call = FakeCardService::Call;

namespace {

constexpr auto deskReader = "Desk Reader 00 00";
constexpr auto kioskReader = "Kiosk Reader 01 00";
/// Where nothing may be owed to a heartbeat, however long the test is held up.
constexpr core::Milliseconds noHeartbeat = std::chrono::hours(1);

} // namespace

class WatchTest : public QObject {
    Q_OBJECT

    std::unique_ptr<ReaderEvents> m_events;
    std::unique_ptr<pcsc::PcscCardReader> m_reader;
    FakeCardService& m_service = FakeCardService::it();

    void watch(const char* configured = "", core::Milliseconds heartbeatEvery = core::Milliseconds(2000))
    {
        m_reader = std::make_unique<pcsc::PcscCardReader>(pcsc::PcscSettings{.reader = configured,
                                                                             .sharingLimit = core::Milliseconds(0),
                                                                             .heartbeatEvery = heartbeatEvery,
                                                                             .heartbeat = {}});
        m_reader->watch(m_events->listener());
    }
    /// Not QTRY, which looks once more after it has seen it.
    [[nodiscard]] bool sleeps()
    {
        return QTest::qWaitFor([this] { return m_service.isWaiting(); }, 10'000);
    }
    [[nodiscard]] bool readyIs(const char* name)
    {
        const auto ready = m_events->expect<ports::ReaderReady>();
        return ready && ready->reader == name;
    }
    [[nodiscard]] bool goneIs(Fault fault)
    {
        const auto gone = m_events->expect<ports::ReaderGone>();
        return gone && gone->fault == fault;
    }
    [[nodiscard]] std::uint64_t insertedInto(const char* reader)
    {
        m_service.insert(reader);
        const auto inserted = m_events->expect<ports::CardInserted>();
        return inserted ? inserted->insertion : 0;
    }

private Q_SLOTS:
    void init()
    {
        m_service.reset();
        m_events = std::make_unique<ReaderEvents>();
    }
    void cleanup()
    {
        m_reader.reset();
        QVERIFY(!m_events->next(0));
        m_events.reset();
    }

    void aReaderMayComeAndGoAndComeBack()
    {
        watch();
        QVERIFY(goneIs(Fault::ReaderMissing));
        for (int round = 0; round < 3; ++round) {
            m_service.plug(deskReader);
            QVERIFY(readyIs(deskReader));
            QVERIFY(insertedInto(deskReader) != 0);
            m_service.unplug(deskReader);
            QVERIFY(m_events->expect<ports::CardRemoved>());
            QVERIFY(goneIs(Fault::ReaderLost));
        }
    }

    void aReaderPulledOutWithAConnectionIsSaidSo()
    {
        m_service.plug(deskReader);
        watch();
        QVERIFY(readyIs(deskReader));
        const auto insertion = insertedInto(deskReader);
        const auto channel = m_reader->connect(insertion);
        QVERIFY(channel);
        m_service.answer(Call::Transmit, 0x80100017);
        m_service.unplug(deskReader);
        QCOMPARE((*channel)->transmit(*core::fromHex("00b0000000")).error().fault, Fault::ReaderLost);
        QVERIFY(m_events->expect<ports::CardRemoved>());
        QVERIFY(goneIs(Fault::ReaderLost));
        QCOMPARE(m_reader->connect(insertion).error().fault, Fault::CardRemoved);
    }

    void onlyTheReaderOfTheConfigurationCounts_data()
    {
        QTest::addColumn<QString>("configured");
        QTest::newRow("its whole name") << QString(kioskReader);
        QTest::newRow("how it begins") << QString("Kiosk");
    }
    void onlyTheReaderOfTheConfigurationCounts()
    {
        QFETCH(QString, configured);
        const auto name = configured.toStdString();
        m_service.plug(deskReader);
        watch(name.c_str());
        // Another one is there, with a card on it; the one that is meant is not.
        QVERIFY(goneIs(Fault::ReaderMissing));
        m_service.insert(deskReader);
        QVERIFY(!m_events->next(50));
        m_service.plug(kioskReader);
        QVERIFY(readyIs(kioskReader));
        const auto insertion = insertedInto(kioskReader);
        QVERIFY(m_reader->connect(insertion));
        QCOMPARE(m_service.lastConnected(), std::string(kioskReader));
        // What happens at the other one is no business of this kiosk.
        m_service.remove(deskReader);
        m_service.insert(deskReader);
        m_service.unplug(deskReader);
        QVERIFY(!m_events->next(50));
        m_service.unplug(kioskReader);
        QVERIFY(m_events->expect<ports::CardRemoved>());
        QVERIFY(goneIs(Fault::ReaderLost));
    }

    void whereNoneIsConfiguredTheOneInUseStaysInUse()
    {
        m_service.plug(kioskReader);
        watch();
        QVERIFY(readyIs(kioskReader));
        QVERIFY(insertedInto(kioskReader) != 0);
        // It would be the first of the list; a card that lies on the other must not be lost for it.
        m_service.plug(deskReader);
        QVERIFY(!m_events->next(50));
        m_service.unplug(kioskReader);
        QVERIFY(m_events->expect<ports::CardRemoved>());
        QVERIFY(goneIs(Fault::ReaderLost));
        QVERIFY(readyIs(deskReader));
    }

    void aReaderPluggedInDuringTheListingEndsNothing()
    {
        m_service.plug(kioskReader);
        watch("Kiosk");
        QVERIFY(readyIs(kioskReader));
        const auto insertion = insertedInto(kioskReader);
        m_service.plugWhileListing("Desk Reader ", 2);
        m_service.plug(deskReader); // so that it lists again
        QVERIFY(!m_events->next(100));
        QVERIFY(m_reader->connect(insertion));
    }

    void aListThatNeverFitsIsGivenUp()
    {
        m_service.plug(kioskReader);
        m_service.plugWhileListing("Desk Reader ", 5);
        watch();
        QVERIFY(goneIs(Fault::CardServiceUnavailable));
        QVERIFY(m_events->expect<ports::ReaderReady>());
        QCOMPARE(m_service.calls(Call::Establish), 2);
    }

    void aSwapNobodySawIsNoticed_data()
    {
        QTest::addColumn<bool>("layThereBefore");
        QTest::newRow("the service saw the first card come") << false;
        QTest::newRow("the first card lay there before the service began") << true;
    }
    void aSwapNobodySawIsNoticed()
    {
        QFETCH(bool, layThereBefore);
        if (layThereBefore) {
            m_service.plugWithCard(deskReader);
        } else {
            m_service.plug(deskReader);
            m_service.insert(deskReader);
        }
        watch("", noHeartbeat);
        QVERIFY(readyIs(deskReader));
        const auto first = m_events->expect<ports::CardInserted>();
        QVERIFY(first);
        QVERIFY(sleeps());
        m_service.swap(deskReader);
        const auto removed = m_events->expect<ports::CardRemoved>();
        QVERIFY(removed);
        QCOMPARE(removed->insertion, first->insertion);
        QVERIFY(m_events->expect<ports::CardInserted>());
    }

    void whatIsLearntIsLearntForOneReader()
    {
        m_service.plug(deskReader);
        watch();
        QVERIFY(readyIs(deskReader));
        for (int card = 0; card < 2; ++card) {
            auto channel = m_reader->connect(insertedInto(deskReader));
            QVERIFY(channel && (*channel)->extendedLength());
            (*channel)->rememberExtendedLength(false);
            channel->reset();
            if (card == 0) {
                m_service.remove(deskReader);
                QVERIFY(m_events->expect<ports::CardRemoved>());
            }
        }
        m_service.unplug(deskReader);
        QVERIFY(m_events->expect<ports::CardRemoved>());
        QVERIFY(goneIs(Fault::ReaderLost));
        m_service.plug(kioskReader);
        QVERIFY(readyIs(kioskReader));
        auto other = m_reader->connect(insertedInto(kioskReader));
        QVERIFY(other && (*other)->extendedLength());
        other->reset();
        m_service.unplug(kioskReader);
        QVERIFY(m_events->expect<ports::CardRemoved>());
        QVERIFY(goneIs(Fault::ReaderLost));
        m_service.plug(deskReader);
        QVERIFY(readyIs(deskReader));
        const auto again = m_reader->connect(insertedInto(deskReader));
        QVERIFY(again && !(*again)->extendedLength());
    }

    void nothingIsAskedWhileNothingHappens_data()
    {
        QTest::addColumn<bool>("card");
        QTest::newRow("empty reader") << false;
        QTest::newRow("a card lies there") << true;
    }
    void nothingIsAskedWhileNothingHappens()
    {
        QFETCH(bool, card);
        m_service.plug(deskReader);
        watch("", noHeartbeat);
        QVERIFY(readyIs(deskReader));
        if (card)
            QVERIFY(insertedInto(deskReader) != 0);
        QVERIFY(sleeps()); // the event was given before the next wait began
        const auto waits = m_service.calls(Call::Wait);
        const auto lists = m_service.calls(Call::List);
        QTest::qWait(1000);
        QCOMPARE(m_service.calls(Call::Wait), waits);
        QCOMPARE(m_service.calls(Call::List), lists);
    }

    void everyCodeOfAWaitEndsInAWatchThatWorks_data()
    {
        QTest::addColumn<quint32>("code");
        for (const auto& entry : pcsc::pcscFaultTable)
            QTest::newRow(QByteArray::number(entry.code, 16).constData()) << quint32(entry.code);
        QTest::newRow("a code nobody knows") << quint32(0x801000FF);
        QTest::newRow("a code of another kind") << quint32(5);
    }
    void everyCodeOfAWaitEndsInAWatchThatWorks()
    {
        QFETCH(quint32, code);
        m_service.plug(deskReader);
        watch();
        QVERIFY(readyIs(deskReader));
        auto insertion = insertedInto(deskReader);
        QVERIFY(insertion != 0);
        m_service.answer(Call::Wait, code);
        if (code != 0x8010000A
            && code != 0x80100002) { // a time-out is the heartbeat, a cancelled wait is our own doing
            QVERIFY(m_events->expect<ports::CardRemoved>());
            const bool unplugged = code == 0x80100009 || code == 0x80100017;
            QVERIFY(goneIs(unplugged ? Fault::ReaderLost : Fault::CardServiceUnavailable));
            QVERIFY(readyIs(deskReader));
            const auto again = m_events->expect<ports::CardInserted>();
            QVERIFY(again);
            QVERIFY(again->insertion > insertion);
            insertion = again->insertion;
        }
        // The watch takes the planned answer, not the connection's own look at the card.
        QTRY_VERIFY(m_service.answered(Call::Wait));
        QVERIFY(m_reader->connect(insertion));
    }

    void anExtendedCommandThatFailsIsARefusalOnlyWhereTheCardStaysLying_data()
    {
        QTest::addColumn<quint32>("code");
        QTest::addColumn<bool>("takenAway");
        QTest::addColumn<int>("fault");
        QTest::newRow("not transacted, lies there") << quint32(0x80100016) << false << int(Fault::ReaderProtocolFault);
        QTest::newRow("not transacted, taken away a moment later")
            << quint32(0x80100016) << true << int(Fault::CardRemoved);
        QTest::newRow("no card, lies there") << quint32(0x8010000C) << false << int(Fault::ReaderProtocolFault);
        QTest::newRow("removed") << quint32(0x80100069) << false << int(Fault::CardRemoved);
    }
    void anExtendedCommandThatFailsIsARefusalOnlyWhereTheCardStaysLying()
    {
        QFETCH(quint32, code);
        QFETCH(bool, takenAway);
        QFETCH(int, fault);
        m_service.plug(deskReader);
        watch();
        QVERIFY(readyIs(deskReader));
        const auto insertion = insertedInto(deskReader);
        const auto channel = m_reader->connect(insertion);
        QVERIFY(channel);
        m_service.answer(Call::Transmit, code);
        // As the service does it: the removal shows later than in the exchange, after the first look at the reader.
        if (takenAway)
            m_service.removeDuringLook();
        QCOMPARE(int((*channel)->transmit(*core::fromHex("00b08200000000")).error().fault), fault);
        QCOMPARE(m_service.calls(Call::Transmit), 1);
        if (takenAway)
            QVERIFY(m_events->expect<ports::CardRemoved>());
        QVERIFY((*channel)->extendedLength()); // nothing is learnt from that alone
    }

    void everyCodeOfACommandIsTheFaultOfTheTable_data() { everyCodeOfAWaitEndsInAWatchThatWorks_data(); }
    void everyCodeOfACommandIsTheFaultOfTheTable()
    {
        QFETCH(quint32, code);
        m_service.plug(deskReader);
        watch();
        QVERIFY(readyIs(deskReader));
        const auto insertion = insertedInto(deskReader);
        const auto channel = m_reader->connect(insertion);
        QVERIFY(channel);
        m_service.answer(Call::Transmit, code);
        // An exchange that failed while the card still lies there is no removal but a weak contact.
        const auto expected = code == 0x80100016 ? Fault::CardContactWeak : pcsc::faultFor(code);
        QCOMPARE((*channel)->transmit(*core::fromHex("002000980431323334")).error().fault, expected);
        QCOMPARE(m_service.calls(Call::Transmit), 1);
    }

    void everyCodeOfAConnectionIsTheFaultOfTheTable_data() { everyCodeOfAWaitEndsInAWatchThatWorks_data(); }
    void everyCodeOfAConnectionIsTheFaultOfTheTable()
    {
        QFETCH(quint32, code);
        m_service.plug(deskReader);
        watch();
        QVERIFY(readyIs(deskReader));
        const auto insertion = insertedInto(deskReader);
        constexpr int forEver = 1000;
        m_service.answer(Call::Connect, code, forEver);
        QCOMPARE(m_reader->connect(insertion).error().fault, pcsc::faultFor(code));
        // Three times more for a weak field, never for anything else.
        QCOMPARE(m_service.calls(Call::Connect), pcsc::isWorthReconnecting(code) ? 4 : 1);
    }

    void aServiceThatStaysAwayIsAskedLessAndLess()
    {
        m_service.answer(Call::Establish, 0x8010001D, 1000);
        watch();
        QVERIFY(goneIs(Fault::CardServiceUnavailable));
        constexpr std::size_t calls = 5;
        QTRY_VERIFY_WITH_TIMEOUT(m_service.establishTimes().size() >= calls, 10'000);
        const auto times = m_service.establishTimes();
        // 50, 100, 200, 400 ms at least; how much longer is the machine's affair.
        core::Milliseconds least(50);
        for (std::size_t call = 1; call < calls; ++call) {
            const auto gap = std::chrono::duration_cast<core::Milliseconds>(times[call] - times[call - 1]);
            QVERIFY2(gap >= least, qPrintable(QString::number(gap.count())));
            // A round that was held up for two seconds counts as a service that had been working: from 50 ms again.
            least = gap > core::Milliseconds(2000) ? core::Milliseconds(100) : least * 2;
        }
        m_service.answer(Call::Establish, 0, 0);
        m_service.plug(deskReader);
        QVERIFY(readyIs(deskReader));
    }
};

QTEST_GUILESS_MAIN(WatchTest)
#include "WatchTest.moc"
