// A consent token as its verifier meets it, without any trust: whatever comes, nothing is found good.
#include "tests/fuzz/FuzzTarget.h"
#include "tools/consent-verify/Verifier.h"

using namespace uketsuke;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const auto text = fuzz::textOf(data, size);
    static_cast<void>(verify::parseToken(text));
    const verify::Trust nobody;
    const auto report = verify::verify({.token = text}, nobody);
    fuzz::promise(report.verdict == verify::Verdict::Refused, "nothing passes without trust");
    return 0;
}
