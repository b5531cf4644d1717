// The key store's and the signer's contracts on a SoftHSM token, and what only a token can do to a kiosk.
#include "tests/contract/suites/ConsentSignerContract.h"
#include "tests/contract/suites/KeyStoreContract.h"

#include "tests/contract/keys/Identity.h"
#include "tests/contract/keys/KeyPlaces.h"
#include "tests/contract/keys/PointVerifier.h"

#include <dlfcn.h>

using namespace uketsuke;
using core::Fault;
using crypto::Pkcs11KeyStore;
using uketsuke::testing::SoftToken;

class Pkcs11KeyTest : public QObject {
    Q_OBJECT
public:
    Pkcs11KeyTest(SoftToken& token, tests::TemporaryPki& pki) : m_token(token), m_pki(pki) {}

private:
    SoftToken& m_token;
    tests::TemporaryPki& m_pki;

    /// What a restarted module looks like: every session of the process is gone.
    static void finaliseBehindTheKey()
    {
        void* library = ::dlopen(SoftToken::module, RTLD_NOW);
        const auto finalise = reinterpret_cast<unsigned long (*)(void*)>(::dlsym(library, "C_Finalize"));
        QVERIFY(finalise != nullptr);
        QCOMPARE(finalise(nullptr), 0UL);
        ::dlclose(library);
    }

private Q_SLOTS:
    void init() { m_token.writePin("567812\n"); }

    void aKeyIsFoundByIdTooAndTwoMatchesAreRefused()
    {
        auto place = m_token.place({});
        place.id = {std::byte{0x01}};
        QVERIFY(Pkcs11KeyStore(place).openKey());
        place.id.clear();
        const auto many = Pkcs11KeyStore(place).openKey();
        QVERIFY(!many);
        QCOMPARE(many.error().fault, Fault::DeviceKeyMissing);
    }

    void unfitKeysAreRefused_data()
    {
        QTest::addColumn<QString>("label");
        QTest::newRow("could leave the token") << "extractable";
        QTest::newRow("RSA") << "rsa";
        QTest::newRow("another curve") << "p384";
    }
    void unfitKeysAreRefused()
    {
        QFETCH(const QString, label);
        const auto key = Pkcs11KeyStore(m_token.place(label.toStdString())).openKey();
        QVERIFY(!key);
        QCOMPARE(key.error().fault, Fault::DeviceKeyMissing);
    }

    void aPlaceThatIsNotThereIsUnavailable_data()
    {
        QTest::addColumn<QString>("module");
        QTest::addColumn<QString>("token");
        QTest::newRow("no module") << "/usr/lib/no-such-module.so" << "kiosk";
        QTest::newRow("no PKCS#11 module") << "/lib/x86_64-linux-gnu/libm.so.6" << "kiosk";
        QTest::newRow("a name without a path") << "libsofthsm2.so" << "kiosk";
        QTest::newRow("no such token") << SoftToken::module << "another";
    }
    void aPlaceThatIsNotThereIsUnavailable()
    {
        QFETCH(const QString, module);
        QFETCH(const QString, token);
        auto place = m_token.place("device");
        place.module = module.toStdString();
        place.token = token.toStdString();
        const auto key = Pkcs11KeyStore(place).openKey();
        QVERIFY(!key);
        QCOMPARE(key.error().fault, Fault::KeyStoreUnavailable);
    }

    void aPinThatMayNotBeUsedIsNotSent_data()
    {
        QTest::addColumn<QByteArray>("pin");
        QTest::addColumn<int>("mode");
        QTest::newRow("wrong") << QByteArray("567813") << 0600;
        QTest::newRow("empty") << QByteArray("\n") << 0600;
        QTest::newRow("too long") << QByteArray(65, '5') << 0600;
        QTest::newRow("the group may read it") << QByteArray("567812") << 0640;
        QTest::newRow("others may write it") << QByteArray("567812") << 0602;
    }
    void aPinThatMayNotBeUsedIsNotSent()
    {
        QFETCH(const QByteArray, pin);
        QFETCH(const int, mode);
        m_token.writePin(pin);
        QCOMPARE(::chmod(qPrintable(m_token.path("pin")), mode_t(mode)), 0);
        const auto key = Pkcs11KeyStore(m_token.place("device")).openKey();
        QVERIFY(!key);
        QCOMPARE(key.error().fault, Fault::KeyStoreLocked);
        QVERIFY(key.error().note.text().find("567812") == std::string::npos);
    }

    void aPinFileThatIsMissingIsLockedToo()
    {
        auto place = m_token.place("device");
        place.pinFile = m_token.path("absent").toStdString();
        const auto key = Pkcs11KeyStore(place).openKey();
        QVERIFY(!key);
        QCOMPARE(key.error().fault, Fault::KeyStoreLocked);
    }

    void aRestartedModuleIsFoundAgain()
    {
        const auto key = Pkcs11KeyStore(m_token.place("device")).openKey();
        QVERIFY(key);
        QVERIFY((*key)->sign({}));
        finaliseBehindTheKey();
        const auto signature = (*key)->sign({});
        QVERIFY2(signature, signature ? "" : signature.error().note.text().c_str());
        QVERIFY(testing::verifies((*key)->publicPoint(), {}, *signature));
    }

