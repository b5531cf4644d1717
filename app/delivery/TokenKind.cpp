#include "app/delivery/TokenKind.h"

#include "app/core/Bytes.h"

#include <nlohmann/json.hpp>

namespace uketsuke::delivery {

ports::RecordKind kindOf(std::string_view token)
{
    // A token has one exact spelling (docs/consent-token.md), so the device's header is found without a parser.
    constexpr std::string_view before = R"("signatures":[{"protected":")";
    const auto found = token.find(before);
    if (found == std::string_view::npos)
        return ports::RecordKind::Consent;
    const auto begin = found + before.size();
    const auto end = token.find('"', begin);
    const auto bytes =
        end == std::string_view::npos ? std::nullopt : core::fromBase64Url(token.substr(begin, end - begin));
    if (!bytes)
        return ports::RecordKind::Consent;
    const auto header = nlohmann::json::parse(core::textOf(*bytes), nullptr, false);
    const auto type = header.is_object() ? header.find("typ") : header.end();
    const bool withdrawal =
        header.is_object() && type != header.end() && *type == ports::tokenType(ports::RecordKind::Withdrawal);
    return withdrawal ? ports::RecordKind::Withdrawal : ports::RecordKind::Consent;
}

} // namespace uketsuke::delivery
