#include "tools/consent-verify/PayloadRules.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <set>

namespace uketsuke::verify::rules {

namespace {

constexpr std::int64_t day = 86'400;
bool isAsked(const Item& item) { return item.category != "not-sought"; }

} // namespace

std::string japanStamp(std::int64_t unixSeconds)
{
    using namespace std::chrono;
    const sys_seconds local{seconds{unixSeconds} + hours{9}};
    const auto date = floor<days>(local);
    const year_month_day calendar{date};
    const hh_mm_ss clock{local - date};
    std::array<char, 32> text{};
    const int length =
        std::snprintf(text.data(), text.size(), "%04d%02u%02u%02d%02d%02d", static_cast<int>(calendar.year()),
                      static_cast<unsigned>(calendar.month()), static_cast<unsigned>(calendar.day()),
                      static_cast<int>(clock.hours().count()), static_cast<int>(clock.minutes().count()),
                      static_cast<int>(clock.seconds().count()));
    return {text.data(), static_cast<std::size_t>(length)};
}

std::string times(const Payload& payload)
{
    if (payload.notBefore != payload.issuedAt)
        return "The token begins at another moment than it was issued.";
    if (payload.expires <= payload.issuedAt || payload.expires - payload.issuedAt > day)
        return "The token does not end within 24 hours of its issue.";
    return {};
}

std::string itemsKnown(const Payload& payload, std::span<const std::string> order)
{
    const bool known = std::ranges::all_of(
        payload.items, [&](const Item& item) { return std::ranges::find(order, item.code) != order.end(); });
    return known ? std::string() : "An item is not in the catalogue.";
}

std::string itemsComplete(const Payload& payload, std::span<const std::string> order)
{
    const bool complete = std::ranges::equal(payload.items, order, {}, &Item::code);
    return complete ? std::string() : "The items are not all of the catalogue, each once and in its order.";
}

std::string itemRules(const Payload& payload)
{
    for (const auto& item : payload.items) {
        if (item.code == setByLaw) {
            if (isAsked(item) || item.flag != 1)
                return "The item that is set by law was asked, or is not set.";
            continue;
        }
        const bool agreed = item.category == "express-consent";
        if ((item.flag == 1) != agreed)
            return "An item's flag and category contradict each other.";
    }
    return {};
}

std::string itemTimes(const Payload& payload)
{
    const auto at = japanStamp(payload.issuedAt);
    const auto until = japanStamp(payload.issuedAt + day);
    for (const auto& item : payload.items) {
        if (item.at.has_value() != isAsked(item) || item.until.has_value() != (item.category == "express-consent"))
            return "An item has a time that does not belong to it, or lacks one.";
        if ((item.at && *item.at != at) || (item.until && *item.until != until))
            return "An item's time is not the token's time, or its end not 24 hours later.";
    }
    return {};
}

std::string documents(const Payload& payload)
{
    const auto at = japanStamp(payload.issuedAt);
    const auto until = japanStamp(payload.issuedAt + day);
    std::set<std::string_view> ids;
    const auto fault = [&](const Document& document) -> std::string {
        if (!ids.insert(document.id).second)
            return "A document is named twice.";
        const bool handedOver = document.category == "express-consent";
        if ((document.flag == 1) != handedOver)
            return "A document's flag and category contradict each other.";
        if (document.at != at || document.until.has_value() != handedOver
            || (document.until && *document.until != until))
            return "A document's time is not the token's time, or its end not 24 hours later.";
        return {};
    };
    if (payload.documents)
        for (const auto& document : *payload.documents)
            if (auto wrong = fault(document); !wrong.empty())
                return wrong;
    for (const auto& certificate : payload.aidCertificates)
        if (auto wrong = fault(certificate); !wrong.empty())
            return wrong;
    return {};
}

std::string withdraws(const Payload& payload)
{
    const auto& withdrawal = *payload.withdrawal;
    if (!withdrawal.all && withdrawal.consents.empty())
        return "The withdrawal names no consent.";
    auto sorted = withdrawal.consents;
    std::ranges::sort(sorted);
    if (std::ranges::adjacent_find(sorted) != sorted.end())
        return "The withdrawal names a consent twice.";
    if (std::ranges::binary_search(sorted, payload.id))
        return "The withdrawal names itself.";
    if (payload.byInstitution()) {
        if (withdrawal.all)
            return "The institution withdraws without saying which consents.";
        if (withdrawal.reason == "2")
            return "The reason is the patient's, although no card signed.";
        return {};
    }
    // What the card's holder or their guardian signs is the patient's own withdrawal.
    if (withdrawal.reason != "2")
        return "The reason is not the patient's, although the patient's card signed.";
    return {};
}

std::string method(const Payload& payload, CardKeyKind key)
{
    const bool byFace = payload.assurance == "face-cardkey";
    const bool byPin = payload.assurance == "pin-authkey";
    const std::string expected = byFace ? "face" : byPin ? "pin" : "staff";
    if (payload.methods != std::vector<std::string>{"sc", expected})
        return "The methods do not fit the assurance.";
    if (byPin != (key == CardKeyKind::Authentication))
        return "The card's key does not fit the assurance.";
    if (payload.hasFace != byFace)
        return "The face decision is there without a face, or missing with one.";
    if ((byFace && payload.faceTries == 0) || (byPin && payload.pinTries == 0))
        return "The tries do not count the successful one.";
    if (byPin && payload.claimedCertificate)
        return "A certificate is claimed although the card proved it.";
    return {};
}

std::string chain(const Payload& payload)
{
    const bool first = std::ranges::all_of(payload.previous, [](std::uint8_t byte) { return byte == 0; });
    if (first != (payload.counter == 1))
        return "The record's number and the previous record's digest contradict each other.";
    return {};
}

} // namespace uketsuke::verify::rules
