// Holds the one session state of the kiosk, feeds it events in order, hands effects out and keeps the time limit.
// Owned by the composition root; main thread only. Knows no clock: `tick` tells it the time.
#pragma once

#include "app/session/Transition.h"

#include <deque>
#include <functional>
#include <optional>

namespace uketsuke::session {

class SessionRunner {
public:
    struct Hooks {
        std::function<void(const Effect&)> perform;
        /// After every handled event, with the state as it is now.
        std::function<void(const SessionState&)> changed;
        /// Every event, for the log: names only. `ignored` is empty when it was handled.
        std::function<void(std::string_view event, std::string_view from, std::string_view to,
                           std::string_view ignored)>
            traced;
    };

    /// `staffKnown`: this kiosk knows a passcode of staff.
    SessionRunner(TimeLimits limits, std::string defaultLanguage, Hooks hooks, bool staffKnown = false);

    /// Handles the event, and whatever the hooks send meanwhile, before it returns. Sent from within a hook it is
    /// queued behind.
    void handle(const SessionEvent& event);

    /// Monotonic time. Lets the limit run out when it is due.
    void tick(core::Milliseconds now);

    [[nodiscard]] const SessionState& state() const { return m_state; }
    /// Of the current limit; nothing when none runs.
    [[nodiscard]] std::optional<core::Milliseconds> timeLeft() const;
    /// The whole of the limit that was armed last; zero when none runs.
    [[nodiscard]] core::Milliseconds timeLimit() const { return m_deadline ? m_limit : core::Milliseconds(0); }
    /// Of the screens now; the default again after every session.
    [[nodiscard]] const std::string& language() const { return m_language; }

private:
    void step(const SessionEvent& event);
    void repeatWaitingCard();

    Hooks m_hooks;
    TimeLimits m_limits;
    std::string m_defaultLanguage;
    std::string m_language;
    bool m_staffKnown;
    SessionState m_state{Starting{}};
    std::deque<SessionEvent> m_queue;
    bool m_handling{false};
    std::uint64_t m_lastSession{0};
    std::uint64_t m_insertion{0};       ///< of the card on the reader now, 0 for none
    std::uint64_t m_servedInsertion{0}; ///< of the last card that began a session
    core::Milliseconds m_now{0};
    std::optional<core::Milliseconds> m_deadline;
    core::Milliseconds m_limit{0};
    SessionId m_timed;
};

} // namespace uketsuke::session
