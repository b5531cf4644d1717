// The whole chain with nothing replaced: virtual card, our reader handler, a private pcscd, and two clients that
// are not ours to bend: OpenSC's programs, and PC/SC itself.
#include "tests/support/PrivateReaderStack.h"

#include <winscard.h>

#include <QElapsedTimer>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTest>

#include <utility>
#include <vector>

using uketsuke::tests::PrivateReaderStack;

namespace {

constexpr qint64 patience = 10000;
constexpr auto notTransacted = static_cast<LONG>(SCARD_E_NOT_TRANSACTED);

/// What a client does, kept so short that a test reads as its story.
class Client {
public:
    explicit Client(const QString& reader) : m_reader(reader.toUtf8())
    {
        SCardEstablishContext(SCARD_SCOPE_SYSTEM, nullptr, nullptr, &m_context);
    }
    Client(const Client&) = delete;
    Client& operator=(const Client&) = delete;
    ~Client() { SCardReleaseContext(m_context); }

    /// Anew: what was held before is given back first.
    LONG connect()
    {
        if (m_card != 0)
            SCardDisconnect(std::exchange(m_card, 0), SCARD_LEAVE_CARD);
        DWORD protocol = 0;
        return SCardConnect(m_context, m_reader.constData(), SCARD_SHARE_EXCLUSIVE,
                            SCARD_PROTOCOL_T0 | SCARD_PROTOCOL_T1, &m_card, &protocol);
    }
    LONG transmit(const QByteArray& command, QByteArray& answer) const
    {
        std::vector<BYTE> room(66000);
        DWORD length = room.size();
        const LONG result = SCardTransmit(m_card, SCARD_PCI_T1, reinterpret_cast<LPCBYTE>(command.constData()),
                                          static_cast<DWORD>(command.size()), nullptr, room.data(), &length);
        answer = result == SCARD_S_SUCCESS
                     ? QByteArray(reinterpret_cast<const char*>(room.data()), static_cast<int>(length))
                     : QByteArray();
        return result;
    }
    QByteArray transmit(const char* hexadecimal) const
    {
        QByteArray answer;
        return transmit(QByteArray::fromHex(hexadecimal), answer) == SCARD_S_SUCCESS ? answer.toHex()
                                                                                     : QByteArray("failed");
    }
    /// Until the card is there, or gone; false when it does not come to that.
    bool waitFor(DWORD state)
    {
        SCARD_READERSTATE reader{};
        reader.szReader = m_reader.constData();
        QElapsedTimer timer;
        timer.start();
        while (timer.elapsed() < patience) {
            if (SCardGetStatusChange(m_context, 1000, &reader, 1) == static_cast<LONG>(SCARD_E_NO_SERVICE))
                return false;
            if ((reader.dwEventState & state) != 0 && (reader.dwEventState & SCARD_STATE_MUTE) == 0)
                return true;
            reader.dwCurrentState = reader.dwEventState;
        }
        return false;
    }
    [[nodiscard]] SCARDCONTEXT context() const { return m_context; }

private:
    QByteArray m_reader;
    SCARDCONTEXT m_context{0};
    SCARDHANDLE m_card{0};
};

constexpr const char* selectFace = "00a4040c0ad3921000310001010402";

QByteArray verifyNumber(const QString& digits)
{
    return "00200092" + QByteArray::number(digits.size(), 16).rightJustified(2, '0') + digits.toLatin1().toHex();
}

} // namespace

class StackTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_stack = std::make_unique<PrivateReaderStack>(2);
        if (!m_stack->start()) {
            QFAIL(qPrintable(m_stack->problem()));
        }
        m_stack->useHere();
    }
    void cleanup() { m_stack.reset(); }

    void openScRecognisesTheCardAndFindsItsObjects()
    {
        QVERIFY2(!QStandardPaths::findExecutable("pkcs15-tool").isEmpty(), "OpenSC is not installed: tools/setup test");
        QVERIFY2(m_stack->insert("hanako"), qPrintable(m_stack->problem()));
        QVERIFY(Client(m_stack->readerName()).waitFor(SCARD_STATE_PRESENT));
        QVERIFY(run("opensc-tool", {"--reader", "0", "-n"}).contains("jpki"));
        const auto objects = run("pkcs15-tool", {"--reader", "0", "-D"});
        for (const auto* name : {"PIN [User Authentication PIN]", "PIN [Digital Signature PIN]",
                                 "Private RSA Key [User Authentication Key]", "Private RSA Key [Digital Signature Key]",
                                 "X.509 Certificate [User Authentication Certificate]",
                                 "X.509 Certificate [Digital Signature Certificate]"})
            QVERIFY2(objects.contains(name), name);
        QCOMPARE(objects.count("Tries left     : 3"), 1);
        const auto certificate = run("pkcs15-tool", {"--reader", "0", "--read-certificate", "1"});
        QVERIFY2(certificate.contains("BEGIN CERTIFICATE"), certificate.constData());
        QCOMPARE(m_stack->status().value("individual-number-selects"), "0");
    }

    void insertionAndRemovalAreSeen()
    {
        Client client(m_stack->readerName());
        QVERIFY(client.waitFor(SCARD_STATE_EMPTY));
        QVERIFY(m_stack->insert("hanako"));
        QVERIFY(client.waitFor(SCARD_STATE_PRESENT));
        QCOMPARE(client.connect(), LONG(SCARD_S_SUCCESS));
        QCOMPARE(client.transmit(selectFace), "9000");
        QVERIFY(m_stack->remove());
        QVERIFY(client.waitFor(SCARD_STATE_EMPTY));
        QCOMPARE(client.transmit(selectFace), "failed");
    }

    void aSwapIsARemovalAndAnInsertion()
    {
        Client client(m_stack->readerName());
        QVERIFY(m_stack->insert("hanako"));
        QVERIFY(client.waitFor(SCARD_STATE_PRESENT));
        QCOMPARE(client.connect(), LONG(SCARD_S_SUCCESS));
        QCOMPARE(client.transmit(selectFace), "9000");
        QVERIFY(m_stack->swap("taro"));
        // The old handle must never reach the new card.
        QTRY_VERIFY_WITH_TIMEOUT(client.transmit("00b0840004") == "failed", 5000);
        QVERIFY(client.waitFor(SCARD_STATE_PRESENT));
        QCOMPARE(client.transmit(selectFace), "failed");
        // The daemon may still be reporting the removal when the next card already answers a connection.
        QTRY_VERIFY_WITH_TIMEOUT(client.connect() == SCARD_S_SUCCESS && client.transmit(selectFace) == "9000", 5000);
        QCOMPARE(m_stack->status().value("inserted"), "taro");
    }

    void twoReadersHoldTwoCards()
    {
        QVERIFY(m_stack->insert("hanako", 0));
        QVERIFY(m_stack->insert("licence", 1));
        Client first(m_stack->readerName(0));
        Client second(m_stack->readerName(1));
        QVERIFY(first.waitFor(SCARD_STATE_PRESENT));
        QVERIFY(second.waitFor(SCARD_STATE_PRESENT));
        QCOMPARE(first.connect(), LONG(SCARD_S_SUCCESS));
        QCOMPARE(second.connect(), LONG(SCARD_S_SUCCESS));
        QCOMPARE(first.transmit(selectFace), "9000");
        QCOMPARE(second.transmit(selectFace), "6a82");
    }

    void thePhotoRecordComesInOneExtendedReadAfterNumberB()
    {
        QVERIFY(m_stack->insert("hanako"));
        Client client(m_stack->readerName());
        QVERIFY(client.waitFor(SCARD_STATE_PRESENT));
        QCOMPARE(client.connect(), LONG(SCARD_S_SUCCESS));
        QCOMPARE(client.transmit(selectFace), "9000");
        QCOMPARE(client.transmit("00b08200000000"), "6982");
        QCOMPARE(client.transmit(verifyNumber(PrivateReaderStack::cardNumberB("hanako")).constData()), "9000");
        const auto record = client.transmit("00b08200000000");
        QVERIFY(record.startsWith("ff2082"));
        QVERIFY(record.endsWith("9000"));
        QVERIFY(record.contains("0000000c6a502020")); // a JP2 begins so
    }

    void aBlockedPinStaysBlockedWhenTheCardComesBack()
    {
        for (const auto* last : {"63c2", "63c1", "63c0", "6984"}) {
            QVERIFY(m_stack->insert("hanako"));
            Client client(m_stack->readerName());
            QVERIFY(client.waitFor(SCARD_STATE_PRESENT));
            QCOMPARE(client.connect(), LONG(SCARD_S_SUCCESS));
            QCOMPARE(client.transmit("00a4040c0ad392f000260100000001"), "9000");
            QCOMPARE(client.transmit("002000980430303030"), last);
            QVERIFY(m_stack->remove());
            QVERIFY(client.waitFor(SCARD_STATE_EMPTY));
        }
    }

    void aCardThatMisbehavesCostsItsOwnConnectionOnly_data()
    {
        QTest::addColumn<QString>("knob");
        QTest::newRow("removed in the middle of a command") << "remove-at";
        QTest::newRow("half a frame, then gone") << "half-frame";
        QTest::newRow("a frame of no bytes") << "empty-frame";
    }

    void aCardThatMisbehavesCostsItsOwnConnectionOnly()
    {
        QFETCH(QString, knob);
        QVERIFY(m_stack->insert("hanako"));
        QVERIFY(m_stack->insert("taro", 1));
        Client client(m_stack->readerName());
        QVERIFY(client.waitFor(SCARD_STATE_PRESENT));
        QCOMPARE(client.connect(), LONG(SCARD_S_SUCCESS));
        QVERIFY(m_stack->knob(knob, 2));
        QCOMPARE(client.transmit(selectFace), "9000");
        QByteArray answer;
        QCOMPARE(client.transmit(QByteArray::fromHex(selectFace), answer), notTransacted);
        Client other(m_stack->readerName(1));
        QVERIFY(other.waitFor(SCARD_STATE_PRESENT));
        QCOMPARE(other.connect(), LONG(SCARD_S_SUCCESS));
        QCOMPARE(other.transmit(selectFace), "9000"); // the daemon lives
        QVERIFY(m_stack->swap("hanako"));
        // A connection to the card that has just gone is still given for a moment.
        QTRY_VERIFY_WITH_TIMEOUT(client.connect() == SCARD_S_SUCCESS && client.transmit(selectFace) == "9000", 10'000);
    }

    void aSilentCardDoesNotHoldTheReaderForEver()
    {
        qputenv("UKETSUKE_READER_PATIENCE_MS", "3000");
        QVERIFY(m_stack->restartDaemon());
        qunsetenv("UKETSUKE_READER_PATIENCE_MS");
        QVERIFY(m_stack->insert("hanako"));
        Client client(m_stack->readerName());
        QVERIFY(client.waitFor(SCARD_STATE_PRESENT));
        QCOMPARE(client.connect(), LONG(SCARD_S_SUCCESS));
        QVERIFY(m_stack->knob("silent", 1));
        QElapsedTimer timer;
        timer.start();
        QByteArray answer;
        QCOMPARE(client.transmit(QByteArray::fromHex(selectFace), answer), notTransacted);
        QVERIFY(timer.elapsed() >= 2900);
        QVERIFY(timer.elapsed() < 30'000);
    }

    void aCardThatLiesThereIsThereAgainAfterTheDaemonsDeath()
    {
        QVERIFY(m_stack->insert("hanako"));
        {
            Client client(m_stack->readerName());
            QVERIFY(client.waitFor(SCARD_STATE_PRESENT));
            m_stack->killDaemon();
            SCARD_READERSTATE none{};
            none.szReader = "\\\\?PnP?\\Notification";
            QVERIFY(SCardGetStatusChange(client.context(), 0, &none, 1) != SCARD_S_SUCCESS);
        }
        QVERIFY2(m_stack->restartDaemon(), qPrintable(m_stack->problem()));
        Client client(m_stack->readerName());
        QVERIFY(client.waitFor(SCARD_STATE_PRESENT));
        QTRY_COMPARE_WITH_TIMEOUT(client.connect(), LONG(SCARD_S_SUCCESS), 5000);
        QCOMPARE(client.transmit(selectFace), "9000");
    }

    void aRateDelaysEachByteAndTheLogNamesHeadersOnly()
    {
        QVERIFY(m_stack->insert("hanako"));
        QVERIFY(m_stack->control("rate 106").startsWith("ok"));
        Client client(m_stack->readerName());
        QVERIFY(client.waitFor(SCARD_STATE_PRESENT));
        QCOMPARE(client.connect(), LONG(SCARD_S_SUCCESS));
        QCOMPARE(client.transmit(selectFace), "9000");
        QCOMPARE(client.transmit(verifyNumber(PrivateReaderStack::cardNumberB("hanako")).constData()), "9000");
        QVERIFY(client.transmit("00b08200000000").endsWith("9000"));
        const auto log = m_stack->control("log");
        const auto fields = log.split(' ');
        QCOMPARE(fields.mid(0, 3), QStringList({"ok", "count=3", "dropped=0"}));
        const QStringList headers{selectFace, "00200092", "00b08200"};
        for (int exchange = 0; exchange < 3; ++exchange) {
            const auto entry = fields.at(3 + exchange).split(',');
            QCOMPARE(entry.at(2), headers.at(exchange));
            QCOMPARE(entry.at(5), "9000");
            // 106 kbit/s: 75.47 microseconds for each byte that crossed.
            const auto nanoseconds = (entry.at(3).toLongLong() + entry.at(4).toLongLong()) * 8000000 / 106;
            QVERIFY2(entry.at(1).toLongLong() >= nanoseconds, qPrintable(log));
        }
        QVERIFY(!log.contains(PrivateReaderStack::cardNumberB("hanako").toLatin1().toHex()));
        QVERIFY(m_stack->control("rate fast").startsWith("error"));
        QVERIFY(m_stack->swap("taro"));
        QCOMPARE(m_stack->control("log"), "ok count=0 dropped=0");
    }

    void everyPersonaCanBeLaidDown_data()
    {
        QTest::addColumn<QByteArray>("face");
        for (const auto* persona :
             {"hanako", "taro", "no-pin", "blocked-pin", "expired-certificate", "spliced", "no-photo", "last-pin-try",
              "low-b-tries", "broken-signature", "wrong-authority", "torn-photo", "no-key-record"})
            QTest::newRow(persona) << QByteArray("9000");
        for (const auto* persona : {"old-resident-card", "licence", "smartphone"})
            QTest::newRow(persona) << QByteArray("6a82");
    }

    void everyPersonaCanBeLaidDown()
    {
        QFETCH(QByteArray, face);
        const QString persona = QTest::currentDataTag();
        QVERIFY2(m_stack->insert(persona), qPrintable(m_stack->problem()));
        Client client(m_stack->readerName());
        QVERIFY(client.waitFor(SCARD_STATE_PRESENT));
        QCOMPARE(client.connect(), LONG(SCARD_S_SUCCESS));
        QCOMPARE(client.transmit(selectFace), face);
        if (face == "9000")
            QCOMPARE(client.transmit(verifyNumber(PrivateReaderStack::cardNumberB(persona)).constData()), "9000");
        QCOMPARE(m_stack->status().value("implausible-verifies"), "0");
        QCOMPARE(m_stack->status().value("number-a-verifies"), "0");
    }

private:
    QByteArray run(const QString& program, const QStringList& arguments)
    {
        QProcess process;
        process.setProcessEnvironment(m_stack->environment());
        process.start(program, arguments);
        return process.waitForFinished(30000) ? process.readAllStandardOutput() : QByteArray();
    }

    std::unique_ptr<PrivateReaderStack> m_stack;
};

QTEST_GUILESS_MAIN(StackTest)
#include "StackTest.moc"
