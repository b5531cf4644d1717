// 券面事項入力補助AP EF 0002 and EF 0003, taken apart: pure functions from bytes as read to the port's values. They say
// what the card said and believe nothing. Any thread.
#pragma once

#include "app/ports/PatientCard.h"

namespace uketsuke::card {

/// Errors: CardAnswerMalformed.
[[nodiscard]] core::Result<ports::AttributeRecord> parseAttributes(core::ByteView attributes, core::ByteView integrity);

} // namespace uketsuke::card
