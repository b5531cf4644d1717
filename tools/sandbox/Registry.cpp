#include "tools/sandbox/Registry.h"

#include "tools/consent-verify/Cryptography.h"
#include "tools/consent-verify/Encoding.h"
#include "tools/consent-verify/Trust.h"

#include <algorithm>
#include <array>

namespace uketsuke::sandbox {

namespace {

using Json = nlohmann::json;
constexpr std::size_t mostBytes = 4 * 1024 * 1024;

std::string text(const Json& person, const char* name)
{
    const auto found = person.find(name);
    return found != person.end() && found->is_string() ? found->get<std::string>() : std::string();
}

verify::Outcome<verify::Digest> digest(const Json& person, const char* name)
{
    const auto bytes = verify::decodeBase64Url(text(person, name));
    verify::Digest value{};
    if (!bytes || bytes->size() != value.size())
        return verify::refuse(std::string("A person's ") + name + " is not the base64url of 32 bytes.");
    std::ranges::copy(*bytes, value.begin());
    return value;
}

std::string onlyDigits(std::string value)
{
    std::erase_if(value, [](char character) { return character < '0' || character > '9'; });
    return value;
}

verify::Outcome<std::vector<HeldDocument>> documents(const Json& person, const char* name)
{
    std::vector<HeldDocument> held;
    const auto list = person.find(name);
    if (list == person.end())
        return held;
    if (!list->is_array())
        return verify::refuse(std::string("A person's ") + name + " is not an array.");
    for (const auto& entry : *list) {
        HeldDocument document{text(entry, "id"),     text(entry, "kind"),   text(entry, "title"),
                              text(entry, "issuer"), text(entry, "issued"), text(entry, "exchangeNumber")};
        if (document.id.empty() || document.kind.empty() || document.title.empty() || document.issuer.empty()
            || document.issued.size() != 8)
            return verify::refuse(std::string("One of a person's ") + name + " lacks a member.");
        held.push_back(std::move(document));
    }
    return held;
}

verify::Outcome<InsuredPerson> read(const Json& json)
{
    if (!json.is_object())
        return verify::refuse("A person is not an object.");
    InsuredPerson person;
    for (const auto& [name, place] : {std::pair{"cardKeyJkt", &person.cardKey},
                                      {"cardFaceKeyJkt", &person.cardFaceKey},
                                      {"certificateSha256", &person.certificate}}) {
        const auto value = digest(json, name);
        if (!value)
            return verify::refuse(value.error());
        *place = *value;
    }
    person.persona = text(json, "persona");
    person.insurerNumber = text(json, "insurerNumber");
    person.symbol = text(json, "symbol");
    person.number = text(json, "number");
    person.branch = text(json, "branch");
    person.name = text(json, "name");
    person.nameKana = text(json, "nameKana");
    person.sex = text(json, "sex");
    person.birthDate = onlyDigits(text(json, "birthDate"));
    person.address = text(json, "address");
    person.postNumber = text(json, "postNumber");
    for (const auto* name : {"insuredName", "personalFamily", "cardClassification", "qualificationDate",
                             "disqualificationDate", "issuanceDate", "validDate", "expirationDate", "insurerName",
                             "referenceNumber", "validity", "reasonOfLoss", "contributionRatio"}) {
        if (auto value = text(json, name); !value.empty())
            person.more.emplace(name, std::move(value));
    }
    const auto conditions = json.find("conditions");
    for (const auto* name : {"specificHealthCheckups", "specificDiseases", "recordSharing", "prescriptionChoice"}) {
        const auto value = conditions == json.end() || !conditions->is_object() ? "" : text(*conditions, name);
        person.conditions[name] = value == "yes" || value == "no" ? value : "unknown";
    }
    auto waiting = documents(json, "documents");
    auto aid = documents(json, "aidCertificates");
    if (!waiting || !aid)
        return verify::refuse(waiting ? aid.error() : waiting.error());
    person.documents = std::move(*waiting);
    person.aidCertificates = std::move(*aid);
    person.registered = text(json, "registered");
    if (person.registered != "no" && person.registered != "unknown")
        person.registered = "yes";
    return person;
}

} // namespace

verify::Digest HeldDocument::shown() const
{
    return verify::sha256(verify::viewOf(title + "\n" + issuer + "\n" + issued));
}

verify::Outcome<Registry> Registry::load(const std::filesystem::path& file)
{
    const auto content = verify::readFile(file, mostBytes);
    if (!content)
        return verify::refuse(content.error());
    const auto json = Json::parse(*content, nullptr, false);
    if (!json.is_array())
        return verify::refuse(file.string() + " is not a JSON array.");
    Registry registry;
    for (const auto& entry : json) {
        auto person = read(entry);
        if (!person)
            return verify::refuse(file.string() + ": " + person.error());
        registry.m_people.push_back(std::move(*person));
    }
    return registry;
}

const InsuredPerson* Registry::byKey(verify::CardKeyKind kind, const verify::Digest& digest) const
{
    const auto found = std::ranges::find_if(m_people, [&](const InsuredPerson& person) {
        switch (kind) {
        case verify::CardKeyKind::Authentication: return person.certificate == digest;
        case verify::CardKeyKind::InputHelper: return person.cardKey == digest;
        case verify::CardKeyKind::CardFace: return person.cardFaceKey == digest;
        }
        return false;
    });
    return found == m_people.end() ? nullptr : &*found;
}

const InsuredPerson* Registry::byPersona(const std::string& persona) const
{
    const auto found = std::ranges::find(m_people, persona, &InsuredPerson::persona);
    return found == m_people.end() ? nullptr : &*found;
}

const InsuredPerson* Registry::byCertificate(const verify::Digest& digest) const
{
    return byKey(verify::CardKeyKind::Authentication, digest);
}

} // namespace uketsuke::sandbox
