#include "app/runtime/UpdateWatch.h"

#include <algorithm>
#include <utility>

namespace uketsuke::runtime {
namespace {

using ports::UpdateState;

constexpr core::Milliseconds askedEvery{2000};

} // namespace

void UpdateWatch::start()
{
    const bool posted = m_hooks.work([this] {
        m_hooks.later([this, done = m_agent.forbid()] {
            if (!done)
                tellOnce(done.error());
            m_phase = Phase::Open;
        });
    });
    if (!posted)
        m_phase = Phase::Open;
}

void UpdateWatch::tick(bool serves, core::Milliseconds now)
{
    m_now = now;
    if (!serves || m_phase != Phase::Open)
        m_servesSince.reset();
    else if (!m_servesSince)
        m_servesSince = now;

    const bool isPending = m_update.state == UpdateState::Pending;
    if (m_phase == Phase::Open && isPending && m_servesSince && now - *m_servesSince >= m_limits.quiet
        && now >= m_notBefore)
        closeFor(m_update.version);
    else if (m_phase == Phase::Closed && (!isPending || now - m_closedAt >= m_limits.patience))
        open(now);

    if (m_phase == Phase::Starting || m_asking || (m_asked && now - *m_asked < askedEvery))
        return;
    m_asked = now;
    m_asking = m_hooks.work([this] { m_hooks.later([this, update = m_agent.look()] { heard(update); }); });

    // Whoever sees the welcome screen is served: that is what a new version has to show.
    const bool isNew = m_update.state == UpdateState::Installed && m_update.version != m_confirmed;
    if (!serves || !isNew)
        return;
    m_confirmed = m_update.version;
    (void)m_hooks.work([this, version = m_update.version] {
        m_hooks.later([this, version, done = m_agent.confirm(version)] {
            if (done)
                return m_hooks.log("version " + version + " has opened its reception");
            m_confirmed.clear(); // again with the next look
            tellOnce(done.error());
        });
    });
}

void UpdateWatch::heard(const core::Result<ports::Update>& update)
{
    m_asking = false;
    if (!update)
        return tellOnce(update.error()); // what was said before stands
    if (*update == m_update)
        return;
    const bool fellBackBefore = m_update.state == UpdateState::FellBack;
    m_update = *update;
    m_told.clear();
    if (m_update.state == UpdateState::Pending)
        m_notBefore = m_now; // another version, or asked anew
    if (m_update.state == UpdateState::FellBack || fellBackBefore)
        m_hooks.fellBack(m_update.state == UpdateState::FellBack ? m_update.version : std::string());
}

void UpdateWatch::closeFor(const std::string& version)
{
    // The screen first: from the moment the agent may end the kiosk nobody is asked for a card.
    m_phase = Phase::Closing;
    m_hooks.log("closed for version " + version);
    m_hooks.close(true);
    const bool posted = m_hooks.work([this, version] {
        m_hooks.later([this, done = m_agent.permit(version)] {
            m_phase = Phase::Closed;
            m_closedAt = m_now;
            if (done)
                return;
            tellOnce(done.error());
            open(m_now);
        });
    });
    if (!posted) { // nothing was permitted: later
        m_phase = Phase::Open;
        m_notBefore = m_now + askedEvery;
        m_hooks.close(false);
    }
}

void UpdateWatch::open(core::Milliseconds now)
{
    m_phase = Phase::Opening;
    m_notBefore = now + m_limits.pause;
    const bool posted = m_hooks.work([this] {
        // Not before it is taken back: else the agent could end the kiosk under a patient.
        m_hooks.later([this, done = m_agent.forbid()] {
            if (!done)
                tellOnce(done.error());
            m_phase = Phase::Open;
            m_hooks.log("open again");
            m_hooks.close(false);
        });
    });
    if (!posted)
        m_phase = Phase::Closed; // again with the next tick
}

void UpdateWatch::tellOnce(const core::Error& error)
{
    if (std::ranges::find(m_told, error.fault) != m_told.end())
        return;
    m_told.push_back(error.fault);
    m_hooks.failed(error);
}

} // namespace uketsuke::runtime
