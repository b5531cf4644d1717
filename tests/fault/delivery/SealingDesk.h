// Seals records as after a real session: every item asked and answered, the face matched, the chip proven, and signed
// by a card's own key, so that the independent verifier finds them valid; or by the device alone, as staff withdraw.
// Keys, cards and authorities are TEST ones made on the spot. For tests only; one thread.
#pragma once

#include "app/consent/ConsentToken.h"
#include "app/delivery/InForce.h"
#include "app/runtime/Sealer.h"
#include "drivers/crypto/DeviceConsentSigner.h"
#include "drivers/crypto/FileKeyStore.h"
#include "drivers/crypto/OpenSslCryptography.h"
#include "drivers/device/SystemClock.h"
#include "tests/unit/consent-verify/TokenFactory.h"
#include "tests/unit/consent/ShippedResources.h"
#include "tools/consent-verify/Certificate.h"
#include "tools/consent-verify/Trust.h"

#include <QTemporaryDir>

#include <array>
#include <memory>
#include <optional>
#include <string>

namespace uketsuke::tests {

class SealingDesk {
public:
    static constexpr const char* audience = "urn:uketsuke:test-oqs";
    static constexpr const char* institution = "1319999901";

    [[nodiscard]] bool open()
    {
        m_factory = std::make_unique<tokentest::TokenFactory>(m_folder.filePath("pki").toStdString());
        envelopeCertificate = derOf(file("oqs/envelope.crt.pem"));
        auto key = verify::readFile(file("device/institution.key"), 1024);
        m_signer = newSigner();
        if (!m_signer || !key || envelopeCertificate.empty())
            return false;
        institutionKey = *key;
        fillRequest();
        m_sealer.emplace(runtime::SealerSettings{.deviceId = "urn:uketsuke:device:TEST-0007",
                                                 .audience = audience,
                                                 .institution = institution,
                                                 .institutionKey = std::make_shared<const core::SecureBytes>(
                                                     core::SecureBytes::copyOf(core::viewOf(institutionKey))),
                                                 .envelopeCertificate = envelopeCertificate,
                                                 .softwareVersion = "crash"},
                         m_resources, cryptography, clock);
        return true;
    }

    /// From the touch on Confirm to the durable record, of three patients in turns. Gives the jti.
    core::Result<std::string> seal(ports::ConsentLedger& ledger, session::Purpose purpose = session::Purpose::Consent)
    {
        const auto id = ++m_request.visit.id.value;
        if (purpose == session::Purpose::StaffWithdrawal)
            return sealForTheInstitution(id, ledger);
        const auto who = id % m_patients.size();
        auto request = m_request;
        request.facts = m_patients.at(who);
        request.visit.purpose = purpose;
        if (purpose == session::Purpose::Withdrawal)
            request.answers = {};
        const auto begun = m_sealer->begin(request, ledger, *m_signer);
        if (!begun)
            return core::failure(begun.error());
        const auto signature = tokentest::signRs256(person(who).cardKey, std::string(core::textOf(*begun)));
        if (const auto finished = m_sealer->finish({id}, bytesOf(signature), *m_signer); !finished)
            return core::failure(finished.error());
        return m_sealer->store({id}, ledger);
    }

    /// One for each who signs: nothing when the device's key or certificate is not good.
    [[nodiscard]] std::unique_ptr<ports::ConsentSigner> newSigner() const
    {
        crypto::FileKeyStore store(file("device/device.key.pem"));
        auto identity = crypto::openIdentity(store, {file("device/device.crt.pem"), {}}, clock.now(),
                                             crypto::TestMaterial::Allowed);
        auto signer = identity ? crypto::DeviceConsentSigner::create(std::move(*identity))
                               : core::Result<std::unique_ptr<crypto::DeviceConsentSigner>>(nullptr);
        return signer ? std::move(*signer) : nullptr;
    }

    /// Of the TEST world: device, oqs, anchors/test.
    [[nodiscard]] std::filesystem::path file(const char* name) const { return m_factory->folder() / name; }

    const device::SystemClock clock;
    const crypto::OpenSslCryptography cryptography;
    core::Bytes envelopeCertificate; ///< DER; OQS's, and the archive's as well
    std::string institutionKey;

private:
    static core::Bytes bytesOf(const std::string& octets) { return core::copyOf(core::viewOf(octets)); }
    static core::SecureBytes secretOf(const std::string& octets) { return core::SecureBytes::copyOf(bytesOf(octets)); }
    static core::Bytes derOf(const std::filesystem::path& pem)
    {
        const auto certificates = verify::Certificate::fromPem(pem);
        return certificates ? core::copyOf(std::as_bytes(std::span(certificates->front().der()))) : core::Bytes();
    }

    [[nodiscard]] const tokentest::Person& person(std::size_t number) const
    {
        return number == 0 ? m_factory->hanako() : number == 1 ? m_factory->taro() : m_factory->stranger();
    }

    /// Staff take back the newest consent that this kiosk knows to be in force.
    core::Result<std::string> sealForTheInstitution(std::uint64_t id, ports::ConsentLedger& ledger)
    {
        const auto recent = ledger.recent(clock.now());
        if (!recent)
            return core::failure(recent.error());
        const auto given = delivery::inForce(*recent);
        if (given.empty())
            return core::failure(core::Fault::InternalFault, "SealingDesk", "no consent is in force");
        const auto sealed = m_sealer->seal({.id = {id},
                                            .jti = given.front().jti,
                                            .reason = session::StaffReason::ByInstitution,
                                            .nonce = m_request.nonce},
                                           ledger, *m_signer);
        return sealed ? m_sealer->store({id}, ledger) : core::Result<std::string>(core::failure(sealed.error()));
    }

    void fillRequest()
    {
        for (std::size_t number = 0; number < m_patients.size(); ++number) {
            auto facts = std::make_shared<runtime::ProvenFacts>();
            facts->evidence.kind = consent::CardKeyKind::InputHelper;
            facts->evidence.key = {bytesOf(tokentest::modulus(person(number).cardKey)), *core::fromHex("010001")};
            facts->evidence.certificate = secretOf(person(number).certificate);
            facts->evidence.record = secretOf(person(number).keyRecord);
            facts->evidence.cardVerifiableCertificate = secretOf(person(number).keyRecordCvc);
            facts->certificateDigest = cryptography.sha256(core::viewOf(person(number).certificate));
            facts->chipVerified = true;
            facts->binding = consent::bindingDigest(facts->evidence, cryptography);
            m_patients.at(number) = std::move(facts);
        }
        m_request.visit.language = "ja";
        m_request.visit.method = session::Method::Face;
        m_request.visit.faceTries = 1;
        m_request.faceProfile = "crash";
        m_request.pack.name = "TEST-crash";
        m_request.nonce = ports::Nonce{.value = core::base64Url(core::Sha256Digest{})};
        for (const auto& item : consent::askedItems(m_resources.catalog, {}, std::nullopt))
            m_request.answers.items.push_back({item.code, item.group, false, true, true});
    }

    const consent::ConsentResources m_resources = shippedResources();
    QTemporaryDir m_folder;
    std::unique_ptr<tokentest::TokenFactory> m_factory;
    std::array<std::shared_ptr<const runtime::ProvenFacts>, 3> m_patients;
    runtime::SealRequest m_request;
    std::unique_ptr<ports::ConsentSigner> m_signer;
    std::optional<runtime::Sealer> m_sealer;
};

} // namespace uketsuke::tests
