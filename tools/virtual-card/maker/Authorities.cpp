#include "tools/virtual-card/maker/Authorities.h"

#include "tools/virtual-card/maker/Tlv.h"

#include <nlohmann/json.hpp>

#include <string>

namespace uketsuke::virtualcard::maker {
namespace {

/// Seven digits, 08 05, three digits, four bytes. Real ones begin 5000023 and so on; 99999.. is nobody's.
core::Bytes identifier(const std::string& seven, const std::string& three)
{
    return joined({core::viewOf(seven), *core::fromHex("0805"), core::viewOf(three), *core::fromHex("00000000")});
}

RecordIssuer issuer(const std::filesystem::path& folder, const std::string& name, const Key& authority,
                    const core::Bytes& authorityIdentifier, const std::string& municipality)
{
    RecordIssuer result{.identifier = identifier(municipality, "000"),
                        .key = Key::loadOrGenerate(folder / (name + "-issuer.key.pem")),
                        .certificate = {}};
    const auto body = joined({authorityIdentifier, result.identifier, result.key.publicKeyObjects()});
    result.certificate = tlv("7f21", joined({tlv("5f4e", body), tlv("5f37", authority.sign(body))}));
    return result;
}

} // namespace

Authorities Authorities::loadOrMake(const std::filesystem::path& world)
{
    const auto folder = world / "authorities";
    const auto anchors = world / "anchors" / "test";
    std::filesystem::create_directories(folder);
    std::filesystem::create_directories(anchors / "authentication");

    auto authenticationKey = Key::loadOrGenerate(folder / "authentication-root.key.pem");
    auto authenticationRoot = Certificate::loadOrMakeRoot(anchors / "authentication" / "root.crt.pem",
                                                          authenticationKey, CertificatePurpose::Authentication);
    auto signatureKey = Key::loadOrGenerate(folder / "signature-root.key.pem");
    auto signatureRoot =
        Certificate::loadOrMakeRoot(folder / "signature-root.crt.pem", signatureKey, CertificatePurpose::Signature);
    const auto face = Key::loadOrGenerate(folder / "face-authority.key.pem");
    const auto text = Key::loadOrGenerate(folder / "text-authority.key.pem");
    const auto unknown = Key::loadOrGenerate(folder / "unknown-authority.key.pem");
    const auto faceIdentifier = identifier("9999923", "001");
    const auto textIdentifier = identifier("9999933", "001");

    nlohmann::json list = nlohmann::json::array();
    list.push_back({{"keyId", core::hex(faceIdentifier)},
                    {"modulus", core::hex(face.modulus())},
                    {"exponent", "010001"},
                    {"application", "card-face"}});
    list.push_back({{"keyId", core::hex(textIdentifier)},
                    {"modulus", core::hex(text.modulus())},
                    {"exponent", "010001"},
                    {"application", "input-helper"}});
    writeFile(anchors / "card-authorities.json", core::viewOf(list.dump(1) + "\n"));

    return {.authenticationKey = authenticationKey,
            .authenticationRoot = std::move(authenticationRoot),
            .signatureKey = signatureKey,
            .signatureRoot = std::move(signatureRoot),
            .face = issuer(folder, "face", face, faceIdentifier, "9999901"),
            .text = issuer(folder, "text", text, textIdentifier, "9999901"),
            .unknownFace = issuer(folder, "unknown-face", unknown, identifier("9999923", "999"), "9999902"),
            .unknownText = issuer(folder, "unknown-text", unknown, identifier("9999933", "999"), "9999902")};
}

} // namespace uketsuke::virtualcard::maker
