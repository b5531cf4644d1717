#include "tools/virtual-card/maker/PersonaData.h"

#include <array>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <stdexcept>

namespace uketsuke::virtualcard::maker {
namespace {

struct Era {
    core::CivilDate first;
    int yearBefore; ///< the Gregorian year before the era's first
};

// By day, not by year: 1989-01-07 is 昭和64年, the day after 平成元年. Latest first.
constexpr std::array<Era, 5> eras{{{{2019, 5, 1}, 2018},
                                   {{1989, 1, 8}, 1988},
                                   {{1926, 12, 25}, 1925},
                                   {{1912, 7, 30}, 1911},
                                   {{1868, 10, 23}, 1867}}};

core::CivilDate date(const nlohmann::json& value)
{
    const auto parsed = core::parseDate(value.get<std::string>());
    if (!parsed)
        throw std::runtime_error("not a date: " + value.get<std::string>());
    return *parsed;
}

CardKind kind(const std::string& name)
{
    if (name == "my-number-card")
        return CardKind::MyNumberCard;
    if (name == "old-resident-card")
        return CardKind::OldResidentCard;
    if (name == "smartphone")
        return CardKind::Smartphone;
    if (name == "licence")
        return CardKind::Licence;
    if (name == "residence-card")
        return CardKind::ResidenceCard;
    if (name == "storage-card")
        return CardKind::StorageCard;
    throw std::runtime_error("unknown kind of card: " + name);
}

} // namespace

std::string eightDigits(core::CivilDate date)
{
    std::array<char, 40> text{};
    std::snprintf(text.data(), text.size(), "%04d%02u%02u", date.year, date.month, date.day);
    return text.data();
}

PersonaData PersonaData::load(const std::filesystem::path& file)
{
    try {
        std::ifstream stream(file);
        PersonaData data;
        data.source.assign(std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>());
        const auto json = nlohmann::json::parse(data.source);
        data.persona = file.stem().string();
        data.description = json.at("description");
        data.kind = maker::kind(json.value("kind", "my-number-card"));
        data.name = json.at("name");
        data.nameKana = json.at("nameKana");
        data.sex = json.at("sex");
        data.birthDate = date(json.at("birthDate"));
        data.address = json.at("address");
        data.postNumber = json.value("postNumber", "");
        data.expiry = date(json.at("expiry"));
        data.securityCode = json.at("securityCode");
        data.pin = json.value("pin", "");
        data.signPassword = json.value("signPassword", "");
        data.pinTriesLeft = json.value("pinTriesLeft", data.pin.empty() ? 0 : 3);
        data.numberTriesLeft = json.value("numberTriesLeft", 10);
        if (json.contains("certificateNotAfter"))
            data.certificateNotAfter = date(json.at("certificateNotAfter"));
        if (json.contains("certificateDaysLeft"))
            data.certificateDaysLeft = json.at("certificateDaysLeft").get<int>();
        data.cardKeyOf = json.value("cardKeyOf", "");
        data.knobs = json.value("knobs", nlohmann::json::object());
        data.certificateOf = json.value("certificateOf", "");
        data.photoOf = json.value("photoOf", "");
        data.photo = json.value("photo", true);
        data.tornPhoto = json.value("tornPhoto", false);
        data.keyRecord = json.value("keyRecord", true);
        data.brokenSignature = json.value("brokenSignature", false);
        data.unknownAuthority = json.value("unknownAuthority", false);
        data.answerToReset = json.value("answerToReset", "");
        data.insurance = json.value("insurance", nlohmann::json::object());
        data.conditions = json.value("conditions", nlohmann::json::object());
        data.offers = nlohmann::json::object();
        for (const auto* name : {"registered", "documents", "aidCertificates"})
            if (json.contains(name))
                data.offers[name] = json.at(name);
        if (data.securityCode.size() != 4 || (!data.pin.empty() && data.pin.size() != 4))
            throw std::runtime_error("security code and PIN have four digits");
        return data;
    } catch (const std::exception& problem) {
        throw std::runtime_error(file.filename().string() + ": " + problem.what());
    }
}

std::string PersonaData::birthNumber() const
{
    for (const auto& era : eras)
        if (birthDate >= era.first) {
            std::array<char, 40> text{};
            std::snprintf(text.data(), text.size(), "%02d%02u%02u", birthDate.year - era.yearBefore, birthDate.month,
                          birthDate.day);
            return text.data();
        }
    throw std::runtime_error("born before Meiji");
}

std::string PersonaData::cardNumberB() const { return birthNumber() + eightDigits(expiry).substr(0, 4) + securityCode; }

} // namespace uketsuke::virtualcard::maker
