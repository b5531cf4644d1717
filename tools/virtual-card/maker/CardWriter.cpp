#include "tools/virtual-card/maker/CardWriter.h"

#include "tools/virtual-card/card/SigningKey.h"
#include "tools/virtual-card/maker/Drawing.h"
#include "tools/virtual-card/maker/Records.h"
#include "tools/virtual-card/maker/Tlv.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <stdexcept>

namespace uketsuke::virtualcard::maker {
namespace {

using Json = nlohmann::json;

constexpr const char* makerVersion = "2";
constexpr const char* typeBAnswerToReset = "3b888001000005e0b381a1007f";
constexpr const char* oldCardAnswerToReset = "3b888001000014e0b38191005e";
constexpr const char* licenceAnswerToReset = "3b888001000000009181c100d8";
/// As a reader makes it up for FeliCa (PC/SC part 3: SS 11, NN 003B).
constexpr const char* storageCardAnswerToReset = "3b8f8001804f0ca00000030611003b0000000042";
constexpr const char* contactAnswerToReset = "da13ff8131fb468012392f31c173c601c03b"; // without the leading 3B
/// In place of any number: twelve characters that are no number, so nobody's, and no digits open a card by A.
constexpr const char* invalidNumber = "TEST-INVALID";

core::CivilDate dayFromNow(int days)
{
    const auto then =
        std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now() + std::chrono::days(days));
    return core::japaneseDate({then.time_since_epoch().count()});
}

/// A year ago: nobody's clock finds such a certificate not yet valid.
core::CivilDate aYearAgo()
{
    const auto today = dayFromNow(0);
    return {today.year - 1, today.month, std::min(today.day, 28U)};
}

/// The fifth birthday after `issued`, and never past the card's own expiry.
core::CivilDate certificateEnd(const PersonaData& data, core::CivilDate issued)
{
    core::CivilDate end{issued.year + 5, data.birthDate.month, data.birthDate.day};
    if (end.month == 2 && end.day == 29)
        end.day = 28;
    if (std::pair(end.month, end.day) < std::pair(issued.month, issued.day))
        ++end.year;
    return std::min(end, data.expiry);
}

std::string commonName(const Key& key, const char* tail)
{
    // 14 characters, municipality, three digits and a letter: the public shape, with TEST in front.
    std::string digits;
    for (const auto byte : core::copyOf(core::ByteView(key.modulus()).subspan(1, 10)))
        digits += static_cast<char>('0' + std::to_integer<int>(byte) % 10);
    return "TEST" + digits + "99999001" + tail;
}

core::Bytes filled(core::Bytes content, std::size_t size)
{
    if (content.size() < size)
        content.resize(size, std::byte{0xFF});
    return content;
}

/// The card's folder and its description, as they grow together.
class Folder {
public:
    explicit Folder(std::filesystem::path path) : m_path(std::move(path)) {}

