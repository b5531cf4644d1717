// The card on the reader as the ports see it: owns the exchange and the applications on it. Lives on the card thread.
// Believes nothing it reads; sends every VERIFY once.
#pragma once

#include "app/ports/PatientCard.h"
#include "drivers/card/CardFaceApplication.h"
#include "drivers/card/CommonApplication.h"
#include "drivers/card/InputHelperApplication.h"
#include "drivers/card/JpkiApplication.h"

namespace uketsuke::card {

class MyNumberCard final : public ports::PatientCard {
public:
    explicit MyNumberCard(std::unique_ptr<ports::CardChannel> channel);

    core::Result<ports::CardRecognition> recognise() override;
    core::Result<core::SecureBytes> authenticationCertificate() override;
    core::Result<int> cardNumberTries(ports::CardNumberHolder holder) override;
    core::Result<int> pinTries() override;
    core::Result<> verifyCardNumber(ports::CardNumberHolder holder, const ports::CardNumberB& number) override;
    core::Result<> verifyPin(const ports::Pin& pin) override;
    core::Result<ports::CardFaceRecord> cardFaceRecord() override;
    core::Result<std::optional<ports::CardKeyRecord>> cardKeyRecord() override;
    core::Result<ports::AttributeRecord> attributes() override;
    core::Result<ports::CardVerifiableCertificate> cardVerifiableCertificate(ports::CardNumberHolder holder) override;
    core::Result<core::Bytes> sign(ports::CardKey key, const core::Sha256Digest& digest) override;

private:
    CardNumberApplication& applicationOf(ports::CardNumberHolder holder);

    CardExchange m_exchange;
    JpkiApplication m_jpki;
    CardFaceApplication m_cardFace;
    InputHelperApplication m_inputHelper;
    CommonApplication m_common;
};

class MyNumberCardRoom final : public ports::CardRoom {
public:
    std::unique_ptr<ports::PatientCard> open(std::unique_ptr<ports::CardChannel> channel) override;
};

} // namespace uketsuke::card
