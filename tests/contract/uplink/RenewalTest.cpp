// A device certificate that is renewed on the disk while the kiosk runs, seen from the server's end of real mutual TLS.
#include "drivers/crypto/FileKeyStore.h"
#include "drivers/crypto/OpenSslCryptography.h"
#include "drivers/crypto/TlsKeyHandle.h"
#include "drivers/uplink/OqsUplink.h"
#include "tests/contract/uplink/ScriptedServer.h"
#include "tests/contract/uplink/TestAuthority.h"

#include <QCryptographicHash>
#include <QtTest>

using namespace uketsuke;
using uketsuke::testing::ScriptedServer;
using uketsuke::testing::TestAuthority;

class RenewalTest : public QObject {
    Q_OBJECT

    static constexpr core::Milliseconds patient{60'000};
    static constexpr auto deviceName = "URI:urn:uketsuke:device:TEST-0007";

    TestAuthority m_pki;
    crypto::OpenSslCryptography m_cryptography;
    std::unique_ptr<ScriptedServer> m_oqs;

    /// The device's files are copies, so that they can be replaced as an installer would: written aside and renamed.
    void install(const QString& from, const QString& kind) const
    {
        const auto aside = m_pki.path("installed." + kind + ".new");
        QFile::remove(aside);
        QVERIFY(QFile::copy(m_pki.path(from + "." + kind + ".pem"), aside));
        QCOMPARE(::rename(aside.toLocal8Bit().constData(), m_pki.file("installed." + kind + ".pem").c_str()), 0);
    }

    std::unique_ptr<uplink::OqsUplink> kiosk(void* handle = nullptr) const
    {
        auto made =
            uplink::OqsUplink::create({.url = m_oqs->url(),
                                       .root = m_pki.file("oqs-root.crt.pem"),
                                       .certificate = m_pki.file("installed.crt.pem"),
                                       .chain = {},
                                       .key = handle == nullptr ? m_pki.file("installed.key.pem") : std::string(),
                                       .keyHandle = handle,
                                       .receiptCertificate = m_pki.file("receipt.crt.pem")},
                                      m_cryptography);
        return made ? *std::move(made) : nullptr;
    }

    QByteArray digestOf(const QString& name) const
    {
        return QSslCertificate::fromPath(m_pki.path(name + ".crt.pem")).value(0).digest(QCryptographicHash::Sha256);
    }

private Q_SLOTS:
    void initTestCase()
    {
        for (const auto* root : {"oqs-root", "device-root"})
            m_pki.makeRoot(root);
        m_pki.makeLeaf("server", "oqs-root", "DNS:localhost,IP:127.0.0.1");
        m_pki.makeLeaf("receipt", "oqs-root", "DNS:receipt.example");
        m_pki.makeLeaf("device", "device-root", deviceName);
        m_pki.makeLeaf("other-key", "device-root", deviceName);
        m_pki.makeLeaf("expired", "device-root", deviceName, TestAuthority::Validity::Past);
        QVERIFY(QFile::copy(m_pki.path("device.key.pem"), m_pki.path("renewed.key.pem")));
        m_pki.makeLeaf("renewed", "device-root", deviceName);
        QVERIFY(digestOf("renewed") != digestOf("device"));
    }

    void init()
    {
        m_oqs = std::make_unique<ScriptedServer>(m_pki.path("server.crt.pem"), m_pki.path("server.key.pem"),
                                                 m_pki.path("device-root.crt.pem"));
        m_oqs->answer = ScriptedServer::http(201, "{\"issued\":1795000000,\"nonce\":\"" + QByteArray(43, 'A') + "\"}");
        install("device", "key");
        install("device", "crt");
    }

    void aRenewedCertificateIsUsedByTheNextQuestion()
    {
        const auto room = kiosk();
        QVERIFY(room && room->nonce(patient) && room->nonce(patient));
        QCOMPARE(m_oqs->clients.last(), digestOf("device"));
        install("renewed", "crt");
        QVERIFY(room->nonce(patient));
        QCOMPARE(m_oqs->clients.last(), digestOf("renewed"));
    }

    void aNewPairOfFilesIsTakenWhenBothAreThere()
    {
        const auto room = kiosk();
        QVERIFY(room && room->nonce(patient));
        install("other-key", "crt");
        QVERIFY(room->nonce(patient));
        QCOMPARE(m_oqs->clients.last(), digestOf("device"));
        install("other-key", "key");
        QVERIFY(room->nonce(patient));
        QCOMPARE(m_oqs->clients.last(), digestOf("other-key"));
    }

    void whatIsNoGoodIsLeftAndTheOldOneGoesOn()
    {
        const auto room = kiosk();
        QVERIFY(room && room->nonce(patient));
        m_pki.write("installed.crt.pem", "half a certif");
        QVERIFY(room->nonce(patient));
        QVERIFY(QFile::remove(m_pki.path("installed.crt.pem")));
        QVERIFY(room->nonce(patient));
        install("expired", "key");
        install("expired", "crt");
        QVERIFY(room->nonce(patient));
        for (const auto& client : m_oqs->clients)
            QCOMPARE(client, digestOf("device"));
    }

    void aKeyThatStaysInItsPlaceTakesOnlyItsOwnCertificate()
    {
        crypto::FileKeyStore store(m_pki.file("device.key.pem"));
        const auto key = store.openKey();
        QVERIFY(key);
        const auto handle = crypto::newTlsKeyHandle(*key);
        QVERIFY(handle);
        const auto room = kiosk(*handle);
        QVERIFY(room && room->nonce(patient));
        install("other-key", "crt");
        QVERIFY(room->nonce(patient));
        QCOMPARE(m_oqs->clients.last(), digestOf("device"));
        install("renewed", "crt");
        QVERIFY(room->nonce(patient));
        QCOMPARE(m_oqs->clients.last(), digestOf("renewed"));
    }
};

QTEST_GUILESS_MAIN(RenewalTest)
#include "RenewalTest.moc"
