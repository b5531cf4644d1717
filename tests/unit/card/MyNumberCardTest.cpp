// The card's applications over a scripted channel: what is sent, how often, and what every answer means.
#include <QTest>

// moc stumbles over the standard library's <concepts>, which these pull in.
#ifndef Q_MOC_RUN
#include "drivers/card/MyNumberCard.h"
#include "tests/unit/card/ScriptedChannel.h"
#endif

using namespace uketsuke;
using namespace uketsuke::tests;
using core::Fault;
using ports::CardNumberHolder;

namespace {

const std::string jpkiId = "d392f000260100000001";
const std::string faceId = "d3921000310001010402";
const std::string helperId = "d3921000310001010408";
const std::string commonId = "d3921000310001010100";

ports::CardNumberB number(std::string_view digits) { return {core::SecureBytes::copyOf(core::viewOf(digits))}; }
ports::Pin pin(std::string_view digits) { return {core::SecureBytes::copyOf(core::viewOf(digits))}; }

/// A card in good order.
ChannelScript goodCard()
{
    ChannelScript script;
    script.files[commonId];
    script.on("00b2010c00", "011c" + core::hex(core::viewOf("1234567890123451310420310403")) + "9000");
    script.files[jpkiId][0x06] = tokenInformation("JPKIAPICCTOKEN2");
    script.files[jpkiId][0x08] = bytesOf("8f8f00");
    script.files[jpkiId][0x0A] = tlv("30", Bytes(1500, std::byte{0x11})) + Bytes(80, std::byte{0xFF});
    script.files[faceId][0x02] = CardFaceParts().file();
    script.files[faceId][0x04] =
        cardVerifiableFile(certificateBody(Bytes(16, std::byte{1}), Bytes(16, std::byte{2}), fillerKey(3)));
    script.files[helperId][0x04] = script.files[faceId][0x04];
    script.files[helperId][0x07] = cardKeyFile(fillerKey(1));
    script.on("00200092", "63ca");
    script.on("002000920e", "9000");
    script.on("00200095", "63ca");
    script.on("002000950e", "9000");
    script.on("00200098", "63c3");
    script.on("0020009804", "9000");
    return script;
}

card::MyNumberCard cardOn(ChannelScript& script)
{
    return card::MyNumberCard(std::make_unique<ScriptedChannel>(script));
}

} // namespace

class MyNumberCardTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aGoodCardIsRecognisedInSixExchanges()
    {
        auto script = goodCard();
        auto card = cardOn(script);
        const auto recognition = card.recognise();
        QVERIFY(recognition);
        QCOMPARE(int(recognition->kind), int(ports::CardKind::MyNumberCard));
        QVERIFY(recognition->hasAuthenticationCertificate && recognition->hasSignatureCertificate);
        QVERIFY(*recognition->expiry == (core::CivilDate{2031, 4, 3}));
        const auto certificate = card.authenticationCertificate();
        QVERIFY(certificate);
        QCOMPARE(certificate->size(), std::size_t(1504));
        QCOMPARE(script.sent.size(), std::size_t(6));
    }

    void photoCertificateAndProofsTakeTwelveExchanges()
    {
        auto script = goodCard();
        script.on("802a0000", core::hex(Bytes(256, std::byte{0x5E})) + "9000");
        auto card = cardOn(script);
        QVERIFY(card.recognise());
        script.sent.clear();
        QVERIFY(card.authenticationCertificate());
        for (const auto holder : {CardNumberHolder::CardFace, CardNumberHolder::InputHelper}) {
            QCOMPARE(*card.cardNumberTries(holder), 10);
            QVERIFY(card.verifyCardNumber(holder, number("05040320311234")));
            if (holder == CardNumberHolder::CardFace)
                QVERIFY(card.cardFaceRecord());
            else
                QVERIFY(card.cardKeyRecord());
            QVERIFY(card.cardVerifiableCertificate(holder));
        }
        QVERIFY(card.sign(ports::CardKey::InputHelper, {}));
        QCOMPARE(script.sent.size(), std::size_t(12));
    }

    void noApplicationThatWeKnowIsNoMyNumberCard_data()
    {
        QTest::addColumn<QString>("refusal");
        for (const auto* word : {"6a82", "6d00", "6e00", "6a86", "6985", "6999"})
            QTest::newRow(word) << QString(word);
    }
    void noApplicationThatWeKnowIsNoMyNumberCard()
    {
        QFETCH(QString, refusal);
        ChannelScript script;
        script.on("00", refusal.toStdString());
        auto card = cardOn(script);
        const auto recognition = card.recognise();
        QVERIFY(!recognition);
        QCOMPARE(recognition.error().fault, Fault::NotAMyNumberCard);
    }

    void theFirstCommandMayBeThrownAway()
    {
        auto script = goodCard();
        script.on("00a4040c0a" + commonId, "6f00");
        script.on("00a4040c0a" + commonId, "9000");
        auto card = cardOn(script);
        QVERIFY(card.recognise());
        QCOMPARE(script.countOf("00a4040c0a" + commonId), 2);
    }

    void aCardThatOnlyAnswers6F00IsAFault()
    {
        ChannelScript script;
        script.on("00", "6f00");
        auto card = cardOn(script);
        QCOMPARE(card.recognise().error().fault, Fault::CardStatusUnexpected);
        QCOMPARE(script.sent.size(), std::size_t(2));
    }

    void otherKindsAreRecognisedAsWhatTheyAre()
    {
        for (const auto& [label, kind] : {std::pair{"JPKIAPICCTOKEN", ports::CardKind::OldResidentCard},
                                          std::pair{"JPKIAPIOSTOKEN", ports::CardKind::Smartphone},
                                          std::pair{"SOMETHING", ports::CardKind::Other}}) {
            ChannelScript script;
            script.files[jpkiId][0x06] = tokenInformation(label);
            auto card = cardOn(script);
            const auto recognition = card.recognise();
            QVERIFY(recognition);
            QCOMPARE(int(recognition->kind), int(kind));
        }
    }

    void aFileComesWholeHoweverTheReaderReads_data()
    {
        QTest::addColumn<bool>("extended");
        QTest::addColumn<bool>("refused");
        QTest::addColumn<int>("reads");
        QTest::newRow("extended") << true << false << 1;
        QTest::newRow("extended refused by the card") << true << true << 7;
        QTest::newRow("short from the beginning") << false << true << 6;
    }
    void aFileComesWholeHoweverTheReaderReads()
    {
        QFETCH(bool, extended);
        QFETCH(bool, refused);
        QFETCH(int, reads);
        auto script = goodCard();
        script.extendedLength = extended;
        script.refusesExtended = refused;
        auto card = cardOn(script);
        const auto certificate = card.authenticationCertificate();
        QVERIFY(certificate);
        QCOMPARE(core::copyOf(certificate->view()), tlv("30", Bytes(1500, std::byte{0x11})));
        QCOMPARE(script.countOf("00b0"), reads);
        QCOMPARE(script.extendedLength, extended && !refused);
    }

    void aReaderThatRefusesExtendedLengthIsRememberedOnce()
    {
        auto script = goodCard();
        script.on("00b08a00000600", Fault::ReaderProtocolFault);
        auto card = cardOn(script);
        QVERIFY(card.authenticationCertificate());
        QVERIFY(!script.extendedLength);
        QVERIFY(card.authenticationCertificate());
        QCOMPARE(script.countOf("00b08a00000600"), 1);
    }

    void aCardThatRefusesShortReadsTooSaysNothingOfTheReader_data()
    {
        QTest::addColumn<QString>("later");
        QTest::newRow("disturbed as before") << QString("6f00");
        QTest::newRow("no such file") << QString("6a82");
        QTest::newRow("nothing") << QString("9000");
    }
    void aCardThatRefusesShortReadsTooSaysNothingOfTheReader()
    {
        QFETCH(QString, later);
        auto script = goodCard();
        script.on("00b08a00000600", "6f00");
        script.on("00b08a0000", later.toStdString());
        auto card = cardOn(script);
        QVERIFY(!card.authenticationCertificate());
        QVERIFY(script.extendedLength);
        QCOMPARE(script.countOf("00b08a"), 2);
        // The card itself is asked in short pieces all the same.
        QVERIFY(!card.authenticationCertificate());
        QCOMPARE(script.countOf("00b08a00000600"), 1);
    }

    void aLongCertificateTakesOneMoreReadOfExactlyTheRest()
    {
        auto script = goodCard();
        script.files[jpkiId][0x0A] = tlv("30", Bytes(1800, std::byte{0x11})) + Bytes(244, std::byte{0xFF});
        auto card = cardOn(script);
        QCOMPARE(card.authenticationCertificate()->size(), std::size_t(1804));
        QCOMPARE(script.countOf("00b0"), 2);
        QCOMPARE(script.sent.back(), std::string("00b0060000010c"));
        script.on("00b0060000010c", "6700"); // what is long once may be refused the next time
        QCOMPARE(card.authenticationCertificate()->size(), std::size_t(1804));
        QCOMPARE(script.countOf("00b0"), 6);
    }

    void theExpiryIsReadAlsoWhereTheFileMustBeSelected()
    {
        auto script = goodCard();
        script.answers["00b2010400"] =
            std::exchange(script.answers["00b2010c00"], {ChannelScript::Answer(bytesOf("6986"))});
        script.on("00a4020c020001", "9000");
        auto card = cardOn(script);
        QVERIFY(*card.recognise()->expiry == (core::CivilDate{2031, 4, 3}));
        QCOMPARE(script.countOf("00b2"), 2);
    }

    void aFileThatNeverEndsIsCutOff()
    {
        auto script = goodCard();
        script.extendedLength = false;
        script.files[jpkiId][0x0A] = bytesOf("3083012000") + Bytes(70000, std::byte{1});
        auto card = cardOn(script);
        QCOMPARE(card.authenticationCertificate().error().fault, Fault::CardAnswerMalformed);
        QVERIFY(script.countOf("00b0") < 4);
    }

    void aFileInTooManyPiecesIsCutOff()
    {
        auto script = goodCard();
        script.extendedLength = false;
        script.on("00b0", "119000"); // one byte for each question
        script.on("00b08a", "30827ffc9000");
        auto card = cardOn(script);
        QCOMPARE(card.authenticationCertificate().error().fault, Fault::CardAnswerMalformed);
        QVERIFY(script.countOf("00b0") <= 130);
    }

    void theLargestFileComesWholeInShortReads_data()
    {
        QTest::addColumn<bool>("refused");
        QTest::newRow("short from the beginning") << false;
        QTest::newRow("extended refused first") << true;
    }
    void theLargestFileComesWholeInShortReads()
    {
        QFETCH(bool, refused);
        auto script = goodCard();
        script.extendedLength = refused;
        script.refusesExtended = refused;
        script.files[jpkiId][0x0A] = bytesOf("30827ffc") + Bytes(32 * 1024 - 4, std::byte{0x11});
        auto card = cardOn(script);
        const auto certificate = card.authenticationCertificate();
        QVERIFY(certificate);
        QCOMPARE(certificate->size(), std::size_t(32 * 1024));
        QCOMPARE(script.countOf("00b0"), 128 + (refused ? 1 : 0));
    }

    void aFileShorterThanItSaysIsMalformed()
    {
        auto script = goodCard();
        script.files[jpkiId][0x0A].resize(700);
        auto card = cardOn(script);
        QCOMPARE(card.authenticationCertificate().error().fault, Fault::CardAnswerMalformed);
    }

    void answersLongerThanAskedForAreRefused()
    {
        auto script = goodCard();
        script.extendedLength = false;
        script.on("00b0", core::hex(tlv("30", Bytes(400, std::byte{1}))) + "9000");
        auto card = cardOn(script);
        QCOMPARE(card.authenticationCertificate().error().fault, Fault::CardAnswerMalformed);
    }

    void anEmptyCertificateFileIsAMissingCertificate_data()
    {
        QTest::addColumn<QString>("answer");
        QTest::newRow("no such file") << QString("6a82");
        QTest::newRow("filler") << QString("ffffffffffffffff9000");
        QTest::newRow("nothing") << QString("9000");
    }
    void anEmptyCertificateFileIsAMissingCertificate()
    {
        QFETCH(QString, answer);
        auto script = goodCard();
        script.on("00b08a", answer.toStdString());
        script.on("00b0", "6b00");
        auto card = cardOn(script);
        QCOMPARE(card.authenticationCertificate().error().fault, Fault::CertificateMissing);
    }

    void triesAreAskedForAndSpendNone_data()
    {
        QTest::addColumn<QString>("answer");
        QTest::addColumn<int>("tries"); // -1: fault
        QTest::newRow("ten") << QString("63ca") << 10;
        QTest::newRow("one") << QString("63c1") << 1;
        QTest::newRow("none") << QString("63c0") << 0;
        QTest::newRow("6984 is blocked, not four") << QString("6984") << 0;
        QTest::newRow("6983 is blocked, not three") << QString("6983") << 0;
        QTest::newRow("no such secret") << QString("6a88") << 0;
        QTest::newRow("something else") << QString("6f00") << -1;
        QTest::newRow("already verified") << QString("9000") << -1;
    }
    void triesAreAskedForAndSpendNone()
    {
        QFETCH(QString, answer);
        QFETCH(int, tries);
        auto script = goodCard();
        script.answers["00200098"] = {bytesOf(answer.toStdString())};
        auto card = cardOn(script);
        const auto left = card.pinTries();
        QCOMPARE(left.has_value(), tries >= 0);
        if (left)
            QCOMPARE(*left, tries);
        else
            QCOMPARE(left.error().fault, Fault::CardStatusUnexpected);
        QCOMPARE(QString::fromStdString(script.sent.back()), QString("00200098"));
    }

    void theAnswerToAPinHasOneMeaning_data()
    {
        QTest::addColumn<QString>("answer");
        QTest::addColumn<int>("fault"); // 0: accepted
        QTest::addColumn<int>("tries");
        QTest::newRow("right") << QString("9000") << 0 << -1;
        QTest::newRow("wrong, two left") << QString("63c2") << int(Fault::PinWrong) << 2;
        QTest::newRow("wrong, none left") << QString("63c0") << int(Fault::PinBlocked) << 0;
        QTest::newRow("blocked 6984") << QString("6984") << int(Fault::PinBlocked) << 0;
        QTest::newRow("blocked 6983") << QString("6983") << int(Fault::PinBlocked) << 0;
        QTest::newRow("wrong, not counted") << QString("6300") << int(Fault::PinWrong) << -1;
        QTest::newRow("something else") << QString("6985") << int(Fault::CardStatusUnexpected) << -1;
    }
    void theAnswerToAPinHasOneMeaning()
    {
        QFETCH(QString, answer);
        QFETCH(int, fault);
        QFETCH(int, tries);
        auto script = goodCard();
        script.answers["0020009804"] = {bytesOf(answer.toStdString())};
        auto card = cardOn(script);
        const auto verified = card.verifyPin(pin("1234"));
        QCOMPARE(verified.has_value(), fault == 0);
        if (!verified) {
            QCOMPARE(int(verified.error().fault), fault);
            QCOMPARE(verified.error().triesLeft, tries);
        }
        QCOMPARE(script.countOf("0020009804"), 1);
    }

    void theAnswerToACardNumberHasOneMeaning_data()
    {
        QTest::addColumn<QString>("answer");
        QTest::addColumn<int>("fault");
        QTest::addColumn<int>("tries");
        QTest::newRow("right") << QString("9000") << 0 << -1;
        QTest::newRow("wrong") << QString("63c9") << int(Fault::CardNumberWrong) << 9;
        QTest::newRow("wrong, none left") << QString("63c0") << int(Fault::CardNumberTriesLow) << 0;
        QTest::newRow("blocked") << QString("6984") << int(Fault::CardNumberTriesLow) << 0;
        QTest::newRow("something else") << QString("6700") << int(Fault::CardStatusUnexpected) << -1;
    }
    void theAnswerToACardNumberHasOneMeaning()
    {
        QFETCH(QString, answer);
        QFETCH(int, fault);
        QFETCH(int, tries);
        for (const auto& [holder, command] : {std::pair{CardNumberHolder::CardFace, "002000920e"},
                                              std::pair{CardNumberHolder::InputHelper, "002000950e"}}) {
            auto script = goodCard();
            script.answers[command] = {bytesOf(answer.toStdString())};
            auto card = cardOn(script);
            const auto verified = card.verifyCardNumber(holder, number("05040320311234"));
            QCOMPARE(verified.has_value(), fault == 0);
            if (!verified) {
                QCOMPARE(int(verified.error().fault), fault);
                QCOMPARE(verified.error().triesLeft, tries);
            }
            QCOMPARE(script.countOf(command), 1);
        }
    }

    void aSecretOfAnotherFormIsNeverSent()
    {
        auto script = goodCard();
        auto card = cardOn(script);
        for (const auto* value : {"", "1", "0504032031123", "050403203112345", "0504032031123x"})
            QCOMPARE(card.verifyCardNumber(CardNumberHolder::CardFace, number(value)).error().fault,
                     Fault::CardNumberImplausible);
        for (const auto* value : {"", "123", "12345", "12a4"})
            QCOMPARE(card.verifyPin(pin(value)).error().fault, Fault::PinWrong);
        QVERIFY(script.sent.empty());
    }

    void aLostAnswerToASecretIsNeverAReasonToSendItAgain()
    {
        for (const auto fault :
             {Fault::CardRemoved, Fault::CardUnresponsive, Fault::ReaderLost, Fault::CardServiceUnavailable}) {
            auto script = goodCard();
            script.answers["0020009804"] = {core::failure(fault, "test")};
            script.answers["002000920e"] = {core::failure(fault, "test")};
            auto card = cardOn(script);
            QCOMPARE(card.verifyPin(pin("1234")).error().fault, fault);
            QCOMPARE(card.verifyCardNumber(CardNumberHolder::CardFace, number("05040320311234")).error().fault, fault);
            QCOMPARE(script.countOf("0020009804"), 1);
            QCOMPARE(script.countOf("002000920e"), 1);
        }
    }

    void theRecordsComeFromTheirApplications()
    {
        auto script = goodCard();
        auto card = cardOn(script);
        const auto record = card.cardFaceRecord();
        QVERIFY(record);
        QCOMPARE(core::copyOf(record->photo.view()), CardFaceParts().photo);
        const auto key = card.cardKeyRecord();
        QVERIFY(key && *key);
        QCOMPARE((*key)->raw, cardKeyFile(fillerKey(1)));
        const auto certificate = card.cardVerifiableCertificate(CardNumberHolder::CardFace);
        QVERIFY(certificate);
        QCOMPARE(certificate->certifierId, Bytes(16, std::byte{1}));
        QCOMPARE(certificate->subjectId, Bytes(16, std::byte{2}));
    }

    void aCardWithoutTheKeyRecordHasNone()
    {
        auto script = goodCard();
        script.files[helperId].erase(0x07);
        auto card = cardOn(script);
        QVERIFY(card.cardKeyRecord().value() == std::nullopt);
        script.files[helperId][0x07] = Bytes(16, std::byte{0xFF});
        QVERIFY(card.cardKeyRecord().value() == std::nullopt);
    }

    void aRecordThatIsStillLockedIsAFault()
    {
        auto script = goodCard();
        script.on("00b082", "6982");
        auto card = cardOn(script);
        QCOMPARE(card.cardFaceRecord().error().fault, Fault::CardStatusUnexpected);
    }

    void everyKeySignsInItsApplication()
    {
        auto script = goodCard();
        const auto signature = core::hex(Bytes(256, std::byte{0x77}));
        script.on("802a", signature + "9000");
        auto card = cardOn(script);
        core::Sha256Digest digest{};
        digest.fill(std::byte{0xD1});
        const auto body = "33" + core::hex(ports::sha256DigestInfo(digest)) + "00";
        for (const auto& [key, command] :
             {std::pair{ports::CardKey::Authentication, "802a0097"}, std::pair{ports::CardKey::CardFace, "802a0000"},
              std::pair{ports::CardKey::InputHelper, "802a0000"}}) {
            QVERIFY(card.sign(key, digest));
            QCOMPARE(QString::fromStdString(script.sent.back()), QString::fromStdString(command + body));
        }
        QCOMPARE(script.countOf("00a4040c0a"), 3);
    }

    void aCardThatWantsItsKeyFileSelectedGetsIt()
    {
        auto script = goodCard();
        script.on("802a0097", "6a86");
        script.on("00a4020c020017", "9000");
        script.on("802a0080", core::hex(Bytes(256, std::byte{0x77})) + "9000");
        auto card = cardOn(script);
        QVERIFY(card.sign(ports::CardKey::Authentication, {}));
        QCOMPARE(script.countOf("802a0080"), 1);
    }

    void aSignatureThatIsRefusedOrMisshapenIsNotAskedForAgain_data()
    {
        QTest::addColumn<QString>("answer");
        QTest::addColumn<int>("fault");
        QTest::newRow("no PIN before") << QString("6982") << int(Fault::CardStatusUnexpected);
        QTest::newRow("empty") << QString("9000") << int(Fault::CardAnswerMalformed);
        QTest::newRow("too short") << QString("aabb9000") << int(Fault::CardAnswerMalformed);
    }
    void aSignatureThatIsRefusedOrMisshapenIsNotAskedForAgain()
    {
        QFETCH(QString, answer);
        QFETCH(int, fault);
        auto script = goodCard();
        script.on("802a", answer.toStdString());
        auto card = cardOn(script);
        QCOMPARE(int(card.sign(ports::CardKey::Authentication, {}).error().fault), fault);
        QCOMPARE(script.countOf("802a"), 1);
    }

    void aTornAnswerIsARemovalWhereverItComes()
    {
        // First count the exchanges of a whole visit, then tear each one of them.
        const auto visit = [](ChannelScript& script) -> core::Result<> {
            auto card = cardOn(script);
            if (const auto step = card.recognise(); !step)
                return std::unexpected(step.error());
            if (const auto step = card.authenticationCertificate(); !step)
                return std::unexpected(step.error());
            if (const auto step = card.cardNumberTries(CardNumberHolder::CardFace); !step)
                return std::unexpected(step.error());
            if (const auto step = card.verifyCardNumber(CardNumberHolder::CardFace, number("05040320311234")); !step)
                return step;
            if (const auto step = card.cardFaceRecord(); !step)
                return std::unexpected(step.error());
            if (const auto step = card.cardKeyRecord(); !step)
                return std::unexpected(step.error());
            return {};
        };
        auto whole = goodCard();
        QVERIFY(visit(whole));
        for (std::size_t at = 0; at < whole.sent.size(); ++at) {
            auto script = goodCard();
            // An answer longer than any prefix wins: exactly that command is answered by one byte.
            script.answers[whole.sent[at]] = {bytesOf("90")};
            const auto torn = visit(script);
            QVERIFY2(!torn, whole.sent[at].c_str());
            QCOMPARE(torn.error().fault, Fault::CardRemoved);
        }
    }
};

QTEST_GUILESS_MAIN(MyNumberCardTest)
#include "MyNumberCardTest.moc"
