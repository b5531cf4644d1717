// Presentation attack detection by ISO/IEC 30107-3: APCER per kind of attack, BPCER, each with the failures to respond.
// A presentation passes when its score is at least the threshold. Pure.
#pragma once

#include "tools/face-eval/statistics/Interval.h"

#include <span>
#include <string>
#include <vector>

namespace uketsuke::evaluation {

inline constexpr std::string_view bonaFideKind = "live";

struct Presentation {
    std::string kind;      ///< "live" is bona fide; anything else names an attack instrument
    std::string person;    ///< who is shown, so that ten frames of one print do not count as ten prints
    bool responded{false}; ///< false: nothing to judge (no face, or refused by the gate)
    double score{0};
};

struct AttackRow {
    std::string kind;
    std::size_t presentations{0}, withoutResponse{0};
    Rate classificationError; ///< APCER, or BPCER for "live"; over the presentations that got a response
};

/// One row a kind, "live" first, the others by name. An interval rests on whole persons: one wrong frame of a person
/// makes the person wrong for the upper end, as frames of one person are anything but independent.
[[nodiscard]] std::vector<AttackRow> attackTable(std::span<const Presentation> presentations, double threshold);

} // namespace uketsuke::evaluation
