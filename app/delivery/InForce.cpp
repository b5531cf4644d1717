#include "app/delivery/InForce.h"

#include "app/delivery/TokenKind.h"
#include "app/delivery/TokenPayload.h"

#include <algorithm>
#include <array>
#include <set>

namespace uketsuke::delivery {

namespace {

using Json = nlohmann::json;

std::string textIn(const Json& object, const char* name)
{
    const auto found = object.find(name);
    return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

const Json& listIn(const Json& object, const char* name)
{
    static const Json none = Json::array();
    const auto found = object.find(name);
    return found != object.end() && found->is_array() ? *found : none;
}

bool grantsSomething(const Json& payload)
{
    return std::ranges::any_of(std::array{"items", "docs", "aid"}, [&](const char* list) {
        return std::ranges::any_of(listIn(payload, list), [](const Json& entry) {
            return entry.is_object() && textIn(entry, "cat") == "express-consent";
        });
    });
}

class Withdrawn {
public:
    void add(const Json& payload, std::uint64_t sequence)
    {
        const auto withdraws = payload.find("withdraws");
        if (withdraws == payload.end() || !withdraws->is_object())
            return;
        if (textIn(*withdraws, "scope") == "all")
            m_everythingOf.emplace_back(textIn(payload, "sub"), sequence);
        for (const auto& name : listIn(*withdraws, "consents"))
            if (name.is_string())
                m_named.insert(name.get<std::string>());
    }
    [[nodiscard]] bool holds(const ports::OutboxRow& row, const std::string& subject) const
    {
        return m_named.contains(row.record.jti) || std::ranges::any_of(m_everythingOf, [&](const auto& one) {
                   return one.first == subject && one.second > row.sequence;
               });
    }

private:
    std::set<std::string> m_named;
    std::vector<std::pair<std::string, std::uint64_t>> m_everythingOf; ///< pseudonym and the withdrawal's number
};

} // namespace

std::vector<ConsentInForce> inForce(const std::vector<ports::OutboxRow>& recent)
{
    Withdrawn withdrawn;
    for (const auto& row : recent)
        if (kindOf(row.record.token) == ports::RecordKind::Withdrawal)
            if (const auto payload = payloadOf(row.record.token); payload.is_object())
                withdrawn.add(payload, row.sequence);
    std::vector<ConsentInForce> found;
    for (const auto& row : recent) {
        const bool held = row.state == ports::DeliveryState::Accepted || row.state == ports::DeliveryState::HandedOff;
        if (!held || kindOf(row.record.token) == ports::RecordKind::Withdrawal)
            continue;
        const auto payload = payloadOf(row.record.token);
        if (payload.is_object() && grantsSomething(payload) && !withdrawn.holds(row, textIn(payload, "sub")))
            found.push_back({row.record.jti, row.record.sealed});
    }
    return found;
}

} // namespace uketsuke::delivery
