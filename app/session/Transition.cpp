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
    explicit Table(const Rules& rules)
        : KioskSteps(rules), IdentitySteps(rules), ConsentSteps(rules), DocumentSteps(rules), CommonSteps(rules)
    {
    }

    using CommonSteps::on;
    using ConsentSteps::on;
    using DocumentSteps::on;
    using IdentitySteps::on;
    using KioskSteps::on;
};

} // namespace

Step transition(const SessionState& state, const SessionEvent& event, const Rules& rules)
{
    const Table table(rules);
    return std::visit(
        [&](const auto& here, const auto& happened) -> Step {
            if constexpr (requires { happened.id; }) {
                // Interrupted and the states outside sessions are timed under id 0.
                if (sessionOf(state).value_or(SessionId{}) != happened.id)
                    return {state, {}, "it belongs to a session that is over"};
            }
            return table.on(here, happened);
        },
        state, event);
}

} // namespace uketsuke::session
