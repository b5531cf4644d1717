#include "tools/consent-verify/Report.h"

#include <algorithm>

namespace uketsuke::verify {

std::string_view nameOf(CheckId id)
{
    switch (id) {
    case CheckId::Form: return "form";
    case CheckId::DeviceCertificate: return "device-certificate";
    case CheckId::DeviceValidity: return "device-validity";
    case CheckId::DeviceName: return "device-name";
    case CheckId::DeviceSignature: return "device-signature";
    case CheckId::Audience: return "audience";
    case CheckId::Institution: return "institution";
    case CheckId::Times: return "times";
    case CheckId::ItemsKnown: return "items-known";
    case CheckId::ItemsComplete: return "items-complete";
    case CheckId::ItemRules: return "item-rules";
    case CheckId::ItemTimes: return "item-times";
    case CheckId::Documents: return "documents";
    case CheckId::Withdraws: return "withdraws";
    case CheckId::Notice: return "notice";
    case CheckId::Method: return "method";
    case CheckId::Chain: return "chain";
    case CheckId::Envelope: return "envelope";
    case CheckId::CardDigests: return "card-digests";
    case CheckId::CardCertificate: return "card-certificate";
    case CheckId::CardValidity: return "card-validity";
    case CheckId::CardRecord: return "card-record";
    case CheckId::CardKey: return "card-key";
    case CheckId::CardSignature: return "card-signature";
    case CheckId::Subject: return "subject";
    case CheckId::Revocation: return "revocation";
    case CheckId::SegmentForm: return "segment-form";
    case CheckId::SegmentCertificate: return "segment-certificate";
    case CheckId::SegmentSignature: return "segment-signature";
    case CheckId::SegmentChain: return "segment-chain";
    case CheckId::SegmentRecords: return "segment-records";
    case CheckId::Record: return "record";
    case CheckId::Receipt: return "receipt";
    }
    return {};
}

std::string_view nameOf(CheckState state)
{
    switch (state) {
    case CheckState::Passed: return "passed";
    case CheckState::Failed: return "failed";
    case CheckState::NotChecked: return "not-checked";
    }
    return {};
}

std::string_view nameOf(Verdict verdict)
{
    switch (verdict) {
    case Verdict::Valid: return "valid";
    case Verdict::Refused: return "refused";
    case Verdict::NotComplete: return "not-complete";
    }
    return {};
}

void Report::add(Check check)
{
    if (check.state != CheckState::Passed)
        lacking.push_back(check.id);
    if (check.state == CheckState::Failed)
        verdict = Verdict::Refused;
    else if (check.state == CheckState::NotChecked && verdict == Verdict::Valid)
        verdict = Verdict::NotComplete;
    checks.push_back(std::move(check));
}

const Check* Report::firstFailure() const
{
    const auto found = std::ranges::find(checks, CheckState::Failed, &Check::state);
    return found == checks.end() ? nullptr : &*found;
}

CheckState Report::stateOf(CheckId id) const
{
    const auto found = std::ranges::find(checks, id, &Check::id);
    return found == checks.end() ? CheckState::NotChecked : found->state;
}

} // namespace uketsuke::verify
