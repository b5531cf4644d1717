// Reads the members of one JSON object and remembers the first thing that is wrong with it: a member missing,
// unknown, or of another type than the format's page says. After a fault every reading yields an empty value, so a
// caller reads everything and asks once at the end. No conversion is ever made: a number in quotes is no number.
#pragma once

#include "tools/consent-verify/Encoding.h"
#include "tools/consent-verify/Outcome.h"

#include <nlohmann/json.hpp>

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>

namespace uketsuke::verify {

using Json = nlohmann::json;

/// An object, in UTF-8, with no member named twice anywhere in it and nothing before or behind it.
[[nodiscard]] Outcome<Json> parseObject(std::string_view text, std::size_t mostBytes, std::string_view where);

class Fields {
public:
    /// `where` names the object in a sentence, such as "the payload"; `fault` is shared between nested readers.
    Fields(const Json& object, std::string where, std::string& fault, std::initializer_list<std::string_view> required,
           std::initializer_list<std::string_view> optional = {});

    [[nodiscard]] bool has(std::string_view name) const;
    std::string text(std::string_view name, std::size_t mostBytes = 256);
    std::string oneOf(std::string_view name, std::initializer_list<std::string_view> values);
    std::uint64_t number(std::string_view name, std::uint64_t least, std::uint64_t most);
    bool boolean(std::string_view name);
    /// base64url of 32 bytes.
    Digest digest(std::string_view name);
    /// base64 with padding, not empty.
    Bytes base64(std::string_view name, std::size_t mostBytes);
    const Json& array(std::string_view name, std::size_t mostElements);
    const Json& object(std::string_view name);
    void blame(std::string_view name, std::string_view what);

private:
    const Json* member(std::string_view name);

    const Json* m_object;
    std::string m_where;
    std::string* m_fault;
};

} // namespace uketsuke::verify
