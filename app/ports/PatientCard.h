// One card on the reader, in the words of the card applications. Real: drivers/card, over a CardChannel.
// Says what the card said; believes nothing: proofs are app/identity's. Lives on the card thread.
// The individual number's files and 照合番号A do not exist here, and must never be added.
#pragma once

#include "app/core/Instant.h"
#include "app/core/Result.h"
#include "app/core/SecureBytes.h"
#include "app/ports/CardReader.h"
#include "app/ports/Cryptography.h"

#include <array>
#include <memory>
#include <optional>
#include <string>

namespace uketsuke::ports {

/// A storage card has no applications at all: FeliCa and the like (transport, shops, doors).
enum class CardKind { MyNumberCard, Smartphone, OldResidentCard, DrivingLicence, ResidenceCard, StorageCard, Other };

struct CardRecognition {
    CardKind kind{CardKind::Other};
    bool hasAuthenticationCertificate{false}; ///< JPKI EF 0008
    bool hasSignatureCertificate{false};
    std::optional<core::CivilDate> expiry; ///< of the card, from 共通 EF 0001; unsigned, a hint only
};

/// 14 digits: birth YYMMDD (era year), expiry year YYYY, security code. See mynumber card facts, H11.
struct CardNumberB {
    core::SecureBytes digits; ///< ASCII
};
struct Pin {
    core::SecureBytes digits; ///< 4 ASCII digits
};

/// EF 0004 of a card application: the chain below the card certificate authority.
struct CardVerifiableCertificate {
    core::Bytes raw;
    core::Bytes certifierId; ///< 16 bytes
    core::Bytes subjectId;   ///< 16 bytes
    RsaPublicKey key;
    core::Bytes signedBody; ///< value of 5F4E: what the signature covers
    core::Bytes signature;
};

/// 券面事項確認AP EF 0002, taken apart.
struct CardFaceRecord {
    core::SecureBytes birthDate; ///< DF22, YYYYMMDD
    core::SecureBytes sex;       ///< DF23, one character
    RsaPublicKey cardKey;        ///< DF24
    core::SecureBytes photo;     ///< DF27 value, JP2; empty when the card has none
    /// Complete TLVs, as the record signature hashes them: DF22‖DF23‖DF24, DF25‖DF26, DF27.
    std::array<core::SecureBytes, 3> signedGroups;
    core::Bytes signature; ///< DF28
};

/// 券面事項入力補助AP EF 0007: certifies the card's key and nothing personal.
struct CardKeyRecord {
    RsaPublicKey cardKey;   ///< DF51
    core::Bytes signedPart; ///< the complete DF51 TLV
    core::Bytes signature;  ///< DF52
    core::Bytes raw;
};

/// 券面事項入力補助AP EF 0002, taken apart, and the record of EF 0003 that proves it.
struct AttributeRecord {
    core::SecureBytes name;      ///< DF22, UTF-8
    core::SecureBytes address;   ///< DF23, UTF-8
    core::SecureBytes birthDate; ///< DF24, YYYYMMDD
    core::SecureBytes sex;       ///< DF25, one character
    core::SecureBytes objects;   ///< DF22 to DF25 whole, as the digest covers them
    core::SecureBytes digest;    ///< DF32: SHA-256 of `objects`
    /// DF31‖DF32 whole. DF31 is a digest over a number of twelve digits, which can be guessed: checked, never kept.
    core::SecureBytes signedPart;
    core::Bytes signature; ///< DF33
};

/// Which private key on the card. The two without PIN sign for any terminal (H3).
enum class CardKey { Authentication, InputHelper, CardFace };
/// Which application's 照合番号B counter.
enum class CardNumberHolder { CardFace, InputHelper };

class PatientCard {
public:
    virtual ~PatientCard() = default;

    /// By AID and token label, never by ATR. Errors: NotAMyNumberCard only for a card that answers nothing we know;
    /// other kinds are a successful recognition with that kind.
    virtual core::Result<CardRecognition> recognise() = 0;

    /// DER of the certificate for user authentication (JPKI EF 000A), without filler.
    /// Errors: CertificateMissing when the file holds none.
    virtual core::Result<core::SecureBytes> authenticationCertificate() = 0;

    /// Tries left, read from the card each time; spends none. 0 means blocked.
    virtual core::Result<int> cardNumberTries(CardNumberHolder holder) = 0;
    virtual core::Result<int> pinTries() = 0;

    /// One VERIFY, never repeated, also not after a lost answer.
    /// Errors: CardNumberWrong (triesLeft set), CardNumberTriesLow when blocked, CardNumberImplausible for a value
    /// that is not 14 digits (nothing is sent then).
    virtual core::Result<> verifyCardNumber(CardNumberHolder holder, const CardNumberB& number) = 0;
    /// Errors: PinWrong (triesLeft set), PinBlocked.
    virtual core::Result<> verifyPin(const Pin& pin) = 0;

    /// Needs the number verified in CardFace. Errors: CardAnswerMalformed, PhotoMissing is *not* one of them.
    virtual core::Result<CardFaceRecord> cardFaceRecord() = 0;
    /// Needs the number verified in InputHelper. Nothing when the card has no such file.
    virtual core::Result<std::optional<CardKeyRecord>> cardKeyRecord() = 0;
    /// Needs the card number verified in the input helper.
    virtual core::Result<AttributeRecord> attributes() = 0;
    virtual core::Result<CardVerifiableCertificate> cardVerifiableCertificate(CardNumberHolder holder) = 0;

    /// PKCS#1 v1.5 over the SHA-256 DigestInfo of `digest`, by the card. 256 bytes.
    /// Authentication needs the PIN verified on this connection before, and nothing else selected since.
    virtual core::Result<core::Bytes> sign(CardKey key, const core::Sha256Digest& digest) = 0;
};

/// Makes the card room's view of a channel. Real: drivers/card.
class CardRoom {
public:
    virtual ~CardRoom() = default;
    virtual std::unique_ptr<PatientCard> open(std::unique_ptr<CardChannel> channel) = 0;
};

} // namespace uketsuke::ports
