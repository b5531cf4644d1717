// What 券面事項確認AP and 券面事項入力補助AP share: 照合番号B with a counter of its own, a card-verifiable certificate,
// and a key that signs without a secret. Borrows the exchange; card thread.
#pragma once

#include "app/ports/PatientCard.h"
#include "drivers/card/CardExchange.h"

namespace uketsuke::card {

class CardNumberApplication {
public:
    /// Tries left; spends none.
    [[nodiscard]] core::Result<int> cardNumberTries();
    /// One VERIFY; a value that is not 14 digits is not sent.
    [[nodiscard]] core::Result<> verifyCardNumber(const ports::CardNumberB& number);
    [[nodiscard]] core::Result<ports::CardVerifiableCertificate> cardVerifiableCertificate();
    [[nodiscard]] core::Result<core::Bytes> sign(const core::Sha256Digest& digest);

protected:
    struct Layout {
        ApplicationId id;
        ShortFileId cardNumberB;
        ShortFileId cardVerifiableCertificate;
    };

    CardNumberApplication(CardExchange& exchange, const Layout& layout) : m_exchange(exchange), m_layout(layout) {}
    ~CardNumberApplication() = default;

    [[nodiscard]] core::Result<> select() { return m_exchange.require(m_layout.id); }
    [[nodiscard]] CardExchange& exchange() { return m_exchange; }

private:
    CardExchange& m_exchange;
    Layout m_layout;
};

} // namespace uketsuke::card
