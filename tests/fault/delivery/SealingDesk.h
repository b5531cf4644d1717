// Seals consents as after a real session: every item asked and answered, the face matched, the chip proven; the
// device's key is a TEST key made on the spot, the card's signature a placeholder, which no step of the kiosk looks at
// any more. For tests only; one thread.
#pragma once

#include "app/consent/ConsentToken.h"
#include "app/runtime/Sealer.h"
#include "drivers/crypto/DeviceConsentSigner.h"
#include "drivers/crypto/FileKeyStore.h"
#include "drivers/crypto/OpenSslCryptography.h"
#include "drivers/device/SystemClock.h"
#include "tests/unit/consent/ShippedResources.h"
#include "tests/unit/crypto/TemporaryPki.h"

#include <array>
#include <memory>
#include <optional>
#include <string>

namespace uketsuke::tests {

class SealingDesk {
public:
    [[nodiscard]] bool open()
    {
        const bool made =
            m_pki.ecKey("root.key")
            && m_pki.selfSigned("root.key", "root.crt", "/CN=TEST crash root", {"basicConstraints=critical,CA:TRUE"})
            && m_pki.ecKey("device.key")
            && m_pki.issued("device.key", "device.crt", "/CN=TEST crash device", "root.crt", "root.key",
                            deviceExtensions)
            && m_pki.ecKey("envelope.key")
            && m_pki.selfSigned("envelope.key", "envelope.crt", "/CN=TEST crash OQS", {});
        if (!made)
            return false;
        crypto::FileKeyStore store(m_pki.file("device.key"));
        auto identity =
            crypto::openIdentity(store, {m_pki.file("device.crt"), {}}, clock.now(), crypto::TestMaterial::Allowed);
        if (!identity)
            return false;
        auto signer = crypto::DeviceConsentSigner::create(std::move(*identity));
        if (!signer)
            return false;
        m_signer = std::move(*signer);
        fillRequest();
        m_sealer.emplace(
            runtime::SealerSettings{.deviceId = "urn:uketsuke:device:TEST-crash",
                                    .audience = "urn:uketsuke:test-oqs",
                                    .institution = "1319999901",
                                    .institutionKey = std::make_shared<const core::SecureBytes>(filled(32)),
                                    .envelopeCertificate = m_pki.der("envelope.crt"),
                                    .softwareVersion = "crash"},
            m_resources, cryptography, clock);
        return true;
    }

    /// From the touch on Confirm to the durable record, of three patients in turns. Gives the jti.
    core::Result<std::string> seal(ports::ConsentLedger& ledger, session::Purpose purpose = session::Purpose::Consent)
    {
        const auto id = ++m_request.visit.id.value;
        auto request = m_request;
        request.facts = m_patients.at(id % m_patients.size());
        request.visit.purpose = purpose;
        if (purpose == session::Purpose::Withdrawal)
            request.answers = {};
        const auto begun = m_sealer->begin(request, ledger, *m_signer);
        if (!begun)
            return core::failure(begun.error());
        const auto signature = core::Bytes(256, std::byte{0x5A});
        if (const auto finished = m_sealer->finish({id}, signature, *m_signer); !finished)
            return core::failure(finished.error());
        return m_sealer->store({id}, ledger);
    }

    const device::SystemClock clock;
    const crypto::OpenSslCryptography cryptography;

private:
    static core::SecureBytes filled(std::size_t size)
    {
        return core::SecureBytes::copyOf(core::Bytes(size, std::byte{0x3D}));
    }

    void fillRequest()
    {
        for (std::size_t number = 0; number < m_patients.size(); ++number) {
            auto facts = std::make_shared<runtime::ProvenFacts>();
            facts->evidence.kind = consent::CardKeyKind::InputHelper;
            facts->evidence.key = {core::Bytes(256, std::byte{0xC3}), *core::fromHex("010001")};
            facts->evidence.certificate = filled(1400);
            facts->evidence.record = filled(700);
            facts->evidence.cardVerifiableCertificate = filled(620);
            facts->chipVerified = true;
            facts->binding.front() = std::byte(number);
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
    TemporaryPki m_pki;
    std::array<std::shared_ptr<const runtime::ProvenFacts>, 3> m_patients;
    runtime::SealRequest m_request;
    std::unique_ptr<ports::ConsentSigner> m_signer;
    std::optional<runtime::Sealer> m_sealer;
};

} // namespace uketsuke::tests
