// The mark beside a ledger, as whoever has the disk can write it. The whole input is the file.
#include "drivers/storage/LedgerMark.h"
#include "tests/fuzz/FuzzFolder.h"
#include "tests/fuzz/FuzzTarget.h"

using namespace uketsuke;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    static const fuzz::FuzzFolder folder;
    folder.write("ledger.mark", fuzz::viewOf(data, size));
    const storage::LedgerMark mark(folder.file("ledger"));
    const auto sent = mark.read();
    if (!sent) {
        fuzz::promise(sent.error().fault == core::Fault::LedgerCorrupt, "what is no mark is damage");
        return 0;
    }
    fuzz::promise(sent->sequence > 0, "a mark that is there is never taken for none");
    fuzz::promise(mark.write(*sent).has_value(), "it can be written again");
    const auto again = mark.read();
    fuzz::promise(again && again->sequence == sent->sequence && again->tokenDigest == sent->tokenDigest,
                  "and says the same then");
    return 0;
}
