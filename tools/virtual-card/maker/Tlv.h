// BER-TLV as a card's records have it: tag as given, definite length, shortest form.
#pragma once

#include "app/core/Bytes.h"

#include <initializer_list>
#include <string_view>

namespace uketsuke::virtualcard::maker {

/// `tag` in hexadecimal, such as "df22".
[[nodiscard]] core::Bytes tlv(std::string_view tag, core::ByteView value);
[[nodiscard]] core::Bytes joined(std::initializer_list<core::ByteView> parts);

} // namespace uketsuke::virtualcard::maker
