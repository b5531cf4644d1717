// What a record of the ledger is: a consent, or the withdrawal of earlier ones. Both are tokens of the same chain; the
// protected headers' `typ` says which, so no column has to (docs/consent-token.md). Pure; any thread.
#pragma once

#include <cstdint>
#include <string_view>

namespace uketsuke::ports {

enum class RecordKind : std::uint8_t { Consent, Withdrawal };

/// `typ` of both protected headers.
[[nodiscard]] constexpr std::string_view tokenType(RecordKind kind)
{
    switch (kind) {
    case RecordKind::Consent: return "consent+jwt";
    case RecordKind::Withdrawal: return "consent-withdrawal+jwt";
    }
    return "consent+jwt";
}

} // namespace uketsuke::ports
