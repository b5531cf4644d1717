// The device's key store: what it opens, what it refuses, and that everything it signs verifies.
#include "TemporaryPki.h"

#include "drivers/crypto/DeviceConsentSigner.h"
#include "drivers/crypto/FileKeyStore.h"
#include "drivers/crypto/OpenSslCryptography.h"
#include "drivers/crypto/TlsKeyHandle.h"

#include <QDateTime>
#include <QSslKey>
#include <QSslServer>
#include <QSslSocket>
#include <QTest>

#include <atomic>

using namespace uketsuke;
using crypto::TestMaterial;
using tests::TemporaryPki;

class DeviceKeyTest : public QObject {
    Q_OBJECT

private:
    TemporaryPki m_pki;

    /// Asked anew each time: certificates made during the run are not valid before they were made.
    static core::Instant now() { return {QDateTime::currentMSecsSinceEpoch()}; }

    core::Result<crypto::DeviceIdentity> opened(const QString& key, const QString& certificate,
                                                const QString& chain = "chain.pem", int days = 0,
                                                TestMaterial testMaterial = TestMaterial::Allowed) const
    {
        crypto::FileKeyStore store(m_pki.file(key));
        return crypto::openIdentity(store,
                                    {m_pki.file(certificate), chain.isEmpty() ? std::string() : m_pki.file(chain)},
                                    now() + std::chrono::hours(24 * days), testMaterial);
    }

private Q_SLOTS:
    void initTestCase()
    {
        for (const auto* key : {"root.key", "issuer.key", "device.key", "other.key"})
            QVERIFY(m_pki.ecKey(key));
        QVERIFY(m_pki.selfSigned("root.key", "root.crt", "/CN=TEST device root", tests::authorityExtensions));
        QVERIFY(m_pki.issued("issuer.key", "issuer.crt", "/CN=TEST device issuer", "root.crt", "root.key",
                             tests::authorityExtensions));
        QVERIFY(m_pki.issued("device.key", "device.crt", "/CN=TEST device 0007", "issuer.crt", "issuer.key",
                             tests::deviceExtensions));
        auto chain = m_pki.bytes("device.crt");
        for (const auto* more : {"issuer.crt", "root.crt"}) {
            const auto bytes = m_pki.bytes(more);
            chain.insert(chain.end(), bytes.begin(), bytes.end());
        }
        m_pki.write("chain.pem", chain);
    }

    void aDeviceIsOpenedWithItsNameAndItsIssuersButNoRoot()
    {
        const auto device = opened("device.key", "device.crt");
        QVERIFY(device);
        QCOMPARE(device->urn, std::string("urn:uketsuke:device:TEST-0007"));
        QVERIFY(device->test);
        QCOMPARE(device->keyId.size(), std::size_t{43});
        QCOMPARE(device->certificateChain,
                 (std::vector<core::Bytes>{m_pki.der("device.crt"), m_pki.der("issuer.crt")}));
    }

    /// While the kiosk runs: an installer writes the renewed certificate aside and renames it.
    void aRenewedCertificateStandsInTheNextRecord()
    {
        QVERIFY(m_pki.issued("device.key", "renewed.crt", "/CN=TEST device 0007 renewed", "issuer.crt", "issuer.key",
                             tests::deviceExtensions));
        QVERIFY(m_pki.issued("other.key", "others.crt", "/CN=TEST other", "issuer.crt", "issuer.key",
                             tests::deviceExtensions));
        const auto install = [&](const char* from) {
            m_pki.write("installed.new", m_pki.bytes(from));
            std::filesystem::rename(m_pki.file("installed.new"), m_pki.file("installed.crt"));
            // Not within one tick of the file system's clock.
            static int count = 0;
            std::filesystem::last_write_time(m_pki.file("installed.crt"), std::filesystem::file_time_type::clock::now()
                                                                              + std::chrono::seconds(++count));
        };
        install("device.crt");
        auto issuers = m_pki.bytes("issuer.crt");
        const auto root = m_pki.bytes("root.crt");
        issuers.insert(issuers.end(), root.begin(), root.end());
        m_pki.write("issuers.pem", issuers);
        auto device = opened("device.key", "installed.crt", "issuers.pem");
        QVERIFY(device);
        const auto end = device->notAfter;
        auto made = crypto::DeviceConsentSigner::create(std::move(*device));
        QVERIFY(made);
        auto& signer = **made;
        QVERIFY(signer.prepare(now()));
        QCOMPARE(signer.certificateChain().front(), m_pki.der("device.crt"));
        QCOMPARE(signer.validUntil(), end);
        install("others.crt"); // of another key
        QVERIFY(signer.prepare(now()));
        m_pki.write("installed.crt", core::copyOf(core::viewOf("half a certif")));
        QVERIFY(signer.prepare(now()));
        QCOMPARE(signer.certificateChain().front(), m_pki.der("device.crt"));
        install("renewed.crt");
        QVERIFY(signer.prepare(now()));
        QCOMPARE(signer.certificateChain(),
                 (std::vector<core::Bytes>{m_pki.der("renewed.crt"), m_pki.der("issuer.crt")}));
        // Its end: from then on nothing is begun, and what is valid then is looked for.
        const auto over = signer.prepare(signer.validUntil() + std::chrono::seconds(1));
        QVERIFY(!over);
        QCOMPARE(over.error().fault, core::Fault::DeviceCertificateInvalid);
        QVERIFY(signer.prepare(now()));
    }

