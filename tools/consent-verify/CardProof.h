// The card's own records (spec: 券面事項確認AP and 券面事項入力補助AP): who certifies the key that signed the token.
// Own reader, shares nothing with drivers/card. Pure functions, any thread.
#pragma once

#include "tools/consent-verify/Trust.h"

#include <optional>

namespace uketsuke::verify {

/// EF 0004, the card-verifiable certificate of the key that signs a card's records.
struct CardVerifiableCertificate {
    Bytes certifierId; ///< 16 bytes
    RsaKey key;
    Bytes body; ///< the 297 bytes that are signed
    Bytes signature;
};
[[nodiscard]] Outcome<CardVerifiableCertificate> readCardVerifiableCertificate(ByteView file);
[[nodiscard]] Outcome<> certifiedBy(const CardVerifiableCertificate& certificate,
                                    const std::vector<CardAuthority>& authorities, CardApplication application);

/// EF 0007 of 券面事項入力補助AP: the card's key alone, with the signature over it.
struct CardKeyRecord {
    RsaKey key;
    Bytes signedPart;
    Bytes signature;
};
[[nodiscard]] Outcome<CardKeyRecord> readCardKeyRecord(ByteView file);
[[nodiscard]] bool holds(const CardKeyRecord& record, const RsaKey& signer);

/// The card face's key with as little of the record as proves it: birth date, sex and key as on the card, then the
/// digests of name and address and of the photo, then the record's signature.
struct CardFaceProof {
    RsaKey key;
    Bytes digests; ///< three, 96 bytes
    Bytes signature;
};
[[nodiscard]] Outcome<CardFaceProof> readCardFaceProof(ByteView proof);
[[nodiscard]] bool holds(const CardFaceProof& proof, const RsaKey& signer);

} // namespace uketsuke::verify
