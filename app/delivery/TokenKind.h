// Which door of OQS a stored token belongs to, read from its own signed header: the ledger keeps bytes and no copy of
// what they say. Pure; any thread.
#pragma once

#include "app/ports/RecordKind.h"

#include <string_view>

namespace uketsuke::delivery {

/// What is not a token of ours at all counts as a consent: OQS refuses it, and staff see it parked.
[[nodiscard]] ports::RecordKind kindOf(std::string_view token);

} // namespace uketsuke::delivery
