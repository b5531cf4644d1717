// 券面事項入力補助AP: the record that certifies the card's key and nothing personal, opened by 照合番号B, and that key.
// The attributes as text, and the individual number, are never read. Borrows the exchange; card thread.
#pragma once

#include "drivers/card/CardNumberApplication.h"

#include <optional>

namespace uketsuke::card {

class InputHelperApplication : public CardNumberApplication {
public:
    explicit InputHelperApplication(CardExchange& exchange);
    /// Needs the card number verified. Nothing when the card has no such file.
    [[nodiscard]] core::Result<std::optional<ports::CardKeyRecord>> cardKeyRecord();
    /// Needs the card number verified.
    [[nodiscard]] core::Result<ports::AttributeRecord> attributes();
};

} // namespace uketsuke::card
