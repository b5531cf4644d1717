// The key store's and the signer's contracts on a software TPM, and what only a TPM can do to a kiosk.
#include "tests/contract/suites/ConsentSignerContract.h"
#include "tests/contract/suites/KeyStoreContract.h"

#include "tests/contract/keys/Identity.h"
#include "tests/contract/keys/KeyPlaces.h"
#include "tests/contract/keys/PointVerifier.h"

using namespace uketsuke;
using core::Fault;
using crypto::Tpm2KeyStore;
using uketsuke::testing::SoftTpm;

namespace {

constexpr std::uint32_t device = 0x81010002;
constexpr std::uint32_t guarded = 0x81010003;
constexpr std::uint32_t movable = 0x81010004;
constexpr std::uint32_t nothing = 0x81010099;

} // namespace

class Tpm2KeyTest : public QObject {
    Q_OBJECT
public:
    Tpm2KeyTest(SoftTpm& tpm, tests::TemporaryPki& pki) : m_tpm(tpm), m_pki(pki) {}

private:
    SoftTpm& m_tpm;
    tests::TemporaryPki& m_pki;

    crypto::Tpm2Place withPin(const QByteArray& pin) const
    {
        testing::writePrivate(m_tpm.path("pin"), pin);
        return m_tpm.place(guarded, m_tpm.path("pin").toStdString());
    }

private Q_SLOTS:
    void aKeyThatCouldLeaveIsRefused()
    {
        const auto key = Tpm2KeyStore(m_tpm.place(movable)).openKey();
        QVERIFY(!key);
        QCOMPARE(key.error().fault, Fault::DeviceKeyMissing);
    }

    void anAuthorisationValueIsUsed()
    {
        const auto key = Tpm2KeyStore(withPin("key-secret\n")).openKey();
        QVERIFY(key);
        const auto signature = (*key)->sign({});
        QVERIFY2(signature, signature ? "" : signature.error().note.text().c_str());
        QVERIFY(testing::verifies((*key)->publicPoint(), {}, *signature));
    }

    void aWrongAuthorisationValueIsSentOnceOnly()
    {
        const auto key = Tpm2KeyStore(withPin("wrong")).openKey();
        QVERIFY(key); // a TPM says nothing before it is used; the start signs once
        for (int patient = 0; patient < 40; ++patient) {
            const auto refused = (*key)->sign({});
            QVERIFY(!refused);
            QCOMPARE(refused.error().fault, Fault::KeyStoreLocked);
        }
        // swtpm locks after 3 wrong values: had each call sent one, the right value would be refused now.
        const auto right = Tpm2KeyStore(withPin("key-secret")).openKey();
        QVERIFY(right);
        QVERIFY((*right)->sign({}));
    }

    void anAuthorisationValueThatOthersMayReadIsRefused()
    {
        const auto place = withPin("key-secret");
        QCOMPARE(::chmod(place.pinFile.c_str(), 0644), 0);
        const auto key = Tpm2KeyStore(place).openKey();
        QVERIFY(!key);
        QCOMPARE(key.error().fault, Fault::KeyStoreLocked);
    }

    void aTpmThatWasLostIsFoundAgain()
    {
        const auto key = Tpm2KeyStore(m_tpm.place(device)).openKey();
        QVERIFY(key);
        QVERIFY((*key)->sign({}));
        m_tpm.stop();
        for (int patient = 0; patient < 3; ++patient) {
            const auto gone = (*key)->sign({});
            QVERIFY(!gone);
            QCOMPARE(gone.error().fault, Fault::KeyStoreUnavailable);
        }
        m_tpm.start();
        const auto back = (*key)->sign({});
        QVERIFY2(back, back ? "" : back.error().note.text().c_str());
        QVERIFY(testing::verifies((*key)->publicPoint(), {}, *back));
    }

    void certificatesAreJudgedLikeThoseOfAFile()
    {
        Tpm2KeyStore store(m_tpm.place(device));
        QVERIFY(testing::identity(m_pki, store, "device"));
        const auto expired = testing::identity(m_pki, store, "device", 31);
        QVERIFY(!expired);
        QCOMPARE(expired.error().fault, Fault::DeviceCertificateInvalid);
        const auto release = testing::identity(m_pki, store, "device", 0, crypto::TestMaterial::Refused);
        QVERIFY(!release);
        QCOMPARE(release.error().fault, Fault::TestMaterialRefused);
    }
};

int main(int argc, char** argv)
{
    QCoreApplication application(argc, argv);
    qputenv("TSS2_LOG", "all+none"); // its own words about a TPM that a test took away
    SoftTpm tpm;
    tpm.makeKey("0x81010002");
    tpm.makeKey("0x81010003", "key-secret");
    tpm.makeKey("0x81010004", {}, "sensitivedataorigin|userwithauth|sign");
    tests::TemporaryPki pki;
    Tpm2KeyStore store(tpm.place(device));
    testing::certify(pki, store, "device");

    contract::KeyStoreContract suite({.store = [&] { return std::make_unique<Tpm2KeyStore>(tpm.place(device)); },
                                      .withoutKey = [&] { return std::make_unique<Tpm2KeyStore>(tpm.place(nothing)); },
                                      .withoutPlace =
                                          [&] {
                                              auto place = tpm.place(device);
                                              place.device = "swtpm:path=" + tpm.path("absent").toStdString();
                                              return std::make_unique<Tpm2KeyStore>(place);
                                          },
                                      .verifies = testing::verifies});
    contract::ConsentSignerContract signer([&] { return testing::signerOf(pki, store, "device"); },
                                           testing::verifiesByCertificate);
    Tpm2KeyTest own(tpm, pki);
    return QTest::qExec(&suite, argc, argv) + QTest::qExec(&signer, argc, argv) + QTest::qExec(&own, argc, argv);
}

#include "Tpm2KeyTest.moc"
