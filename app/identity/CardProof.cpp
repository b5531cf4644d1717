#include "app/identity/CardProof.h"

#include "app/identity/CardNumberPlausibility.h"
#include "app/ports/KeyThumbprint.h"

namespace uketsuke::identity {

using core::Error;
using core::Fault;
using ports::CardApplication;
using ports::CardKey;
using ports::CardNumberHolder;

namespace {

std::optional<Fault> faultOf(ports::CardKind kind)
{
    switch (kind) {
    case ports::CardKind::MyNumberCard: return std::nullopt;
    case ports::CardKind::Smartphone: return Fault::SmartphoneOnReader;
    case ports::CardKind::OldResidentCard: return Fault::OldResidentCard;
    case ports::CardKind::DrivingLicence: return Fault::DrivingLicenceOnReader;
    case ports::CardKind::ResidenceCard: return Fault::ResidenceCardOnReader;
    case ports::CardKind::StorageCard: return Fault::StorageCardOnReader;
    case ports::CardKind::Other: return Fault::NotAMyNumberCard;
    }
    return Fault::NotAMyNumberCard;
}

/// What both proofs hand on from the recognition.
ProvenCard startedFrom(const RecognisedCard& recognised)
{
    ProvenCard proven;
    proven.cardExpiry = recognised.cardExpiry;
    proven.certificate = recognised.certificate.clone();
    proven.certificateDigest = recognised.certificateVerdict.digest;
    proven.certificateExpiresSoon = recognised.certificateVerdict.expiresSoon;
    return proven;
}

/// The year of expiry printed on the card, which is part of the number the card accepted.
int expiryYearOf(const ports::CardNumberB& number)
{
    int year = 0;
    for (const auto digit : number.digits.view().subspan(6, 4))
        year = year * 10 + (std::to_integer<int>(digit) - '0');
    return year;
}

bool wanted(const ProofHooks& hooks) { return !hooks.stillWanted || hooks.stillWanted(); }

} // namespace

core::Result<CertificateVerdict> CardProof::judge(core::ByteView certificate, core::Instant now) const
{
    const auto facts = m_cryptography.readCertificate(certificate);
    if (!facts)
        return std::unexpected(facts.error());
    auto issuer = Issuer::NoAnchorInstalled;
    if (!m_settings.anchors.authenticationRoots.empty())
        issuer = m_cryptography.issuedByOneOf(certificate, m_settings.anchors.authenticationRoots, now)
                     ? Issuer::Anchored
                     : Issuer::Unknown;
    return judgeCertificate(*facts, issuer, m_settings.certificatePolicy, now);
}

core::Result<RecognisedCard> CardProof::recogniseCard(ports::PatientCard& card, core::Instant now) const
{
    constexpr std::string_view where = "CardProof::recogniseCard";
    const auto recognition = card.recognise();
    if (!recognition)
        return std::unexpected(recognition.error());
    if (const auto fault = faultOf(recognition->kind))
        return core::failure(*fault, where);
    if (recognition->expiry && *recognition->expiry < core::japaneseDate(now))
        return core::failure(Fault::CardExpired, where);
    if (!recognition->hasAuthenticationCertificate)
        return core::failure(Fault::CertificateMissing, where);

    auto certificate = card.authenticationCertificate();
    if (!certificate)
        return std::unexpected(certificate.error());
    auto verdict = judge(certificate->view(), now);
    if (!verdict)
        return std::unexpected(verdict.error());
    // The PIN's counter first: its application is the one that is selected.
    const auto pinTries = card.pinTries();
    if (!pinTries)
        return std::unexpected(pinTries.error());
    const auto cardNumberTries = card.cardNumberTries(CardNumberHolder::CardFace);
    if (!cardNumberTries)
        return std::unexpected(cardNumberTries.error());
    return RecognisedCard{.cardExpiry = recognition->expiry,
                          .certificate = std::move(*certificate),
                          .certificateVerdict = std::move(*verdict),
                          .hasSignatureCertificate = recognition->hasSignatureCertificate,
                          .cardNumberTries = *cardNumberTries,
                          .pinTries = *pinTries};
}

core::Result<> CardProof::openWithCardNumber(ports::PatientCard& card, CardNumberHolder holder,
                                             const ports::CardNumberB& number, const ProofHooks& hooks) const
{
    constexpr std::string_view where = "CardProof::openWithCardNumber";
    const auto tries = card.cardNumberTries(holder);
    if (!tries)
        return std::unexpected(tries.error());
    if (*tries < fewestCardNumberTries)
        return core::failure(
            Error{.fault = Fault::CardNumberTriesLow, .where = where, .note = "nothing was sent", .triesLeft = *tries});
    if (!wanted(hooks))
        return core::failure(Fault::SessionCancelled, where, "nothing was sent");
    return card.verifyCardNumber(holder, number);
}

core::Result<ChipTrust> CardProof::trustOf(const ports::CardVerifiableCertificate& certificate,
                                           CardApplication application) const
{
    auto trust = verifyCardCertificate(certificate, application, m_settings.anchors, m_cryptography);
    if (!trust)
        return trust;
    if (*trust == ChipTrust::NotVerified && m_settings.unverifiedChip == UnverifiedChip::Refuse)
        return core::failure(Fault::CardRecordUntrusted, "CardProof::trustOf", "no card authority is installed");
    return trust;
}

core::Result<CardProof::ProvenRecord>
CardProof::proveCardFace(ports::PatientCard& card, const ports::CardNumberB& number, const ProofHooks& hooks) const
{
    if (const auto opened = openWithCardNumber(card, CardNumberHolder::CardFace, number, hooks); !opened)
        return std::unexpected(opened.error());
    auto record = card.cardFaceRecord();
    if (!record)
        return std::unexpected(record.error());
    auto certificate = card.cardVerifiableCertificate(CardNumberHolder::CardFace);
    if (!certificate)
        return std::unexpected(certificate.error());
    const auto chip = trustOf(*certificate, CardApplication::CardFace);
    if (!chip)
        return std::unexpected(chip.error());
    if (const auto genuine = verifyCardFaceRecord(*record, certificate->key, m_cryptography); !genuine)
        return std::unexpected(genuine.error());
    return ProvenRecord{.record = std::move(*record), .certificate = std::move(*certificate), .chip = *chip};
}

core::Result<> CardProof::chooseSigningKey(ports::PatientCard& card, const ports::CardNumberB& number,
                                           const ProofHooks& hooks, ProvenRecord& face, ProvenCard& proven) const
{
    constexpr std::string_view where = "CardProof::chooseSigningKey";
    // One challenge is enough, to the key that will sign: where both records certify the same key, whoever answers for
    // one answers for the other, and a chip needs up to a second for each answer.
    const auto signWithCardFace = [&]() -> core::Result<> {
        if (const auto genuine = proveChip(card, CardKey::CardFace, face.record.cardKey, m_cryptography); !genuine)
            return genuine;
        proven.signingKey = CardKey::CardFace;
        proven.key = face.record.cardKey;
        proven.cardFaceProof = cardFaceProof(face.record, m_cryptography);
        proven.cardVerifiableCertificate = face.certificate.raw;
        return {};
    };

    if (auto opened = openWithCardNumber(card, CardNumberHolder::InputHelper, number, hooks); !opened) {
        // The number was right a moment ago: two applications that disagree are not of one card.
        if (opened.error().fault == Fault::CardNumberWrong)
            return core::failure(Error{.fault = Fault::CardSpliced,
                                       .where = where,
                                       .note = "the applications disagree about the card number",
                                       .triesLeft = opened.error().triesLeft});
        return opened;
    }
    const auto keyRecord = card.cardKeyRecord();
    if (!keyRecord)
        return std::unexpected(keyRecord.error());
    if (!*keyRecord)
        return signWithCardFace();
    auto certificate = card.cardVerifiableCertificate(CardNumberHolder::InputHelper);
    if (!certificate)
        return std::unexpected(certificate.error());
    const auto chip = trustOf(*certificate, CardApplication::InputHelper);
    if (!chip)
        return std::unexpected(chip.error());
    if (const auto genuine = verifyCardKeyRecord(**keyRecord, certificate->key, m_cryptography); !genuine)
        return genuine;

    if ((*keyRecord)->cardKey != face.record.cardKey) {
        switch (m_settings.cardKeyEquality) {
        case CardKeyEquality::Require:
            return core::failure(Fault::CardSpliced, where, "the two records certify different keys");
        case CardKeyEquality::CardFaceSignsOtherwise: return signWithCardFace();
        }
    }
    if (const auto genuine = proveChip(card, CardKey::InputHelper, (*keyRecord)->cardKey, m_cryptography); !genuine)
        return genuine;
    proven.signingKey = CardKey::InputHelper;
    proven.key = (*keyRecord)->cardKey;
    proven.cardKeyRecord = (*keyRecord)->raw;
    proven.cardVerifiableCertificate = certificate->raw;
    if (*chip == ChipTrust::NotVerified)
        proven.chip = ChipTrust::NotVerified;
    return {};
}

core::Result<ProvenCard> CardProof::proveByCardNumber(ports::PatientCard& card, const RecognisedCard& recognised,
                                                      const ports::CardNumberB& number, core::Instant now,
                                                      const ProofHooks& hooks) const
{
    constexpr std::string_view where = "CardProof::proveByCardNumber";
    const auto today = core::japaneseDate(now);
    if (const auto plausible = checkCardNumber(number, today); !plausible)
        return std::unexpected(plausible.error());
    // The free expiry date is unsigned, but it is this card's: a number of another year would only cost a try.
    if (recognised.cardExpiry && recognised.cardExpiry->year != expiryYearOf(number))
        return core::failure(Fault::CardNumberImplausible, where, "the card expires in another year");
    auto face = proveCardFace(card, number, hooks);
    if (!face)
        return std::unexpected(face.error());

    auto proven = startedFrom(recognised);
    proven.chip = face->chip;
    if (hooks.takePhoto && !face->record.photo.empty())
        hooks.takePhoto(std::move(face->record.photo));
    else
        proven.photo = std::move(face->record.photo);
    proven.birthDate = core::parseDate(core::textOf(face->record.birthDate.view()));
    if (const auto chosen = chooseSigningKey(card, number, hooks, *face, proven); !chosen)
        return std::unexpected(chosen.error());
    proven.thumbprint = keyThumbprint(proven.key, m_cryptography);
    return proven;
}

core::Result<ProvenAttributes> CardProof::readAttributes(ports::PatientCard& card, const ProvenCard& proven) const
{
    constexpr std::string_view where = "CardProof::readAttributes";
    auto record = card.attributes();
    if (!record)
        return std::unexpected(record.error());
    const auto certificate = card.cardVerifiableCertificate(CardNumberHolder::InputHelper);
    if (!certificate)
        return std::unexpected(certificate.error());
    if (const auto chip = trustOf(*certificate, CardApplication::InputHelper); !chip)
        return std::unexpected(chip.error());
    if (const auto genuine = verifyAttributes(*record, certificate->key, m_cryptography); !genuine)
        return std::unexpected(genuine.error());
    const auto birthDate = core::parseDate(core::textOf(record->birthDate.view()));
    if (!birthDate)
        return core::failure(Fault::CardRecordUntrusted, where, "no date of birth");
    // The integrity record names no key of the card: the person must be the one of the proven card face.
    if (birthDate != proven.birthDate)
        return core::failure(Fault::CardSpliced, where, "the applications know different birth dates");
    return ProvenAttributes{.name = std::move(record->name),
                            .address = std::move(record->address),
                            .birthDate = *birthDate,
                            .sex = std::move(record->sex)};
}

core::Result<ProvenCard> CardProof::proveByPin(ports::PatientCard& card, const RecognisedCard& recognised,
                                               const ports::Pin& pin, LastTry lastTry, const ProofHooks& hooks) const
{
    constexpr std::string_view where = "CardProof::proveByPin";
    // Before the PIN is asked of the card: without an anchor the certificate proves nothing, and a try is worth more.
    if (!isIssuedByAnchor(recognised.certificateVerdict.issuer))
        return core::failure(Fault::CertificateUntrusted, where, "no root for user authentication is installed");
    const auto tries = card.pinTries();
    if (!tries)
        return std::unexpected(tries.error());
    if (*tries <= 0)
        return core::failure(Error{.fault = Fault::PinBlocked, .where = where, .note = {}, .triesLeft = 0});
    if (*tries == 1 && lastTry == LastTry::Forbidden)
        return core::failure(
            Error{.fault = Fault::PinLastTry, .where = where, .note = "nothing was sent", .triesLeft = 1});
    if (!wanted(hooks))
        return core::failure(Fault::SessionCancelled, where, "nothing was sent");
    if (const auto verified = card.verifyPin(pin); !verified)
        return std::unexpected(verified.error());
    const auto& key = recognised.certificateVerdict.key;
    if (const auto genuine = proveChip(card, CardKey::Authentication, key, m_cryptography); !genuine)
        return std::unexpected(genuine.error());
    auto proven = startedFrom(recognised);
    proven.signingKey = CardKey::Authentication;
    proven.key = key;
    proven.thumbprint = keyThumbprint(key, m_cryptography);
    proven.chip = ChipTrust::Verified;
    return proven;
}

} // namespace uketsuke::identity
