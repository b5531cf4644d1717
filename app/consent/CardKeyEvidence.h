// Which key of the card signs, and what proves that it is a card's key. Holds identifiers and, for the card-face
// application, birth date and sex: they go into the encrypted envelope and nowhere else. Owned by the session, wiped
// with it.
#pragma once

#include "app/core/Result.h"
#include "app/core/SecureBytes.h"
#include "app/ports/Cryptography.h"
#include "app/ports/RecordKind.h"

#include <string>
#include <string_view>

namespace uketsuke::consent {

enum class CardKeyKind : std::uint8_t { Authentication, InputHelper, CardFace };

/// As the card header's `key` has it.
[[nodiscard]] constexpr std::string_view name(CardKeyKind kind)
{
    switch (kind) {
    case CardKeyKind::Authentication: return "authentication";
    case CardKeyKind::InputHelper: return "input-helper";
    case CardKeyKind::CardFace: return "card-face";
    }
    return "authentication";
}

struct CardKeyEvidence {
    CardKeyKind kind{CardKeyKind::Authentication};
    ports::RsaPublicKey key;       ///< the key that signs
    core::SecureBytes certificate; ///< DER without filler; `Authentication`: the key's own; otherwise a claim or empty
    core::SecureBytes record;      ///< `InputHelper`: EF 0007 as read; `CardFace`: the proof of docs/consent-token.md
    core::SecureBytes cardVerifiableCertificate; ///< the two others: EF 0004 as read
};

/// What stands for the person: the key's thumbprint, in PIN mode the certificate's SHA-256. OQS's conditions are asked
/// with it, and `sub` is made of it.
[[nodiscard]] core::Sha256Digest bindingDigest(const CardKeyEvidence& evidence,
                                               const ports::Cryptography& cryptography);

/// `sub`: a pseudonym that no other institution can compute.
[[nodiscard]] std::string subjectOf(const core::SecureBytes& institutionKey, const core::Sha256Digest& binding,
                                    const ports::Cryptography& cryptography);

/// The card's protected header, JSON. Errors: InternalFault when the evidence lacks what its kind needs.
[[nodiscard]] core::Result<std::string> cardHeader(const CardKeyEvidence& evidence,
                                                   const ports::Cryptography& cryptography,
                                                   ports::RecordKind kind = ports::RecordKind::Consent);

/// The envelope's plaintext, JSON. Errors as for `cardHeader`.
[[nodiscard]] core::Result<core::SecureBytes> buildEnvelopePlaintext(const std::string& jti,
                                                                     const CardKeyEvidence& evidence);

} // namespace uketsuke::consent
