// 共通カードAP: the only expiry date of the card that is free to read. Unsigned, so a hint. Borrows the exchange;
// card thread. The card's serial number in the same record is not taken.
#pragma once

#include "app/core/Instant.h"
#include "drivers/card/CardExchange.h"

#include <optional>

namespace uketsuke::card {

class CommonApplication {
public:
    explicit CommonApplication(CardExchange& exchange) : m_exchange(exchange) {}

    /// Nothing when the card has no such application or says nothing we can read.
    [[nodiscard]] core::Result<std::optional<core::CivilDate>> cardExpiry();

private:
    CardExchange& m_exchange;
};

} // namespace uketsuke::card
