// The independent check of a consent token, from its bytes alone (docs/consent-token.md). Writes nothing, asks no
// clock and no network; whoever needs "now" compares with the token's times. Any thread.
#pragma once

#include "tools/consent-verify/Envelope.h"
#include "tools/consent-verify/Report.h"
#include "tools/consent-verify/Trust.h"

#include <string>
#include <string_view>

namespace uketsuke::verify {

enum class AfterFailure { GoOn, Stop };

struct Question {
    std::string_view token;
    const CardEvidence* evidence{nullptr}; ///< opened with openEnvelope(); none: the card is not checked
    /// Why there is no evidence although an envelope came; makes the envelope's check fail.
    std::string envelopeFault{};
    std::string audience{};                    ///< empty: any
    const Institutions* institutions{nullptr}; ///< none: neither the institution nor the subject is checked
    AfterFailure afterFailure{AfterFailure::GoOn};
};

[[nodiscard]] Report verify(const Question& question, const Trust& trust);

} // namespace uketsuke::verify
