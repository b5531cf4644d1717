// Commands as bytes, answers, BER-TLV and the card's files: every byte from outside is borne.
#include "drivers/card/AttributeRecords.h"
#include "drivers/card/BerTlv.h"
#include "drivers/card/CardRecords.h"
#include "drivers/card/CommandApdu.h"
#include "drivers/card/ResponseApdu.h"
#include "tests/unit/card/CardFiles.h"

#include <QTest>

#include <random>

using namespace uketsuke;
using namespace uketsuke::tests;
using core::Fault;

namespace {

QString hexOf(const card::CommandApdu& command) { return QString::fromStdString(core::hex(command.view())); }

} // namespace

class CardBytesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void commandsAreTheBytesOfTheStandard()
    {
        QCOMPARE(hexOf(card::CommandApdu::selectApplication(card::application::jpki)),
                 QString("00a4040c0ad392f000260100000001"));
        QCOMPARE(hexOf(card::CommandApdu::selectFile(card::jpki::authenticationKey)), QString("00a4020c020017"));
        QCOMPARE(hexOf(card::CommandApdu::readFile(card::jpki::tokenInformation, 160)), QString("00b08600a0"));
        QCOMPARE(hexOf(card::CommandApdu::readFile(card::face::record, 256)), QString("00b0820000"));
        QCOMPARE(hexOf(card::CommandApdu::readFile(card::face::record, card::wholeFile)), QString("00b08200000000"));
        QCOMPARE(hexOf(card::CommandApdu::readOn(0x1234, 0x10)), QString("00b0123410"));
        QCOMPARE(hexOf(card::CommandApdu::readFile(card::face::record, 0x600)), QString("00b08200000600"));
        QCOMPARE(hexOf(card::CommandApdu::readOn(0x1234, 257)), QString("00b01234000101"));
        QCOMPARE(hexOf(card::CommandApdu::readRecord(1)), QString("00b2010400"));
        QCOMPARE(hexOf(card::CommandApdu::readRecord(card::common::identity, 1)), QString("00b2010c00"));
        QCOMPARE(hexOf(card::CommandApdu::queryTries(card::face::cardNumberB)), QString("00200092"));
        QCOMPARE(hexOf(card::CommandApdu::verify(card::jpki::authenticationPin, core::viewOf("1234"))),
                 QString("002000980431323334"));
        QCOMPARE(hexOf(card::CommandApdu::computeSignature(0x97, bytesOf("aabb"))), QString("802a009702aabb00"));
    }

    void attributesComeApartInTheirOrderOnly()
    {
        const AttributeParts parts;
        for (const auto* prefix : {"", "0000"}) { // a few cards put two bytes before the record
            const auto record = card::parseAttributes(bytesOf(prefix) + parts.file(), parts.integrity());
            QVERIFY(record);
            QCOMPARE(core::textOf(record->address.view()), std::string("TEST address"));
            QCOMPARE(core::copyOf(record->objects.view()), parts.objects());
            QCOMPARE(core::copyOf(record->signedPart.view()), parts.signedPart());
        }
        auto torn = parts.file();
        torn.resize(30);
        QVERIFY(!card::parseAttributes(torn, parts.integrity()));
        auto shortDigest = parts;
        shortDigest.digest.pop_back();
        QVERIFY(!card::parseAttributes(parts.file(), shortDigest.integrity()));
        QVERIFY(!card::parseAttributes(parts.integrity(), parts.file()));
        QVERIFY(!card::parseAttributes({}, {}));
        auto longDate = parts;
        longDate.birthDate = "199304030";
        QVERIFY(!card::parseAttributes(longDate.file(), parts.integrity()));
    }

    void anAnswerNeedsItsStatusWord()
    {
        QVERIFY(!card::ResponseApdu::from(core::SecureBytes{}));
        const auto one = card::ResponseApdu::from(core::SecureBytes(1));
        QVERIFY(!one);
        QCOMPARE(one.error().fault, Fault::CardRemoved);
        const auto whole = card::ResponseApdu::from(core::SecureBytes::copyOf(bytesOf("0163c7")));
        QVERIFY(whole);
        QCOMPARE(whole->data().size(), std::size_t(1));
        QCOMPARE(*whole->status().triesLeft(), 7);
    }

    void triesAreReadFromNothingBut63Cx()
    {
        for (std::uint32_t value = 0; value <= 0xFFFF; ++value) {
            const auto tries = card::StatusWord{static_cast<std::uint16_t>(value)}.triesLeft();
            QCOMPARE(tries.has_value(), value >= 0x63C0 && value <= 0x63CF);
        }
        QVERIFY(!card::StatusWord{0x6984}.triesLeft());
        QVERIFY(card::isBlocked({0x6983}) && card::isBlocked({0x6984}) && !card::isBlocked({0x6982}));
    }

    void objectsAreReadAsTheyStand_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<quint32>("tag");
        QTest::addColumn<int>("size"); // -1: refused
        QTest::newRow("short") << QByteArray("90020102") << quint32(0x90) << 2;
        QTest::newRow("two-byte tag") << QByteArray("df2101aa") << quint32(0xDF21) << 1;
        QTest::newRow("three-byte tag") << QByteArray("df812100") << quint32(0xDF8121) << 0;
        QTest::newRow("long length") << QByteArray("30810155") << quint32(0x30) << 1;
        QTest::newRow("three length bytes") << QByteArray("308300000155") << quint32(0x30) << 1;
        QTest::newRow("four-byte tag") << QByteArray("df81818101aa") << quint32(0) << -1;
        QTest::newRow("indefinite length") << QByteArray("3080aa0000") << quint32(0) << -1;
        QTest::newRow("four length bytes") << QByteArray("308400000001aa") << quint32(0) << -1;
        QTest::newRow("value beyond the end") << QByteArray("3003aabb") << quint32(0) << -1;
        QTest::newRow("nothing") << QByteArray("") << quint32(0) << -1;
    }
    void objectsAreReadAsTheyStand()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(quint32, tag);
        QFETCH(int, size);
        const auto input = bytesOf(bytes.toStdString());
        card::TlvReader reader(input);
        const auto object = reader.next();
        QCOMPARE(object.has_value(), size >= 0);
        if (!object)
            return;
        QCOMPARE(object->tag, tag);
        QCOMPARE(object->value.size(), std::size_t(size));
        QCOMPARE(object->whole.size(), input.size());
        QVERIFY(reader.atEnd());
    }

    void nestingHasAnEnd()
    {
        Bytes nested = tlv("30", bytesOf("aa"));
        for (int depth = 0; depth < 8; ++depth)
            nested = tlv("30", nested);
        card::TlvReader reader(nested);
        int depth = 0;
        for (;; ++depth) {
            const auto object = reader.next();
            QVERIFY(object);
            const auto inside = reader.inside(*object);
            if (!inside)
                break;
            reader = *inside;
        }
        QCOMPARE(depth, card::TlvReader::deepest);
    }

    void theCardFaceIsTakenApartAsItWasSigned_data()
    {
        QTest::addColumn<QByteArray>("before");
        QTest::addColumn<int>("filler");
        QTest::newRow("as it is") << QByteArray("") << 0;
        QTest::newRow("filler after it") << QByteArray("") << 700;
        QTest::newRow("two bytes before it") << QByteArray("0102") << 0;
        QTest::newRow("both") << QByteArray("ffff") << 3;
    }
    void theCardFaceIsTakenApartAsItWasSigned()
    {
        QFETCH(QByteArray, before);
        QFETCH(int, filler);
        const CardFaceParts parts;
        const auto file =
            bytesOf(before.toStdString()) + parts.file() + Bytes(static_cast<std::size_t>(filler), std::byte{0xFF});
        const auto record = card::parseCardFaceRecord(file);
        QVERIFY(record);
        QCOMPARE(core::copyOf(record->photo.view()), parts.photo);
        QCOMPARE(core::textOf(record->birthDate.view()), parts.birthDate);
        QVERIFY(record->cardKey == parts.cardKey);
        QCOMPARE(core::copyOf(record->signedGroups[0].view()), parts.person());
        QCOMPARE(core::copyOf(record->signedGroups[1].view()), parts.texts());
        QCOMPARE(core::copyOf(record->signedGroups[2].view()), parts.photoObject());
        QCOMPARE(record->signature, parts.signature);
        QCOMPARE(*card::cardFaceFileSize(file), file.size() - std::size_t(filler));
    }

    void aCardWithoutPhotoIsARecordWithoutPhoto()
    {
        CardFaceParts parts;
        parts.photo = {};
        const auto record = card::parseCardFaceRecord(parts.file());
        QVERIFY(record);
        QVERIFY(record->photo.empty());
    }

    void onlyAMissingPhotoExcusesAnOffset_data()
    {
        QTest::addColumn<QByteArray>("photoObject");
        QTest::addColumn<QByteArray>("offsets");
        QTest::addColumn<bool>("isAccepted");
        const QByteArray absent;
        const QByteArray empty("df2700");
        const QByteArray present("df2701aa");
        QTest::newRow("absent, rising") << absent << QByteArray("0015 0016 0017 0018 0019 001a 001b 001c") << true;
        QTest::newRow("absent, 0") << absent << QByteArray("0015 0016 0017 0018 0019 0000 001a 001b 001c") << true;
        QTest::newRow("absent, repeats the one before")
            << absent << QByteArray("0015 0016 0017 0018 0019 0019 001a 001b 001c") << true;
        QTest::newRow("absent, repeated by the one after")
            << absent << QByteArray("0015 0016 0017 0018 0019 001a 001a 001b 001c") << true;
        QTest::newRow("empty, 0") << empty << QByteArray("0015 0016 0017 0018 0019 0000 001a 001b 001c") << true;
        QTest::newRow("empty, repeated") << empty << QByteArray("0015 0016 0017 0018 0019 0019 001a") << true;
        QTest::newRow("absent, 0 at the end") << absent << QByteArray("0015 0016 0000") << true;
        QTest::newRow("absent, 0 at the start") << absent << QByteArray("0000 0015 0016") << false;
        QTest::newRow("absent, two zeros") << absent << QByteArray("0015 0000 0000 0016") << false;
        QTest::newRow("absent, 0 and repeated") << absent << QByteArray("0015 0000 0016 0016") << false;
        QTest::newRow("absent, thrice the same") << absent << QByteArray("0015 0015 0015 0016") << false;
        QTest::newRow("absent, falling") << absent << QByteArray("0015 0016 0014 0017") << false;
        QTest::newRow("absent, falling after 0") << absent << QByteArray("0015 0016 0000 0014") << false;
        QTest::newRow("absent, beyond the file") << absent << QByteArray("0015 7fff 0016") << false;
        QTest::newRow("absent, half a number") << absent << QByteArray("0015 0000 16") << false;
        QTest::newRow("present, 0") << present << QByteArray("0015 0016 0000 0017") << false;
        QTest::newRow("present, repeated") << present << QByteArray("0015 0016 0016 0017") << false;
    }
    void onlyAMissingPhotoExcusesAnOffset()
    {
        QFETCH(QByteArray, photoObject);
        QFETCH(QByteArray, offsets);
        QFETCH(bool, isAccepted);
        const CardFaceParts parts;
        const auto table = tlv("df21", bytesOf(offsets.replace(" ", "").toStdString()));
        const auto record = card::parseCardFaceRecord(tlv("ff20", table + parts.person() + parts.texts()
                                                                      + bytesOf(photoObject.toStdString())
                                                                      + tlv("df28", parts.signature)));
        QCOMPARE(record.has_value(), isAccepted);
        if (!record)
            QCOMPARE(record.error().fault, Fault::CardAnswerMalformed);
        else
            QVERIFY(record->photo.empty());
    }

    void everyTruncationOfEveryRecordIsAnError()
    {
        const auto face = CardFaceParts().file();
        const auto key = cardKeyFile(fillerKey(2));
        const auto certificate =
            cardVerifiableFile(certificateBody(Bytes(16, std::byte{1}), Bytes(16, std::byte{2}), fillerKey(3)));
        const auto der = tlv("30", Bytes(900, std::byte{4}));
        for (std::size_t size = 0; size < face.size(); ++size)
            QVERIFY(!card::parseCardFaceRecord(ByteView(face).first(size)));
        for (std::size_t size = 1; size < key.size(); ++size) {
            const auto record = card::parseCardKeyRecord(ByteView(key).first(size));
            QVERIFY(!record || !*record); // one lone FF is filler
        }
        for (std::size_t size = 0; size < certificate.size(); ++size)
            QVERIFY(!card::parseCardVerifiableCertificate(ByteView(certificate).first(size)));
        for (std::size_t size = 0; size < der.size(); ++size)
            QVERIFY(!card::parseCertificateFile(ByteView(der).first(size)));
        QVERIFY(card::parseCardKeyRecord(key)->has_value());
        QVERIFY(card::parseCardVerifiableCertificate(certificate));
        QVERIFY(card::parseCertificateFile(der));
    }

    void noChangedByteCrashesAParser()
    {
        const std::array files{
            CardFaceParts().file(), cardKeyFile(fillerKey(2)),
            cardVerifiableFile(certificateBody(Bytes(16, std::byte{1}), Bytes(16, std::byte{2}), fillerKey(3)))};
        std::mt19937 random(20261123);
        int refused = 0;
        for (int round = 0; round < 6000; ++round) {
            auto file = files[static_cast<std::size_t>(round) % files.size()];
            for (int change = 0; change < 3; ++change)
                file[random() % std::min<std::size_t>(file.size(), 400)] = static_cast<std::byte>(random());
            refused += !card::parseCardFaceRecord(file);
            refused += !card::parseCardKeyRecord(file);
            refused += !card::parseCardVerifiableCertificate(file);
            (void)card::parseCertificateFile(file);
            (void)card::cardFaceFileSize(file);
            (void)card::parseCardExpiry(file);
        }
        QVERIFY(refused > 6000);
    }

    void hostileRecordsAreRefused_data()
    {
        QTest::addColumn<QByteArray>("file");
        const auto row = [](const char* name, const Bytes& file) {
            QTest::newRow(name) << QByteArray(reinterpret_cast<const char*>(file.data()), int(file.size()));
        };
        auto shortKey = fillerKey(1);
        shortKey.modulus.resize(128);
        CardFaceParts withShortKey;
        withShortKey.cardKey = shortKey;
        row("key of 1024 bits", withShortKey.file());
        CardFaceParts withZeroKey;
        withZeroKey.cardKey.modulus.front() = std::byte{0};
        row("modulus with a leading zero", withZeroKey.file());
        CardFaceParts withLongDate;
        withLongDate.birthDate = "199304031";
        row("birth date of nine characters", withLongDate.file());
        const CardFaceParts parts;
        row("objects in another order",
            tlv("ff20", parts.texts() + parts.person() + parts.photoObject() + tlv("df28", parts.signature)));
        row("offsets beyond the file", tlv("ff20", tlv("df21", bytesOf("7fff")) + parts.person() + parts.texts()
                                                       + parts.photoObject() + tlv("df28", parts.signature)));
        row("offsets of half a number", tlv("ff20", tlv("df21", bytesOf("0010ff")) + parts.person() + parts.texts()
                                                        + parts.photoObject() + tlv("df28", parts.signature)));
        row("object after the signature torn",
            tlv("ff20", tlv("df21", bytesOf("0010")) + parts.person() + parts.texts() + parts.photoObject()
                            + tlv("df28", parts.signature) + bytesOf("df2908")));
        row("no signature",
            tlv("ff20", tlv("df21", bytesOf("0010")) + parts.person() + parts.texts() + parts.photoObject()));
    }
    void hostileRecordsAreRefused()
    {
        QFETCH(QByteArray, file);
        const auto record = card::parseCardFaceRecord(core::viewOf({file.constData(), std::size_t(file.size())}));
        QVERIFY(!record);
        QCOMPARE(record.error().fault, Fault::CardAnswerMalformed);
    }

    void theLabelTellsTheKindOfCard_data()
    {
        QTest::addColumn<QByteArray>("label");
        QTest::addColumn<int>("kind");
        QTest::newRow("plastic card") << QByteArray("JPKIAPICCTOKEN2") << int(ports::CardKind::MyNumberCard);
        QTest::newRow("old resident card") << QByteArray("JPKIAPICCTOKEN") << int(ports::CardKind::OldResidentCard);
        QTest::newRow("Android") << QByteArray("JPKIAPGPSETOKEN") << int(ports::CardKind::Smartphone);
        QTest::newRow("iPhone") << QByteArray("JPKIAPIOSTOKEN") << int(ports::CardKind::Smartphone);
        QTest::newRow("another one") << QByteArray("JPKIAPICCTOKEN3") << int(ports::CardKind::Other);
        QTest::newRow("none") << QByteArray("") << int(ports::CardKind::Other);
    }
    void theLabelTellsTheKindOfCard()
    {
        QFETCH(QByteArray, label);
        QFETCH(int, kind);
        QCOMPARE(int(card::kindFromTokenInformation(tokenInformation(label.toStdString()))), kind);
        QCOMPARE(int(card::kindFromTokenInformation(textBytes("JPKIAPICCTOKEN2"))), int(ports::CardKind::Other));
    }

    void theExpiryIsTakenAndTheSerialNumberIsNot()
    {
        const auto record = bytesOf("011c")
                            + textBytes("123456789012345"
                                        "13104"
                                        "20310403");
        QVERIFY(*card::parseCardExpiry(record) == (core::CivilDate{2031, 4, 3}));
        QVERIFY(!card::parseCardExpiry(ByteView(record).first(record.size() - 1)));
        QVERIFY(!card::parseCardExpiry(bytesOf("011c")
                                       + textBytes("123456789012345"
                                                   "13104"
                                                   "20311403")));
    }

    void fillerIsNoCertificateAndNoRecord()
    {
        const auto none = card::parseCertificateFile(Bytes(64, std::byte{0xFF}));
        QVERIFY(!none);
        QCOMPARE(none.error().fault, Fault::CertificateMissing);
        QCOMPARE(card::parseCertificateFile(Bytes{}).error().fault, Fault::CertificateMissing);
        QVERIFY(card::parseCardKeyRecord(Bytes(16, std::byte{0xFF})).value() == std::nullopt);
        const auto der = tlv("30", Bytes(20, std::byte{7}));
        QCOMPARE(core::copyOf(card::parseCertificateFile(der + Bytes(9, std::byte{0xFF}))->view()), der);
    }
};

QTEST_GUILESS_MAIN(CardBytesTest)
#include "CardBytesTest.moc"
