// Keys that never leave their place, against the real sandbox: mutual TLS and the token's signature with a PKCS#11 key
// and with a TPM key, and the change from one key to the next while consents still wait.
#include <QTest>

#include "drivers/crypto/CertificateRequest.h"
#include "drivers/crypto/DeviceIdentity.h"
#include "drivers/crypto/OpenSslCryptography.h"
#include "drivers/crypto/TlsKeyHandle.h"
#include "drivers/uplink/OqsUplink.h"
#include "tests/contract/keys/KeyPlaces.h"
#include "tests/contract/uplink/SandboxProcess.h"
#include "tests/unit/consent-verify/TokenFactory.h"

#include <QDateTime>

#include <atomic>
#include <map>

using namespace uketsuke;
using tokentest::Mode;
using tokentest::TokenFactory;
using uketsuke::testing::SandboxProcess;
using uketsuke::testing::SoftToken;
using uketsuke::testing::SoftTpm;

namespace {

constexpr core::Milliseconds patient{20000};
constexpr auto urn = "urn:uketsuke:device:TEST-0007";

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

template <class T> QByteArray outcomeOf(const core::Result<T>& result)
{
    if (result)
        return "ok";
    const auto text = core::name(result.error().fault);
    return QByteArray(text.data(), qsizetype(text.size())) + ' ' + result.error().note.text().c_str();
}

} // namespace

class DeviceKeysTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_directory;
    std::unique_ptr<SoftToken> m_token;
    std::unique_ptr<SoftTpm> m_tpm;
    std::map<std::string, std::unique_ptr<ports::KeyStore>> m_stores;
    std::map<std::string, std::shared_ptr<CountingKey>> m_keys;
    std::map<std::string, crypto::DeviceIdentity> m_identities;
    std::unique_ptr<TokenFactory> m_factory;
    std::unique_ptr<SandboxProcess> m_sandbox;
    crypto::OpenSslCryptography m_cryptography;

    std::string file(const std::string& name) const { return (m_factory->folder() / name).string(); }

    void* handleOf(const std::string& name)
    {
        const auto handle = crypto::newTlsKeyHandle(m_keys.at(name));
        return handle ? *handle : nullptr;
    }

    std::unique_ptr<uplink::OqsUplink> kiosk(const std::string& name)
    {
        auto made = uplink::OqsUplink::create({.url = m_sandbox->url(),
                                               .root = file("oqs/root.crt.pem"),
                                               .certificate = file(name + "/device.crt.pem"),
                                               .chain = {},
                                               .key = {},
                                               .keyHandle = handleOf(name),
                                               .receiptCertificate = file("oqs/receipt.crt.pem")},
                                              m_cryptography);
        if (!made)
            qWarning("%s", outcomeOf(made).constData());
        return made ? *std::move(made) : nullptr;
    }

    /// As the kiosk would seal it: by the key where it lives, under its own certificate.
    ports::Submission sealed(const std::string& name)
    {
        auto recipe = m_factory->recipe(Mode::InputHelper, m_factory->hanako());
        const auto& identity = m_identities.at(name);
        const auto& der = identity.certificateChain.front();
        const std::string certificate(reinterpret_cast<const char*>(der.data()), der.size());
        recipe.deviceHeader["kid"] = identity.keyId;
        recipe.deviceHeader["x5c"] = tokentest::Json::array({tokentest::base64(certificate)});
        recipe.deviceHeader["x5t#S256"] = tokentest::base64Url(tokentest::digest(certificate));
        recipe.deviceKey = tokentest::PrivateKey(static_cast<EVP_PKEY*>(handleOf(name)), EVP_PKEY_free);
        const auto both = m_factory->seal(recipe);
        return {.jti = recipe.payload.at("jti").get<std::string>(), .token = both.token, .envelope = both.envelope};
    }

