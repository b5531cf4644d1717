// The codes of the languages that the screens may speak, as they stand in configuration, form files, translations and
// tokens. Which of them fit every screen, and in which letters each is set, is qml/theme/Languages.qml's. Immutable;
// any thread.
#pragma once

#include <algorithm>
#include <array>
#include <string_view>

namespace uketsuke::core {

/// Japanese, plain Japanese with furigana, English, Chinese in both scripts, Korean, Vietnamese, Brazilian Portuguese,
/// Nepali.
inline constexpr std::array<std::string_view, 9> languages{"ja", "ja-easy", "en",    "zh-Hans", "zh-Hant",
                                                           "ko", "vi",      "pt-BR", "ne"};

/// Its words carry marks that say how they are read (app/presentation/Furigana.h).
inline constexpr std::string_view plainJapanese = "ja-easy";

[[nodiscard]] constexpr bool isLanguage(std::string_view code)
{
    return std::ranges::find(languages, code) != languages.end();
}

} // namespace uketsuke::core
