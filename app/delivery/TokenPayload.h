// What a stored token of ours says, read from its own signed bytes: the ledger keeps no copy of it. Pure; any thread.
#pragma once

#include <nlohmann/json.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace uketsuke::delivery {

/// Null when the bytes are not in the one exact spelling of our tokens (docs/consent-token.md).
[[nodiscard]] nlohmann::json payloadOf(std::string_view token);

/// Codes of the items whose flag is 1: agreed to, or set by law. None for a withdrawal and for what is no token.
[[nodiscard]] std::vector<std::string> grantedItems(std::string_view token);

} // namespace uketsuke::delivery
