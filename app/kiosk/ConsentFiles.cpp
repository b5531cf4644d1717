#include "app/kiosk/ConsentFiles.h"

#include <fstream>
#include <map>

namespace uketsuke::kiosk {
namespace {

constexpr std::uintmax_t largestFile = 256 * 1024;
constexpr std::size_t mostFiles = 200;

} // namespace

core::Result<consent::ConsentResources> loadConsentFiles(const std::filesystem::path& folder,
                                                         const ports::Cryptography& cryptography)
{
    using core::Fault;
    std::map<std::string, core::Bytes> files;
    std::error_code error;
    for (std::filesystem::recursive_directory_iterator at(folder, error), end; !error && at != end;
         at.increment(error)) {
        if (!at->is_regular_file(error) || at->path().extension() != ".json")
            continue;
        if (files.size() >= mostFiles || at->file_size(error) > largestFile)
            return core::failure(Fault::FormMalformed, "loadConsentFiles",
                                 core::Redacted::reviewed(at->path().native()));
        std::ifstream in(at->path(), std::ios::binary);
        const std::string text{std::istreambuf_iterator<char>(in), {}};
        files[at->path().lexically_relative(folder).generic_string()] = core::copyOf(core::viewOf(text));
    }
    if (error || files.empty())
        return core::failure(Fault::FormMissing, "loadConsentFiles", core::Redacted::reviewed(folder.native()));
    auto resources = consent::loadConsentResources(files, cryptography);
    if (!resources) {
        const auto& first = resources.error().front();
        return core::failure(first.fault, "loadConsentFiles", core::Redacted::reviewed(first.file + ": " + first.what));
    }
    return std::move(*resources);
}

} // namespace uketsuke::kiosk
