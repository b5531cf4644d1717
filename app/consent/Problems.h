// Everything that is wrong with the consent resources, found in one pass: whoever installs them mends them once.
// Pure; any thread.
#pragma once

#include "app/core/Fault.h"

#include <string>
#include <vector>

namespace uketsuke::consent {

struct Problem {
    core::Fault fault{core::Fault::FormMalformed}; ///< FormMissing, FormMalformed or FormDigestMismatch
    std::string file;
    std::string what;
    friend bool operator==(const Problem&, const Problem&) = default;
};

using Problems = std::vector<Problem>;

} // namespace uketsuke::consent
