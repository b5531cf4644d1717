// What happens next: one pure, total function. The table is total because every pair of state and event has its own
// overload or stands in a list of ignored pairs with the reason; a pair that is forgotten does not compile.
// Screens send events and show states; they decide nothing.
#pragma once

#include "app/session/Effect.h"
#include "app/session/SessionEvent.h"

namespace uketsuke::session {

struct TimeLimits {
    core::Milliseconds idle{std::chrono::seconds(60)}; ///< of every question
    core::Milliseconds staff{
        std::chrono::seconds(180)};                    ///< of every question once staff were called: they need to come
    core::Milliseconds face{std::chrono::seconds(60)}; ///< the whole camera screen; single tries are shorter
    core::Milliseconds work{std::chrono::seconds(30)}; ///< of a state that waits for a worker
    core::Milliseconds finished{std::chrono::seconds(8)};  ///< the farewell, once the card is gone and all is delivered
    core::Milliseconds cardLeft{std::chrono::seconds(20)}; ///< until a card left behind alerts staff
    /// At least of a last screen that says more: why it ended and what to do, what waits, what was withdrawn. Who reads
    /// slowly is left the 20 s that WCAG 2.2.1 asks for a touch on "more time"; so no configuration shortens it.
    core::Milliseconds reading{std::chrono::seconds(20)};
};

/// What a step may depend on besides state and event.
struct Rules {
    SessionId next;             ///< the id a session that begins now gets; never used before
    std::string language{"ja"}; ///< of the screen now; a session begins in it
    bool staffKnown{false};     ///< this kiosk knows a passcode of staff
    TimeLimits limits;
};

struct Step {
    SessionState state;
    std::vector<Effect> effects;
    /// Why nothing happened; empty when the event was handled. A literal.
    std::string_view ignored;
};

[[nodiscard]] Step transition(const SessionState& state, const SessionEvent& event, const Rules& rules);

} // namespace uketsuke::session
