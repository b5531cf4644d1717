// The same bytes as for `ledger-file`, read page by page as the vendor's export reads a damaged ledger.
#include "drivers/crypto/OpenSslCryptography.h"
#include "drivers/storage/LedgerSalvage.h"
#include "tests/fuzz/FuzzTarget.h"

#include <algorithm>

using namespace uketsuke;
using Token = storage::SalvagedRecord::Token;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    if (size < 2)
        return 0;
    static const crypto::OpenSslCryptography cryptography;
    const auto whole = fuzz::viewOf(data + 2, size - 2);
    const auto logSize = std::min(whole.size(), 8 * (std::size_t{data[0]} << 8 | data[1]));
    const auto found = storage::salvage(whole.first(whole.size() - logSize), whole.last(logSize), cryptography);
    for (const auto& [sequence, record] : found.records) {
        fuzz::promise(sequence > 0 && sequence == record.sequence, "a record has its number");
        const auto& token = record.record.token;
        if (record.token == Token::Whole)
            fuzz::promise(!token.empty() && cryptography.sha256(core::viewOf(token)) == record.tokenDigest,
                          "a whole token has its digest");
        if (record.token == Token::Archived)
            fuzz::promise(token.empty() && !record.place.segment.empty(), "an archived one names its place");
    }
    std::uint64_t last = 0;
    for (const auto& gap : storage::missing(found, 1000)) {
        fuzz::promise(gap.first > last && gap.last >= gap.first, "what is missing is told in order and once");
        fuzz::promise(found.records.lower_bound(gap.first) == found.records.upper_bound(gap.last),
                      "and nothing of it was found");
        last = gap.last;
    }
    return 0;
}
