// The whole card path on the real stack: pcscd, reader handler, virtual card, drivers and both proofs, for every
// persona; and that the file of the individual number is never read on the way.
#include <QTest>

#include <QFile>
#include <QRegularExpression>

#ifndef Q_MOC_RUN
#include "app/identity/CardProof.h"
#include "drivers/card/MyNumberCard.h"
#include "drivers/crypto/OpenSslCryptography.h"
#include "drivers/crypto/TrustAnchorLoader.h"
#include "drivers/pcsc/PcscCardReader.h"
#include "tests/contract/suites/CardReaderContract.h"
#include "tests/support/PrivateReaderStack.h"
#endif

using namespace uketsuke;
using namespace uketsuke::tests;
using namespace uketsuke::identity;
using core::Fault;

class CardProofOnReaderTest : public QObject {
    Q_OBJECT

    PrivateReaderStack m_stack;
    crypto::OpenSslCryptography m_cryptography;
    CardProofSettings m_settings;

    static core::Instant now()
    {
        using namespace std::chrono;
        return {duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count()};
    }
    static core::SecureBytes secret(const QString& text)
    {
        return core::SecureBytes::copyOf(core::viewOf(text.toStdString()));
    }

    core::Result<ProvenCard> prove(const QString& persona, bool byPin)
    {
        pcsc::PcscCardReader reader({.reader = {}, .heartbeat = {}});
        ReaderEvents events;
        reader.watch(events.listener());
        const auto ready = events.expect<ports::ReaderReady>();
        const auto inserted = ready ? events.expect<ports::CardInserted>() : std::nullopt;
        if (!inserted)
            return core::failure(Fault::ReaderMissing, "prove");
        auto channel = reader.connect(inserted->insertion);
        if (!channel)
            return std::unexpected(channel.error());
        const auto card = card::MyNumberCardRoom().open(std::move(*channel));
        const CardProof proof(m_cryptography, m_settings);
        const auto recognised = proof.recogniseCard(*card, now());
        if (!recognised)
            return std::unexpected(recognised.error());
        if (byPin)
            return proof.proveByPin(*card, *recognised, {secret(PrivateReaderStack::pin(persona))}, LastTry::Forbidden);
        return proof.proveByCardNumber(*card, *recognised, {secret(PrivateReaderStack::cardNumberB(persona))}, now());
    }

    /// Of the card that lies there: the fields of each entry of its log.
    QList<QStringList> exchanges()
    {
        QList<QStringList> entries;
        for (const auto& word : m_stack.control("log").split(' '))
            if (const auto fields = word.split(','); fields.size() == 6)
                entries += fields;
        return entries;
    }

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY2(m_stack.start(), qPrintable(m_stack.problem()));
        m_stack.useHere();
        auto anchors = crypto::TrustAnchorLoader::load((PrivateReaderStack::worldFolder() + "/anchors").toStdString(),
                                                       crypto::TrustStore::Test);
        QVERIFY(anchors);
        m_settings.anchors = std::move(*anchors);
        m_settings.certificatePolicy = {.acceptedPolicies = {"1.3.6.1.4.1.99999.1.1"},
                                        .testMaterial = TestMaterial::Allowed};
    }
    void cleanup() { m_stack.remove(); }

    void everyPersonaIsProvenOrRefusedForItsReason_data()
    {
        QTest::addColumn<QString>("persona");
        QTest::addColumn<bool>("byPin");
        QTest::addColumn<int>("fault"); // 0: proven
        const auto row = [](const char* persona, bool byPin, int fault) {
            QTest::addRow("%s by %s", persona, byPin ? "PIN" : "number") << QString(persona) << byPin << fault;
        };
        row("hanako", false, 0);
        row("hanako", true, 0);
        row("taro", false, 0);
        row("taro", true, 0);
        row("no-key-record", false, 0);
        row("no-photo", false, 0);
        row("torn-photo", false, 0);
        row("spliced", false, 0);
        row("blocked-pin", true, int(Fault::PinBlocked));
        row("last-pin-try", true, int(Fault::PinLastTry));
        row("broken-signature", false, int(Fault::CardRecordUntrusted));
        row("wrong-authority", false, int(Fault::CardRecordUntrusted));
        row("expired-certificate", false, int(Fault::CertificateExpired));
        row("low-b-tries", false, int(Fault::CardNumberTriesLow));
        row("licence", false, int(Fault::DrivingLicenceOnReader));
        row("smartphone", false, int(Fault::SmartphoneOnReader));
        row("old-resident-card", false, int(Fault::OldResidentCard));
    }
    void everyPersonaIsProvenOrRefusedForItsReason()
    {
        QFETCH(QString, persona);
        QFETCH(bool, byPin);
        QFETCH(int, fault);
        QVERIFY(m_stack.insert(persona));
        const auto proven = prove(persona, byPin);
        QCOMPARE(proven ? "proven" : core::name(proven.error().fault).data(),
                 fault == 0 ? "proven" : core::name(Fault(fault)).data());
        QCOMPARE(m_stack.status().value("individual-number-reads"), QString("0"));
        if (proven)
            QCOMPARE(int(proven->chip), int(ChipTrust::Verified));
    }

    void aFaceSessionTakesTheExchangesOfTheDocument()
    {
        QVERIFY(m_stack.insert("hanako"));
        QVERIFY(prove("hanako", false));
        QStringList taken;
        for (const auto& exchange : exchanges())
            taken += exchange.at(2).left(8);
        QFile document(UKETSUKE_SOURCE_DIR "/docs/card.md");
        QVERIFY(document.open(QIODevice::ReadOnly));
        static const QRegularExpression row("^\\| (\\d+) \\| (recognition|reading) \\| `([0-9a-f]{8})");
        QStringList described;
        int reading = 0;
        for (const auto& line : QString::fromUtf8(document.readAll()).split('\n'))
            if (const auto match = row.match(line); match.hasMatch()) {
                described += match.captured(3);
                QCOMPARE(match.captured(1).toInt(), int(described.size()));
                reading += match.captured(2) == "reading" ? 1 : 0;
            }
        QCOMPARE(taken, described);
        QVERIFY(reading <= 12);
    }

    void withoutExtendedLengthTheSameIsReadInShortPieces()
    {
        QVERIFY(m_stack.insert("hanako"));
        QVERIFY(m_stack.knob("refuse-extended", 1));
        const auto proven = prove("hanako", false);
        QVERIFY(m_stack.knob("refuse-extended", 0));
        QVERIFY(proven);
        int refused = 0;
        for (const auto& exchange : exchanges()) {
            refused += exchange.at(5) == "6700" ? 1 : 0;
            QVERIFY(exchange.at(5) == "6700" || exchange.at(4).toInt() <= 258);
        }
        QCOMPARE(refused, 1); // found out once, then remembered
    }
};

QTEST_GUILESS_MAIN(CardProofOnReaderTest)
#include "CardProofOnReaderTest.moc"
