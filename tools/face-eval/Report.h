// Writes what was found: report.json for programs, report.md for people, one DET curve a section as SVG. Names of
// folders, never their paths; nothing about a single person.
#pragma once

#include "tools/face-eval/Analysis.h"

#include <filesystem>
#include <string>
#include <vector>

namespace uketsuke::evaluation {

struct Report {
    std::string pack, packDigest;
    std::size_t attackChecks{0};
    double meanCardBytes{0}; ///< 0: all templates came from an earlier run
    Settings settings;
    std::vector<PeopleResult> people;
    std::vector<AttackResult> attacks;
};

/// False: the folder cannot be written.
[[nodiscard]] bool writeReport(const Report& report, const std::filesystem::path& folder);

/// A detection error trade-off curve, both axes logarithmic.
[[nodiscard]] std::string detPicture(const std::vector<Section>& sections);

} // namespace uketsuke::evaluation
