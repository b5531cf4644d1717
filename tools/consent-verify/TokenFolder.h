// Many tokens of one device, such as an exported archive: whether they hang together as the device wrote them.
// Each token says its number (`ctr`) and the digest of the one before (`prev`). Pure function, any thread.
#pragma once

#include "tools/consent-verify/Token.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace uketsuke::verify {

struct ReadToken {
    std::string name; ///< of the file, for the sentence
    Digest digest{};  ///< SHA-256 of the token's exact bytes
    Payload payload;
};

/// One sentence for each break: a record altered, left out, doubled, or of another order. Empty: every device's
/// records follow one another without a gap. A chain that begins after record 1 is no break (an archive may start
/// later) but a note.
struct ChainAnswer {
    std::vector<std::string> breaks;
    std::vector<std::string> missing; ///< the gaps, where they are not breaks
    std::vector<std::string> notes;
};
enum class Gaps { AreBreaks, AreTold };
[[nodiscard]] ChainAnswer checkChain(std::span<const ReadToken> tokens, Gaps gaps = Gaps::AreBreaks);

} // namespace uketsuke::verify
