#include "app/runtime/UpdateWatch.h"

#include <algorithm>
#include <utility>

namespace uketsuke::runtime {
namespace {

using core::Fault;
using ports::Claim;
using ports::UpdateState;

constexpr core::Milliseconds askedEvery{2000};
// Several times what an answer takes: who says nothing for so long hangs, and is not waited for.
constexpr core::Milliseconds longestSilence{10'000};

} // namespace

void UpdateWatch::tick(const ReceptionSight& sight, core::Milliseconds now)
{
    m_now = now;
    if (!m_began)
        m_began = now;
    if (!sight.isIdle || m_isClosed)
        m_idleSince.reset();
    else if (!m_idleSince)
        m_idleSince = now;
    judge();
    if (m_isBusy) {
        if (now - *m_asked >= longestSilence)
            tellOnce({Fault::UpdateAgentUnavailable, "UpdateWatch::tick", "it does not answer"});
        return;
    }
    const auto next = wish(sight);
    const bool isUrgent = !next.permits.empty() || (m_isLeaving && next.forbids);
    if (m_asked && now - *m_asked < (isUrgent ? askedEvery / 4 : askedEvery))
        return;
    m_asked = now;
    m_isBusy = m_hooks.work(
        [this, next] { m_hooks.later([this, next, answer = ask(m_agent, next)] { heard(next, answer); }); });
}

bool UpdateWatch::mayClose() const
{
    return m_isBegun && !m_isClosed && m_update.state == UpdateState::Pending && m_standing == Standing::None
           && m_freshAt && m_now - *m_freshAt < longestSilence && m_idleSince && m_now - *m_idleSince >= m_limits.quiet
           && m_now >= m_notBefore;
}

void UpdateWatch::judge()
{
    // A folder that hangs keeps nobody out.
    if (!m_isBegun && m_now - *m_began >= longestSilence) {
        m_isBegun = true;
        m_hooks.close(false);
    }
    if (mayClose())
        return close(m_update.version);
    if (!m_isClosed)
        return;
    const bool isOther = m_freshAt && (m_update.state != UpdateState::Pending || m_update.version != m_closedFor);
    const bool isLate = m_now - m_closedAt >= m_limits.patience;
    if (isLate && !isOther)
        m_notBefore = m_now + m_limits.pause;
    m_isLeaving = m_isLeaving || isOther || isLate;
    const bool hangs = isLate && m_now - m_closedAt >= m_limits.patience + longestSilence;
    if (m_isLeaving && (m_standing == Standing::None || hangs))
        open();
}

UpdateWatch::Wish UpdateWatch::wish(const ReceptionSight& sight) const
{
    Wish next;
    next.begins = !m_asked;
    const bool isWanted = m_isClosed && !m_isLeaving;
    const bool isLate = m_isClosed && m_now - m_closedAt >= m_limits.patience;
    if (!isWanted && m_standing != Standing::None)
        next.forbids = isLate || (!m_isClosed && m_isBegun) ? Claim::Ended : Claim::Respected;
    if (isWanted && m_standing == Standing::None)
        next.permits = m_closedFor;
    if (sight.isWhole && !m_wasPending && m_update.state == UpdateState::Installed && m_update.version != m_confirmed)
        next.confirms = m_update.version;
    return next;
}

/// On the worker.
UpdateWatch::Answer UpdateWatch::ask(ports::UpdateAgent& agent, const Wish& wish)
{
    Answer answer;
    const auto note = [&answer](const auto& done) {
        if (!done)
            answer.failed.push_back(done.error());
        return done.has_value();
    };
    if (wish.begins)
        (void)note(agent.begin());
    if (wish.forbids) {
        const auto forbidden = agent.forbid(*wish.forbids);
        answer.standing = !note(forbidden) ? Standing::Unknown : *forbidden ? Standing::None : Standing::Taken;
    }
    if (!wish.permits.empty())
        answer.standing = note(agent.permit(wish.permits)) ? Standing::Given : Standing::Unknown;
    if (!wish.confirms.empty())
        answer.isConfirmed = note(agent.confirm(wish.confirms));
    answer.update = agent.look();
    return answer;
}

void UpdateWatch::heard(const Wish& wished, const Answer& answer)
{
    m_isBusy = false;
    for (const auto& error : answer.failed)
        tellOnce(error);
    if (answer.standing)
        m_standing = *answer.standing;
    if (answer.isConfirmed) {
        m_confirmed = wished.confirms;
        m_hooks.log("version " + m_confirmed + " has opened its reception");
    }
    heardUpdate(answer.update);
    if (!m_isBegun) {
        m_isBegun = true;
        // An agent that is at work ended the kiosk before, or will: it has the same time as if it had just begun. One
        // that says it has installed has done, and waits for the reception to open.
        const bool hasDone = m_freshAt && m_update.state == UpdateState::Installed;
        if (m_standing == Standing::Taken && !hasDone)
            return close(m_update.version);
        m_hooks.close(false);
    }
    if (!m_isClosed || answer.failed.empty() || m_standing != Standing::Unknown)
        return;
    // It could not be permitted, or not be taken back: that is tried again while patients are served.
    m_notBefore = m_now + m_limits.pause;
    open();
}

void UpdateWatch::heardUpdate(const core::Result<ports::Update>& update)
{
    if (!update) {
        m_freshAt.reset();
        return tellOnce(update.error());
    }
    m_freshAt = m_now;
    m_wasPending = m_wasPending || update->state == UpdateState::Pending;
    if (*update == m_update)
        return;
    const bool fellBackBefore = m_update.state == UpdateState::FellBack;
    m_update = *update;
    m_told.clear();
    m_notBefore = m_now; // another word than the one that was waited for in vain
    if (m_update.state == UpdateState::FellBack || fellBackBefore)
        m_hooks.fellBack(m_update.state == UpdateState::FellBack ? m_update.version : std::string());
}

/// The screen first: from the moment the agent may end the kiosk nobody is asked for a card.
void UpdateWatch::close(const std::string& version)
{
    m_isClosed = true;
    m_isLeaving = false;
    m_closedFor = version;
    m_closedAt = m_now;
    m_hooks.log("closed for version " + version);
    m_hooks.close(true);
}

void UpdateWatch::open()
{
    m_isClosed = m_isLeaving = false;
    m_hooks.log("open again");
    m_hooks.close(false);
}

void UpdateWatch::tellOnce(const core::Error& error)
{
    if (std::ranges::find(m_told, error.fault) != m_told.end())
        return;
    m_told.push_back(error.fault);
    m_hooks.failed(error);
}

} // namespace uketsuke::runtime
