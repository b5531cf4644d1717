#include "drivers/uplink/Answers.h"

#include "drivers/uplink/Offers.h"
#include "drivers/uplink/Receipt.h"
#include "drivers/uplink/StrictJson.h"

#include <algorithm>
#include <optional>

namespace uketsuke::uplink {

namespace {

using core::Fault;

std::unexpected<core::Error> malformed(std::string_view where, core::Redacted note)
{
    return core::failure(Fault::UplinkAnswerMalformed, where, std::move(note));
}

/// A code is shown to staff and stored: what does not look like one is not repeated.
core::Redacted reviewedCode(const std::string& code)
{
    constexpr std::size_t longest = 40;
    const auto isPlain = [](char one) {
        return (one >= 'A' && one <= 'Z') || (one >= '0' && one <= '9') || one == '-';
    };
    if (code.empty() || code.size() > longest || !std::ranges::all_of(code, isPlain))
        return "UNNAMED";
    return core::Redacted::reviewed(code);
}

std::optional<ports::Condition> conditionMember(const nlohmann::json& object, const char* name)
{
    const auto text = stringMember(object, name);
    if (text == "yes")
        return ports::Condition::Yes;
    if (text == "no")
        return ports::Condition::No;
    if (text == "unknown")
        return ports::Condition::Unknown;
    return std::nullopt;
}

bool isPlainUuid(std::string_view text)
{
    if (text.size() != 36)
        return false;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const bool dash = at == 8 || at == 13 || at == 18 || at == 23;
        const bool digit = (text[at] >= '0' && text[at] <= '9') || (text[at] >= 'a' && text[at] <= 'f');
        if (dash ? text[at] != '-' : !digit)
            return false;
    }
    return true;
}

struct OutcomeWord {
    std::string_view word;
    int status;
    ports::DeliveryOutcome outcome;
};
constexpr OutcomeWord outcomeWords[] = {
    {"accepted", 201, ports::DeliveryOutcome::Accepted},
    {"accepted-late", 201, ports::DeliveryOutcome::AcceptedLate},
    {"already-held", 200, ports::DeliveryOutcome::AlreadyHeld},
    {"arrived-too-late", 200, ports::DeliveryOutcome::ArrivedTooLate},
};

} // namespace

core::Error faultOfStatus(const HttpAnswer& answer)
{
    constexpr std::string_view where = "OqsUplink::answer";
    const auto status = core::Redacted("status ") + core::Redacted::number(answer.status);
    switch (answer.status) {
    case 400:
    case 403:
    case 409:
    case 422: {
        // Refused for good only when OQS says so in its own words: a proxy's error page must park no consent.
        const auto body = strictObject(answer.body);
        const auto code = body ? stringMember(*body, "code") : std::nullopt;
        if (!code)
            return {Fault::UplinkAnswerMalformed, where, status + " without a reason"};
        return {Fault::UplinkRefused, where, reviewedCode(*code)};
    }
    case 408:
    case 429: return {Fault::UplinkBusy, where, status};
    default: break;
    }
    if (answer.status >= 500 && answer.status <= 599)
        return {Fault::UplinkBusy, where, status};
    return {Fault::UplinkAnswerMalformed, where, status + " is not in the interface"};
}

core::Result<ports::Nonce> nonceOf(const HttpAnswer& answer)
{
    constexpr std::string_view where = "OqsUplink::nonce";
    if (answer.status != 201)
        return core::failure(faultOfStatus(answer));
    const auto body = strictObject(answer.body);
    auto value = body ? stringMember(*body, "nonce") : std::nullopt;
    if (!value)
        return malformed(where, "no nonce in the answer");
    const auto bytes = core::fromBase64Url(*value);
    if (!bytes || bytes->size() != 32)
        return malformed(where, "the nonce is not 32 bytes");
    constexpr std::int64_t endOfTime = 253'402'300'799; // the last second of the year 9999
    const auto issued = body->find("issued");
    if (issued == body->end() || !issued->is_number_integer() || issued->get<std::int64_t>() < 0
        || issued->get<std::int64_t>() > endOfTime)
        return malformed(where, "no time of issue in the answer");
    return ports::Nonce{*std::move(value), core::Instant{issued->get<std::int64_t>() * 1000}};
}

core::Result<ports::SessionConditions> conditionsOf(const HttpAnswer& answer)
{
    constexpr std::string_view where = "OqsUplink::conditions";
    if (answer.status != 200)
        return core::failure(faultOfStatus(answer));
    const auto body = strictObject(answer.body);
    if (!body)
        return malformed(where, "no JSON object");
    const auto checkups = conditionMember(*body, "specificHealthCheckups");
    const auto diseases = conditionMember(*body, "specificDiseases");
    const auto sharing = conditionMember(*body, "recordSharing");
    const auto prescription = conditionMember(*body, "prescriptionChoice");
    if (!checkups || !diseases || !sharing || !prescription)
        return malformed(where, "a condition is missing or none of yes, no, unknown");
    ports::SessionConditions conditions{.specificHealthCheckups = *checkups,
                                        .specificDiseases = *diseases,
                                        .recordSharing = *sharing,
                                        .prescriptionChoice = *prescription,
                                        .registered = ports::Condition::Unknown,
                                        .offers = std::nullopt};
    if (!saysOffers(*body))
        return conditions;
    const auto registered = conditionMember(*body, "registered");
    auto offers = offersIn(*body);
    if (!registered || !offers)
        return malformed(where, "what is offered is not as the interface says it");
    conditions.registered = *registered;
    conditions.offers = *std::move(offers);
    return conditions;
}

