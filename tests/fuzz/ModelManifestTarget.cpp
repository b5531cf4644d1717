// A model pack's manifest.
#include "drivers/face/PackManifest.h"
#include "tests/fuzz/FuzzTarget.h"

using namespace uketsuke;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const auto manifest = face::parseManifest(fuzz::viewOf(data, size));
    if (!manifest)
        return 0;
    for (const auto& file : manifest->files)
        fuzz::promise(!file.name.empty() && file.name.front() != '/' && !file.name.contains(".."),
                      "a file's name stays inside the pack");
    fuzz::promise(!manifest->files.empty(), "a pack has files");
    return 0;
}
