// Which consents of this kiosk are in force as far as its own ledger knows, for staff who withdraw one. OQS knows more:
// what was withdrawn elsewhere is not seen here, and withdrawing it again does no harm. Pure; any thread.
#pragma once

#include "app/ports/ConsentLedger.h"

#include <string>
#include <vector>

namespace uketsuke::delivery {

struct ConsentInForce {
    std::string jti;
    core::Instant sealed;
    friend bool operator==(const ConsentInForce&, const ConsentInForce&) = default;
};

/// `recent`: of one ledger, in any order, which is kept. Left out: consents that OQS does not hold yet (it would refuse
/// a withdrawal that names them), those in which nothing was agreed, and those that a record withdraws, whether it is
/// delivered or not.
[[nodiscard]] std::vector<ConsentInForce> inForce(const std::vector<ports::OutboxRow>& recent);

} // namespace uketsuke::delivery
