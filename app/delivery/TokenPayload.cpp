#include "app/delivery/TokenPayload.h"

#include "app/core/Bytes.h"

namespace uketsuke::delivery {

nlohmann::json payloadOf(std::string_view token)
{
    // One exact spelling, so the payload is found without a parser.
    constexpr std::string_view before = R"({"payload":")";
    if (!token.starts_with(before))
        return nullptr;
    const auto rest = token.substr(before.size());
    const auto bytes = core::fromBase64Url(rest.substr(0, rest.find('"')));
    return bytes ? nlohmann::json::parse(core::textOf(*bytes), nullptr, false) : nlohmann::json();
}

std::vector<std::string> grantedItems(std::string_view token)
{
    std::vector<std::string> granted;
    const auto payload = payloadOf(token);
    const auto items = payload.is_object() ? payload.find("items") : payload.end();
    if (!payload.is_object() || items == payload.end() || !items->is_array())
        return granted;
    for (const auto& item : *items)
        if (item.is_object() && item.value("flag", nlohmann::json()) == 1
            && item.value("code", nlohmann::json()).is_string())
            granted.push_back(item["code"].get<std::string>());
    return granted;
}

} // namespace uketsuke::delivery
