// What the tests of the card's proofs share: an office that issues good and bad cards, and the two proofs as the kiosk
// runs them.
#pragma once

#include "app/identity/CardProof.h"
#include "drivers/crypto/OpenSslCryptography.h"
#include "tests/unit/identity/PaperCard.h"

#include <chrono>
#include <functional>
#include <memory>
#include <string_view>
#include <utility>

namespace uketsuke::tests {

inline core::Instant today()
{
    using namespace std::chrono;
    return {duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count()};
}
inline constexpr core::Milliseconds day{24LL * 3600 * 1000};

inline ports::CardNumberB number(std::string_view digits) { return {core::SecureBytes::copyOf(core::viewOf(digits))}; }
inline ports::Pin pin(std::string_view digits) { return {core::SecureBytes::copyOf(core::viewOf(digits))}; }

class ProofDesk {
public:
    /// False when the office cannot make its keys.
    bool open()
    {
        m_office = std::make_unique<PaperOffice>();
        return m_office->open();
    }

protected:
    identity::CardProofSettings settings()
    {
        return {.anchors = m_office->anchors(),
                .certificatePolicy = {.acceptedPolicies = {m_office->policyOid},
                                      .testMaterial = identity::TestMaterial::Allowed}};
    }
    core::Result<identity::ProvenCard> proveByNumber(PaperCard& card, identity::CardProofSettings with,
                                                     const char* digits = "05040320311234",
                                                     const identity::ProofHooks& hooks = {})
    {
        const identity::CardProof proof(m_cryptography, std::move(with));
        const auto recognised = proof.recogniseCard(card, today());
        if (!recognised)
            return std::unexpected(recognised.error());
        return proof.proveByCardNumber(card, *recognised, number(digits), today(), hooks);
    }
    core::Result<identity::ProvenCard> proveByPin(PaperCard& card, identity::CardProofSettings with,
                                                  const char* digits = "1234",
                                                  identity::LastTry lastTry = identity::LastTry::Forbidden)
    {
        const identity::CardProof proof(m_cryptography, std::move(with));
        const auto recognised = proof.recogniseCard(card, today());
        if (!recognised)
            return std::unexpected(recognised.error());
        return proof.proveByPin(card, *recognised, pin(digits), lastTry);
    }
    crypto::OpenSslCryptography m_cryptography;
    std::unique_ptr<PaperOffice> m_office;
};

} // namespace uketsuke::tests
