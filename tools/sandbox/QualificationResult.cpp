#include "tools/sandbox/QualificationResult.h"

#include "tools/consent-verify/Cryptography.h"
#include "tools/consent-verify/PayloadRules.h"

#include <pugixml.hpp>

#include <sstream>

namespace uketsuke::sandbox {

namespace {

constexpr std::int64_t day = 86'400;

/// Absent values are left out, never written empty.
void add(pugi::xml_node parent, const std::string& name, const std::string& value)
{
    if (!value.empty())
        parent.append_child(name.c_str()).text().set(value.c_str());
}

std::string extra(const InsuredPerson& person, const char* name, const char* otherwise = "")
{
    const auto found = person.more.find(name);
    return found == person.more.end() ? otherwise : found->second;
}

void addPerson(pugi::xml_node result, const InsuredPerson& person)
{
    const auto shorter = person.insurerNumber.size() < 8 ? 8 - person.insurerNumber.size() : 0;
    add(result, "InsuredCardClassification", extra(person, "cardClassification", "01"));
    add(result, "InsurerNumber", std::string(shorter, ' ') + person.insurerNumber);
    add(result, "InsuredCardSymbol", person.symbol);
    add(result, "InsuredIdentificationNumber", person.number);
    add(result, "InsuredBranchNumber", person.branch);
    add(result, "PersonalFamilyClassification", extra(person, "personalFamily", "1"));
    add(result, "InsuredName", extra(person, "insuredName", person.name.c_str()));
    add(result, "Name", person.name);
    add(result, "NameKana", person.nameKana);
    add(result, "Sex1", person.sex);
    add(result, "Birthdate", person.birthDate);
    add(result, "Address", person.address);
    add(result, "PostNumber", person.postNumber);
    add(result, "QualificationDate", extra(person, "qualificationDate"));
    add(result, "DisqualificationDate", extra(person, "disqualificationDate"));
    add(result, "InsuredCertificateIssuanceDate", extra(person, "issuanceDate"));
    add(result, "InsuredCardValidDate", extra(person, "validDate"));
    add(result, "InsuredCardExpirationDate", extra(person, "expirationDate"));
    add(result, "InsuredPartialContributionRatio", extra(person, "contributionRatio"));
    add(result, "ReasonOfLoss", extra(person, "reasonOfLoss"));
    add(result, "InsurerName", extra(person, "insurerName"));
}

/// OQSCD016: 2 for what has ended. Nobody consented to what is set by law, so its flag (OQSCD001) outlives a consent.
std::uint64_t flagNow(const verify::Item& item, ConsentState state)
{
    const bool ended = state == ConsentState::Ended && item.flag == 1 && item.code != verify::rules::setByLaw;
    return ended ? 2 : item.flag;
}

void addConsents(pugi::xml_node result, const verify::Payload& payload, ConsentState state)
{
    const auto consented = verify::rules::japanStamp(payload.issuedAt);
    const auto until = verify::rules::japanStamp(payload.issuedAt + day);
    for (const auto& item : payload.items) {
        const auto flag = flagNow(item, state);
        add(result, item.code + "ConsFlg", std::to_string(flag));
        if (flag != 1)
            continue;
        add(result, item.code + "ConsTime", consented);
        // The two certificates (限度額, 特定疾病) have no period of their own.
        if (!item.code.ends_with("CertificateRelated"))
            add(result, item.code + "AvailableTime", until);
    }
}

} // namespace

std::string qualificationResult(const InsuredPerson& person, const verify::Payload& payload, ConsentState state,
                                std::int64_t executedAt)
{
    pugi::xml_document document;
    auto declaration = document.append_child(pugi::node_declaration);
    declaration.append_attribute("version") = "1.0";
    declaration.append_attribute("encoding") = "UTF-8";
    declaration.append_attribute("standalone") = "no";
    auto message = document.append_child("XmlMsg");

    const auto executed = verify::rules::japanStamp(executedAt);
    const auto fileDigest = verify::sha256(verify::viewOf(payload.id));
    auto header = message.append_child("MessageHeader");
    add(header, "ProcessExecutionTime", executed);
    add(header, "QualificationConfirmationDate", executed.substr(0, 8));
    add(header, "MedicalInstitutionCode", payload.institution);
    add(header, "ArbitraryFileIdentifier", "SIM" + verify::encodeBase64(verify::ByteView(fileDigest).first(9)));
    add(header, "ReferenceClassification", "1");
    add(header, "SegmentOfResult", "1");
    add(header, "CharacterCodeIdentifier", "0");

    auto body = message.append_child("MessageBody");
    add(body, "PrescriptionIssueSelect", payload.prescription.value_or(std::string()));
    add(body, "ProcessingResultStatus", "1");
    add(body, "QualificationValidity", extra(person, "validity", "1"));
    auto result = body.append_child("ResultList").append_child("ResultOfQualificationConfirmation");
    addPerson(result, person);
    addConsents(result, payload, state);
    add(result, "ReferenceNumber", extra(person, "referenceNumber"));

    std::ostringstream text;
    document.save(text, "  ", pugi::format_indent, pugi::encoding_utf8);
    return text.str();
}

} // namespace uketsuke::sandbox
