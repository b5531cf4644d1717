// The reader's contract on the simulated driver, and the scripted cards.
#include "tests/contract/suites/CardReaderContract.h"

#include "drivers/simulated/SimulatedCardReader.h"

#include <QCoreApplication>
#include <QElapsedTimer>

using namespace uketsuke;
using namespace uketsuke::simulated;

namespace {

class SimulatedWorld final : public tests::ReaderWorld {
public:
    ports::CardReader& reader() override { return m_reader; }
    bool insert() override
    {
        m_cardLies = true;
        return m_reader.insert({}) != 0;
    }
    bool remove() override
    {
        m_cardLies = false;
        m_reader.remove();
        return true;
    }
    bool swap() override { return insert(); }
    bool stopService() override
    {
        m_reader.stopService();
        return true;
    }
    bool startService() override
    {
        m_reader.restore();
        return !m_cardLies || insert(); // the card never left the spot
    }

private:
    SimulatedCardReader m_reader;
    bool m_cardLies{false};
};

} // namespace

class SimulatedReaderContract : public tests::CardReaderContract {
    Q_OBJECT
protected:
    std::unique_ptr<tests::ReaderWorld> makeWorld() override { return std::make_unique<SimulatedWorld>(); }
};

class SimulatedCardTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aCardAnswersFromItsTable()
    {
        SimulatedCardReader reader;
        CardScript script;
        script.answers["00a4040c00"] = "9000";
        const auto channel = reader.connect(reader.insert(script));
        QVERIFY(channel);
        const auto known = (*channel)->transmit(*core::fromHex("00a4040c00"));
        QVERIFY(known && core::hex(known->view()) == "9000");
        const auto unknown = (*channel)->transmit(*core::fromHex("00b0000000"));
        QVERIFY(unknown && core::hex(unknown->view()) == "6d00");
        QVERIFY(reader.commands() == (std::vector<std::string>{"00a4040c00", "00b0000000"}));
    }

    void moreDataAndWrongLengthAreFollowed()
    {
        SimulatedCardReader reader;
        CardScript script;
        script.answers["00b0000000"] = "01026102";
        script.answers["00c0000002"] = "03049000";
        script.answers["00b0010000"] = "6c03";
        script.answers["00b0010003"] = "0506079000";
        const auto channel = reader.connect(reader.insert(script));
        QVERIFY(channel);
        const auto more = (*channel)->transmit(*core::fromHex("00b0000000"));
        QVERIFY(more && core::hex(more->view()) == "010203049000");
        const auto length = (*channel)->transmit(*core::fromHex("00b0010000"));
        QVERIFY(length && core::hex(length->view()) == "0506079000");
    }

    void aVerifyIsNotSentAgainWhateverTheCardSays()
    {
        SimulatedCardReader reader;
        CardScript script;
        script.otherwise = "6c05";
        const auto channel = reader.connect(reader.insert(script));
        QVERIFY(channel);
        const auto answer = (*channel)->transmit(*core::fromHex("002000980431323334"));
        QVERIFY(answer && core::hex(answer->view()) == "6c05");
        QVERIFY(reader.commands() == (std::vector<std::string>{"002000980431323334"}));
    }

    void troublesHaveTheirFault_data()
    {
        QTest::addColumn<int>("trouble");
        QTest::addColumn<int>("fault");
        const auto row = [](const char* name, CardTrouble trouble, core::Fault fault) {
            QTest::newRow(name) << static_cast<int>(trouble) << static_cast<int>(fault);
        };
        row("too short", CardTrouble::TooShort, core::Fault::CardRemoved);
        row("too long", CardTrouble::TooLong, core::Fault::CardAnswerMalformed);
        row("endless", CardTrouble::Endless, core::Fault::CardAnswerMalformed);
        row("silent", CardTrouble::Silent, core::Fault::CardUnresponsive);
    }
    void troublesHaveTheirFault()
    {
        QFETCH(int, trouble);
        QFETCH(int, fault);
        SimulatedCardReader reader;
        CardScript script;
        script.trouble = static_cast<CardTrouble>(trouble);
        const auto channel = reader.connect(reader.insert(script));
        QVERIFY(channel);
        const auto answer = (*channel)->transmit(*core::fromHex("00b0000000"));
        QVERIFY(!answer);
        QCOMPARE(core::number(answer.error().fault), std::uint16_t(fault));
        QVERIFY(reader.commands().size() <= 64);
    }

    void takingASilentCardAwayEndsTheWait()
    {
        SimulatedCardReader reader;
        CardScript script;
        script.trouble = CardTrouble::Silent;
        script.deadline = core::Milliseconds(30'000);
        const auto channel = reader.connect(reader.insert(script));
        QVERIFY(channel);
        QElapsedTimer timer;
        timer.start();
        std::jthread hand([&] {
            while (reader.commands().empty())
                std::this_thread::yield();
            reader.remove();
        });
        const auto answer = (*channel)->transmit(*core::fromHex("00b0000000"));
        QVERIFY(!answer && answer.error().fault == core::Fault::CardRemoved);
        QVERIFY(timer.elapsed() < 10'000);
    }

    void aSecondConnectionWaitsForTheFirst()
    {
        SimulatedCardReader reader;
        const auto insertion = reader.insert({});
        {
            const auto channel = reader.connect(insertion);
            QVERIFY(channel);
            const auto second = reader.connect(insertion);
            QVERIFY(!second && second.error().fault == core::Fault::ReaderBusy);
        }
        QVERIFY(reader.connect(insertion));
        reader.setBusy(true);
        QVERIFY(!reader.connect(insertion));
    }

    void anUnpluggedReaderTakesItsCardAlongAndComesBack()
    {
        SimulatedCardReader reader;
        const auto insertion = reader.insert({});
        tests::ReaderEvents events;
        reader.watch(events.listener());
        QVERIFY(events.expect<ports::ReaderReady>());
        QVERIFY(events.expect<ports::CardInserted>());
        reader.unplugReader();
        QVERIFY(events.expect<ports::CardRemoved>());
        const auto gone = events.expect<ports::ReaderGone>();
        QVERIFY(gone && gone->fault == core::Fault::ReaderLost);
        QVERIFY(!reader.connect(insertion));
        reader.restore();
        QVERIFY(events.expect<ports::ReaderReady>());
        reader.stopWatching();
    }

    void aChannelMayOutliveItsReader()
    {
        auto reader = std::make_unique<SimulatedCardReader>();
        const auto channel = reader->connect(reader->insert({}));
        reader.reset();
        QVERIFY((*channel)->transmit(*core::fromHex("00b0000000")));
    }
};

int main(int argc, char** argv)
{
    const QCoreApplication application(argc, argv);
    SimulatedReaderContract suite;
    SimulatedCardTest own;
    return QTest::qExec(&suite, argc, argv) + QTest::qExec(&own, argc, argv);
}

#include "SimulatedCardTest.moc"
