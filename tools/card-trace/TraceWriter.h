// Makes the text that may be given away from what a card said (docs/recording-a-card.md has the format). Files are put
// together from the pieces they were read in, masked as a whole, and cut into the same pieces again. Pure.
#pragma once

#include "tools/card-trace/RecordingChannel.h"

#include <string>

namespace uketsuke::cardtrace {

[[nodiscard]] std::string traceText(const Recording& recording);

} // namespace uketsuke::cardtrace