    void aTokenThatWasPulledIsFoundAgain()
    {
        const auto key = Pkcs11KeyStore(m_token.place("device")).openKey();
        QVERIFY(key);
        QVERIFY(m_token.pull());
        finaliseBehindTheKey();
        for (int patient = 0; patient < 3; ++patient) {
            const auto gone = (*key)->sign({});
            QVERIFY(!gone);
            QCOMPARE(gone.error().fault, Fault::KeyStoreUnavailable);
        }
        QVERIFY(m_token.plugIn());
        const auto back = (*key)->sign({});
        QVERIFY2(back, back ? "" : back.error().note.text().c_str());
        QVERIFY(testing::verifies((*key)->publicPoint(), {}, *back));
    }

    void aPinThatBecameWrongIsSentOnceOnly()
    {
        const auto key = Pkcs11KeyStore(m_token.place("device")).openKey();
        QVERIFY(key);
        m_token.writePin("000000");
        finaliseBehindTheKey();
        const auto refused = (*key)->sign({});
        QVERIFY(!refused);
        QCOMPARE(refused.error().fault, Fault::KeyStoreLocked);
        // The right one is there again, and would be taken if anything were sent.
        m_token.writePin("567812");
        const auto again = (*key)->sign({});
        QVERIFY(!again);
        QCOMPARE(again.error().fault, Fault::KeyStoreLocked);
        QVERIFY(Pkcs11KeyStore(m_token.place("device")).openKey());
    }

    void certificatesAreJudgedLikeThoseOfAFile()
    {
        Pkcs11KeyStore device(m_token.place("device"));
        QVERIFY(testing::identity(m_pki, device, "device"));
        const auto expired = testing::identity(m_pki, device, "device", 31);
        QVERIFY(!expired);
        QCOMPARE(expired.error().fault, Fault::DeviceCertificateInvalid);
        const auto others = testing::identity(m_pki, device, "next");
        QVERIFY(!others);
        QCOMPARE(others.error().fault, Fault::DeviceCertificateInvalid);
        const auto release = testing::identity(m_pki, device, "device", 0, crypto::TestMaterial::Refused);
        QVERIFY(!release);
        QCOMPARE(release.error().fault, Fault::TestMaterialRefused);
    }

    // Rollover: the new pair beside the old one, in one token; the old one's tokens stay what they were.
    void bothPairsSignWhileTheyOverlap()
    {
        Pkcs11KeyStore oldStore(m_token.place("device"));
        Pkcs11KeyStore newStore(m_token.place("next"));
        const auto oldSigner = testing::signerOf(m_pki, oldStore, "device");
        const auto newSigner = testing::signerOf(m_pki, newStore, "next");
        QVERIFY(oldSigner && newSigner);
        QVERIFY(oldSigner->keyId() != newSigner->keyId());
        const auto input = core::viewOf("header.payload");
        const auto before = oldSigner->sign(input);
        const auto after = newSigner->sign(input);
        QVERIFY(before && after);
        QVERIFY(testing::verifiesByCertificate(oldSigner->certificateChain().front(), input, *before));
        QVERIFY(testing::verifiesByCertificate(newSigner->certificateChain().front(), input, *after));
        QVERIFY(!testing::verifiesByCertificate(newSigner->certificateChain().front(), input, *before));
    }
};

int main(int argc, char** argv)
{
    QCoreApplication application(argc, argv);
    SoftToken token;
    token.makeKey("device", "01");
    token.makeKey("next", "02");
    token.makeKey("p384", "03", {"--key-type", "EC:secp384r1"});
    token.makeKey("rsa", "04", {"--key-type", "rsa:2048"});
    token.makeKey("extractable", "05", {"--key-type", "EC:prime256v1", "--extractable"});
    tests::TemporaryPki pki;
    Pkcs11KeyStore store(token.place("device"));
    testing::certify(pki, store, "device");
    Pkcs11KeyStore next(token.place("next"));
    testing::certify(pki, next, "next");

    contract::KeyStoreContract suite(
        {.store = [&] { return std::make_unique<Pkcs11KeyStore>(token.place("device")); },
         .withoutKey = [&] { return std::make_unique<Pkcs11KeyStore>(token.place("absent")); },
         .withoutPlace =
             [&] {
                 auto place = token.place("device");
                 place.token = "absent";
                 return std::make_unique<Pkcs11KeyStore>(place);
             },
         .verifies = testing::verifies});
    contract::ConsentSignerContract signer([&] { return testing::signerOf(pki, store, "device"); },
                                           testing::verifiesByCertificate);
    Pkcs11KeyTest own(token, pki);
    return QTest::qExec(&suite, argc, argv) + QTest::qExec(&signer, argc, argv) + QTest::qExec(&own, argc, argv);
}

#include "Pkcs11KeyTest.moc"
