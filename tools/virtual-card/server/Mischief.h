// What goes wrong between card and reader, and when: planned for one exchange, or going on. Pure: told each exchange,
// answers what is to happen to it. Owned by the server; one copy for the process, one for the card that lies there,
// because a persona may bring mischief of its own.
#pragma once

#include "app/core/Bytes.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace uketsuke::virtualcard {

enum class Trouble {
    None,
    Remove,     ///< gone instead of answering
    Silence,    ///< never answered
    HalfFrame,  ///< a broken frame, then gone
    EmptyFrame, ///< a frame of no bytes
    Drop,       ///< the reader reports a failed exchange; the card stays
    Reset,      ///< the card loses power and comes back before it answers
    MoreData,   ///< 61FF instead of an answer
    Longer,     ///< the answer's data with sixteen bytes too many
    Shorter,    ///< the answer's data without its last half
    Bare        ///< the status word without the data
};

class Mischief {
public:
    /// The names `set` knows, for the list of knobs.
    [[nodiscard]] static std::vector<std::string_view> names();

    /// False when the name is none of these. `exchanges`: how many there were; planned ones count from there.
    /// `problem` is filled when the amount cannot be.
    [[nodiscard]] bool set(const std::string& name, std::uint64_t amount, std::uint64_t exchanges,
                           std::string& problem);

    /// What happens to this exchange (counted from 1). A plan is used up by it.
    [[nodiscard]] Trouble at(std::uint64_t exchange, core::ByteView command);

    /// A plan is for one card; what goes on is for all.
    void forgetPlan() { m_plan.reset(); }

    /// The card does not answer a reset, so the reader finds it mute.
    [[nodiscard]] bool mute() const { return m_mute; }

private:
    struct Plan {
        Trouble what;
        std::uint64_t exchange;
    };
    std::optional<Plan> m_plan;
    std::uint64_t m_moreDataFrom{0}; ///< 0: never
    std::uint64_t m_dropEvery{0};    ///< 0: never
    std::uint64_t m_dropFrom{0};
    bool m_mute{false};
    bool m_readerRefusesExtended{false};
};

/// The answer with data too many, too few, or none; the status word stays.
[[nodiscard]] core::Bytes bent(core::Bytes answer, Trouble how);

} // namespace uketsuke::virtualcard
