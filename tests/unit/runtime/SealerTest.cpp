// What a withdrawal by staff leaves behind when a step of its sealing fails: nothing that could be stored. A consent's
// sealing dies at every system call in tests/fault/delivery.
#include "app/runtime/Sealer.h"
#include "drivers/crypto/OpenSslCryptography.h"
#include "drivers/simulated/SimulatedClock.h"
#include "drivers/simulated/SimulatedLedger.h"
#include "drivers/simulated/SimulatedSigner.h"
#include "tests/unit/consent/ShippedResources.h"

#include <QTest>
#include <nlohmann/json.hpp>

using namespace uketsuke;
using core::Fault;

namespace {

constexpr auto consentId = "0193a5c2-7f10-7c1e-8d52-0000000000a1";

struct Desk {
    crypto::OpenSslCryptography cryptography;
    simulated::SimulatedClock clock;
    consent::ConsentResources resources = tests::shippedResources();
    simulated::SimulatedLedger ledger{[this](core::ByteView bytes) { return cryptography.sha256(bytes); }};
    simulated::SimulatedSigner signer;
    runtime::Sealer sealer{{.deviceId = "urn:uketsuke:device:TEST-sealer",
                            .audience = "urn:uketsuke:test-oqs",
                            .institution = "1319999901",
                            .institutionKey = {},
                            .envelopeCertificate = {},
                            .softwareVersion = "test"},
                           resources,
                           cryptography,
                           clock};

    core::Result<> seal(std::uint64_t session)
    {
        return sealer.seal(
            {.id = {session}, .jti = consentId, .reason = session::StaffReason::ByInstitution, .nonce = std::nullopt},
            ledger, signer);
    }
    /// The fault with which storing is refused; nothing when it was stored.
    std::optional<Fault> store(std::uint64_t session)
    {
        const auto stored = sealer.store({session}, ledger);
        return stored ? std::nullopt : std::optional(stored.error().fault);
    }
};

} // namespace

class SealerTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatStaffConfirmedIsOneRecordSignedByTheDeviceAlone()
    {
        Desk desk;
        QVERIFY(desk.seal(1));
        QVERIFY(desk.ledger.rows().empty()); // not before it is stored
        QCOMPARE(desk.store(1), std::nullopt);
        const auto rows = desk.ledger.rows();
        QCOMPARE(rows.size(), std::size_t(1));
        QVERIFY(rows[0].record.envelope.empty() && rows[0].record.patient.empty());
        const auto token = nlohmann::json::parse(rows[0].record.token);
        QCOMPARE(token.at("signatures").size(), std::size_t(1));
        const auto payload =
            nlohmann::json::parse(core::textOf(*core::fromBase64Url(token.at("payload").get<std::string>())));
        QCOMPARE(payload.at("jti").get<std::string>(), rows[0].record.jti);
        QVERIFY(payload.dump().find(consentId) != std::string::npos);
        QCOMPARE(desk.signer.signedInputs().size(), std::size_t(1));
        QCOMPARE(desk.store(1), Fault::InternalFault); // and once
    }

    void aKeyThatDoesNotSignLeavesNothing_data()
    {
        QTest::addColumn<simulated::SignerTrouble>("trouble");
        QTest::addColumn<int>("fault");
        QTest::newRow("missing") << simulated::SignerTrouble::KeyMissing << int(Fault::DeviceKeyMissing);
        QTest::newRow("expired") << simulated::SignerTrouble::Expired << int(Fault::DeviceCertificateInvalid);
        QTest::newRow("fails") << simulated::SignerTrouble::Fails << int(Fault::SigningFailed);
    }
    void aKeyThatDoesNotSignLeavesNothing()
    {
        QFETCH(simulated::SignerTrouble, trouble);
        QFETCH(int, fault);
        Desk desk;
        desk.signer.set(trouble);
        const auto sealed = desk.seal(1);
        QVERIFY(!sealed);
        QCOMPARE(int(sealed.error().fault), fault);
        QCOMPARE(desk.store(1), Fault::InternalFault);
        QVERIFY(desk.ledger.rows().empty());
    }

    void aLedgerThatDoesNotAnswerLeavesNothing()
    {
        Desk desk;
        desk.ledger.set(simulated::LedgerTrouble::Unavailable);
        QVERIFY(!desk.seal(1));
        desk.ledger.set(simulated::LedgerTrouble::None);
        QCOMPARE(desk.store(1), Fault::InternalFault);
        QVERIFY(desk.ledger.rows().empty());
    }

    void aLedgerThatTakesNothingIsAFaultAndTheRecordIsNotTriedAgainUnasked()
    {
        Desk desk;
        QVERIFY(desk.seal(1));
        desk.ledger.set(simulated::LedgerTrouble::DiskFull);
        QCOMPARE(desk.store(1), Fault::LedgerFull);
        desk.ledger.set(simulated::LedgerTrouble::None);
        QCOMPARE(desk.store(1), Fault::InternalFault);
        QVERIFY(desk.ledger.rows().empty());
        QVERIFY(desk.seal(2)); // staff confirm anew
        QCOMPARE(desk.store(2), std::nullopt);
        QCOMPARE(desk.ledger.rows().size(), std::size_t(1));
    }

    void afterAFailureAnEarlierOneIsNotStoredInItsPlace()
    {
        Desk desk;
        QVERIFY(desk.seal(1));
        desk.signer.set(simulated::SignerTrouble::Fails);
        QVERIFY(!desk.seal(2));
        QCOMPARE(desk.store(1), Fault::InternalFault);
        QCOMPARE(desk.store(2), Fault::InternalFault);
        QVERIFY(desk.ledger.rows().empty());
    }

    void anotherSessionsRecordIsNotStored()
    {
        Desk desk;
        QVERIFY(desk.seal(2));
        QCOMPARE(desk.store(1), Fault::InternalFault);
        QCOMPARE(desk.store(2), std::nullopt);
    }

    void aSessionThatIsOverTakesItsDraftWithIt()
    {
        Desk desk;
        QVERIFY(desk.seal(2));
        desk.sealer.wipe({1}); // an earlier one's
        desk.sealer.wipe({2});
        QCOMPARE(desk.store(2), Fault::InternalFault);
        QVERIFY(desk.seal(3));
        desk.sealer.wipe({2});
        QCOMPARE(desk.store(3), std::nullopt);
    }

    void whatWasSealedBehindAnotherHeadIsNotStored()
    {
        Desk desk;
        QVERIFY(desk.seal(1));
        const auto head = *desk.ledger.head();
        QVERIFY(desk.ledger.append({.jti = "other",
                                    .token = "other",
                                    .envelope = {},
                                    .sealed = desk.clock.now(),
                                    .expires = desk.clock.now(),
                                    .patient = {}},
                                   head));
        QCOMPARE(desk.store(1), Fault::LedgerWriteFailed);
        QCOMPARE(desk.ledger.rows().size(), std::size_t(1));
    }

    void aConsentIsNotBegunWithACertificateThatIsOver()
    {
        Desk desk;
        desk.signer.set(simulated::SignerTrouble::Expired);
        runtime::SealRequest request;
        request.facts = std::make_shared<runtime::ProvenFacts>();
        const auto begun = desk.sealer.begin(request, desk.ledger, desk.signer);
        QVERIFY(!begun);
        QCOMPARE(begun.error().fault, Fault::DeviceCertificateInvalid);
    }

    void aCardsAnswerForNoDraftIsRefused()
    {
        Desk desk;
        const auto finished = desk.sealer.finish({1}, core::Bytes(256), desk.signer);
        QVERIFY(!finished);
        QCOMPARE(finished.error().fault, Fault::SessionCancelled);
        QVERIFY(desk.signer.signedInputs().empty());
    }
};

QTEST_GUILESS_MAIN(SealerTest)
#include "SealerTest.moc"
