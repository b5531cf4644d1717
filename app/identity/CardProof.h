// The card part of "who is here": what lies on the reader, and the two proofs that it belongs to somebody. Blocking;
// runs on the card thread with one card, the clock's instant passed in. Sends a secret only when its counter allows
// it. Holds no card and remembers nothing between calls.
#pragma once

#include "app/identity/CardNumberPlausibility.h"
#include "app/identity/CardTrust.h"
#include "app/identity/CertificatePolicy.h"

#include <functional>
#include <optional>

namespace uketsuke::identity {

/// What a release does with a chip whose authority nobody installed (H3): it refuses it.
enum class UnverifiedChip { Accept, Refuse };
/// H1: EF 0002 and EF 0007 must carry the same key. Where a real card is found that does not, the card-face key signs.
enum class CardKeyEquality { Require, CardFaceSignsOtherwise };

struct CardProofSettings {
    ports::TrustAnchors anchors;
    CertificatePolicy certificatePolicy;
    UnverifiedChip unverifiedChip{UnverifiedChip::Refuse};
    CardKeyEquality cardKeyEquality{CardKeyEquality::Require};
};

/// A card that may go on. Says what can be tried, proves nothing about the person.
struct RecognisedCard {
    std::optional<core::CivilDate> cardExpiry; ///< unsigned, a hint
    core::SecureBytes certificate;             ///< DER; a claim until the PIN was verified (H1)
    CertificateVerdict certificateVerdict;
    bool hasSignatureCertificate{false};
    int cardNumberTries{0};
    int pinTries{0};

    [[nodiscard]] bool cardNumberPossible() const { return cardNumberTries >= fewestCardNumberTries; }
    [[nodiscard]] bool pinPossible() const { return pinTries > 0 && isIssuedByAnchor(certificateVerdict.issuer); }
};

/// What the session keeps of a proven card until the consent is sealed.
struct ProvenCard {
    ports::CardKey signingKey{ports::CardKey::InputHelper};
    ports::RsaPublicKey key;
    core::Sha256Digest thumbprint{}; ///< `jkt`
    ChipTrust chip{ChipTrust::NotVerified};
    core::SecureBytes photo;                  ///< by card number only; empty when the card has none or it was taken
    std::optional<core::CivilDate> birthDate; ///< by card number only: from the verified record
    std::optional<core::CivilDate> cardExpiry;

    core::SecureBytes certificate; ///< DER: a proof by PIN, a claim otherwise
    core::Sha256Digest certificateDigest{};
    bool certificateExpiresSoon{false};

    core::Bytes cardKeyRecord;             ///< EF 0007 as read; signing key InputHelper
    core::SecureBytes cardFaceProof;       ///< signing key CardFace
    core::Bytes cardVerifiableCertificate; ///< of the signing key's application
};

/// What 券面事項入力補助AP says of a person, proven. Never part of a token (H4).
struct ProvenAttributes {
    core::SecureBytes name;    ///< UTF-8; U+3000 between family and given name
    core::SecureBytes address; ///< UTF-8
    core::CivilDate birthDate;
    core::SecureBytes sex; ///< one character
};

/// The last try of a PIN is never spent unless the person said so.
enum class LastTry { Forbidden, Allowed };

/// What a proof asks of its caller while it runs; each may be left out.
struct ProofHooks {
    /// Takes the photo as soon as its record is proven, while the card still works: decoding it needs no more of
    /// the card. What is made of it may be used only when the whole proof succeeds. Called at most once, never with
    /// none; without it the photo is in the result.
    std::function<void(core::SecureBytes photo)> takePhoto{};
    /// Asked before each VERIFY: no try is spent for a session that is over. False ends in SessionCancelled.
    std::function<bool()> stillWanted{};
};

class CardProof {
public:
    CardProof(const ports::Cryptography& cryptography, CardProofSettings settings)
        : m_cryptography(cryptography), m_settings(std::move(settings))
    {
    }

    /// Errors: NotAMyNumberCard, SmartphoneOnReader, OldResidentCard, DrivingLicenceOnReader, ResidenceCardOnReader,
    /// StorageCardOnReader, CardExpired, CertificateMissing, CertificateExpired, CertificateUntrusted, and the card's
    /// own.
    [[nodiscard]] core::Result<RecognisedCard> recogniseCard(ports::PatientCard& card, core::Instant now) const;

    /// Errors: CardNumberImplausible and CardNumberTriesLow (nothing
    /// was sent), CardNumberWrong, CardRecordUntrusted, ChipNotGenuine, CardSpliced, CardExpired, and the card's own.
    [[nodiscard]] core::Result<ProvenCard> proveByCardNumber(ports::PatientCard& card, const RecognisedCard& recognised,
                                                             const ports::CardNumberB& number, core::Instant now,
                                                             const ProofHooks& hooks = {}) const;

    /// Errors: PinBlocked and PinLastTry (nothing was sent), PinWrong, CertificateUntrusted, ChipNotGenuine, and the
    /// card's own.
    [[nodiscard]] core::Result<ProvenCard> proveByPin(ports::PatientCard& card, const RecognisedCard& recognised,
                                                      const ports::Pin& pin, LastTry lastTry,
                                                      const ProofHooks& hooks = {}) const;

    /// The four attributes of a card that was proven by its number just now, while its input helper is still open.
    /// Errors: CardRecordUntrusted, CardSpliced when the card face knows another birth date, and the card's own.
    [[nodiscard]] core::Result<ProvenAttributes> readAttributes(ports::PatientCard& card,
                                                                const ProvenCard& proven) const;

private:
    struct ProvenRecord {
        ports::CardFaceRecord record;
        ports::CardVerifiableCertificate certificate;
        ChipTrust chip{ChipTrust::NotVerified};
    };

    [[nodiscard]] core::Result<CertificateVerdict> judge(core::ByteView certificate, core::Instant now) const;
    [[nodiscard]] core::Result<> openWithCardNumber(ports::PatientCard& card, ports::CardNumberHolder holder,
                                                    const ports::CardNumberB& number, const ProofHooks& hooks) const;
    [[nodiscard]] core::Result<ChipTrust> trustOf(const ports::CardVerifiableCertificate& certificate,
                                                  ports::CardApplication application) const;
    [[nodiscard]] core::Result<ProvenRecord> proveCardFace(ports::PatientCard& card, const ports::CardNumberB& number,
                                                           const ProofHooks& hooks) const;
    [[nodiscard]] core::Result<> chooseSigningKey(ports::PatientCard& card, const ports::CardNumberB& number,
                                                  const ProofHooks& hooks, ProvenRecord& face,
                                                  ProvenCard& proven) const;

    const ports::Cryptography& m_cryptography;
    CardProofSettings m_settings;
};

} // namespace uketsuke::identity
