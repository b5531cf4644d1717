// Which of the things nobody can be served without are there. Turns their comings and goings into the session's
// events: the first verdict of all is the self check, later ones are losses and returns. Pure; main thread.
#pragma once

#include "app/session/SessionEvent.h"

#include <array>
#include <optional>

namespace uketsuke::runtime {

enum class Service : std::uint8_t { Reader, Card, Ledger, Models, Keys, Certificate, Update };
inline constexpr std::size_t serviceCount = 7;

class Services {
public:
    /// The event the session has to hear because of this, if any.
    [[nodiscard]] std::optional<session::SessionEvent> ready(Service service);
    [[nodiscard]] std::optional<session::SessionEvent> missing(Service service, core::Fault fault);

private:
    struct Status {
        bool known{false};
        std::optional<core::Fault> fault;
    };
    [[nodiscard]] std::optional<session::SessionEvent> judge();

    std::array<Status, serviceCount> m_services;
    bool m_checked{false}; ///< the self check's verdict was given
    std::optional<core::Fault> m_reported;
};

} // namespace uketsuke::runtime