core::Result<ports::FoundDocuments> foundDocumentsOf(const HttpAnswer& answer)
{
    constexpr std::string_view where = "OqsUplink::findDocuments";
    if (answer.status != 200) {
        auto error = faultOfStatus(answer);
        if (error.fault == Fault::UplinkRefused && error.note.text() == "SIM-EXCHANGE-UNKNOWN")
            error.fault = Fault::ExchangeNumberUnknown;
        else if (error.fault == Fault::UplinkRefused && error.note.text() == "SIM-EXCHANGE-LOCKED")
            error.fault = Fault::ExchangeNumberLocked;
        return core::failure(std::move(error));
    }
    const auto body = strictObject(answer.body);
    auto found = body ? foundIn(*body) : std::nullopt;
    if (!found)
        return malformed(where, "no document as the interface says it");
    return *std::move(found);
}

core::Result<> registrationOf(const HttpAnswer& answer)
{
    constexpr std::string_view where = "OqsUplink::registerCard";
    if (answer.status != 200 && answer.status != 201) {
        auto error = faultOfStatus(answer);
        if (error.fault == Fault::UplinkRefused)
            error.fault = Fault::RegistrationRefused;
        return core::failure(std::move(error));
    }
    const auto body = strictObject(answer.body);
    const auto outcome = body ? stringMember(*body, "outcome") : std::nullopt;
    if (outcome != (answer.status == 201 ? "registered" : "already-registered"))
        return malformed(where, "no outcome of the registration");
    return {};
}

core::Result<std::vector<ports::ActiveConsent>> activeConsentsOf(const HttpAnswer& answer)
{
    constexpr std::string_view where = "OqsUplink::activeConsents";
    constexpr std::size_t most = 64;
    if (answer.status != 200)
        return core::failure(faultOfStatus(answer));
    const auto body = strictObject(answer.body);
    const auto list = body ? body->find("consents") : nlohmann::json::const_iterator();
    if (!body || list == body->end() || !list->is_array() || list->size() > most)
        return malformed(where, "no list of consents");
    std::vector<ports::ActiveConsent> consents;
    for (const auto& entry : *list) {
        auto jti = entry.is_object() ? stringMember(entry, "jti") : std::nullopt;
        const auto given = entry.is_object() ? integerMember(entry, "given").value_or(-1) : -1;
        // The id goes into a token and the time onto a screen: nothing that is not exactly one of each, and none
        // twice.
        const bool isRecord =
            jti && isPlainUuid(*jti) && jti->at(14) == '7' && std::string_view("89ab").contains(jti->at(19));
        const auto isKnown = [&](const ports::ActiveConsent& known) { return jti && known.jti == *jti; };
        if (!isRecord || std::ranges::any_of(consents, isKnown) || given < 0 || given > 253'402'300'799)
            return malformed(where, "a consent without its id or its time");
        consents.push_back({*std::move(jti), core::Instant{given * 1000}});
    }
    return consents;
}

core::Result<ports::DeliveryAnswer> deliveryOf(const HttpAnswer& answer, const ports::Submission& submission,
                                               core::ByteView receiptCertificate,
                                               const ports::Cryptography& cryptography)
{
    constexpr std::string_view where = "OqsUplink::deliver";
    if (answer.status != 200 && answer.status != 201)
        return core::failure(faultOfStatus(answer));
    const auto body = strictObject(answer.body);
    const auto word = body ? stringMember(*body, "outcome") : std::nullopt;
    auto compact = body ? stringMember(*body, "receipt") : std::nullopt;
    if (!word || !compact)
        return malformed(where, "no outcome or no receipt");

    const auto known = std::ranges::find(outcomeWords, *word, &OutcomeWord::word);
    if (known == std::ranges::end(outcomeWords) || known->status != answer.status)
        return malformed(where, "an outcome that the interface does not have");

    const auto receipt = readReceipt(*compact, submission.jti, submission.token, receiptCertificate, cryptography);
    if (!receipt)
        return core::failure(receipt.error());

    auto outcome = known->outcome;
    if (outcome == ports::DeliveryOutcome::AlreadyHeld) {
        // The receipt tells what the first arrival led to; one that came too late stays too late.
        const auto before = std::ranges::find(outcomeWords, receipt->outcome, &OutcomeWord::word);
        if (before == std::ranges::end(outcomeWords))
            return malformed(where, "the receipt's outcome is unknown");
        if (before->outcome == ports::DeliveryOutcome::ArrivedTooLate)
            outcome = ports::DeliveryOutcome::ArrivedTooLate;
    } else if (receipt->outcome != *word) {
        return core::failure(Fault::UplinkUntrusted, where, "the receipt contradicts the answer");
    }

    ports::DeliveryAnswer delivered{.outcome = outcome, .receipt = *std::move(compact), .qualificationResult = {}};
    if (outcome == ports::DeliveryOutcome::ArrivedTooLate && submission.kind == ports::RecordKind::Withdrawal)
        return malformed(where, "a withdrawal has no end to come too late for");
    if (outcome != ports::DeliveryOutcome::ArrivedTooLate && submission.kind == ports::RecordKind::Consent) {
        auto result = stringMember(*body, "qualificationResult");
        if (!result || result->empty())
            return malformed(where, "no qualification result");
        delivered.qualificationResult = *std::move(result);
    }
    return delivered;
}

} // namespace uketsuke::uplink
