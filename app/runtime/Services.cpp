#include "app/runtime/Services.h"

#include <algorithm>

namespace uketsuke::runtime {

std::optional<session::SessionEvent> Services::ready(Service service)
{
    m_services[static_cast<std::size_t>(service)] = {true, std::nullopt};
    return judge();
}

std::optional<session::SessionEvent> Services::missing(Service service, core::Fault fault)
{
    m_services[static_cast<std::size_t>(service)] = {true, fault};
    return judge();
}

std::optional<session::SessionEvent> Services::judge()
{
    std::optional<core::Fault> worst;
    for (const auto& service : m_services)
        if (service.fault && !worst)
            worst = service.fault;
    const bool allKnown = std::ranges::all_of(m_services, &Status::known);
    if (!m_checked) {
        if (worst) {
            m_checked = true;
            m_reported = worst;
            return session::SelfCheckFailed{*worst};
        }
        if (!allKnown)
            return std::nullopt;
        m_checked = true;
        return session::SelfCheckPassed{};
    }
    if (worst == m_reported || (!worst && !allKnown))
        return std::nullopt;
    m_reported = worst;
    if (worst)
        return session::ServiceLost{*worst};
    return session::ServiceRestored{};
}

} // namespace uketsuke::runtime
