// Two small helps of Kiosk's sources: handlers of a variant, and a line of text out of its parts.
#pragma once

#include <sstream>
#include <string>

namespace uketsuke::runtime {

template <class... Handlers> struct Overloaded : Handlers... {
    using Handlers::operator()...;
};

template <class... Parts> [[nodiscard]] std::string joined(const Parts&... parts)
{
    std::ostringstream text;
    (text << ... << parts);
    return text.str();
}

} // namespace uketsuke::runtime
