// What proves that a card's records are authentic and that the chip holds its key: card-verifiable certificate by an
// installed authority, record by that certificate, key by a challenge of our own. Believes nothing that was not
// checked here. Any thread but for `proveChip`, which talks to the card (card thread).
#pragma once

#include "app/core/Result.h"
#include "app/ports/PatientCard.h"
#include "app/ports/TrustAnchors.h"

namespace uketsuke::identity {

/// Whether the authority behind a chip was checked, or no authority for that application is installed (H3).
enum class ChipTrust { Verified, NotVerified };

/// Errors: CardRecordUntrusted for an unknown certifier or a wrong signature.
[[nodiscard]] core::Result<ChipTrust> verifyCardCertificate(const ports::CardVerifiableCertificate& certificate,
                                                            ports::CardApplication application,
                                                            const ports::TrustAnchors& anchors,
                                                            const ports::Cryptography& cryptography);

/// The signature over the three groups, and that the values taken out of the record are the signed ones: photo,
/// birth date and key. Errors: CardRecordUntrusted.
[[nodiscard]] core::Result<> verifyCardFaceRecord(const ports::CardFaceRecord& record,
                                                  const ports::RsaPublicKey& issuer,
                                                  const ports::Cryptography& cryptography);

/// EF 0007. Errors: CardRecordUntrusted.
[[nodiscard]] core::Result<> verifyCardKeyRecord(const ports::CardKeyRecord& record, const ports::RsaPublicKey& issuer,
                                                 const ports::Cryptography& cryptography);

/// EF 0002 of the input helper by its integrity record: signature, digest, and that the values are the digested ones.
/// Errors: CardRecordUntrusted.
[[nodiscard]] core::Result<> verifyAttributes(const ports::AttributeRecord& record, const ports::RsaPublicKey& issuer,
                                              const ports::Cryptography& cryptography);

/// Active authentication: the chip signs `UKETSUKE-AA-1` and 32 random bytes of our own, never bytes from outside,
/// because that key signs for any terminal. Errors: ChipNotGenuine, RandomSourceUnavailable, and the card's own.
[[nodiscard]] core::Result<> proveChip(ports::PatientCard& card, ports::CardKey key,
                                       const ports::RsaPublicKey& provenKey, const ports::Cryptography& cryptography);

/// DigestInfo of SHA-256 around the 96 bytes of three digests, as the card-face record signs it.
[[nodiscard]] core::Bytes cardFaceDigestInfo(const ports::CardFaceRecord& record,
                                             const ports::Cryptography& cryptography);

/// `cardFaceProof` of docs/consent-token.md: signed birth date, sex and key, and digests of the rest.
[[nodiscard]] core::SecureBytes cardFaceProof(const ports::CardFaceRecord& record,
                                              const ports::Cryptography& cryptography);

} // namespace uketsuke::identity
