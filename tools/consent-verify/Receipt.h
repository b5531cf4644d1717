// OQS's receipt for a token (docs/oqs-interface.md), as it lies beside the token in an archive or a folder: who signed
// it, and of which token it is. Pure function, any thread.
#pragma once

#include "tools/consent-verify/Certificate.h"
#include "tools/consent-verify/Report.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace uketsuke::verify {

inline constexpr std::size_t mostReceiptBytes = 8 * 1024;

/// What a receipt has to be of.
struct ReceivedToken {
    std::string_view id;     ///< its jti
    std::uint64_t number{0}; ///< its ctr
    Digest digest{};         ///< SHA-256 of its exact bytes
};

struct ReceiptAnswer {
    Check check;
    std::string note{}; ///< what OQS says that is no fault of the receipt; empty: nothing
};

/// `keys`: OQS's; without one nothing is checked.
[[nodiscard]] ReceiptAnswer checkReceipt(std::string_view compact, const ReceivedToken& token,
                                         const std::vector<Certificate>& keys);

} // namespace uketsuke::verify
