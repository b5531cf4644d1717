#include "app/session/SessionRunner.h"

#include <utility>

namespace uketsuke::session {

SessionRunner::SessionRunner(TimeLimits limits, std::string defaultLanguage, Hooks hooks, bool staffKnown)
    : m_hooks(std::move(hooks)), m_limits(limits), m_defaultLanguage(std::move(defaultLanguage)),
      m_language(m_defaultLanguage), m_staffKnown(staffKnown)
{
}

void SessionRunner::handle(const SessionEvent& event)
{
    m_queue.push_back(event);
    if (m_handling)
        return;
    m_handling = true;
    while (!m_queue.empty()) {
        const auto next = std::move(m_queue.front());
        m_queue.pop_front();
        step(next);
    }
    m_handling = false;
}

void SessionRunner::tick(core::Milliseconds now)
{
    m_now = now;
    if (m_deadline && now >= *m_deadline) {
        m_deadline.reset();
        handle(TimeLimitReached{m_timed});
    }
}

std::optional<core::Milliseconds> SessionRunner::timeLeft() const
{
    if (!m_deadline)
        return std::nullopt;
    return std::max(*m_deadline - m_now, core::Milliseconds(0));
}

void SessionRunner::step(const SessionEvent& event)
{
    if (const auto* inserted = std::get_if<CardInserted>(&event))
        m_insertion = inserted->insertion;
    if (const auto* removed = std::get_if<CardRemoved>(&event); removed && removed->insertion == m_insertion)
        m_insertion = 0;
    if (const auto* changed = std::get_if<ChangeLanguage>(&event))
        m_language = changed->language;

    const Rules rules{SessionId{m_lastSession + 1}, m_language, m_staffKnown, m_limits};
    auto result = transition(m_state, event, rules);
    if (m_hooks.traced)
        m_hooks.traced(name(event), name(m_state), name(result.state), result.ignored);
    const bool moved = m_state.index() != result.state.index();
    m_state = std::move(result.state);
    if (const auto session = sessionOf(m_state); session && session->value > m_lastSession) {
        m_lastSession = session->value;
        if (const auto* visit = visitOf(m_state); visit && visit->insertion != 0)
            m_servedInsertion = visit->insertion;
    }
    if (moved && (std::holds_alternative<Welcome>(m_state) || std::holds_alternative<OutOfService>(m_state))) {
        m_deadline.reset();
        m_language = m_defaultLanguage;
    }
    for (const auto& effect : result.effects) {
        if (const auto* arm = std::get_if<ArmTimeLimit>(&effect)) {
            m_timed = arm->id;
            m_limit = arm->limit;
            m_deadline = arm->limit.count() > 0 ? std::optional(m_now + arm->limit) : std::nullopt;
        } else if (m_hooks.perform) {
            m_hooks.perform(effect);
        }
    }
    if (m_hooks.changed && (result.ignored.empty() || std::holds_alternative<ChangeLanguage>(event)))
        m_hooks.changed(m_state);
    if (moved)
        repeatWaitingCard();
}

void SessionRunner::repeatWaitingCard()
{
    // A card laid down while nobody could be served is served as soon as somebody can be.
    const bool open = std::holds_alternative<Welcome>(m_state) || std::holds_alternative<Finished>(m_state);
    if (open && m_insertion != 0 && m_insertion != m_servedInsertion)
        m_queue.emplace_back(CardInserted{m_insertion});
}

} // namespace uketsuke::session
