// TEST: a recorded conversation (tools/card-trace, docs/recording-a-card.md) as a card of the simulated reader.
#pragma once

#include "app/core/Bytes.h"
#include "app/core/Fault.h"

#include <optional>
#include <string_view>
#include <vector>

namespace uketsuke::simulated {

struct TracedExchange {
    core::Bytes command; ///< header and sizes as sent; data only where it is public
    core::Bytes answer;  ///< empty when it failed
    std::optional<core::Fault> fault;
};

struct CardTrace {
    core::Bytes answerToReset; ///< empty when it was not public
    bool extendedLength{true};
    std::vector<TracedExchange> exchanges;

    /// Nothing when the text is not a trace from its first line to its last.
    [[nodiscard]] static std::optional<CardTrace> parse(std::string_view text);

    /// The exchange that answers this command: the next one like it from `from` on, or the first one like it.
    /// Secrets and challenges are not compared: the trace does not have them.
    [[nodiscard]] const TracedExchange* find(core::ByteView command, std::size_t& from) const;
};

} // namespace uketsuke::simulated
