// What a step of the verifier yields: a value, or one sentence that says why not. Every failure ends in a report
// or an answer read by a person, so a sentence is enough; nothing secret is ever put into one.
#pragma once

#include <expected>
#include <string>
#include <utility>

namespace uketsuke::verify {

template <typename T = void> using Outcome = std::expected<T, std::string>;

[[nodiscard]] inline std::unexpected<std::string> refuse(std::string sentence)
{
    return std::unexpected<std::string>(std::move(sentence));
}

} // namespace uketsuke::verify
