// The little pictures on a card, drawn: text in a bitmap face for the record's PNGs, and a neutral figure marked
// TEST where no photo was given. No person's likeness. Throws std::runtime_error.
#pragma once

#include "app/core/Bytes.h"

#include <filesystem>
#include <string_view>

namespace uketsuke::virtualcard::maker {

/// Digits and the letters of TEST, 6 by 12 pixels each, 1-bit grey PNG; other characters are drawn as a box.
[[nodiscard]] core::Bytes textPng(std::string_view text);

/// 240 by 300, 8-bit grey JPEG 2000 (JP2); `seed` varies the figure, so that personas differ.
void drawPhoto(const std::filesystem::path& jp2, unsigned seed);

} // namespace uketsuke::virtualcard::maker
