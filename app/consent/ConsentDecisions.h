// What the person has decided so far, item by item. Nothing is decided until somebody decides it. A value of the
// session; owned by its state. Never remembers an earlier visit.
#pragma once

#include "app/consent/ConsentCatalog.h"

#include <string_view>
#include <vector>

namespace uketsuke::consent {

enum class Decision : std::uint8_t { Undecided, Agreed, Refused };

class ConsentDecisions {
public:
    ConsentDecisions() = default;
    /// All undecided.
    explicit ConsentDecisions(std::vector<CatalogItem> asked);

    /// What was asked, in the catalogue's order.
    [[nodiscard]] const std::vector<CatalogItem>& asked() const { return m_asked; }
    [[nodiscard]] bool isAsked(std::string_view code) const;
    /// `Undecided` for an item that was not asked too.
    [[nodiscard]] Decision of(std::string_view code) const;

    /// The touch on "agree to all" and "agree to none" of the screen that lists every item.
    void decideAll(Decision decision);
    /// False, and nothing changes, when the item was not asked.
    bool decide(std::string_view code, Decision decision);
    /// One touch for a group; items with `groupTouch` false keep what they had. False when it covers nothing.
    bool decideGroup(std::string_view group, Decision decision);

    /// True when nothing is undecided. A session that asks nothing is complete.
    [[nodiscard]] bool complete() const;
    /// The first undecided item, or null.
    [[nodiscard]] const CatalogItem* nextUndecided() const;

    friend bool operator==(const ConsentDecisions&, const ConsentDecisions&) = default;

private:
    std::vector<CatalogItem> m_asked;
    std::vector<Decision> m_decisions; ///< beside m_asked
};

} // namespace uketsuke::consent
