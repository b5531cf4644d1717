#include "drivers/crypto/TrustAnchorLoader.h"

#include "drivers/crypto/Certificate.h"
#include "drivers/crypto/WholeFile.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace uketsuke::crypto {

namespace {

namespace files = std::filesystem;

constexpr std::size_t largestFile = 128 * 1024;
constexpr std::size_t mostRoots = 32;
constexpr std::size_t mostAuthorities = 64;
constexpr std::size_t keyIdBytes = 16;
constexpr std::size_t smallestModulus = 256;
constexpr std::size_t largestModulus = 512;
constexpr std::size_t largestExponent = 8;

std::unexpected<core::Error> invalid(core::Redacted note)
{
    return core::failure(core::Fault::TrustAnchorsInvalid, "TrustAnchorLoader::load", std::move(note));
}

core::Result<> loadRoots(const files::path& folder, ports::TrustAnchors& anchors)
{
    std::error_code error;
    if (!files::exists(folder, error))
        return {};
    std::vector<files::path> names;
    for (auto entry = files::directory_iterator(folder, error); !error && entry != files::directory_iterator();
         entry.increment(error)) {
        if (entry->path().extension() == ".pem")
            names.push_back(entry->path());
        if (names.size() > mostRoots)
            return invalid("too many roots");
    }
    if (error)
        return invalid("the folder of roots cannot be read");
    std::ranges::sort(names); // the same folder gives the same anchors, whatever the file system's order
    for (const auto& file : names) {
        const auto pem = readWhole(file, largestFile);
        const auto certificates = pem ? Certificate::fromPem(pem->view()) : invalid("a root cannot be read");
        if (!certificates || certificates->empty())
            return invalid("a root's file holds no readable certificate");
        for (const auto& certificate : *certificates) {
            const auto& facts = certificate.facts();
            if (!facts.isAuthority || !facts.keyCertSign || facts.rsaKey.modulus.empty())
                return invalid("a root is no certificate authority with an RSA key");
            anchors.test = anchors.test || facts.marksTest;
            anchors.authenticationRoots.push_back(certificate.der());
        }
    }
    return {};
}

/// The bytes of a hexadecimal member, when their number is within the limits.
std::optional<core::Bytes> hexMember(const nlohmann::json& object, const char* name, std::size_t least,
                                     std::size_t most)
{
    const auto member = object.find(name);
    if (member == object.end() || !member->is_string())
        return std::nullopt;
    auto bytes = core::fromHex(member->get_ref<const std::string&>());
    if (!bytes || bytes->size() < least || bytes->size() > most)
        return std::nullopt;
    return bytes;
}

std::optional<ports::CardApplication> applicationMember(const nlohmann::json& object)
{
    const auto member = object.find("application");
    if (member == object.end() || !member->is_string())
        return std::nullopt;
    for (const auto application : {ports::CardApplication::CardFace, ports::CardApplication::InputHelper})
        if (member->get_ref<const std::string&>() == ports::name(application))
            return application;
    return std::nullopt;
}

core::Result<> loadAuthorities(const files::path& file, ports::TrustAnchors& anchors)
{
    std::error_code error;
    if (!files::exists(file, error))
        return {};
    const auto bytes = readWhole(file, largestFile);
    if (!bytes)
        return invalid("card-authorities.json cannot be read");
    const auto document = nlohmann::json::parse(core::textOf(bytes->view()), nullptr, false);
    if (!document.is_array() || document.size() > mostAuthorities)
        return invalid("card-authorities.json is no list of a plausible length");
    for (const auto& entry : document) {
        if (!entry.is_object())
            return invalid("an entry of card-authorities.json is no object");
        auto keyId = hexMember(entry, "keyId", keyIdBytes, keyIdBytes);
        auto modulus = hexMember(entry, "modulus", smallestModulus, largestModulus);
        auto exponent = hexMember(entry, "exponent", 1, largestExponent);
        const auto application = applicationMember(entry);
        if (!keyId || !modulus || !exponent || !application || modulus->front() < std::byte{0x80})
            return invalid("an entry of card-authorities.json is malformed");
        anchors.cardAuthorities.push_back(
            {std::move(*keyId), {std::move(*modulus), std::move(*exponent)}, *application});
    }
    return {};
}

} // namespace

core::Result<ports::TrustAnchors> TrustAnchorLoader::load(const files::path& folder, TrustStore store)
{
    std::error_code error;
    if (!files::is_directory(folder, error))
        return invalid("the folder of anchors is missing");
    ports::TrustAnchors anchors;
    const auto chosen = folder / (store == TrustStore::Test ? "test" : "production");
    if (const auto roots = loadRoots(chosen / "authentication", anchors); !roots)
        return core::failure(roots.error());
    if (const auto cards = loadAuthorities(chosen / "card-authorities.json", anchors); !cards)
        return core::failure(cards.error());
    if (anchors.test && store == TrustStore::Production)
        return core::failure(core::Fault::TestMaterialRefused, "TrustAnchorLoader::load",
                             "a root of the production store is marked TEST");
    anchors.test = store == TrustStore::Test;
    return anchors;
}

} // namespace uketsuke::crypto