    Json file(const char* id, const std::string& name, const core::Bytes& content, Json read) const
    {
        writeFile(m_path / name, content);
        return {{"id", id}, {"content", name}, {"read", std::move(read)}};
    }
    Json record(const char* id, const std::string& name, const Record& record, Json read) const
    {
        auto entry = file(id, name, record.content, std::move(read));
        entry["signatureByte"] = record.signatureByte;
        if (record.photoByte != 0)
            entry["photoByte"] = record.photoByte;
        return entry;
    }
    Json chain(const char* id, const std::string& name, const core::Bytes& certificate) const
    {
        auto entry = file(id, name, certificate, "free");
        entry["chainByte"] = certificate.size() - 1; // the signature ends the file
        return entry;
    }
    Json key(const char* id, const std::string& name, const Key& key, Json use) const
    {
        key.save(m_path / name);
        return {{"id", id}, {"file", name}, {"use", std::move(use)}};
    }
    [[nodiscard]] const std::filesystem::path& path() const { return m_path; }

private:
    std::filesystem::path m_path;
};

Json secret(const char* id, const std::string& value, int tries, int left)
{
    return {{"id", id}, {"value", value}, {"tries", tries}, {"left", left}};
}

Json numberSecret(const char* id)
{
    auto entry = secret(id, invalidNumber, 10, 10);
    entry["numberA"] = true;
    return entry;
}

Json unusableSecret(const char* id)
{
    auto entry = secret(id, "", 3, 0);
    entry["usable"] = false;
    return entry;
}

Json hexFile(const char* id, const core::Bytes& content, Json read)
{
    return {{"id", id}, {"hex", core::hex(content)}, {"read", std::move(read)}};
}

struct Certificates {
    Key authenticationKey;
    core::Bytes authentication; ///< DER, as registered for this person
};

Json authenticationApplication(const Folder& folder, const PersonaData& data, const Authorities& authorities,
                               const Certificates& own, const core::Bytes& onCard, core::CivilDate issued)
{
    const bool phone = data.kind == CardKind::Smartphone;
    const bool old = data.kind == CardKind::OldResidentCard;
    Json application{
        {"name", "jpki"}, {"aid", "d392f000260100000001"}, {"references", {"0010", "0016", "0019", "001c", "001e"}}};
    const auto label = phone ? "JPKIAPGPSETOKEN" : old ? "JPKIAPICCTOKEN" : "JPKIAPICCTOKEN2";
    auto& files = application["files"];
    files.push_back(folder.file("0006", "token-information.bin", tokenInformation(label), "free"));
    // A phone wants the PIN even for reading.
    files.push_back(folder.file("000a", "authentication-certificate.bin", filled(onCard, 2048),
                                phone ? Json::array({"0018"}) : Json("free")));
    files.push_back(
        folder.file("000b", "authentication-root.bin", filled(authorities.authenticationRoot.der(), 2048), "free"));
    files.push_back(folder.file("0002", "signature-root.bin", filled(authorities.signatureRoot.der(), 2048), "free"));
    application["keys"].push_back(folder.key("0017", "authentication.key.pem", own.authenticationKey, {"0018"}));
    application["secrets"].push_back(secret("0018", data.pin, 3, data.pinTriesLeft));
    if (data.signPassword.empty()) {
        files.push_back(hexFile("0001", core::Bytes(2048, std::byte{0xFF}), {"001b"}));
        files.push_back(hexFile("0008", *core::fromHex("008f00"), "free"));
        application["secrets"].push_back(secret("001b", "", 5, 0));
        return application;
    }
    const auto signatureKey = Key::generate();
    const auto certificate =
        Certificate::issue({commonName(signatureKey, "S"), issued, certificateEnd(data, issued)}, signatureKey,
                           authorities.signatureRoot, authorities.signatureKey, CertificatePurpose::Signature);
    files.push_back(folder.file("0001", "signature-certificate.bin", filled(certificate.der(), 2048), {"001b"}));
    files.push_back(hexFile("0008", *core::fromHex("8f8f00"), "free"));
    application["keys"].push_back(folder.key("001a", "signature.key.pem", signatureKey, {"001b"}));
    application["secrets"].push_back(secret("001b", data.signPassword, 5, 5));
    return application;
}

Json faceApplication(const Folder& folder, const PersonaData& data, const RecordIssuer& issuer, const Key& cardKey,
                     const core::Bytes& photo)
{
    Json application{
        {"name", "face"}, {"aid", "d3921000310001010402"}, {"defaultKey", "001a"}, {"references", {"001c", "001e"}}};
    auto& files = application["files"];
    files.push_back(folder.file("0001", "face-0001.bin", ageRecord(data, cardKey, issuer), {"0011"}));
    files.push_back(
        folder.record("0002", "face-0002.bin", cardFaceRecord(data, cardKey, photo, issuer), {"0012", "0013"}));
    files.push_back(folder.file("0003", "face-0003.bin", faceBasicData(issuer), "free"));
    files.push_back(folder.chain("0004", "face-0004.bin", issuer.certificate));
    auto number = hexFile("0005", tlv("ff40", tlv("df41", core::viewOf(invalidNumber))), {"0013"});
    number["individualNumber"] = true;
    files.push_back(number);
    files.push_back(hexFile("0006", core::Bytes(16, std::byte{0xFF}), {"0012", "0013"}));
    application["keys"].push_back(folder.key("001a", "card.key.pem", cardKey, "free"));
    application["secrets"] = {secret("0011", data.birthNumber(), 10, 10),
                              secret("0012", data.cardNumberB(), 10, data.numberTriesLeft), numberSecret("0013")};
    return application;
}

Json textApplication(const Folder& folder, const PersonaData& data, const RecordIssuer& issuer, const Key& cardKey)
{
    Json application{{"name", "text"},
                     {"aid", "d3921000310001010408"},
                     {"defaultKey", "0013"},
                     {"references", {"0006", "0008", "0010", "001c", "001e"}}};
    const Json any{"0011", "0014", "0015"};
    const auto numberFile = joined({tlv("ff10", core::viewOf(invalidNumber)), *core::fromHex("ffff")});
    const auto attributes = attributeRecord(data);
    auto& files = application["files"];
    auto number = hexFile("0001", numberFile, {"0011", "0014"});
    number["individualNumber"] = true;
    files.push_back(number);
    files.push_back(folder.file("0002", "text-0002.bin", filled(attributes, 400), {"0011", "0015"}));
    files.push_back(folder.record("0003", "text-0003.bin", integrityRecord(numberFile, attributes, issuer), any));
    files.push_back(folder.chain("0004", "text-0004.bin", issuer.certificate));
    files.push_back(folder.file("0005", "text-0005.bin", textBasicData(issuer), "free"));
    if (data.keyRecord)
        files.push_back(folder.record("0007", "text-0007.bin", keyRecord(cardKey, issuer), any));
    // The same pair as the card face's (H1), but for a relayed card.
    application["keys"].push_back(folder.key("0013", "text.key.pem", cardKey, "free"));
    application["secrets"] = {secret("0011", data.pin, 3, data.pinTriesLeft), unusableSecret("0012"),
                              numberSecret("0014"), secret("0015", data.cardNumberB(), 10, data.numberTriesLeft)};
    return application;
}

Json commonApplication(const PersonaData& data)
{
    const auto digits = "999999999999999"
                        "99999"
                        + eightDigits(data.expiry);
    const auto record = joined({*core::fromHex("011c"), core::viewOf(digits)});
    return {{"name", "common"},
            {"aid", "d3921000310001010100"},
            {"references", {"0002", "0019", "001c", "001e"}},
            {"recordFiles", {{{"id", "0001"}, {"records", {core::hex(record)}}}}}};
}

Json residentApplication(const PersonaData& data)
{
    return {{"name", "resident"},
            {"aid", "d3921000310001010401"},
            {"references", {"0002"}},
            {"secrets", {secret("001c", data.pin, 3, data.pinTriesLeft)}}};
}

Json managerObjects(const PersonaData& data, const RecordIssuer& issuer)
{
    return {{"0042", core::hex(issuer.identifier)},     {"0045", core::hex(core::viewOf("TEST999999999999"))},
            {"00f0", core::hex(core::viewOf("99999"))}, {"00f2", core::hex(core::viewOf(eightDigits(data.expiry)))},
            {"00f7", core::hex(issuer.identifier)},     {"5f51", contactAnswerToReset}};
}

Json registerRow(const PersonaData& data, const Key& cardKey, const core::Bytes& certificate)
{
    Json row{{"persona", data.persona},
             {"cardKeyJkt", cardKey.thumbprint()},
             {"cardFaceKeyJkt", cardKey.thumbprint()},
             {"certificateSha256", core::base64Url(sha256(certificate))},
             {"insurerNumber", data.insurance.value("insurerNumber", "")},
             {"symbol", data.insurance.value("symbol", "")},
             {"number", data.insurance.value("number", "")},
             {"branch", data.insurance.value("branch", "")},
             {"name", data.name},
             {"nameKana", data.nameKana},
             {"sex", data.sex},
             {"birthDate", eightDigits(data.birthDate)},
             {"address", data.address},
             {"postNumber", data.postNumber},
             {"conditions", data.conditions}};
    row.update(data.offers);
    return row;
}

} // namespace

