#include "app/session/Transition.h"

#include "app/session/CommonSteps.h"
#include "app/session/ConsentSteps.h"
#include "app/session/DocumentSteps.h"
#include "app/session/IdentitySteps.h"
#include "app/session/KioskSteps.h"

namespace uketsuke::session {
namespace {

/// Every pair has exactly one overload in exactly one part; a pair without one does not compile.
class Table : public table::KioskSteps,
              public table::IdentitySteps,
              public table::ConsentSteps,
              public table::DocumentSteps,
              public table::CommonSteps {
public:
    Table(const SessionState& state, const Rules& rules)
        : KioskSteps(state, rules), IdentitySteps(state, rules), ConsentSteps(state, rules),
          DocumentSteps(state, rules), CommonSteps(state, rules)
    {
    }

    using CommonSteps::on;
    using ConsentSteps::on;
    using DocumentSteps::on;
    using IdentitySteps::on;
    using KioskSteps::on;
};

/// The session it is an answer to; nothing when it concerns whatever session there is.
std::optional<SessionId> meantFor(const SessionEvent& event)
{
    return std::visit(
        [](const auto& happened) -> std::optional<SessionId> {
            if constexpr (requires { happened.id; })
                return happened.id;
            else
                return std::nullopt;
        },
        event);
}

} // namespace

Step transition(const SessionState& state, const SessionEvent& event, const Rules& rules)
{
    // Interrupted and the states outside sessions are timed under id 0.
    const auto meant = meantFor(event);
    if (meant && sessionOf(state).value_or(SessionId{}) != *meant)
        return {state, {}, "it belongs to a session that is over"};
    const Table table(state, rules);
    return std::visit([&](const auto& here, const auto& happened) { return table.on(here, happened); }, state, event);
}

} // namespace uketsuke::session
