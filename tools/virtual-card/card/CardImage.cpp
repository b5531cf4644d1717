#include "tools/virtual-card/card/CardImage.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <stdexcept>

namespace uketsuke::virtualcard {
namespace {

using Json = nlohmann::json;

// Thrown and caught within this file only: JSON's own access throws, and one way out keeps the reading plain.
[[noreturn]] void reject(const std::string& why) { throw std::runtime_error(why); }

core::Bytes hexBytes(const Json& value)
{
    const auto bytes = core::fromHex(value.get<std::string>());
    if (!bytes)
        reject("not hexadecimal: " + value.get<std::string>());
    return *bytes;
}

std::uint16_t sixteenBits(const Json& value)
{
    const auto bytes = hexBytes(value);
    if (bytes.size() != 2)
        reject("not two bytes: " + value.get<std::string>());
    return static_cast<std::uint16_t>(std::to_integer<unsigned>(bytes[0]) << 8 | std::to_integer<unsigned>(bytes[1]));
}

FileId fileId(const Json& value)
{
    const auto id = sixteenBits(value);
    if (id < 0x0001 || id > 0x001E)
        reject("file identifier outside 0001 to 001E: " + value.get<std::string>());
    return id;
}

core::Bytes contentOf(const std::filesystem::path& path)
{
    std::ifstream file(path, std::ios::binary);
    const std::string content{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
    if (!file)
        reject("cannot read " + path.filename().string());
    return core::copyOf(core::viewOf(content));
}

AccessCondition accessCondition(const Json& value)
{
    AccessCondition condition;
    if (value == "free")
        condition.free = true;
    else
        for (const auto& id : value)
            condition.anyOf.push_back(fileId(id));
    return condition;
}

TransparentFile transparentFile(const Json& value, const std::filesystem::path& folder)
{
    TransparentFile file;
    file.content =
        value.contains("hex") ? hexBytes(value.at("hex")) : contentOf(folder / value.at("content").get<std::string>());
    file.read = accessCondition(value.at("read"));
    file.individualNumber = value.value("individualNumber", false);
    if (value.contains("signatureByte"))
        file.signatureByte = value.at("signatureByte").get<std::size_t>();
    if (value.contains("photoByte"))
        file.photoByte = value.at("photoByte").get<std::size_t>();
    if (value.contains("chainByte"))
        file.chainByte = value.at("chainByte").get<std::size_t>();
    return file;
}

SecretFile secretFile(const Json& value)
{
    SecretFile secret{.value = value.value("value", ""),
                      .maximumTries = value.at("tries").get<int>(),
                      .initialTries = value.at("left").get<int>(),
                      .usable = value.value("usable", true),
                      .numberA = value.value("numberA", false)};
    if (secret.maximumTries < 1 || secret.maximumTries > 15 || secret.initialTries < 0
        || secret.initialTries > secret.maximumTries)
        reject("tries outside 0 to 15");
    return secret;
}

Application application(const Json& value, const std::filesystem::path& folder)
{
    Application result;
    result.name = value.at("name").get<std::string>();
    result.identifier = hexBytes(value.at("aid"));
    for (const auto& file : value.value("files", Json::array()))
        result.files[fileId(file.at("id"))] = transparentFile(file, folder);
    for (const auto& file : value.value("recordFiles", Json::array()))
        for (const auto& record : file.at("records"))
            result.recordFiles[fileId(file.at("id"))].records.push_back(hexBytes(record));
    for (const auto& key : value.value("keys", Json::array())) {
        const auto loaded = SigningKey::load(folder / key.at("file").get<std::string>());
        if (!loaded)
            reject("cannot use the key " + key.at("file").get<std::string>());
        result.keys.insert_or_assign(fileId(key.at("id")), KeyFile{*loaded, accessCondition(key.at("use"))});
    }
    for (const auto& secret : value.value("secrets", Json::array()))
        result.secrets[fileId(secret.at("id"))] = secretFile(secret);
    for (const auto& id : value.value("references", Json::array()))
        result.references.push_back(fileId(id));
    if (value.contains("defaultKey"))
        result.defaultKey = fileId(value.at("defaultKey"));
    return result;
}

} // namespace

bool Application::has(FileId id) const
{
    return files.contains(id) || recordFiles.contains(id) || keys.contains(id) || secrets.contains(id)
           || std::ranges::find(references, id) != references.end();
}

std::expected<CardImage, std::string> CardImage::load(const std::filesystem::path& folder)
{
    try {
        std::ifstream file(folder / "persona.json");
        if (!file)
            return std::unexpected("no persona.json in " + folder.string());
        const auto json = Json::parse(file);
        if (json.at("format") != "uketsuke-virtual-card/1")
            reject("unknown format");
        CardImage image;
        image.persona = json.at("persona").get<std::string>();
        image.answerToReset = hexBytes(json.at("answerToReset"));
        if (image.answerToReset.size() < 2 || image.answerToReset.size() > 33)
            reject("the answer to reset has 2 to 33 bytes");
        const auto dataObjects = json.value("dataObjects", Json::object());
        for (const auto& [tag, content] : dataObjects.items())
            image.dataObjects[sixteenBits(Json(tag))] = hexBytes(content);
        if (json.contains("refusal")) {
            image.refusal = hexBytes(json.at("refusal"));
            if (image.refusal.size() != 2)
                reject("a refusal is a status word");
        }
        const auto knobs = json.value("knobs", Json::object());
        for (const auto& [name, amount] : knobs.items())
            image.knobs[name] = amount.get<std::uint64_t>();
        for (const auto& one : json.at("applications"))
            image.applications.push_back(application(one, folder));
        return image;
    } catch (const std::exception& problem) {
        return std::unexpected(folder.filename().string() + "/persona.json: " + problem.what());
    }
}

} // namespace uketsuke::virtualcard
