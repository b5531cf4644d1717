// JSON from outside, read strictly: an object, no member name twice, nothing after it, no surprises of type.
// Two readers that see different members in the same bytes is how signatures get fooled. Pure; any thread.
#pragma once

#include <nlohmann/json.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace uketsuke::uplink {

/// Nothing unless the text is one JSON object with distinct member names at every level, at most 16 levels deep.
[[nodiscard]] std::optional<nlohmann::json> strictObject(std::string_view text);

/// Nothing when the member is missing or of another type.
[[nodiscard]] std::optional<std::string> stringMember(const nlohmann::json& object, const char* name);
[[nodiscard]] std::optional<std::int64_t> integerMember(const nlohmann::json& object, const char* name);

} // namespace uketsuke::uplink
