#include "drivers/card/MyNumberCard.h"

#include "drivers/card/ForeignCard.h"

namespace uketsuke::card {

MyNumberCard::MyNumberCard(std::unique_ptr<ports::CardChannel> channel)
    : m_exchange(std::move(channel)), m_jpki(m_exchange), m_cardFace(m_exchange), m_inputHelper(m_exchange),
      m_common(m_exchange)
{
}

CardNumberApplication& MyNumberCard::applicationOf(ports::CardNumberHolder holder)
{
    switch (holder) {
    case ports::CardNumberHolder::CardFace: return m_cardFace;
    case ports::CardNumberHolder::InputHelper: return m_inputHelper;
    }
    return m_cardFace;
}

core::Result<ports::CardRecognition> MyNumberCard::recognise()
{
    if (isStorageCard(m_exchange.answerToReset()))
        return ports::CardRecognition{.kind = ports::CardKind::StorageCard, .expiry = {}};
    // The common application comes first, so that the certificate afterwards needs no further SELECT.
    const auto expiry = m_common.cardExpiry();
    if (!expiry)
        return std::unexpected(expiry.error());
    const auto selection = m_jpki.select();
    if (!selection)
        return std::unexpected(selection.error());
    if (*selection == Selection::Absent) {
        const auto foreign = kindOfForeignCard(m_exchange);
        if (!foreign)
            return std::unexpected(foreign.error());
        if (*foreign == ports::CardKind::Other)
            return core::failure(core::Fault::NotAMyNumberCard, "MyNumberCard::recognise", "no application we know");
        return ports::CardRecognition{.kind = *foreign, .expiry = {}};
    }
    const auto kind = m_jpki.kind();
    if (!kind)
        return std::unexpected(kind.error());

    ports::CardRecognition recognition{.kind = *kind, .expiry = *expiry};
    if (*kind == ports::CardKind::MyNumberCard) {
        const auto present = m_jpki.certificatesPresent();
        if (!present)
            return std::unexpected(present.error());
        recognition.hasAuthenticationCertificate = present->authentication;
        recognition.hasSignatureCertificate = present->signature;
    }
    return recognition;
}

core::Result<core::SecureBytes> MyNumberCard::authenticationCertificate() { return m_jpki.authenticationCertificate(); }

core::Result<int> MyNumberCard::cardNumberTries(ports::CardNumberHolder holder)
{
    return applicationOf(holder).cardNumberTries();
}

core::Result<int> MyNumberCard::pinTries() { return m_jpki.pinTries(); }

core::Result<> MyNumberCard::verifyCardNumber(ports::CardNumberHolder holder, const ports::CardNumberB& number)
{
    return applicationOf(holder).verifyCardNumber(number);
}

core::Result<> MyNumberCard::verifyPin(const ports::Pin& pin) { return m_jpki.verifyPin(pin); }

core::Result<ports::CardFaceRecord> MyNumberCard::cardFaceRecord() { return m_cardFace.record(); }

core::Result<std::optional<ports::CardKeyRecord>> MyNumberCard::cardKeyRecord()
{
    return m_inputHelper.cardKeyRecord();
}

core::Result<ports::AttributeRecord> MyNumberCard::attributes() { return m_inputHelper.attributes(); }

core::Result<ports::CardVerifiableCertificate> MyNumberCard::cardVerifiableCertificate(ports::CardNumberHolder holder)
{
    return applicationOf(holder).cardVerifiableCertificate();
}

core::Result<core::Bytes> MyNumberCard::sign(ports::CardKey key, const core::Sha256Digest& digest)
{
    switch (key) {
    case ports::CardKey::Authentication: return m_jpki.sign(digest);
    case ports::CardKey::InputHelper: return m_inputHelper.sign(digest);
    case ports::CardKey::CardFace: return m_cardFace.sign(digest);
    }
    return core::failure(core::Fault::InternalFault, "MyNumberCard::sign", "key of no application");
}

std::unique_ptr<ports::PatientCard> MyNumberCardRoom::open(std::unique_ptr<ports::CardChannel> channel)
{
    return std::make_unique<MyNumberCard>(std::move(channel));
}

} // namespace uketsuke::card
