// A command taken apart (ISO 7816-3, 12.1: cases 1 to 4, short and extended). A view: the bytes must outlive it.
#pragma once

#include "app/core/Bytes.h"

#include <optional>

namespace uketsuke::virtualcard {

struct CommandApdu {
    std::uint8_t cla{0};
    std::uint8_t ins{0};
    std::uint8_t p1{0};
    std::uint8_t p2{0};
    core::ByteView data;
    std::optional<std::size_t> expected; ///< Le; a coded zero is 256 or 65536
    bool extended{false};

    /// Nothing when the lengths do not fit each other; then the answer is 6700.
    [[nodiscard]] static std::optional<CommandApdu> parse(core::ByteView bytes);
};

} // namespace uketsuke::virtualcard
