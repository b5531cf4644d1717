// The configuration file, in both kinds of build.
#include "app/configuration/ConfigurationLoader.h"
#include "tests/fuzz/FuzzTarget.h"

using namespace uketsuke;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace configuration;
    const auto text = fuzz::textOf(data, size);
    for (const auto build : {BuildKind::Development, BuildKind::Release}) {
        const auto loaded = parse(text, "/etc/uketsuke", build);
        if (loaded)
            continue;
        fuzz::promise(!loaded.error().empty(), "a refusal says why");
        fuzz::promise(!describe(loaded.error()).empty(), "and can be printed");
        static_cast<void>(asError(loaded.error()));
    }
    return 0;
}
