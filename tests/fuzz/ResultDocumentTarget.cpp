// The qualification result on its way to the receipt computer, in both character codes.
#include "drivers/handoff/ResultDocument.h"
#include "tests/fuzz/FuzzTarget.h"

using namespace uketsuke;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace handoff;
    const auto xml = fuzz::textOf(data, size);
    const std::vector<std::string> granted{"PharmacistsInfo"};
    const ResultTarget inUtf8{"1319999999", "TEST-FILE", CharacterCode::Utf8, granted};
    const auto first = ResultDocument::from(xml, inUtf8);
    static_cast<void>(ResultDocument::from(xml, {"1319999999", "TEST-FILE", CharacterCode::ShiftJis, granted}));
    if (!first)
        return 0;
    fuzz::promise(first->bytes.contains("TEST-FILE"), "the file is named");
    fuzz::promise(first->replaced == 0, "UTF-8 loses no character");
    if (first->bytes.size() > ResultDocument::largest)
        return 0;
    const auto second = ResultDocument::from(first->bytes, inUtf8);
    fuzz::promise(second.has_value(), "what was written can be read again");
    return 0;
}
