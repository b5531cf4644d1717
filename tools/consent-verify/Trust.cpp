#include "tools/consent-verify/Trust.h"

#include "tools/consent-verify/Fields.h"
#include "tools/consent-verify/PayloadRules.h"

#include <algorithm>
#include <fstream>

namespace uketsuke::verify {

namespace {

constexpr std::size_t mostFileBytes = 4 * 1024 * 1024;
constexpr std::size_t institutionKeyBytes = 32;

Outcome<> addCertificates(std::vector<Certificate>& to, const std::filesystem::path& pem)
{
    auto certificates = Certificate::fromPem(pem);
    if (!certificates)
        return refuse(certificates.error());
    std::ranges::move(*certificates, std::back_inserter(to));
    return {};
}

Outcome<CardAuthority> readAuthority(const Json& json)
{
    std::string fault;
    Fields fields(json, "A card authority", fault, {"keyId", "modulus", "exponent", "application"});
    const auto keyId = decodeHex(fields.text("keyId"));
    const auto modulus = decodeHex(fields.text("modulus", 1024));
    const auto exponent = decodeHex(fields.text("exponent"));
    const auto application = fields.oneOf("application", {"card-face", "input-helper"});
    if (!fault.empty())
        return refuse(fault);
    if (!keyId || keyId->size() != 16 || !modulus || !exponent)
        return refuse("A card authority is not written in hexadecimal of the right length.");
    auto key = rsaKey(*modulus, *exponent);
    if (!key)
        return refuse(key.error());
    return CardAuthority{.keyId = *keyId,
                         .key = std::move(*key),
                         .application =
                             application == "card-face" ? CardApplication::CardFace : CardApplication::InputHelper};
}

} // namespace

Outcome<std::string> readFile(const std::filesystem::path& file, std::size_t most)
{
    std::ifstream stream(file, std::ios::binary);
    std::string content;
    std::array<char, 8192> block{};
    while (stream && content.size() <= most) {
        stream.read(block.data(), block.size());
        content.append(block.data(), static_cast<std::size_t>(stream.gcount()));
    }
    if (!stream.eof() || content.size() > most)
        return refuse(file.string() + " cannot be read, or is too long.");
    return content;
}

Outcome<> addDeviceRoots(Trust& trust, const std::filesystem::path& pem)
{
    return addCertificates(trust.deviceRoots, pem);
}

Outcome<> addReceiptKeys(Trust& trust, const std::filesystem::path& pem)
{
    return addCertificates(trust.receiptKeys, pem);
}

Outcome<> addCardAnchors(Trust& trust, const std::filesystem::path& folder)
{
    std::error_code error;
    std::vector<std::filesystem::path> files;
    for (std::filesystem::directory_iterator entry(folder / "authentication", error), end; !error && entry != end;
         entry.increment(error)) {
        if (entry->path().extension() == ".pem")
            files.push_back(entry->path());
    }
    if (error)
        return refuse((folder / "authentication").string() + " cannot be read.");
    std::ranges::sort(files);
    for (const auto& file : files) {
        if (auto added = addCertificates(trust.authenticationRoots, file); !added)
            return added;
    }

    const auto path = folder / "card-authorities.json";
    const auto text = readFile(path, mostFileBytes);
    if (!text)
        return refuse(text.error());
    const auto json = Json::parse(*text, nullptr, false);
    if (!json.is_array())
        return refuse(path.string() + " is not a JSON array.");
    for (const auto& entry : json) {
        auto authority = readAuthority(entry);
        if (!authority)
            return refuse(path.string() + ": " + authority.error());
        trust.cardAuthorities.push_back(std::move(*authority));
    }
    return {};
}

/// What a file says of itself; any other than the product's own may stand for both kinds, and names no items.
static KnownForm formOf(const std::string& content)
{
    const auto form = nlohmann::ordered_json::parse(content, nullptr, false);
    if (!form.is_object() || !form.contains("texts") || !form["texts"].is_object())
        return {};
    if (form["texts"].contains("withdrawalTitle"))
        return {.kind = TokenKind::Withdrawal, .items = {}};
    if (!form.contains("items") || !form["items"].is_object())
        return {};
    KnownForm known{.kind = TokenKind::Consent, .items = {std::string(rules::setByLaw)}};
    for (const auto& [code, texts] : form["items"].items())
        known.items.push_back(code);
    return known;
}

Outcome<> addForms(Trust& trust, const std::filesystem::path& folder)
{
    std::error_code error;
    auto& forms = trust.forms ? *trust.forms : trust.forms.emplace();
    for (std::filesystem::recursive_directory_iterator entry(folder, error), end; !error && entry != end;
         entry.increment(error)) {
        if (!entry->is_regular_file(error))
            continue;
        const auto content = readFile(entry->path(), mostFileBytes);
        if (!content)
            return refuse(content.error());
        forms.emplace(sha256(viewOf(*content)), formOf(*content));
    }
    if (error)
        return refuse(folder.string() + " cannot be read.");
    return {};
}

Outcome<> addInstitution(Institutions& institutions, const std::string& entry)
{
    const auto code = entry.substr(0, entry.find('='));
    if (code.size() != 10 || code.size() == entry.size() || code.find_first_not_of("0123456789") != std::string::npos)
        return refuse("An institution is written CODE=KEYFILE, its code in ten digits.");
    const auto key = readFile(entry.substr(code.size() + 1), institutionKeyBytes);
    if (!key)
        return refuse(key.error());
    if (key->size() != institutionKeyBytes)
        return refuse("An institution's key has 32 bytes.");
    institutions[code] = Bytes(key->begin(), key->end());
    return {};
}

} // namespace uketsuke::verify
