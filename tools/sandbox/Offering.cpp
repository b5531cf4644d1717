#include "tools/sandbox/Offering.h"

#include <algorithm>

namespace uketsuke::sandbox {
namespace {

using Json = nlohmann::json;
using Noted = Database::Noted;
using verify::Outcome;
constexpr int mostWrong = 5;

Json written(const HeldDocument& document)
{
    return {{"id", document.id},
            {"kind", document.kind},
            {"title", document.title},
            {"issuer", document.issuer},
            {"issued", document.issued}};
}

/// Whether a number is left that would find one, besides the one that just did.
Outcome<bool> moreNumbers(Database& database, const InsuredPerson& person, const std::string& found = {})
{
    for (const auto& document : person.documents) {
        if (document.exchangeNumber.empty() || document.exchangeNumber == found)
            continue;
        const auto answered = database.answered(person.persona, document.id);
        if (!answered)
            return verify::refuse(answered.error());
        if (!*answered)
            return true;
    }
    return false;
}

} // namespace

Outcome<> offer(Database& database, const InsuredPerson& person, Json& answer)
{
    const auto registered = database.noted(Noted::Registered, person.persona);
    if (!registered)
        return verify::refuse(registered.error());
    const auto more = moreNumbers(database, person);
    if (!more)
        return verify::refuse(more.error());
    answer["registered"] = *registered > 0 ? std::string("yes") : person.registered;
    answer["aidCertificates"] = Json::array();
    for (const auto& certificate : person.aidCertificates)
        answer["aidCertificates"].push_back(written(certificate));
    answer["documents"] = Json::array();
    for (const auto& document : person.documents)
        if (document.exchangeNumber.empty())
            answer["documents"].push_back(written(document));
    answer["exchangeNumbers"] = *more ? "yes" : "no";
    return {};
}

Outcome<Search> findByNumber(Database& database, const InsuredPerson& person, const std::string& number, Json& answer)
{
    const auto wrong = database.noted(Noted::WrongNumber, person.persona);
    if (!wrong)
        return verify::refuse(wrong.error());
    if (*wrong >= mostWrong)
        return Search::Locked;
    const auto document = std::ranges::find_if(
        person.documents, [&](const HeldDocument& held) { return !number.empty() && held.exchangeNumber == number; });
    if (document != person.documents.end()) {
        const auto answered = database.answered(person.persona, document->id);
        if (!answered)
            return verify::refuse(answered.error());
        if (!*answered) {
            const auto more = moreNumbers(database, person, number);
            if (!more)
                return verify::refuse(more.error());
            answer["documents"] = Json::array({written(*document)});
            answer["more"] = *more ? "yes" : "no";
            return Search::Found;
        }
    }
    const auto times = database.note(Noted::WrongNumber, person.persona);
    if (!times)
        return verify::refuse(times.error());
    return *times >= mostWrong ? Search::Locked : Search::NotFound;
}

Outcome<bool> registerCard(Database& database, const InsuredPerson& person)
{
    if (person.registered == "yes")
        return false;
    const auto times = database.note(Noted::Registered, person.persona);
    if (!times)
        return verify::refuse(times.error());
    return *times == 1;
}

} // namespace uketsuke::sandbox
