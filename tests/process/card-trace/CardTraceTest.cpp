// The program card-trace on the real stack: what it writes has the card's shape and can be played again, and nothing of
// the person is in it, in no form.
#include <QTest>

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QSet>
#include <QTemporaryDir>

#ifndef Q_MOC_RUN
#include "drivers/card/BerTlv.h"
#include "drivers/card/MyNumberCard.h"
#include "drivers/crypto/OpenSslCryptography.h"
#include "drivers/simulated/SimulatedCardReader.h"
#include "tests/support/PrivateReaderStack.h"
#endif

using namespace uketsuke;
using tests::PrivateReaderStack;

namespace {

constexpr int patience = 30000;
/// So many bytes in a row do not meet by chance.
constexpr qsizetype windowSize = 5;

QByteArray contentOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}
QByteArray fileOf(const QString& persona, const QString& name)
{
    return contentOf(PrivateReaderStack::worldFolder() + '/' + persona + '/' + name);
}
QByteArray bytes(core::ByteView view)
{
    return QByteArray(reinterpret_cast<const char*>(view.data()), qsizetype(view.size()));
}

/// Filler and zeros say nothing.
bool saysSomething(const QByteArray& window) { return window.count(window.front()) != window.size(); }

QSet<QByteArray> windowsOf(const QByteArray& content)
{
    QSet<QByteArray> windows;
    for (qsizetype at = 0; at + windowSize <= content.size(); ++at)
        if (const auto window = content.mid(at, windowSize); saysSomething(window))
            windows.insert(window);
    return windows;
}

/// Every value of the card face's record, without the tags and lengths between them: those may stay.
void addValues(card::TlvReader reader, QSet<QByteArray>& secrets)
{
    constexpr std::uint32_t offsets = 0xDF21;
    while (!reader.atEnd()) {
        const auto object = reader.next();
        if (!object)
            return;
        if (object->tag == 0xFF20 || object->tag == 0xDF24) {
            if (const auto inside = reader.inside(*object))
                addValues(*inside, secrets);
        } else if (object->tag != offsets) {
            secrets += windowsOf(bytes(object->value));
        }
    }
}

/// All that is hanako's alone on hanako's card: what taro's card also has is every card's.
QSet<QByteArray> secretsOfHanako()
{
    QSet<QByteArray> secrets;
    for (const auto* name : {"authentication-certificate.bin", "text-0007.bin", "face-0004.bin", "text-0004.bin"}) {
        auto own = windowsOf(fileOf("hanako", name));
        own -= windowsOf(fileOf("taro", name));
        secrets += own;
    }
    const auto face = fileOf("hanako", "face-0002.bin");
    addValues(card::TlvReader(std::as_bytes(std::span(face.constData(), size_t(face.size())))), secrets);
    // Public: how a JP2 file begins.
    secrets -= windowsOf(QByteArray::fromHex("0000000c6a5020200d0a870a"));
    // How every 2048-bit modulus begins: with one byte of its own behind it, two keys in 128 are alike.
    erase_if(secrets, [](const auto& window) { return window.startsWith(QByteArray::fromHex("82010100")); });
    return secrets;
}

QByteArray spelled(const simulated::CardTrace& trace)
{
    QByteArray all;
    for (const auto& exchange : trace.exchanges)
        all += bytes(exchange.command) + '\n' + bytes(exchange.answer) + '\n';
    return all;
}

} // namespace

class CardTraceTest : public QObject {
    Q_OBJECT

    PrivateReaderStack m_stack;
    QTemporaryDir m_folder;

