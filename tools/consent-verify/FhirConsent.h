// A consent token as a FHIR R4 Consent resource, for systems that file consents and do not read JWS. A rendering, not a
// proof: the proof is the token, which travels inside as sourceAttachment. Pure function, any thread.
#pragma once

#include "tools/consent-verify/Token.h"

#include <string>
#include <string_view>

namespace uketsuke::verify {

struct FhirOptions {
    /// The insured person's identifier, `insurer8:symbol:number:branch2`. Empty: the token's pseudonym is given, which
    /// only the centre can resolve. The token itself never holds the insured person's number.
    std::string insuredPerson;
};

/// JSON of the resource, indented. `bytes` are the token's exact bytes, `token` what they say; verify() them first:
/// the resource calls the consent verified. An item that was not sought appears in no provision, whatever its flag.
[[nodiscard]] std::string fhirConsent(std::string_view bytes, const Token& token, const FhirOptions& options = {});

} // namespace uketsuke::verify
