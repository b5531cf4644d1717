// The qualification result of one person for one consent as it stands: XML of the national layout, UTF-8 (spec: section
// 4 and sample 10.1). Pure function, any thread.
#pragma once

#include "tools/sandbox/Registry.h"

namespace uketsuke::sandbox {

/// Of the consent at the moment of the question; ended: withdrawn, or its time is over.
enum class ConsentState { InForce, Ended };

[[nodiscard]] std::string qualificationResult(const InsuredPerson& person, const verify::Payload& payload,
                                              ConsentState state, std::int64_t executedAt);

} // namespace uketsuke::sandbox
