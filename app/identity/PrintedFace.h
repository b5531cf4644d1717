// Can what the scanner read off a card's face be a card's face? Checked before one of the card's tries is spent on it
// (H11), beyond what checkCardNumber asks of any number. Pure; any thread; the digits appear in no error.
#pragma once

#include "app/core/Instant.h"
#include "app/core/Result.h"
#include "app/ports/CardFaceScanner.h"

namespace uketsuke::identity {

/// A birth date that existed in its era and not after today, of somebody at most 125 years old; an expiry not past and
/// at most ten birthdays ahead, five for who is under eighteen, that falls on the birthday. Only a foreign resident's
/// card may expire on another day: with the stay.
/// Errors: CardNumberImplausible, whose note names the rule.
[[nodiscard]] core::Result<> checkPrintedFace(const ports::CardFaceReading& reading, core::CivilDate today);

} // namespace uketsuke::identity
