// The virtual card's promises, command by command: status words, read forms, VERIFY, access conditions.
#include "tools/virtual-card/card/VirtualCard.h"
#include "tools/virtual-card/maker/Keys.h"

#include <nlohmann/json.hpp>
#include <openssl/bn.h>
#include <openssl/evp.h>
#include <openssl/rsa.h>

#include <QTemporaryDir>
#include <QTest>

#include <random>

using namespace uketsuke;
using namespace uketsuke::virtualcard;

namespace {

core::Bytes bytes(const char* hexadecimal) { return core::fromHex(hexadecimal).value(); }
QString text(const core::Bytes& answer) { return QString::fromStdString(core::hex(answer)); }

/// Small and fixed: every kind of file once. 0100 bytes count up in 0002, so that offsets show.
nlohmann::json smallCard()
{
    std::string counting;
    for (int value = 0; value < 600; ++value)
        counting += QString::number(value & 0xFF, 16).rightJustified(2, u'0').toStdString();
    nlohmann::json face{{"name", "face"}, {"aid", "d3921000310001010402"}, {"defaultKey", "001a"}};
    face["files"].push_back({{"id", "0002"}, {"hex", counting}, {"read", {"0012", "0013"}}});
    face["files"].push_back({{"id", "0004"}, {"hex", "0102030405"}, {"read", "free"}});
    face["files"].push_back({{"id", "0005"}, {"hex", "00"}, {"read", {"0013"}}, {"individualNumber", true}});
    face["files"].push_back(
        {{"id", "0006"}, {"hex", counting}, {"read", "free"}, {"signatureByte", 1}, {"photoByte", 2}});
    face["keys"].push_back({{"id", "001a"}, {"file", "key.pem"}, {"use", "free"}});
    face["secrets"].push_back({{"id", "0012"}, {"value", "60040320324821"}, {"tries", 10}, {"left", 10}});
    face["secrets"].push_back(
        {{"id", "0013"}, {"value", "TEST-INVALID"}, {"tries", 10}, {"left", 10}, {"numberA", true}});
    face["references"] = {"001c"};
    nlohmann::json jpki{{"name", "jpki"}, {"aid", "d392f000260100000001"}};
    jpki["keys"].push_back({{"id", "0017"}, {"file", "key.pem"}, {"use", {"0018"}}});
    jpki["secrets"].push_back({{"id", "0018"}, {"value", "1234"}, {"tries", 3}, {"left", 3}});
    jpki["secrets"].push_back({{"id", "0012"}, {"value", ""}, {"tries", 3}, {"left", 0}, {"usable", false}});
    nlohmann::json common{{"name", "common"}, {"aid", "d3921000310001010100"}};
    common["recordFiles"].push_back({{"id", "0001"}, {"records", {"aa01", "bb02"}}});
    return {{"format", "uketsuke-virtual-card/1"},
            {"persona", "small"},
            {"answerToReset", "3b80800101"},
            {"dataObjects", {{"00f2", "3230333230343033"}, {"00f8", counting}, {"5f51", "e000"}}},
            {"applications", {face, jpki, common}}};
}

const char* const selectFace = "00a4040c0ad3921000310001010402";
const char* const selectJpki = "00a4040c0ad392f000260100000001";
const char* const selectCommon = "00a4040c0ad3921000310001010100";
const char* const verifyB = "00200092"
                            "0e"
                            "3630303430333230333234383231";
const char* const digestInfo51 = "3031300d060960864801650304020105000420"
                                 "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f";

} // namespace

class CommandTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_folder.isValid());
        const std::filesystem::path folder(m_folder.path().toStdString());
        maker::Key::generate().save(folder / "key.pem");
        maker::writeFile(folder / "persona.json", core::viewOf(smallCard().dump()));
    }

    void answersEachCommandWithItsStatusWord_data()
    {
        QTest::addColumn<QStringList>("commands");
        QTest::addColumn<QString>("last");
        const auto row = [](const char* name, QStringList commands, const char* last) {
            QTest::newRow(name) << commands << last;
        };
        row("select application", {selectFace}, "9000");
        row("select by a part of the identifier", {"00a4040c05d392f00026"}, "9000");
        row("select with control information", {"00a404000ad392100031000101040200"},
            "6f0c840ad39210003100010104029000");
        row("select a missing application", {"00a4040c0aa0000000000000000000"}, "6a82");
        row("a missing application keeps the selected one",
            {selectFace, "00a4040c0aa0000000000000000000", "00b0840002"}, "01029000");
        row("select the card manager", {"00a4040c07a0000001510000"}, "9000");
        row("select with odd parameters", {"00a4050c0ad3921000310001010402"}, "6a86");
        row("master file after power-up", {"00a40000"}, "6a86");
        row("master file inside an application", {selectFace, "00a40000"}, "9000");
        row("master file by name", {selectFace, "00a40000023f00"}, "6a82");
        row("select a file", {selectFace, "00a4020c020004"}, "9000");
        row("select a reference", {selectFace, "00a4020c02001c"}, "9000");
        row("select a missing file", {selectFace, "00a4020c02001e"}, "6a82");
        row("select a file of no application", {"00a4020c020004"}, "6986");
        row("select a file with a long name", {selectFace, "00a4020c03000400"}, "6700");

        row("read the selected file", {selectFace, "00a4020c020004", "00b0000000"}, "01020304059000");
        row("read a part", {selectFace, "00a4020c020004", "00b0000102"}, "02039000");
        row("read past the end gives what there is", {selectFace, "00a4020c020004", "00b0000310"}, "04059000");
        row("read from the end", {selectFace, "00a4020c020004", "00b0000510"}, "6b00");
        row("read by short identifier", {selectFace, "00b0840103"}, "0203049000");
        row("a short identifier selects", {selectFace, "00b0840001", "00b0000401"}, "059000");
        row("read, extended", {selectFace, "00b08400000000"}, "01020304059000");
        row("read, extended, short length", {selectFace, "00b08400000002"}, "01029000");
        row("read without a length", {selectFace, "00a4020c020004", "00b00000"}, "6700");
        row("read with data", {selectFace, "00a4020c020004", "00b0000002000000"}, "6700");
        row("read nothing selected", {selectFace, "00b0000010"}, "6986");
        row("read in no application", {"00b0000010"}, "6986");
        row("read a missing file", {selectFace, "00b09e0010"}, "6a82");
        row("read a key", {selectFace, "00b09a0010"}, "6981");
        row("read a secret", {selectFace, "00b0920010"}, "6981");
        row("read without the secret", {selectFace, "00b0820010"}, "6982");
        row("read after the secret", {selectFace, verifyB, "00b0820002"}, "00019000");
        row("read the individual number's file", {selectFace, verifyB, "00b0850001"}, "6982");
        row("another application forgets", {selectFace, verifyB, selectJpki, selectFace, "00b0820002"}, "6982");
        row("the same application remembers", {selectFace, verifyB, selectFace, "00b0820002"}, "00019000");

        row("tries of a secret", {selectFace, "00200092"}, "63ca");
        row("tries when verified", {selectFace, verifyB, "00200092"}, "63ca");
        row("tries of the selected secret", {selectJpki, "00a4020c020018", "00200080"}, "63c3");
        row("tries of a dead key", {selectJpki, "00200092"}, "63c0");
        row("verify a dead key", {selectJpki, "002000920431323334"}, "6984");
        row("verify", {selectJpki, "002000980431323334"}, "9000");
        row("verify wrong", {selectJpki, "002000980431323335"}, "63c2");
        row("verify of another length costs a try", {selectJpki, "0020009803313233"}, "63c2");
        row("the last try", {selectJpki, "002000980430303030", "002000980430303030", "002000980430303030"}, "63c0");
        row("verify when blocked",
            {selectJpki, "002000980430303030", "002000980430303030", "002000980430303030", "002000980431323334"},
            "6984");
        row("tries when blocked",
            {selectJpki, "002000980430303030", "002000980430303030", "002000980430303030", "00200098"}, "63c0");
        row("a right one restores the tries", {selectJpki, "002000980430303030", "002000980431323334", "00200098"},
            "63c3");
        row("verify with odd parameters", {selectJpki, "00200180"}, "6a86");
        row("verify global", {selectJpki, "00200018"}, "6a86");
        row("verify a file", {selectFace, "0020008430"}, "6981");
        row("verify nothing selected", {selectJpki, "00200080"}, "6986");
        row("verify in no application", {"00200098"}, "6986");
        row("verify a missing secret", {selectJpki, "0020009f"}, "6a82");

        row("sign without the secret",
            {selectJpki, "802a00970430313233"
                         "00"},
            "6982");
        row("sign nothing", {selectFace, "802a000000"}, "6985");
        row("sign too much", {selectFace, QStringLiteral("802a0000f6") + QStringLiteral("00").repeated(247)}, "6985");
        row("sign in an unknown way", {selectFace, "802a0700013000"}, "6a86");
        row("sign with a file", {selectFace, "802a0084013000"}, "6981");
        row("sign with a missing key", {selectFace, "802a009e013000"}, "6a82");
        row("sign a digest of another length", {selectFace, "802a0200013000"}, "6985");
        row("sign in no application", {"802a0000013000"}, "6986");
        row("sign without room for the answer", {selectFace, "802a00000130"}, "6700");
        row("sign in the interindustry class", {selectFace, "002a0000013000"}, "6e00");

        row("read a record", {selectCommon, "00b2020c00"}, "bb029000");
        row("read records to the end", {selectCommon, "00b2010d00"}, "aa01bb029000");
        row("read a record of the selected file", {selectCommon, "00a4020c020001", "00b2010400"}, "aa019000");
        row("read a missing record", {selectCommon, "00b2030c00"}, "6a83");
        row("read a record of a plain file", {selectFace, "00b2012400"}, "6981");
        row("read a plain part of records", {selectCommon, "00b0810010"}, "6981");

        row("data object", {"00ca00f200"}, "32303332303430339000");
        row("data object inside an application", {selectFace, "00ca00f200"}, "6a88");
        row("contact ATR anywhere", {selectFace, "00ca5f5100"}, "e0009000");
        row("missing data object", {"00ca123400"}, "6a88");
        row("long data object, short length", {"00ca00f800"}, "6700");

        row("challenge, extended", {"00840000000008"}, "6985");
        row("challenge without a length", {"00840000"}, "6700");
        row("challenge with parameters", {"0084000108"}, "6a86");
        row("internal authenticate",
            {selectFace, "0088009901"
                         "30"
                         "00"},
            "6985");

        row("unknown instruction", {"00fe0000"}, "6d00");
        row("unknown proprietary instruction", {"80fe0000"}, "6d00");
        row("unknown class", {"90a40000"}, "6e00");
        row("logical channel", {"01a40000"}, "6881");
        row("secure messaging", {"0ca40000"}, "6882");
        row("three bytes", {"00a404"}, "6700");
        row("length that does not fit", {"00a4040c0ad392"}, "6700");
        row("more bytes than announced", {"00a4040c02d3920000"}, "6700");
        row("extended length that does not fit", {"00a4040c00000ad392"}, "6700");
    }

    void answersEachCommandWithItsStatusWord()
    {
        QFETCH(QStringList, commands);
        QFETCH(QString, last);
        auto card = fresh();
        core::Bytes answer;
        for (const auto& command : commands)
            answer = card.answer(bytes(command.toLatin1().constData()));
        QCOMPARE(text(answer), last);
    }

    void readsAFileInEveryFormAlike()
    {
        auto card = fresh();
        QCOMPARE(text(card.answer(bytes(selectFace))), "9000");
        const auto whole = card.answer(bytes("00b08600000000"));
        QCOMPARE(whole.size(), std::size_t{602});
        core::Bytes pieces;
        for (unsigned offset = 0; offset < 600; offset += 256) {
            auto piece = card.answer(core::Bytes{std::byte{0x00}, std::byte{0xB0}, std::byte(offset >> 8),
                                                 std::byte(offset & 0xFF), std::byte{0x00}});
            QVERIFY(piece.size() > 2);
            pieces.insert(pieces.end(), piece.begin(), piece.end() - 2);
        }
        QCOMPARE(text(pieces), text(core::Bytes(whole.begin(), whole.end() - 2)));
    }

    void signsWithItsKeyExactlyWhatItIsGiven()
    {
        auto card = fresh();
        QCOMPARE(text(card.answer(bytes(selectFace))), "9000");
        const auto answer = card.answer(bytes((std::string("802a000033") + digestInfo51 + "00").c_str()));
        QCOMPARE(answer.size(), std::size_t{258});
        const auto key = maker::Key::loadOrGenerate(std::filesystem::path(m_folder.path().toStdString()) / "key.pem");
        // The signature, raised to e modulo n, is 00 01 FF.. 00 and the bytes sent.
        const std::unique_ptr<EVP_PKEY_CTX, void (*)(EVP_PKEY_CTX*)> context(EVP_PKEY_CTX_new(key.handle(), nullptr),
                                                                             &EVP_PKEY_CTX_free);
        QVERIFY(EVP_PKEY_verify_recover_init(context.get()) > 0);
        QVERIFY(EVP_PKEY_CTX_set_rsa_padding(context.get(), RSA_PKCS1_PADDING) > 0);
        core::Bytes recovered(256);
        std::size_t length = recovered.size();
        QVERIFY(EVP_PKEY_verify_recover(context.get(), reinterpret_cast<unsigned char*>(recovered.data()), &length,
                                        reinterpret_cast<const unsigned char*>(answer.data()), 256)
                > 0);
        recovered.resize(length);
        QCOMPARE(text(recovered), QLatin1String(digestInfo51));
    }

    void needsThePinForTheAuthenticationKeyAndKeepsItAcrossAReset()
    {
        const auto sign = bytes((std::string("802a009733") + digestInfo51 + "00").c_str());
        auto card = fresh();
        (void)card.answer(bytes(selectJpki));
        QCOMPARE(text(card.answer(sign)), "6982");
        QCOMPARE(text(card.answer(bytes("002000980431323334"))), "9000");
        QCOMPARE(card.answer(sign).size(), std::size_t{258});
        card.reset();
        QCOMPARE(text(card.answer(sign)), "6986"); // no application is selected any more
        (void)card.answer(bytes(selectJpki));
        QCOMPARE(card.answer(sign).size(), std::size_t{258});
        card.knobs().clearOnReset = true;
        card.reset();
        (void)card.answer(bytes(selectJpki));
        QCOMPARE(text(card.answer(sign)), "6982");
        QCOMPARE(text(card.answer(bytes("002000980431323334"))), "9000");
        card.powerOff();
        card.powerOn();
        (void)card.answer(bytes(selectJpki));
        QCOMPARE(text(card.answer(sign)), "6982");
    }

    void givesEachChallengeOnce()
    {
        auto card = fresh();
        const auto first = card.answer(bytes("0084000010"));
        const auto second = card.answer(bytes("0084000010"));
        QCOMPARE(first.size(), std::size_t{18});
        QVERIFY(first != second);
        QCOMPARE(card.answer(bytes("0084000000")).size(), std::size_t{258});
    }

    void remembersLostTriesWhenItComesBack()
    {
        const std::filesystem::path file(m_folder.filePath("tries.json").toStdString());
        {
            VirtualCard card(image(), TryCounters(file));
            card.powerOn();
            (void)card.answer(bytes(selectJpki));
            QCOMPARE(text(card.answer(bytes("002000980430303030"))), "63c2");
        }
        VirtualCard card(image(), TryCounters(file));
        card.powerOn();
        (void)card.answer(bytes(selectJpki));
        QCOMPARE(text(card.answer(bytes("00200098"))), "63c2");
        (void)card.answer(bytes(selectFace));
        QCOMPARE(text(card.answer(bytes("00200092"))), "63ca"); // another application's are its own
    }

    void countsEveryTouchOfTheIndividualNumber()
    {
        auto card = fresh();
        for (const auto* command : {selectFace, "00a4020c020005", "00b0000001", "00b0850001", "00a4020c020013",
                                    "0020009304"
                                    "31323334"})
            (void)card.answer(bytes(command));
        QCOMPARE(card.counters().individualNumberSelects, std::uint64_t{2});
        QCOMPARE(card.counters().individualNumberReads, std::uint64_t{2});
        QCOMPARE(card.counters().numberASelects, std::uint64_t{2});
        QCOMPARE(card.counters().numberAVerifies, std::uint64_t{1});
        QCOMPARE(card.counters().implausibleVerifies, std::uint64_t{1});
    }

    void turnsWorseByItsKnobs()
    {
        auto card = fresh();
        card.knobs().firstCommand6f00 = true;
        card.powerOn();
        QCOMPARE(text(card.answer(bytes(selectFace))), "6f00");
        QCOMPARE(text(card.answer(bytes(selectFace))), "9000");
        card.knobs().refuseExtended = true;
        QCOMPARE(text(card.answer(bytes("00b08600000000"))), "6700");
        QCOMPARE(text(card.answer(bytes("00b0860004"))), "000102039000");
        card.knobs().badRecordSignature = true;
        QCOMPARE(text(card.answer(bytes("00b0860004"))), "000002039000");
        card.knobs().badPhotoHash = true;
        QCOMPARE(text(card.answer(bytes("00b0860004"))), "000003039000");
    }

    void survivesWhateverBytesComeAndAlwaysAnswers()
    {
        auto card = fresh();
        std::mt19937 random(20261123);
        const std::array starts{bytes(selectFace),       bytes(selectJpki),       bytes(selectCommon),
                                bytes("00a4020c020002"), bytes("00b08600000000"), bytes("00200092"),
                                bytes("00b2010d00"),     bytes("00ca00f200")};
        for (int round = 0; round < 100000; ++round) {
            core::Bytes command;
            if (random() % 2 == 0) { // a whole one with some bytes changed: gets deeper than noise does
                command = starts[random() % starts.size()];
                for (auto changes = random() % 3; changes > 0; --changes)
                    command[random() % command.size()] = std::byte(random() & 0xFF);
                command.resize(command.size() + random() % 3);
            } else {
                command.resize(random() % 40);
                for (auto& byte : command)
                    byte = std::byte(random() & 0xFF);
            }
            const auto answer = card.answer(command);
            QVERIFY2(answer.size() >= 2 && answer.size() <= 65538, core::hex(command).c_str());
        }
    }

private:
    CardImage image()
    {
        auto loaded = CardImage::load(m_folder.path().toStdString());
        if (!loaded)
            qFatal("%s", loaded.error().c_str());
        return *loaded;
    }
    VirtualCard fresh()
    {
        VirtualCard card(image(), TryCounters());
        card.powerOn();
        return card;
    }

    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(CommandTest)
#include "CommandTest.moc"
