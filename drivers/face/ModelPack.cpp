#include "drivers/face/ModelPack.h"

#include <fstream>
#include <optional>

namespace uketsuke::face {

namespace {

constexpr std::size_t largestManifest = 64 * 1024;

/// Reads at most `limit` bytes; nothing when the file cannot be read or is longer.
std::optional<core::Bytes> readFile(const std::filesystem::path& path, std::size_t limit)
{
    std::ifstream stream(path, std::ios::binary);
    if (!stream)
        return std::nullopt;
    core::Bytes bytes(limit + 1);
    stream.read(reinterpret_cast<char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
    const auto count = static_cast<std::size_t>(stream.gcount());
    if (stream.bad() || count > limit)
        return std::nullopt;
    bytes.resize(count);
    return bytes;
}

} // namespace

core::Result<ModelPack> ModelPack::read(const std::filesystem::path& folder, const ports::Cryptography& cryptography)
{
    constexpr std::string_view where = "ModelPack::read";
    const auto manifestPath = folder / "manifest.json";
    std::error_code ignored;
    if (!std::filesystem::is_regular_file(manifestPath, ignored))
        return core::failure(core::Fault::ModelMissing, where, "the pack has no manifest");
    const auto manifestBytes = readFile(manifestPath, largestManifest);
    if (!manifestBytes)
        return core::failure(core::Fault::ModelUnusable, where, "the manifest cannot be read or is too long");
    auto manifest = parseManifest(*manifestBytes);
    if (!manifest)
        return core::failure(manifest.error());

    ModelPack pack;
    pack.m_digest = cryptography.sha256(*manifestBytes);
    for (const auto& file : manifest->files) {
        const auto path = folder / file.name;
        if (!std::filesystem::is_regular_file(path, ignored))
            return core::failure(core::Fault::ModelMissing, where, core::Redacted::reviewed(file.name));
        auto bytes = readFile(path, file.bytes);
        if (!bytes || bytes->size() != file.bytes || cryptography.sha256(*bytes) != file.digest)
            return core::failure(core::Fault::ModelDigestMismatch, where, core::Redacted::reviewed(file.name));
        if (file.licenceNamed)
            pack.m_networks.emplace(file.name, std::move(*bytes));
    }
    pack.m_manifest = std::move(*manifest);
    return pack;
}

core::Bytes ModelPack::take(const std::string& file)
{
    auto node = m_networks.extract(file);
    return node ? std::move(node.mapped()) : core::Bytes{};
}

} // namespace uketsuke::face