    void everySignatureIs64BytesAndVerifies()
    {
        auto device = opened("device.key", "device.crt");
        QVERIFY(device);
        auto signer = crypto::DeviceConsentSigner::create(std::move(*device));
        QVERIFY(signer);
        const crypto::OpenSslCryptography cryptography;
        const auto certificate = (*signer)->certificateChain().front();
        // Enough to meet values of r and s with leading zeros, which DER shortens and JOSE must not.
        for (int round = 0; round < 600; ++round) {
            const auto input = "header." + std::to_string(round);
            auto signature = (*signer)->sign(core::viewOf(input));
            QVERIFY(signature);
            QCOMPARE(signature->size(), std::size_t{64});
            QVERIFY(cryptography.es256Verifies(certificate, core::viewOf(input), *signature));
            (*signature)[static_cast<std::size_t>(round) % 64] ^= std::byte{1};
            QVERIFY(!cryptography.es256Verifies(certificate, core::viewOf(input), *signature));
        }
    }

    void signaturesOfAnotherShapeOrKeyDoNotVerify()
    {
        const crypto::OpenSslCryptography cryptography;
        auto device = opened("device.key", "device.crt");
        QVERIFY(device);
        const auto digest = cryptography.sha256(core::viewOf("x"));
        const auto signature = device->key->sign(digest);
        QVERIFY(signature);
        QVERIFY(cryptography.es256Verifies(m_pki.der("device.crt"), core::viewOf("x"), *signature));
        QVERIFY(!cryptography.es256Verifies(m_pki.der("issuer.crt"), core::viewOf("x"), *signature));
        QVERIFY(!cryptography.es256Verifies(m_pki.der("device.crt"), core::viewOf("x"), core::Bytes(64)));
        QVERIFY(
            !cryptography.es256Verifies(m_pki.der("device.crt"), core::viewOf("x"), core::Bytes(64, std::byte{0xFF})));
        QVERIFY(!cryptography.es256Verifies(m_pki.der("device.crt"), core::viewOf("x"),
                                            core::ByteView(*signature).first(63)));
        QVERIFY(!cryptography.es256Verifies({}, core::viewOf("x"), *signature));
    }

    void unfitMaterialIsRefused_data()
    {
        QTest::addColumn<QString>("key");
        QTest::addColumn<QString>("certificate");
        QTest::addColumn<QString>("chain");
        QTest::addColumn<int>("days");
        QTest::addColumn<bool>("testAllowed");
        QTest::addColumn<int>("fault");
        const auto row = [](const char* name, const char* key, const char* certificate, const char* chain, int days,
                            bool allowed, core::Fault fault) {
            QTest::newRow(name) << key << certificate << chain << days << allowed << static_cast<int>(fault);
        };
        row("key file missing", "absent.key", "device.crt", "chain.pem", 0, true, core::Fault::DeviceKeyMissing);
        row("key file holds none", "device.crt", "device.crt", "chain.pem", 0, true, core::Fault::DeviceKeyMissing);
        row("encrypted key", "encrypted.key", "device.crt", "chain.pem", 0, true, core::Fault::DeviceKeyMissing);
        row("RSA key", "rsa.key", "device.crt", "chain.pem", 0, true, core::Fault::DeviceKeyMissing);
        row("certificate missing", "device.key", "absent.crt", "chain.pem", 0, true,
            core::Fault::DeviceCertificateInvalid);
        row("chain missing", "device.key", "device.crt", "absent.pem", 0, true, core::Fault::DeviceCertificateInvalid);
        row("another key's certificate", "other.key", "device.crt", "chain.pem", 0, true,
            core::Fault::DeviceCertificateInvalid);
        row("an authority as device", "issuer.key", "issuer.crt", "chain.pem", 0, true,
            core::Fault::DeviceCertificateInvalid);
        row("no URN", "device.key", "nameless.crt", "", 0, true, core::Fault::DeviceCertificateInvalid);
        row("expired", "device.key", "device.crt", "chain.pem", 31, true, core::Fault::DeviceCertificateInvalid);
        row("not yet valid", "device.key", "device.crt", "chain.pem", -1, true, core::Fault::DeviceCertificateInvalid);
        row("a stranger in the chain", "device.key", "device.crt", "stranger.crt", 0, true,
            core::Fault::DeviceCertificateInvalid);
        row("TEST in a release", "device.key", "device.crt", "chain.pem", 0, false, core::Fault::TestMaterialRefused);
        row("a key that others may read", "open.key", "real.crt", "", 0, false, core::Fault::DeviceKeyMissing);
    }
    void unfitMaterialIsRefused()
    {
        QFETCH(QString, key);
        QFETCH(QString, certificate);
        QFETCH(QString, chain);
        QFETCH(int, days);
        QFETCH(bool, testAllowed);
        QFETCH(int, fault);
        if (key == "encrypted.key")
            QVERIFY(
                m_pki.openssl({"pkcs8", "-topk8", "-in", "device.key", "-out", "encrypted.key", "-passout", "pass:x"}));
        if (key == "rsa.key")
            QVERIFY(m_pki.rsaKey("rsa.key"));
        if (key == "open.key") {
            m_pki.write("open.key", m_pki.bytes("device.key"));
            QVERIFY(QFile::setPermissions(m_pki.path("open.key"), QFile::ReadOwner | QFile::ReadOther));
            QVERIFY(m_pki.selfSigned("device.key", "real.crt", "/CN=device 0001", tests::deviceExtensions));
        }
        if (certificate == "nameless.crt")
            QVERIFY(m_pki.selfSigned("device.key", "nameless.crt", "/CN=TEST nameless",
                                     {"basicConstraints=critical,CA:FALSE"}));
        if (chain == "stranger.crt")
            QVERIFY(m_pki.issued("other.key", "stranger.crt", "/CN=TEST stranger", "root.crt", "root.key",
                                 tests::authorityExtensions));
        const auto device =
            opened(key, certificate, chain, days, testAllowed ? TestMaterial::Allowed : TestMaterial::Refused);
        QVERIFY(!device);
        QCOMPARE(static_cast<int>(device.error().fault), fault);
    }