std::filesystem::path CardWriter::givenPhoto(const PersonaData& data) const
{
    if (m_photos.empty() || !data.photo)
        return {};
    const auto path = m_photos / ((data.photoOf.empty() ? data.persona : data.photoOf) + ".jp2");
    return std::filesystem::exists(path) ? path : std::filesystem::path();
}

std::string CardWriter::madeFrom(const PersonaData& data) const
{
    auto all = makerVersion + data.source + m_authorities.face.key.thumbprint() + m_authorities.text.key.thumbprint();
    all += core::hex(sha256(m_authorities.authenticationRoot.der()));
    if (data.certificateDaysLeft) // made anew each month, else it would run out
        all += eightDigits(dayFromNow(0)).substr(0, 6);
    if (const auto photo = givenPhoto(data); !photo.empty())
        all += core::hex(sha256(readFile(photo)));
    return core::hex(sha256(core::viewOf(all)));
}

bool CardWriter::upToDate(const PersonaData& data) const
{
    const auto path = m_world / data.persona / "persona.json";
    if (!std::filesystem::exists(path))
        return false;
    const auto json = Json::parse(core::textOf(readFile(path)), nullptr, false);
    return json.is_object() && json.value("madeFrom", "") == madeFrom(data);
}

void CardWriter::write(const PersonaData& data) const
{
    const auto path = m_world / data.persona;
    std::filesystem::remove_all(path);
    std::filesystem::create_directories(path);
    const Folder folder(path);
    Json card{{"format", "uketsuke-virtual-card/1"},
              {"test", "TEST ONLY: synthetic holder, no J-LIS key"},
              {"persona", data.persona},
              {"madeFrom", madeFrom(data)},
              {"applications", Json::array()}};
    auto answerToReset = data.kind == CardKind::Licence           ? licenceAnswerToReset
                         : data.kind == CardKind::OldResidentCard ? oldCardAnswerToReset
                         : data.kind == CardKind::StorageCard     ? storageCardAnswerToReset
                                                                  : typeBAnswerToReset;
    if (!data.knobs.empty())
        card["knobs"] = data.knobs;
    card["answerToReset"] = data.answerToReset.empty() ? answerToReset : data.answerToReset;
    Json known{{"persona", data.persona},
               {"description", data.description},
               {"pin", data.pin},
               {"signPassword", data.signPassword},
               {"cardNumberB", data.cardNumberB()},
               {"securityCode", data.securityCode},
               {"name", data.name},
               {"birthDate", eightDigits(data.birthDate)},
               {"expiry", eightDigits(data.expiry)}};

    if (data.kind == CardKind::StorageCard) {
        card["refusal"] = "6a81"; // no applications: it is the reader that refuses
    } else if (data.kind == CardKind::ResidenceCard) {
        for (const auto* aid : {"d392f0004f0200000000000000000000", "d392f0004f0300000000000000000000",
                                "d392f0004f0400000000000000000000"})
            card["applications"].push_back({{"name", "residence"}, {"aid", aid}});
    } else if (data.kind == CardKind::Licence) {
        card["applications"].push_back({{"name", "licence"},
                                        {"aid", "a0000002310100000000000000000000"},
                                        {"files", {hexFile("0001", *core::fromHex("4500"), "free")}}});
    } else {
        const auto& issuer = data.unknownAuthority ? m_authorities.unknownFace : m_authorities.face;
        const auto& textIssuer = data.unknownAuthority ? m_authorities.unknownText : m_authorities.text;
        const auto recently = aYearAgo();
        auto end = data.certificateNotAfter.value_or(certificateEnd(data, recently));
        if (data.certificateDaysLeft)
            end = dayFromNow(*data.certificateDaysLeft);
        const auto issued = data.certificateNotAfter || data.certificateDaysLeft
                                ? core::CivilDate{end.year - 5, end.month, 1}
                                : recently;
        const auto authenticationKey = Key::generate();
        const auto certificate = Certificate::issue(
            {commonName(authenticationKey, "A"), issued, end}, authenticationKey, m_authorities.authenticationRoot,
            m_authorities.authenticationKey, CertificatePurpose::Authentication);
        const Certificates own{authenticationKey, certificate.der()};
        writeFile(path / "registered-certificate.der", own.authentication);
        const auto onCard = data.certificateOf.empty()
                                ? own.authentication
                                : readFile(m_world / data.certificateOf / "registered-certificate.der");
        card["applications"].push_back(authenticationApplication(folder, data, m_authorities, own, onCard, issued));
        if (data.kind == CardKind::MyNumberCard) {
            core::Bytes photo;
            if (data.photo) {
                const auto given = givenPhoto(data);
                if (given.empty())
                    drawPhoto(path / "photo.jp2", static_cast<unsigned>(std::hash<std::string>()(data.persona) % 997));
                else
                    std::filesystem::copy_file(given, path / "photo.jp2");
                photo = readFile(path / "photo.jp2");
                known["photo"] = given.empty() ? "drawn" : "given";
                if (data.tornPhoto)
                    photo.resize(photo.size() * 2 / 5);
            }
            const auto cardKey = Key::generate();
            card["applications"].push_back(faceApplication(folder, data, issuer, cardKey, photo));
            // A relay has the text application of another card behind it, and that one's key with it.
            const auto textKey =
                data.cardKeyOf.empty() ? cardKey : Key::loadOrGenerate(m_world / data.cardKeyOf / "card.key.pem");
            card["applications"].push_back(textApplication(folder, data, textIssuer, textKey));
            card["applications"].push_back(commonApplication(data));
            card["applications"].push_back(residentApplication(data));
            card["dataObjects"] = managerObjects(data, issuer);
            known["register"] = registerRow(data, cardKey, own.authentication);
        }
    }
    writeFile(path / "card.json", core::viewOf(known.dump(1) + "\n"));
    writeFile(path / "persona.json", core::viewOf(card.dump(1) + "\n")); // last: it says that all is there
}

} // namespace uketsuke::virtualcard::maker