private Q_SLOTS:
    void initTestCase()
    {
        qputenv("TSS2_LOG", "all+none");
        m_token = std::make_unique<SoftToken>();
        m_token->makeKey("device", "01");
        m_token->makeKey("next", "02");
        m_tpm = std::make_unique<SoftTpm>();
        m_tpm->makeKey("0x81010002");
        m_stores["pkcs11"] = std::make_unique<crypto::Pkcs11KeyStore>(m_token->place("device"));
        m_stores["pkcs11-next"] = std::make_unique<crypto::Pkcs11KeyStore>(m_token->place("next"));
        m_stores["tpm2"] = std::make_unique<crypto::Tpm2KeyStore>(m_tpm->place(0x81010002));

        std::vector<std::string> requests;
        for (const auto& [name, store] : m_stores) {
            const auto key = store->openKey();
            QVERIFY2(key, outcomeOf(key).constData());
            const auto request = crypto::certificateRequest(*key, urn);
            QVERIFY2(request, outcomeOf(request).constData());
            const auto path = m_directory.filePath(QString::fromStdString(name) + ".csr");
            testing::writePrivate(path, QByteArray::fromStdString(*request));
            requests.push_back(name + '=' + path.toStdString());
        }
        m_factory = std::make_unique<TokenFactory>(m_directory.path().toStdString(), requests);
        for (const auto& [name, store] : m_stores) {
            auto identity = crypto::openIdentity(*store, {file(name + "/device.crt.pem"), file(name + "/chain.pem")},
                                                 {QDateTime::currentMSecsSinceEpoch()}, crypto::TestMaterial::Allowed);
            QVERIFY2(identity, outcomeOf(identity).constData());
            QCOMPARE(identity->urn, std::string(urn));
            m_keys[name] = std::make_shared<CountingKey>(identity->key);
            m_identities[name] = *identity;
        }
        const auto sample = m_factory->recipe(Mode::InputHelper, m_factory->hanako());
        m_sandbox = std::make_unique<SandboxProcess>(
            m_directory.path(), QString::fromStdString(sample.payload.at("inst").get<std::string>()));
    }
    void init() { QVERIFY(m_sandbox->start()); }
    void cleanup() { m_sandbox->stop(); }

    void aKeyInItsPlaceConnectsSignsAndDelivers_data()
    {
        QTest::addColumn<QString>("place");
        QTest::newRow("PKCS#11") << "pkcs11";
        QTest::newRow("TPM") << "tpm2";
    }
    void aKeyInItsPlaceConnectsSignsAndDelivers()
    {
        QFETCH(const QString, place);
        const auto name = place.toStdString();
        auto& signatures = m_keys.at(name)->signatures;
        const auto before = signatures.load();
        const auto room = kiosk(name);
        QVERIFY(room);
        QCOMPARE(outcomeOf(room->nonce(patient)), "ok");
        QCOMPARE(signatures.load(), before + 1); // the handshake's
        const auto consent = sealed(name);
        QCOMPARE(signatures.load(), before + 2); // the token's
        const auto answer = room->deliver(consent, patient);
        QCOMPARE(outcomeOf(answer), "ok");
        QVERIFY(answer->outcome == ports::DeliveryOutcome::AcceptedLate); // sealed without a nonce
    }

    // What waits in the ledger was signed by the old key; it is sent over a connection of the new one, after a restart.
    void whatTheOldKeySignedIsDeliveredByTheNewOne()
    {
        const auto waiting = sealed("pkcs11");
        const auto room = kiosk("pkcs11-next");
        QVERIFY(room);
        const auto old = room->deliver(waiting, patient);
        QCOMPARE(outcomeOf(old), "ok");
        QVERIFY(old->outcome == ports::DeliveryOutcome::AcceptedLate);
        const auto next = room->deliver(sealed("pkcs11-next"), patient);
        QCOMPARE(outcomeOf(next), "ok");
        QVERIFY(next->outcome == ports::DeliveryOutcome::AcceptedLate);
    }

    void theVerifierTakesBothKeysAndNoMixtureOfThem()
    {
        const auto verdict = [this](const ports::Submission& consent) {
            testing::writePrivate(m_directory.filePath("token.json"), QByteArray::fromStdString(consent.token));
            testing::writePrivate(m_directory.filePath("envelope.jwe"), QByteArray::fromStdString(consent.envelope));
            const auto world = m_directory.path();
            QProcess tool;
            tool.start(qEnvironmentVariable("UKETSUKE_BIN") + "/consent-verify",
                       {"--device-root", world + "/device/root.crt.pem", "--anchors", world + "/anchors/test",
                        "--forms", world + "/forms", "--envelope", world + "/envelope.jwe", "--envelope-key",
                        world + "/oqs/envelope.key.pem", world + "/token.json"});
            return tool.waitForFinished(20000) ? tool.exitCode() : -1;
        };
        QCOMPARE(verdict(sealed("pkcs11")), 0);
        QCOMPARE(verdict(sealed("pkcs11-next")), 0);
        QCOMPARE(verdict(sealed("tpm2")), 0);
        std::swap(m_keys["pkcs11"], m_keys["pkcs11-next"]);
        const auto mixed = sealed("pkcs11");
        std::swap(m_keys["pkcs11"], m_keys["pkcs11-next"]);
        QCOMPARE(verdict(mixed), 1);
    }

    void aTokenThatIsGoneIsNoConnection()
    {
        m_tpm->stop();
        const auto room = kiosk("tpm2");
        const auto refused = room ? room->nonce(patient).has_value() : false;
        m_tpm->start();
        QVERIFY(!refused);
        QCOMPARE(outcomeOf(kiosk("tpm2")->nonce(patient)), "ok");
    }
};

QTEST_GUILESS_MAIN(DeviceKeysTest)
#include "DeviceKeysTest.moc"
