// When an update may end the kiosk: never while somebody is here, and not for ever out of service when the agent does
// not come. Asks the agent on a worker of its own, one job at a time, and repeats what did not succeed; decides on the
// main thread, where everything here is called.
#pragma once

#include "app/core/Instant.h"
#include "app/ports/UpdateAgent.h"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace uketsuke::runtime {

struct UpdateLimits {
    core::Milliseconds quiet{60'000};     ///< nobody at the welcome screen, before the kiosk closes for an update
    core::Milliseconds patience{900'000}; ///< closed, and the agent does not come to its end: the reception opens again
    core::Milliseconds pause{3'600'000};  ///< and closes for that agent's unchanged word no sooner than after this time
};

/// What the kiosk does meanwhile.
struct ReceptionSight {
    bool isIdle{false};  ///< nobody is served: the welcome screen, or out of service
    bool isWhole{false}; ///< the welcome screen, with everything there that a session needs
};

class UpdateWatch {
public:
    struct Hooks {
        /// Runs a function on the worker; false when it cannot.
        std::function<bool(std::function<void()>)> work;
        /// Runs a function on the main thread, from the worker.
        std::function<void(std::function<void()>)> later;
        /// Closes the reception, or opens it. Once soon after the start in any case: before, nobody is served.
        std::function<void(bool isClosed)> close;
        std::function<void(const core::Error&)> failed;
        /// The version that did not hold; none any more when empty.
        std::function<void(const std::string& version)> fellBack;
        std::function<void(const std::string& line)> log;
    };

    UpdateWatch(ports::UpdateAgent& agent, const UpdateLimits& limits, Hooks hooks)
        : m_agent(agent), m_limits(limits), m_hooks(std::move(hooks))
    {
    }

    /// A few times a second.
    void tick(const ReceptionSight& sight, core::Milliseconds now);
    /// Somebody is at the welcome screen.
    void touched() { m_idleSince.reset(); }

private:
    /// Of the permission, as far as it is known.
    enum class Standing : std::uint8_t { Unknown, None, Given, Taken };

    /// What one job does, in this order; then it looks.
    struct Wish {
        bool begins{false};
        std::optional<ports::Claim> forbids;
        std::string permits;
        std::string confirms;
    };
    struct Answer {
        core::Result<ports::Update> update;
        std::optional<Standing> standing;
        bool isConfirmed{false};
        std::vector<core::Error> failed;
    };
    static Answer ask(ports::UpdateAgent& agent, const Wish& wish);

    [[nodiscard]] bool mayClose() const;
    [[nodiscard]] Wish wish(const ReceptionSight& sight) const;
    void judge();
    void close(const std::string& version);
    void open();
    void heard(const Wish& wished, const Answer& answer);
    void heardUpdate(const core::Result<ports::Update>& update);
    void tellOnce(const core::Error& error);

    ports::UpdateAgent& m_agent;
    UpdateLimits m_limits;
    Hooks m_hooks;

    core::Milliseconds m_now{0};
    std::optional<core::Milliseconds> m_began; ///< of the first tick
    bool m_isBegun{false};                     ///< the reception was opened, or closed, for the first time
    bool m_isBusy{false};
    std::optional<core::Milliseconds> m_asked;
    std::optional<core::Milliseconds> m_freshAt; ///< when it was last understood; none after what was not
    std::optional<core::Milliseconds> m_idleSince;
    ports::Update m_update;
    Standing m_standing{Standing::Unknown};

    bool m_isClosed{false};
    bool m_isLeaving{false}; ///< closed, and about to open
    std::string m_closedFor;
    core::Milliseconds m_closedAt{0};
    core::Milliseconds m_notBefore{0};

    bool m_wasPending{false}; ///< this program is the one before: it confirms nothing
    std::string m_confirmed;
    std::vector<core::Fault> m_told; ///< since it last said something new
};

} // namespace uketsuke::runtime
