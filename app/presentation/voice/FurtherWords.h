// What the eye finds on a screen below its question, in the order of reading, for somebody who hears it: what is
// consented to, the explanation of an item, every answer of the review, what would be withdrawn. Pure.
#pragma once

#include "app/presentation/Snapshot.h"

#include <vector>

namespace uketsuke::presentation {

struct FurtherSentence {
    QString words;
    bool personal{false}; ///< tells what the person decided
    friend bool operator==(const FurtherSentence&, const FurtherSentence&) = default;
};

[[nodiscard]] std::vector<FurtherSentence> furtherWords(const Snapshot& snapshot);

} // namespace uketsuke::presentation
