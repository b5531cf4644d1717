// Which text of a form a screen may show. Pure; any thread.
#pragma once

#include <nlohmann/json.hpp>

#include <algorithm>
#include <string>

namespace uketsuke::consent {

/// Shown as plain text on a screen: no control character but a line's end, and nothing that could be taken for markup.
[[nodiscard]] inline bool isShowable(const nlohmann::json& value)
{
    constexpr std::size_t longestText = 1200; // bytes: 400 letters of Nepali
    if (!value.is_string())
        return false;
    const auto& text = value.get_ref<const std::string&>();
    return !text.empty() && text.size() <= longestText && std::ranges::none_of(text, [](char letter) {
        const auto code = static_cast<unsigned char>(letter);
        return (code < 0x20 && letter != '\n') || code == 0x7F || letter == '<' || letter == '>';
    });
}

} // namespace uketsuke::consent
