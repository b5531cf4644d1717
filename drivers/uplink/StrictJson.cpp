#include "drivers/uplink/StrictJson.h"

#include <limits>
#include <set>
#include <vector>

namespace uketsuke::uplink {

std::optional<nlohmann::json> strictObject(std::string_view text)
{
    constexpr int deepest = 16;
    using Json = nlohmann::json;

    bool isStrict = true;
    std::vector<std::set<std::string>> names;
    const auto watch = [&](int depth, Json::parse_event_t event, Json& parsed) {
        switch (event) {
        case Json::parse_event_t::object_start:
            names.emplace_back();
            isStrict = isStrict && depth < deepest;
            break;
        case Json::parse_event_t::object_end: names.pop_back(); break;
        case Json::parse_event_t::array_start: isStrict = isStrict && depth < deepest; break;
        case Json::parse_event_t::key:
            isStrict = isStrict && names.back().insert(parsed.get_ref<const std::string&>()).second;
            break;
        case Json::parse_event_t::array_end:
        case Json::parse_event_t::value: break;
        }
        return true;
    };

    auto parsed = Json::parse(text, watch, /*allow_exceptions=*/false);
    if (!isStrict || !parsed.is_object())
        return std::nullopt;
    return parsed;
}

std::optional<std::string> stringMember(const nlohmann::json& object, const char* name)
{
    const auto member = object.find(name);
    if (member == object.end() || !member->is_string())
        return std::nullopt;
    return member->get<std::string>();
}

std::optional<std::int64_t> integerMember(const nlohmann::json& object, const char* name)
{
    const auto member = object.find(name);
    if (member == object.end() || !member->is_number_integer())
        return std::nullopt;
    if (member->is_number_unsigned()
        && member->get<std::uint64_t>() > std::uint64_t{std::numeric_limits<std::int64_t>::max()})
        return std::nullopt;
    return member->get<std::int64_t>();
}

} // namespace uketsuke::uplink