    /// What the program wrote about that card, given the number or not.
    QByteArray record(const QString& persona, const QByteArray& number)
    {
        const auto out = m_folder.filePath("trace");
        QFile::remove(out);
        if (!m_stack.insert(persona))
            return {};
        QProcess program;
        program.setProcessEnvironment(m_stack.environment());
        QStringList arguments{"--reader", m_stack.readerName(), "--out", out};
        if (!number.isEmpty())
            arguments << "--card-number";
        program.start(qEnvironmentVariable("UKETSUKE_BIN") + "/card-trace", arguments);
        program.write(number + '\n');
        program.closeWriteChannel();
        if (!program.waitForFinished(patience) || program.exitCode() != 0)
            qWarning("%s", program.readAllStandardError().constData());
        m_stack.remove();
        return contentOf(out);
    }
    static QByteArray numberOf(const QString& persona) { return PrivateReaderStack::cardNumberB(persona).toLatin1(); }

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY2(m_stack.start(), qPrintable(m_stack.problem()));
        m_stack.useHere();
    }
    void cleanup()
    {
        m_stack.knob("refuse-extended", 0);
        m_stack.knob("prefix-two-bytes", 0);
        m_stack.remove();
    }

    void nothingOfThePersonIsInIt_data()
    {
        QTest::addColumn<QString>("knob");
        QTest::newRow("extended reads") << "";
        QTest::newRow("short reads") << "refuse-extended";
        QTest::newRow("two bytes before the record") << "prefix-two-bytes";
    }
    void nothingOfThePersonIsInIt()
    {
        QFETCH(QString, knob);
        if (!knob.isEmpty())
            QVERIFY(m_stack.knob(knob, 1));
        const auto text = record("hanako", numberOf("hanako"));
        const auto trace = simulated::CardTrace::parse(text.toStdString());
        QVERIFY2(trace, text.left(500).constData());
        QVERIFY(trace->exchanges.size() >= 12);
        const auto raw = spelled(*trace);

        QSet<QByteArray> found;
        for (const auto& exchange : trace->exchanges)
            found += windowsOf(bytes(exchange.answer).chopped(exchange.fault ? 0 : 2));
        const auto secrets = secretsOfHanako();
        QVERIFY(secrets.size() > 3000); // else this test could not fail
        found.intersect(secrets);
        QVERIFY2(found.isEmpty(), found.isEmpty() ? "" : found.begin()->toHex().constData());

        const auto known = QJsonDocument::fromJson(fileOf("hanako", "card.json")).object();
        auto all = known;
        const auto row = known.value("register").toObject();
        for (auto field = row.begin(); field != row.end(); ++field)
            all.insert("register " + field.key(), field.value());
        int greps = 0;
        for (auto field = all.begin(); field != all.end(); ++field) {
            const auto marker = field.value().toString();
            // "TEST" stands in the authority's name, too.
            if (marker.size() < 4 || marker == "TEST" || field.key().endsWith("persona") || field.key() == "photo")
                continue;
            QByteArray wide;
            QByteArray wideOther;
            for (const QChar c : marker) {
                wide += char(c.cell());
                wide += char(c.row());
                wideOther += char(c.row());
                wideOther += char(c.cell());
            }
            for (const auto& form : {marker.toUtf8(), wide, wideOther}) {
                QVERIFY2(!raw.contains(form), qPrintable(field.key()));
                QVERIFY2(!text.contains(form.toHex()), qPrintable(field.key()));
                QVERIFY2(!text.toUpper().contains(form.toHex().toUpper()), qPrintable(field.key()));
                QVERIFY2(!text.contains(form.toBase64(QByteArray::OmitTrailingEquals).left(form.size() * 4 / 3)),
                         qPrintable(field.key()));
                ++greps;
            }
        }
        QVERIFY(greps > 30);
        QVERIFY(!text.contains(numberOf("hanako")));
    }

    void aTraceIsPlayedAgainAsACard_data()
    {
        QTest::addColumn<QString>("knob");
        QTest::newRow("extended reads") << "";
        QTest::newRow("short reads") << "refuse-extended";
    }
    void aTraceIsPlayedAgainAsACard()
    {
        QFETCH(QString, knob);
        if (!knob.isEmpty())
            QVERIFY(m_stack.knob(knob, 1));
        const auto text = record("hanako", numberOf("hanako"));
        auto trace = simulated::CardTrace::parse(text.toStdString());
        QVERIFY(trace);
        QCOMPARE(trace->extendedLength, knob.isEmpty());

        simulated::SimulatedCardReader reader;
        simulated::CardScript script;
        script.trace = std::move(trace);
        const auto insertion = reader.insert(std::move(script));
        auto channel = reader.connect(insertion);
        QVERIFY(channel);
        const auto card = card::MyNumberCardRoom().open(std::move(*channel));
        const auto recognition = card->recognise();
        QVERIFY(recognition);
        QCOMPARE(int(recognition->kind), int(ports::CardKind::MyNumberCard));
        QVERIFY(recognition->hasAuthenticationCertificate && recognition->hasSignatureCertificate);
        QVERIFY(*recognition->expiry == (core::CivilDate{2049, 12, 31}));

        const auto certificate = card->authenticationCertificate();
        QVERIFY(certificate);
        const auto facts = crypto::OpenSslCryptography().readCertificate(certificate->view());
        QVERIFY(facts);
        QCOMPARE(facts->rsaKey.modulus.size(), std::size_t(256));
        QVERIFY(facts->digitalSignature && !facts->isAuthority);
        QCOMPARE(facts->policies, std::vector<std::string>{"1.3.6.1.4.1.99999.1.1"});

        QCOMPARE(*card->pinTries(), 3);
        QCOMPARE(*card->cardNumberTries(ports::CardNumberHolder::CardFace), 10);
        const ports::CardNumberB any{core::SecureBytes::copyOf(core::viewOf("01010120491234"))};
        QVERIFY(card->verifyCardNumber(ports::CardNumberHolder::CardFace, any));
        const auto record = card->cardFaceRecord();
        QVERIFY(record);
        QCOMPARE(qsizetype(record->photo.size()), fileOf("hanako", "photo.jp2").size());
        QCOMPARE(QByteArray::fromStdString(std::string(core::textOf(record->birthDate.view()))), "20000101");
        QVERIFY(card->cardVerifiableCertificate(ports::CardNumberHolder::CardFace));
    }

    void whatIsNoTraceIsNotPlayed_data()
    {
        QTest::addColumn<QByteArray>("text");
        const QByteArray head = "uketsuke-card-trace 1\nanswer-to-reset unknown\nextended-length yes\n";
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("another version") << QByteArray(head).replace(" 1\n", " 2\n");
        QTest::newRow("half a byte") << head + "00a4040 > 9000 > 1 ms\n";
        QTest::newRow("an answer of one byte") << head + "00a4040c > 90 > 1 ms\n";
        QTest::newRow("an open run") << head + "00a4040c{ > 9000 > 1 ms\n";
        QTest::newRow("an endless run") << head + "00a4040c > 54{99999999999}9000 > 1 ms\n";
        QTest::newRow("no such fault") << head + "00a4040c > fault 999 > 1 ms\n";
        QTest::newRow("no time") << head + "00a4040c > 9000\n";
    }
    void whatIsNoTraceIsNotPlayed()
    {
        QFETCH(QByteArray, text);
        QVERIFY(!simulated::CardTrace::parse(text.toStdString()));
    }

    void aCardThatIsNoneIsTracedAsFarAsItAnswers()
    {
        const auto licence = simulated::CardTrace::parse(record("licence", {}).toStdString());
        QVERIFY(licence);
        QCOMPARE(licence->exchanges.back().answer.size(), std::size_t(2));
        const auto silent = simulated::CardTrace::parse(record("silent-chip", {}).toStdString());
        QVERIFY(silent);
        QCOMPARE(int(*silent->exchanges.back().fault), int(core::Fault::CardContactWeak));
    }
};

QTEST_GUILESS_MAIN(CardTraceTest)
#include "CardTraceTest.moc"
