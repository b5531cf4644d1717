#include "app/session/SessionState.h"

#include <algorithm>

namespace uketsuke::session {
namespace {

bool decided(const std::vector<OfferedDocument>& documents)
{
    return std::ranges::all_of(documents, [](const OfferedDocument& one) { return one.handedOver.has_value(); });
}

} // namespace

bool Answers::complete() const
{
    return std::ranges::all_of(items, [](const AskedItem& item) { return item.agreed.has_value(); })
           && (!prescriptionAsked || prescription.has_value()) && decided(certificates) && decided(documents);
}

bool Answers::refusesEverything() const
{
    const auto keeps = [](const OfferedDocument& document) { return !document.handedOver.value_or(false); };
    return std::ranges::none_of(items, [](const AskedItem& item) { return item.agreed.value_or(false); })
           && std::ranges::all_of(certificates, keeps) && std::ranges::all_of(documents, keeps);
}

bool Answers::asksMore() const
{
    return prescriptionAsked || !certificates.empty() || !documents.empty() || exchangeOffered;
}

std::optional<SessionId> sessionOf(const SessionState& state)
{
    if (const auto* visit = visitOf(state))
        return visit->id;
    if (const auto* finished = std::get_if<Finished>(&state))
        return finished->id;
    return std::nullopt;
}

const Visit* visitOf(const SessionState& state)
{
    return std::visit(
        [](const auto& alternative) -> const Visit* {
            if constexpr (requires { alternative.visit; })
                return &alternative.visit;
            else
                return nullptr;
        },
        state);
}

} // namespace uketsuke::session
