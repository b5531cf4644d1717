// Which of many equal faults are worth a line in the audit: the first, the second, the fourth, the eighth … of a kind,
// until what failed works again. For faults that concern the whole delivery and not one record (OQS out of reach, the
// folder gone): an outage of a weekend is a few lines however many records wait. Owned by the delivery thread.
#pragma once

#include "app/core/Fault.h"

#include <bit>
#include <map>

namespace uketsuke::delivery {

class FaultThinning {
public:
    /// Counts one more.
    [[nodiscard]] bool isWorthALine(core::Fault fault) { return std::has_single_bit(++m_since[fault]); }
    /// What fails in this way has just worked.
    void worked(core::Fault fault) { m_since.erase(fault); }
    /// Nothing fails any more.
    void worked() { m_since.clear(); }

private:
    std::map<core::Fault, unsigned> m_since;
};

} // namespace uketsuke::delivery
