// What lies on the reader when it is no My Number Card: named, so that the patient hears which card it is. Only asked
// after the applications of a My Number Card were all found missing (or for cards without any application). A guess
// for a better sentence, never a reason to refuse.
#pragma once

#include "app/ports/PatientCard.h"
#include "drivers/card/CardExchange.h"

namespace uketsuke::card {

/// PC/SC part 3, 3.1.3.2.3.2: readers give cards without applications (FeliCa, MIFARE …) an answer to reset of this
/// form. Those never answer a SELECT in a way that means anything.
[[nodiscard]] bool isStorageCard(core::ByteView answerToReset);

/// Asks for the applications of other cards: one SELECT for each. `Other` when none is there.
[[nodiscard]] core::Result<ports::CardKind> kindOfForeignCard(CardExchange& exchange);

} // namespace uketsuke::card
