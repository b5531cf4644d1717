// The parts of the PC/SC room that need no service: codes and their faults, names of readers, chained answers.
#include <QTest>

#include <QFile>
#include <QRegularExpression>

#ifndef Q_MOC_RUN
#include "drivers/pcsc/PcscFault.h"
#include "drivers/pcsc/ReaderNames.h"
#include "drivers/pcsc/ResponseChaining.h"

#include <set>
#include <string>
#include <vector>
#endif

using namespace uketsuke;
using core::Bytes;
using core::Fault;

namespace {

Bytes bytesOf(std::string_view hexadecimal) { return *core::fromHex(hexadecimal); }

/// Answers in turn, and keeps what was sent.
struct Script {
    std::vector<std::string> answers;
    std::vector<std::string> sent;

    pcsc::TransmitOnce once()
    {
        return [this](core::ByteView command) -> core::Result<core::SecureBytes> {
            sent.push_back(core::hex(command));
            const auto index = std::min(sent.size(), answers.size()) - 1;
            return core::SecureBytes::copyOf(bytesOf(answers[index]));
        };
    }
};

} // namespace

class PcscTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyCodeHasOneMeaning_data()
    {
        QTest::addColumn<quint32>("code");
        QTest::addColumn<int>("fault");
        const auto row = [](const char* name, quint32 code, Fault fault) { QTest::newRow(name) << code << int(fault); };
        row("no daemon", 0x8010001D, Fault::CardServiceUnavailable);
        row("daemon stopped", 0x8010001E, Fault::CardServiceUnavailable);
        row("daemon died now", 0x80100013, Fault::CardServiceUnavailable);
        row("handle of a dead daemon", 0x80100003, Fault::CardServiceUnavailable);
        row("service refuses us", 0x8010006A, Fault::CardServiceUnavailable);
        row("no reader", 0x8010002E, Fault::ReaderMissing);
        row("reader unplugged", 0x80100017, Fault::ReaderLost);
        row("reader unknown", 0x80100009, Fault::ReaderLost);
        row("removed, not transacted", 0x80100016, Fault::CardRemoved);
        row("removed, no card", 0x8010000C, Fault::CardRemoved);
        row("removed", 0x80100069, Fault::CardRemoved);
        row("reset by another program", 0x80100068, Fault::CardUnresponsive);
        row("mute", 0x80100066, Fault::CardUnresponsive);
        row("unpowered", 0x80100067, Fault::CardUnresponsive);
        row("data lost", 0x8010002F, Fault::CardUnresponsive);
        row("protocol mismatch", 0x8010000F, Fault::CardUnresponsive);
        row("time-out", 0x8010000A, Fault::CardUnresponsive);
        row("busy", 0x8010000B, Fault::ReaderBusy);
        row("answer beyond the buffer", 0x80100008, Fault::CardAnswerMalformed);
        row("a code nobody knows", 0x801000FF, Fault::ReaderProtocolFault);
        row("a code of another kind", 0x00000005, Fault::ReaderProtocolFault);
    }
    void everyCodeHasOneMeaning()
    {
        QFETCH(quint32, code);
        QFETCH(int, fault);
        QCOMPARE(int(pcsc::faultFor(code)), fault);
        const auto error = pcsc::pcscFailure(code, "test");
        QCOMPARE(int(error.error().fault), fault);
        QVERIFY(error.error().note.text().find(core::Redacted::code(code).text()) != std::string::npos);
    }

    void noCodeStandsTwiceInTheTable()
    {
        std::set<std::uint32_t> codes;
        for (const auto& entry : pcsc::pcscFaultTable)
            QVERIFY(codes.insert(entry.code).second);
    }

    void onlyAWeakFieldIsWorthAnotherConnection()
    {
        int worth = 0;
        for (std::uint32_t code = 0x80100001; code <= 0x80100070; ++code) {
            if (!pcsc::isWorthReconnecting(code))
                continue;
            ++worth;
            QCOMPARE(int(pcsc::faultFor(code)), int(Fault::CardUnresponsive));
        }
        QCOMPARE(worth, 4);
    }

    void readerNamesAreSplitAndBounded()
    {
        using namespace std::string_literals;
        QVERIFY((pcsc::splitReaderNames("A\0B\0\0"s) == std::vector<std::string>{"A", "B"}));
        QVERIFY(pcsc::splitReaderNames("\0"s).empty());
        QVERIFY(pcsc::splitReaderNames("").empty());
        QVERIFY((pcsc::splitReaderNames("not ended"s) == std::vector<std::string>{"not ended"}));
        QVERIFY((pcsc::splitReaderNames(std::string(128, 'x') + "\0B\0\0"s) == std::vector<std::string>{"B"}));
    }

    void theConfiguredReaderIsChosen_data()
    {
        QTest::addColumn<QString>("configured");
        QTest::addColumn<QString>("chosen"); // empty: none
        QTest::newRow("nothing configured: the first") << QString() << QString("Desk Reader 00 00");
        QTest::newRow("exact") << QString("Desk Reader") << QString("Desk Reader");
        QTest::newRow("beginning") << QString("Kiosk") << QString("Kiosk Reader 00 00");
        QTest::newRow("none fits") << QString("Other") << QString();
    }
    void theConfiguredReaderIsChosen()
    {
        QFETCH(QString, configured);
        QFETCH(QString, chosen);
        const std::vector<std::string> readers{"Desk Reader 00 00", "Kiosk Reader 00 00", "Desk Reader"};
        const auto result = pcsc::chooseReader(readers, configured.toStdString());
        QCOMPARE(result.has_value(), !chosen.isEmpty());
        if (result)
            QCOMPARE(QString::fromStdString(*result), chosen);
        QVERIFY(!pcsc::chooseReader({}, configured.toStdString()));
    }

    void theReaderInUseStaysInUseWhereItFits_data()
    {
        QTest::addColumn<QString>("configured");
        QTest::addColumn<QString>("inUse");
        QTest::addColumn<QString>("chosen");
        QTest::newRow("nothing configured")
            << QString() << QString("Kiosk Reader 00 00") << QString("Kiosk Reader 00 00");
        QTest::newRow("beginning") << QString("Desk") << QString("Desk Reader") << QString("Desk Reader");
        QTest::newRow("the exact name wins")
            << QString("Desk Reader") << QString("Desk Reader 00 00") << QString("Desk Reader");
        QTest::newRow("gone") << QString() << QString("Gone Reader") << QString("Desk Reader 00 00");
        QTest::newRow("of another name") << QString("Kiosk") << QString("Desk Reader") << QString("Kiosk Reader 00 00");
    }
    void theReaderInUseStaysInUseWhereItFits()
    {
        QFETCH(QString, configured);
        QFETCH(QString, inUse);
        QFETCH(QString, chosen);
        const std::vector<std::string> readers{"Desk Reader 00 00", "Kiosk Reader 00 00", "Desk Reader"};
        QCOMPARE(QString::fromStdString(
                     pcsc::chooseReader(readers, configured.toStdString(), inUse.toStdString()).value_or("")),
                 chosen);
    }

    /// Section 8 of the card's facts, and every other code the service's header knows, is in the table by its name.
    void everyCodeOfTheServicesHeaderIsInTheTable()
    {
        QFile header(QStringLiteral(UKETSUKE_PCSCLITE_HEADER));
        QVERIFY2(header.open(QIODevice::ReadOnly), qPrintable(header.fileName()));
        std::set<std::uint32_t> known;
        auto matches = QRegularExpression("SCARD_[EFWP]_\\w+\\s+\\(\\(LONG\\)0x([0-9A-F]{8})\\)")
                           .globalMatch(QString::fromLatin1(header.readAll()));
        while (matches.hasNext())
            known.insert(matches.next().captured(1).toUInt(nullptr, 16));
        QVERIFY(known.size() > 50);
        for (const auto& entry : pcsc::pcscFaultTable)
            QVERIFY2(known.erase(entry.code) == 1, qPrintable(QString::number(entry.code, 16)));
        QStringList missing;
        for (const auto code : known)
            missing += QString::number(code, 16);
        QVERIFY2(missing.isEmpty(), qPrintable(missing.join(' ')));
    }

    void aReaderNameIsPrintable()
    {
        QCOMPARE(QString::fromStdString(pcsc::printableReaderName("A\x1b[31m\xe3\x81\x82 B")), QString("A?[31m??? B"));
        QCOMPARE(pcsc::printableReaderName(std::string(500, 'x')).size(), pcsc::longestReaderName);
    }

    void moreDataIsFetchedAndJoined()
    {
        Script script{.answers = {"aabb6102", "ccdd6101", "ee9000"}, .sent = {}};
        const auto answer = pcsc::transmitFollowing(bytesOf("00b0000000"), script.once());
        QVERIFY(answer);
        QCOMPARE(core::hex(answer->view()), std::string("aabbccddee9000"));
        QVERIFY((script.sent == std::vector<std::string>{"00b0000000", "00c0000002", "00c0000001"}));
    }

    void anotherLeIsFollowedForShortReads()
    {
        Script script{.answers = {"6c05", "01020304059000"}, .sent = {}};
        QVERIFY(pcsc::transmitFollowing(bytesOf("00b0000000"), script.once()));
        QCOMPARE(script.sent.back(), std::string("00b0000005"));
        Script withData{.answers = {"6c05", "01020304059000"}, .sent = {}};
        QVERIFY(pcsc::transmitFollowing(bytesOf("802a000002aabb00"), withData.once()));
        QCOMPARE(withData.sent.back(), std::string("802a000002aabb05"));
    }

    void aSecretIsNotSentAgainWhateverTheCardSays_data()
    {
        QTest::addColumn<QString>("command");
        QTest::newRow("PIN") << QString("002000980431323334");
        QTest::newRow("looks like a command with Le") << QString("00200098023132"
                                                                 "00");
        QTest::newRow("query") << QString("00200098");
        QTest::newRow("extended read") << QString("00b08200000000");
    }
    void aSecretIsNotSentAgainWhateverTheCardSays()
    {
        QFETCH(QString, command);
        Script script{.answers = {"6c05"}, .sent = {}};
        const auto answer = pcsc::transmitFollowing(bytesOf(command.toStdString()), script.once());
        QVERIFY(answer);
        QCOMPARE(core::hex(answer->view()), std::string("6c05"));
        QCOMPARE(script.sent.size(), std::size_t(1));
    }

    void promisesWithoutEndAreCutOff_data()
    {
        QTest::addColumn<QString>("answer");
        QTest::newRow("more data, none comes") << QString("6100");
        QTest::newRow("more data, one byte each") << QString("aa61ff");
        QTest::newRow("another Le for ever") << QString("6c01");
    }
    void promisesWithoutEndAreCutOff()
    {
        QFETCH(QString, answer);
        Script script{.answers = {answer.toStdString()}, .sent = {}};
        const auto result = pcsc::transmitFollowing(bytesOf("00b0000000"), script.once());
        QVERIFY(!result);
        QCOMPARE(int(result.error().fault), int(Fault::CardAnswerMalformed));
        QCOMPARE(script.sent.size(), std::size_t(pcsc::mostChainingRounds + 1));
    }

    void anAnswerBeyondSixtyFourKilobytesIsCutOff()
    {
        Script script{.answers = {core::hex(Bytes(20'000, std::byte{1})) + "6100"}, .sent = {}};
        const auto result = pcsc::transmitFollowing(bytesOf("00b0000000"), script.once());
        QVERIFY(!result);
        QCOMPARE(int(result.error().fault), int(Fault::CardAnswerMalformed));
        QCOMPARE(script.sent.size(), std::size_t(4));
    }

    void anAnswerWithoutStatusWordIsARemoval_data()
    {
        QTest::addColumn<QString>("last");
        QTest::newRow("nothing") << QString("");
        QTest::newRow("one byte") << QString("90");
    }
    void anAnswerWithoutStatusWordIsARemoval()
    {
        QFETCH(QString, last);
        Script script{.answers = {"aa6101", last.toStdString()}, .sent = {}};
        const auto result = pcsc::transmitFollowing(bytesOf("00b0000000"), script.once());
        QVERIFY(!result);
        QCOMPARE(int(result.error().fault), int(Fault::CardRemoved));
    }
};

QTEST_GUILESS_MAIN(PcscTest)
#include "PcscTest.moc"