    void theTlsHandleSignsThroughTheDeviceKey()
    {
        class CountingKey final : public ports::DeviceKey {
        public:
            explicit CountingKey(std::shared_ptr<ports::DeviceKey> inner) : m_inner(std::move(inner)) {}
            core::Result<core::Bytes> sign(const core::Sha256Digest& digest) override
            {
                ++signatures;
                return m_inner->sign(digest);
            }
            const PublicPoint& publicPoint() const override { return m_inner->publicPoint(); }
            std::atomic<int> signatures{0};

        private:
            std::shared_ptr<ports::DeviceKey> m_inner;
        };

        const auto device = opened("device.key", "device.crt");
        QVERIFY(device);
        auto counting = std::make_shared<CountingKey>(device->key);
        const std::weak_ptr<CountingKey> watched = counting;
        {
            const auto handle = crypto::newTlsKeyHandle(counting);
            QVERIFY(handle);
            const QSslKey key(Qt::HANDLE(*handle), QSsl::PrivateKey);
            QVERIFY(!key.isNull());

            QSslServer server;
            auto serverSide = QSslConfiguration::defaultConfiguration();
            QFile serverKey(m_pki.path("other.key"));
            QVERIFY(serverKey.open(QIODevice::ReadOnly));
            QVERIFY(m_pki.selfSigned("other.key", "server.crt", "/CN=localhost", {"subjectAltName=DNS:localhost"}));
            serverSide.setPrivateKey(QSslKey(&serverKey, QSsl::Ec));
            serverSide.setLocalCertificate(QSslCertificate::fromPath(m_pki.path("server.crt")).value(0));
            serverSide.setPeerVerifyMode(QSslSocket::VerifyPeer);
            serverSide.setCaCertificates(QSslCertificate::fromPath(m_pki.path("root.crt")));
            serverSide.setProtocol(QSsl::TlsV1_3);
            server.setSslConfiguration(serverSide);
            QVERIFY(server.listen(QHostAddress::LocalHost));

            QSslSocket client;
            auto clientSide = QSslConfiguration::defaultConfiguration();
            clientSide.setProtocol(QSsl::TlsV1_3);
            clientSide.setCaCertificates(QSslCertificate::fromPath(m_pki.path("server.crt")));
            clientSide.setLocalCertificateChain(QSslCertificate::fromPath(m_pki.path("chain.pem")).mid(0, 2));
            clientSide.setPrivateKey(key);
            client.setSslConfiguration(clientSide);
            client.connectToHostEncrypted("localhost", server.serverPort());
            QTRY_VERIFY_WITH_TIMEOUT(server.hasPendingConnections(), 10000);
            auto* accepted = qobject_cast<QSslSocket*>(server.nextPendingConnection());
            QVERIFY(accepted != nullptr);
            QTRY_VERIFY_WITH_TIMEOUT(accepted->isEncrypted(), 10000);
            QCOMPARE(accepted->peerCertificate().subjectInfo(QSslCertificate::CommonName),
                     QStringList{"TEST device 0007"});
            QVERIFY(counting->signatures > 0);
        }
        counting.reset();
        QVERIFY2(watched.expired(), "freeing the handle lets the key go");
        QVERIFY(!crypto::newTlsKeyHandle(nullptr));
    }
};

QTEST_GUILESS_MAIN(DeviceKeyTest)
#include "DeviceKeyTest.moc"
