// 券面事項確認AP: the printed face with the photo, opened by 照合番号B, and the card's own key. Borrows the exchange;
// card thread. Knows neither the other key of this application nor the file that only that key opens.
#pragma once

#include "drivers/card/CardNumberApplication.h"

namespace uketsuke::card {

class CardFaceApplication : public CardNumberApplication {
public:
    explicit CardFaceApplication(CardExchange& exchange);
    /// Needs the card number verified.
    [[nodiscard]] core::Result<ports::CardFaceRecord> record();
};

} // namespace uketsuke::card
