#include "app/consent/ConsentDecisions.h"

#include <algorithm>

namespace uketsuke::consent {

ConsentDecisions::ConsentDecisions(std::vector<CatalogItem> asked)
    : m_asked(std::move(asked)), m_decisions(m_asked.size(), Decision::Undecided)
{
}

bool ConsentDecisions::isAsked(std::string_view code) const
{
    return std::ranges::find(m_asked, code, &CatalogItem::code) != m_asked.end();
}

Decision ConsentDecisions::of(std::string_view code) const
{
    for (std::size_t index = 0; index < m_asked.size(); ++index)
        if (m_asked[index].code == code)
            return m_decisions[index];
    return Decision::Undecided;
}

void ConsentDecisions::decideAll(Decision decision) { std::ranges::fill(m_decisions, decision); }

bool ConsentDecisions::decide(std::string_view code, Decision decision)
{
    for (std::size_t index = 0; index < m_asked.size(); ++index)
        if (m_asked[index].code == code) {
            m_decisions[index] = decision;
            return true;
        }
    return false;
}

bool ConsentDecisions::decideGroup(std::string_view group, Decision decision)
{
    bool covered = false;
    for (std::size_t index = 0; index < m_asked.size(); ++index)
        if (!group.empty() && m_asked[index].group == group && m_asked[index].groupTouch) {
            m_decisions[index] = decision;
            covered = true;
        }
    return covered;
}

bool ConsentDecisions::complete() const { return nextUndecided() == nullptr; }

const CatalogItem* ConsentDecisions::nextUndecided() const
{
    for (std::size_t index = 0; index < m_asked.size(); ++index)
        if (m_decisions[index] == Decision::Undecided)
            return &m_asked[index];
    return nullptr;
}

} // namespace uketsuke::consent
