// When an update may end the kiosk: never while somebody is here, and not for ever out of service when the agent does
// not come. Asks the agent on a worker; decides on the main thread, where everything here is called.
#pragma once

#include "app/core/Instant.h"
#include "app/ports/UpdateAgent.h"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace uketsuke::runtime {

struct UpdateLimits {
    core::Milliseconds quiet{60'000};     ///< the welcome screen alone, before the kiosk closes for an update
    core::Milliseconds patience{900'000}; ///< closed, and the agent does nothing: the reception opens again
    core::Milliseconds pause{3'600'000};  ///< and closes for that agent no sooner than after this time
};

class UpdateWatch {
public:
    struct Hooks {
        /// Runs a function on the worker; false when its queue is full.
        std::function<bool(std::function<void()>)> work;
        /// Runs a function on the main thread, from the worker.
        std::function<void(std::function<void()>)> later;
        /// Closes the reception, or opens it.
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

    /// What an earlier run permitted is taken back before anybody is served. Afterwards `tick` a few times a second.
    void start();
    /// `serves`: the welcome screen stands there, with nobody before it.
    void tick(bool serves, core::Milliseconds now);

private:
    enum class Phase : std::uint8_t { Starting, Open, Closing, Closed, Opening };
    void heard(const core::Result<ports::Update>& update);
    void closeFor(const std::string& version);
    void open(core::Milliseconds now);
    void tellOnce(const core::Error& error);

    ports::UpdateAgent& m_agent;
    UpdateLimits m_limits;
    Hooks m_hooks;
    Phase m_phase{Phase::Starting};
    ports::Update m_update;
    bool m_asking{false};
    core::Milliseconds m_now{0};
    std::optional<core::Milliseconds> m_asked;
    std::optional<core::Milliseconds> m_servesSince;
    core::Milliseconds m_closedAt{0};
    core::Milliseconds m_notBefore{0};
    std::string m_confirmed;
    std::vector<core::Fault> m_told; ///< since it last said something new
};

} // namespace uketsuke::runtime
