// The id of one consent record: a UUID of version 7 (RFC 9562, 5.7). Pure: time and random bytes come from outside.
#pragma once

#include "app/core/Bytes.h"
#include "app/core/Instant.h"

#include <span>
#include <string>

namespace uketsuke::consent {

/// Lower case, with hyphens.
[[nodiscard]] std::string recordId(core::Instant instant, std::span<const std::byte, 10> randomBytes);
/// Whether a text has exactly that form.
[[nodiscard]] bool isRecordId(std::string_view text);

} // namespace uketsuke::consent
