// How the program prints checks for other programs: one form for tokens, folders and archives. Main thread.
#pragma once

#include "tools/consent-verify/Report.h"

#include <nlohmann/json.hpp>

namespace uketsuke::verify {

[[nodiscard]] inline nlohmann::json asJson(const std::vector<Check>& checks)
{
    auto array = nlohmann::json::array();
    for (const auto& check : checks)
        array.push_back({{"check", nameOf(check.id)}, {"state", nameOf(check.state)}, {"sentence", check.sentence}});
    return array;
}

} // namespace uketsuke::verify
