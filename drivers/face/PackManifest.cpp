#include "drivers/face/PackManifest.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <stdexcept>

namespace uketsuke::face {

namespace {

using nlohmann::json;

constexpr std::string_view knownFormat = "uketsuke-model-pack-1";
constexpr std::size_t largestFile = std::size_t{64} << 20;
constexpr std::size_t mostFiles = 64;

/// Thrown and caught inside this file only.
struct Unusable : std::runtime_error {
    using std::runtime_error::runtime_error;
};

double bounded(const json& object, const char* key, double least, double most)
{
    const auto value = object.at(key).get<double>();
    if (!std::isfinite(value) || value < least || value > most)
        throw Unusable(std::string("out of bounds: ") + key);
    return value;
}

int boundedInt(const json& object, const char* key, int least, int most)
{
    if (!object.at(key).is_number_integer())
        throw Unusable(std::string("no whole number: ") + key);
    return static_cast<int>(bounded(object, key, least, most));
}

/// One number for every channel, or a list of one number each.
PerChannel perChannel(const json& object, const char* key, double least, double most)
{
    const auto& entry = object.at(key);
    PerChannel result{};
    if (!entry.is_array()) {
        result.fill(bounded(object, key, least, most));
        return result;
    }
    if (entry.size() != result.size())
        throw Unusable(std::string("not three numbers: ") + key);
    for (std::size_t channel = 0; channel < result.size(); ++channel)
        result[channel] = bounded(json{{key, entry[channel]}}, key, least, most);
    return result;
}

std::string text(const json& object, const char* key)
{
    auto value = object.at(key).get<std::string>();
    if (value.empty() || value.size() > 200)
        throw Unusable(std::string("empty or too long: ") + key);
    return value;
}

/// A name that cannot leave the pack's folder: plain parts, no "..", no absolute path.
bool staysInside(const std::string& name)
{
    const auto plain = [](char character) {
        return (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z')
               || (character >= '0' && character <= '9') || character == '_' || character == '-' || character == '.'
               || character == '/';
    };
    return !name.empty() && name.front() != '/' && name.find("..") == std::string::npos
           && std::ranges::all_of(name, plain);
}

InputLayout inputOf(const json& model)
{
    const auto& input = model.at("input");
    InputLayout layout{.width = boundedInt(input, "width", 16, 1024),
                       .height = boundedInt(input, "height", 16, 1024),
                       .channels = Channels::Bgr,
                       .mean = perChannel(input, "mean", -1000, 1000),
                       .divisor = perChannel(input, "divisor", 1e-3, 1000)};
    const auto channels = text(input, "channels");
    if (channels == "RGB")
        layout.channels = Channels::Rgb;
    else if (channels == "GREY")
        layout.channels = Channels::Grey;
    else if (channels != "BGR")
        throw Unusable("unknown channel order");
    return layout;
}

PackFile fileOf(const json& entry)
{
    PackFile file{.name = text(entry, "name"),
                  .bytes = static_cast<std::size_t>(bounded(entry, "bytes", 1, double(largestFile)))};
    if (!staysInside(file.name))
        throw Unusable("a file's name leaves the pack");
    const auto digest = core::fromHex(text(entry, "sha256"));
    if (!digest || digest->size() != file.digest.size())
        throw Unusable("a digest is malformed");
    std::ranges::copy(*digest, file.digest.begin());
    return file;
}

FivePoints templateOf(const json& model, const InputLayout& input)
{
    const auto& points = model.at("template");
    FivePoints result;
    if (points.size() != result.size())
        throw Unusable("a template needs five points");
    for (std::size_t index = 0; index < result.size(); ++index) {
        result[index] = {points.at(index).at(0).get<double>(), points.at(index).at(1).get<double>()};
        const bool inside = result[index].x >= 0 && result[index].x < input.width && result[index].y >= 0
                            && result[index].y < input.height;
        if (!inside)
            throw Unusable("a template's point lies outside");
    }
    return result;
}

ThresholdProfile profileOf(const json& entry)
{
    ThresholdProfile profile{.name = text(entry, "name"),
                             .accept = bounded(entry, "accept", 0.05, 1),
                             .retry = bounded(entry, "retry", 0.05, 1),
                             .bonaFideAccept = bounded(entry, "bonaFideAccept", 0.05, 1),
                             .bonaFideRetry = bounded(entry, "bonaFideRetry", 0.05, 1)};
    if (profile.retry > profile.accept || profile.bonaFideRetry > profile.bonaFideAccept)
        throw Unusable("a retry threshold above its accept threshold");
    return profile;
}

void requireFile(const PackManifest& manifest, const std::string& name)
{
    const auto file = std::ranges::find(manifest.files, name, &PackFile::name);
    if (file == manifest.files.end())
        throw Unusable("a network's file is not listed");
    if (!file->licenceNamed)
        throw Unusable("a network has no licence beside it");
}

void readFiles(const json& document, PackManifest& manifest)
{
    const auto& entries = document.at("files");
    if (!entries.is_array() || entries.empty() || entries.size() > mostFiles)
        throw Unusable("no files, or too many");
    for (const auto& entry : entries)
        manifest.files.push_back(fileOf(entry));
    // Second pass: the licence a network names must itself be a pinned file of the pack.
    for (std::size_t index = 0; index < entries.size(); ++index) {
        const auto licence = entries[index].value("licenceFile", std::string());
        manifest.files[index].licenceNamed =
            std::ranges::find(manifest.files, licence, &PackFile::name) != manifest.files.end();
    }
}

void readModels(const json& document, PackManifest& manifest)
{
    const auto& detector = document.at("detector");
    if (text(detector, "kind") != "ultraface" || text(document.at("landmarks"), "kind") != "points68")
        throw Unusable("an unknown kind of detector or landmarks");
    manifest.detector = {.file = text(detector, "file"),
                         .scores = text(detector, "scores"),
                         .boxes = text(detector, "boxes"),
                         .input = inputOf(detector),
                         .minimumScore = bounded(detector, "minimumScore", 0.1, 1),
                         .maximumOverlap = bounded(detector, "maximumOverlap", 0, 1)};
    manifest.landmarks = {.file = text(document.at("landmarks"), "file"), .input = inputOf(document.at("landmarks"))};
    const auto& eyes = document.at("eyes");
    manifest.eyes = {.file = text(eyes, "file"),
                     .input = inputOf(eyes),
                     .boxScale = bounded(eyes, "boxScale", 1, 4),
                     .closedClass = boundedInt(eyes, "closedClass", 0, 1)};
    for (const auto& model : document.at("recognisers")) {
        const auto input = inputOf(model);
        manifest.recognisers.push_back({.name = text(model, "name"),
                                        .file = text(model, "file"),
                                        .input = input,
                                        .dimensions = boundedInt(model, "dimensions", 16, 4096),
                                        .points = templateOf(model, input)});
    }
    for (const auto& model : document.at("attackChecks")) {
        const int classes = boundedInt(model, "classes", 2, 16);
        manifest.attackChecks.push_back({.name = text(model, "name"),
                                         .file = text(model, "file"),
                                         .input = inputOf(model),
                                         .boxScale = bounded(model, "boxScale", 1, 8),
                                         .classes = classes,
                                         .bonaFideClass = boundedInt(model, "bonaFideClass", 0, classes - 1)});
    }
    if (manifest.recognisers.empty() || manifest.attackChecks.empty())
        throw Unusable("a pack needs a recogniser and an attack check");
    requireFile(manifest, manifest.detector.file);
    requireFile(manifest, manifest.landmarks.file);
    requireFile(manifest, manifest.eyes.file);
    for (const auto& model : manifest.recognisers)
        requireFile(manifest, model.file);
    for (const auto& model : manifest.attackChecks)
        requireFile(manifest, model.file);
}

} // namespace

core::Result<PackManifest> parseManifest(core::ByteView bytes)
{
    constexpr std::string_view where = "PackManifest::parse";
    try {
        const auto document = json::parse(core::textOf(bytes));
        if (text(document, "format") != knownFormat)
            return core::failure(core::Fault::ModelUnusable, where, "the manifest has an unknown format");
        PackManifest manifest;
        manifest.name = text(document, "name");
        readFiles(document, manifest);
        readModels(document, manifest);
        const auto& thresholds = document.at("thresholds");
        manifest.defaultProfile = text(thresholds, "default");
        for (const auto& entry : thresholds.at("profiles"))
            manifest.profiles.push_back(profileOf(entry));
        if (std::ranges::find(manifest.profiles, manifest.defaultProfile, &ThresholdProfile::name)
            == manifest.profiles.end())
            return core::failure(core::Fault::ModelUnusable, where, "the default threshold profile is missing");
        return manifest;
    } catch (const json::exception& error) {
        return core::failure(core::Fault::ModelUnusable, where, core::Redacted::reviewed(error.what()));
    } catch (const Unusable& error) {
        return core::failure(core::Fault::ModelUnusable, where, core::Redacted::reviewed(error.what()));
    }
}

} // namespace uketsuke::face
