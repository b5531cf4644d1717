// Shift_JIS of JIS90 (JIS X 0201 and JIS X 0208:1990), the one a receipt computer is promised. A character outside it
// becomes ●, as the national system does it itself, and is never exchanged for a look-alike. Pure; any thread.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace uketsuke::handoff {

[[nodiscard]] bool isUtf8(std::string_view text);

struct ShiftJisText {
    std::string bytes;
    int replaced{0}; ///< how many characters became ●
};
/// Nothing when the text is no UTF-8.
[[nodiscard]] std::optional<ShiftJisText> toShiftJis(std::string_view utf8);

} // namespace uketsuke::handoff
