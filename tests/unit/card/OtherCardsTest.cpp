// What is no My Number Card is named, and a chip that says nothing sensible is not taken for another card.
#include <QTest>

#ifndef Q_MOC_RUN
#include "drivers/card/ForeignCard.h"
#include "drivers/card/MyNumberCard.h"
#include "tests/unit/card/ScriptedChannel.h"
#endif

using namespace uketsuke;
using namespace uketsuke::tests;
using core::Fault;

namespace {

const std::string commonId = "d3921000310001010100";
const std::string jpkiId = "d392f000260100000001";

card::MyNumberCard cardOn(ChannelScript& script)
{
    return card::MyNumberCard(std::make_unique<ScriptedChannel>(script));
}

} // namespace

class OtherCardsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void otherCardsAreNamedByTheirApplications_data()
    {
        QTest::addColumn<QString>("select");
        QTest::addColumn<int>("kind");
        QTest::newRow("driving licence") << "00a4040c10a0000002310100000000000000000000"
                                         << int(ports::CardKind::DrivingLicence);
        QTest::newRow("residence card") << "00a4040c10d392f0004f0200000000000000000000"
                                        << int(ports::CardKind::ResidenceCard);
    }
    void otherCardsAreNamedByTheirApplications()
    {
        QFETCH(QString, select);
        QFETCH(int, kind);
        ChannelScript script;
        script.on("00", "6a82");
        script.on(select.toStdString(), "9000");
        auto card = cardOn(script);
        const auto recognition = card.recognise();
        QVERIFY(recognition);
        QCOMPARE(int(recognition->kind), kind);
    }

    void aMyNumberCardIsNeverAskedForThem()
    {
        ChannelScript script;
        script.files[jpkiId][0x06] = textBytes("JPKIAPICCTOKEN2") + Bytes(145, std::byte{' '});
        script.files[jpkiId][0x08] = bytesOf("8f8f00");
        auto card = cardOn(script);
        QVERIFY(card.recognise());
        QCOMPARE(script.countOf("00a4040c10"), 0);
    }

    void aStorageCardIsSeenWithoutAsking_data()
    {
        QTest::addColumn<QString>("answerToReset");
        QTest::addColumn<bool>("storage");
        QTest::newRow("FeliCa") << "3b8f8001804f0ca00000030611003b0000000042" << true;
        QTest::newRow("MIFARE") << "3b8f8001804f0ca000000306030001000000006a" << true;
        QTest::newRow("cut short") << "3b8f8001804f0ca0000003" << false;
        QTest::newRow("Type B") << "3b888001000005e0b381a1007f" << false;
        QTest::newRow("contact") << "3be000ff8131fe4514" << false;
        QTest::newRow("licence") << "3b888001000000009181c100d8" << false;
        QTest::newRow("none") << "" << false;
    }
    void aStorageCardIsSeenWithoutAsking()
    {
        QFETCH(QString, answerToReset);
        QFETCH(bool, storage);
        ChannelScript script;
        script.on("00", "6a81");
        script.answerToReset = bytesOf(answerToReset.toStdString());
        auto card = cardOn(script);
        const auto recognition = card.recognise();
        QCOMPARE(recognition.has_value(), storage);
        if (storage) {
            QCOMPARE(int(recognition->kind), int(ports::CardKind::StorageCard));
            QVERIFY(script.sent.empty());
        } else {
            QCOMPARE(recognition.error().fault, Fault::NotAMyNumberCard);
        }
    }

    void whatIsNoStatusWordIsNoAnswer_data()
    {
        QTest::addColumn<QString>("answer");
        for (const auto* word : {"a5a5", "0000", "ffff", "6000", "5fff", "8000", "a000", "a5a5a5a5a5"})
            QTest::newRow(word) << QString(word);
    }
    void whatIsNoStatusWordIsNoAnswer()
    {
        QFETCH(QString, answer);
        ChannelScript fromTheStart;
        fromTheStart.on("00", answer.toStdString());
        QCOMPARE(cardOn(fromTheStart).recognise().error().fault, Fault::ChipUnreadable);
        QCOMPARE(fromTheStart.sent.size(), std::size_t(1));

        ChannelScript later;
        later.on("00a4040c0a" + commonId, "9000");
        later.on("00b2", answer.toStdString());
        QCOMPARE(cardOn(later).recognise().error().fault, Fault::CardAnswerMalformed);
    }

    void aLostExchangeIsWeakContactOnlyAfterAWord()
    {
        ChannelScript dead;
        dead.on("00", Fault::CardContactWeak);
        QCOMPARE(cardOn(dead).recognise().error().fault, Fault::ChipUnreadable);

        ChannelScript lost;
        lost.on("00a4040c0a" + commonId, "9000");
        lost.on("00b2", Fault::CardContactWeak);
        QCOMPARE(cardOn(lost).recognise().error().fault, Fault::CardContactWeak);

        ChannelScript removed;
        removed.on("00", Fault::CardRemoved);
        QCOMPARE(cardOn(removed).recognise().error().fault, Fault::CardRemoved);
    }

    void extendedLengthRefusedInAnyWayLeadsToShortReads_data()
    {
        QTest::addColumn<QString>("refusal");
        QTest::newRow("wrong length") << "6700";
        QTest::newRow("wrong Le") << "6c00";
        QTest::newRow("wrong Le, and a size") << "6cf0";
        QTest::newRow("no diagnosis") << "6f00";
    }
    void extendedLengthRefusedInAnyWayLeadsToShortReads()
    {
        QFETCH(QString, refusal);
        ChannelScript script;
        script.files[jpkiId][0x0A] = tlv("30", Bytes(300, std::byte{0x11}));
        script.refusesExtended = true;
        script.extendedRefusal = refusal.toStdString();
        auto card = cardOn(script);
        const auto certificate = card.authenticationCertificate();
        QVERIFY(certificate);
        QCOMPARE(certificate->size(), std::size_t(304));
        QVERIFY(!script.extendedLength);
    }
};

QTEST_APPLESS_MAIN(OtherCardsTest)
#include "OtherCardsTest.moc"
