// The verifier's answer: one named check after the other, each with a state and one sentence for a person.
// Sentences name no person, number, key or certificate content.
#pragma once

#include "tools/consent-verify/Token.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace uketsuke::verify {

enum class CheckId {
    Form,
    DeviceCertificate,
    DeviceValidity,
    DeviceName,
    DeviceSignature,
    Audience,
    Institution,
    Times,
    ItemsKnown,
    ItemsComplete,
    ItemRules,
    ItemTimes,
    Documents,
    Withdraws,
    Notice,
    Method,
    Chain,
    Envelope,
    CardDigests,
    CardCertificate,
    CardValidity,
    CardRecord,
    CardKey,
    CardSignature,
    Subject,
    Revocation,
    SegmentForm, ///< these and what follows: of an archive
    SegmentCertificate,
    SegmentSignature,
    SegmentChain,
    SegmentRecords,
    Record,
    Receipt,
};
[[nodiscard]] std::string_view nameOf(CheckId id);

enum class CheckState { Passed, Failed, NotChecked };
[[nodiscard]] std::string_view nameOf(CheckState state);

struct Check {
    CheckId id{CheckId::Form};
    CheckState state{CheckState::NotChecked};
    std::string sentence;
};

/// NotComplete: nothing failed, but something that every token has to prove was not checked: whose the device is, which
/// text was shown, what the card signed and who stands behind its key. It is not a kind of valid.
enum class Verdict { Valid, Refused, NotComplete };
[[nodiscard]] std::string_view nameOf(Verdict verdict);

struct Report {
    Verdict verdict{Verdict::Refused};
    std::vector<Check> checks;
    std::optional<Token> token;   ///< none when its form failed
    std::vector<CheckId> lacking; ///< what valid needs and what did not pass

    /// A check of what came beside the token: without it the token is no longer valid.
    void add(Check check);
    [[nodiscard]] const Check* firstFailure() const;
    [[nodiscard]] CheckState stateOf(CheckId id) const;
};

} // namespace uketsuke::verify
