// What a withdrawal token says beyond who, where and when: which consents end, and why (OQSCD031). A value; any thread.
#pragma once

#include "app/consent/ConsentCatalog.h"
#include "app/consent/ConsentStatement.h"
#include "app/core/Result.h"

#include <string>
#include <vector>

namespace uketsuke::consent {

/// `All`: every consent of this person at this institution up to this record, also one that OQS does not hold yet.
/// `Listed`: exactly the named ones.
enum class WithdrawalScope : std::uint8_t { All, Listed };

/// OQSCD031. "Depends on the care form" (0) is no withdrawal. The patient's own is signed by the card too; the other
/// two are staff's, and the device alone signs them.
enum class WithdrawalReason : std::uint8_t { ByInstitution = 1, ByPatient = 2, PurposeChanged = 3 };

inline constexpr std::size_t mostWithdrawn = 64;

/// By the patient.
struct Withdrawal {
    /// Who, where, when, how proven and which text was read. What only a consent says (items, validity, prescription)
    /// stays as it is made.
    ConsentStatement record;
    WithdrawalScope scope{WithdrawalScope::All};
    /// The ids the person saw on the screen; with `All` a record of what was shown, with `Listed` what ends.
    std::vector<std::string> consents;
};

/// By the institution that was given the consents: exactly the named ones end.
struct InstitutionWithdrawal {
    /// Where and when. Nobody is identified and nothing was read by a patient: what else a record says stays as it is
    /// made.
    ConsentStatement record;
    std::vector<std::string> consents;
    WithdrawalReason reason{WithdrawalReason::ByInstitution};
};

/// The payload's JSON. Errors: InternalFault, with the claim's name, when a value could not be one of the format's.
[[nodiscard]] core::Result<std::string> buildWithdrawalPayload(const Withdrawal& withdrawal,
                                                               const ConsentCatalog& catalog);
/// Errors as above; also for the patient's reason.
[[nodiscard]] core::Result<std::string> buildWithdrawalPayload(const InstitutionWithdrawal& withdrawal);

} // namespace uketsuke::consent
