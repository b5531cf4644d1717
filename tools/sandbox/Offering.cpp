#include "tools/sandbox/Offering.h"

#include <algorithm>

namespace uketsuke::sandbox {
namespace {

using Json = nlohmann::json;
constexpr int mostWrong = 5;

Json written(const HeldDocument& document)
{
    return {{"id", document.id},
            {"kind", document.kind},
            {"title", document.title},
            {"issuer", document.issuer},
            {"issued", document.issued}};
}

} // namespace

void Offering::offer(const InsuredPerson& person, Json& answer) const
{
    const std::scoped_lock lock(m_memory->mutex);
    answer["registered"] = m_memory->registered.contains(person.persona) ? std::string("yes") : person.registered;
    answer["aidCertificates"] = Json::array();
    for (const auto& certificate : person.aidCertificates)
        answer["aidCertificates"].push_back(written(certificate));
    answer["documents"] = Json::array();
    for (const auto& document : person.documents)
        if (document.exchangeNumber.empty())
            answer["documents"].push_back(written(document));
    answer["exchangeNumbers"] = moreNumbers(person) ? "yes" : "no";
}

Offering::Search Offering::find(const InsuredPerson& person, const std::string& number, Json& answer)
{
    const std::scoped_lock lock(m_memory->mutex);
    auto& wrong = m_memory->wrong[person.persona];
    if (wrong >= mostWrong)
        return Locked;
    const auto found = std::ranges::find_if(person.documents, [&](const HeldDocument& document) {
        return !number.empty() && document.exchangeNumber == number && !m_memory->found.contains(document.id);
    });
    if (found == person.documents.end())
        return ++wrong >= mostWrong ? Locked : NotFound;
    m_memory->found.insert(found->id);
    answer["documents"] = Json::array({written(*found)});
    answer["more"] = moreNumbers(person) ? "yes" : "no";
    return Found;
}

bool Offering::registerCard(const InsuredPerson& person)
{
    const std::scoped_lock lock(m_memory->mutex);
    return person.registered != "yes" && m_memory->registered.insert(person.persona).second;
}

bool Offering::moreNumbers(const InsuredPerson& person) const
{
    return std::ranges::any_of(person.documents, [&](const HeldDocument& document) {
        return !document.exchangeNumber.empty() && !m_memory->found.contains(document.id);
    });
}

} // namespace uketsuke::sandbox
