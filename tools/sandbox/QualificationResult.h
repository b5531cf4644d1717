// The qualification result of one person for one consent: XML of the national layout, UTF-8 (spec: section 4 and
// sample 10.1). Pure function, any thread.
#pragma once

#include "tools/sandbox/Registry.h"

namespace uketsuke::sandbox {

[[nodiscard]] std::string qualificationResult(const InsuredPerson& person, const verify::Payload& payload,
                                              std::int64_t executedAt);

} // namespace uketsuke::sandbox
