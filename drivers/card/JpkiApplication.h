// 公的個人認証AP: token label, the certificate for user authentication, its PIN and key. The signature certificate
// and its password are not used. Borrows the exchange; card thread.
#pragma once

#include "app/ports/PatientCard.h"
#include "drivers/card/CardExchange.h"
#include "drivers/card/CardRecords.h"

namespace uketsuke::card {

class JpkiApplication {
public:
    explicit JpkiApplication(CardExchange& exchange) : m_exchange(exchange) {}

    [[nodiscard]] core::Result<Selection> select() { return m_exchange.select(application::jpki); }
    [[nodiscard]] core::Result<ports::CardKind> kind();
    [[nodiscard]] core::Result<CertificatesPresent> certificatesPresent();
    [[nodiscard]] core::Result<core::SecureBytes> authenticationCertificate();
    [[nodiscard]] core::Result<int> pinTries();
    [[nodiscard]] core::Result<> verifyPin(const ports::Pin& pin);
    [[nodiscard]] core::Result<core::Bytes> sign(const core::Sha256Digest& digest);

private:
    CardExchange& m_exchange;
};

} // namespace uketsuke::card
