// Is this 照合番号B worth one of the card's tries? A wrong one is lost for ever (H11), so what cannot be right is never
// sent. Pure; any thread; the digits appear in no error.
#pragma once

#include "app/core/Instant.h"
#include "app/core/Result.h"
#include "app/ports/PatientCard.h"

namespace uketsuke::identity {

/// H11: below this many tries left the kiosk does not try but calls staff.
inline constexpr int fewestCardNumberTries = 5;

/// 14 digits: birth YYMMDD with a day that can exist, expiry year from this year to eleven years on, security code.
/// The year of birth is an era year without its era, so every YY is possible.
/// Errors: CardNumberImplausible, whose note names the rule.
[[nodiscard]] core::Result<> checkCardNumber(const ports::CardNumberB& number, core::CivilDate today);

} // namespace uketsuke::identity
