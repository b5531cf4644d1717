// A ledger's file and its log as whoever has the disk can write them, opened as the kiosk opens them at its start: with
// every check. What opens is used as a day would use it. Input: the log's size divided by eight (two bytes), the file,
// the log.
#include "drivers/crypto/OpenSslCryptography.h"
#include "drivers/storage/SqliteLedger.h"
#include "tests/fuzz/FuzzFolder.h"
#include "tests/fuzz/FuzzTarget.h"

#include <algorithm>
#include <array>

using namespace uketsuke;

namespace {

constexpr core::Instant now{1'800'000'000'000};

bool isOfTheLedger(core::Fault fault)
{
    constexpr std::array known{core::Fault::LedgerUnavailable, core::Fault::LedgerCorrupt, core::Fault::LedgerReadOnly,
                               core::Fault::LedgerFull, core::Fault::LedgerWriteFailed};
    return std::ranges::find(known, fault) != known.end();
}

void useIt(storage::SqliteLedger& ledger)
{
    const auto head = ledger.head();
    (void)ledger.due(now, 256);
    (void)ledger.expiring(now, 256);
    if (const auto rows = ledger.parked(256); rows && !rows->empty())
        (void)ledger.closeParked(rows->front().jti, now);
    (void)ledger.outbox();
    (void)ledger.recent(now);
    (void)ledger.lastArchived();
    if (const auto rows = ledger.archivable(now, 8); rows && !rows->empty())
        (void)ledger.shrink({{rows->front().jti, {"consents-1.archive", 100}}});
    if (!head)
        return;
    const ports::LedgerRecord record{.jti = "01934a2b-7c1d-7e3f-8a4b-fuzz",
                                     .token = "{}",
                                     .envelope = "e",
                                     .sealed = now,
                                     .expires = now,
                                     .patient = {}};
    if (!ledger.append(record, *head))
        return;
    const auto after = ledger.head();
    fuzz::promise(after && after->sequence == head->sequence + 1, "an append is one record more");
    fuzz::promise(ledger.deliveryState(record.jti).has_value(), "and it is there");
    (void)ledger.settle({ports::Outcome::accepted(record.jti, "receipt")});
    (void)ledger.settle({ports::Outcome::handedOff(record.jti)});
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    if (size < 2)
        return 0;
    static const fuzz::FuzzFolder folder;
    static const crypto::OpenSslCryptography cryptography;
    const auto whole = fuzz::viewOf(data + 2, size - 2);
    const auto logSize = std::min(whole.size(), 8 * (std::size_t{data[0]} << 8 | data[1]));
    folder.clear();
    folder.write("ledger", whole.first(whole.size() - logSize));
    if (logSize > 0)
        folder.write("ledger-wal", whole.last(logSize));
    const auto ledger =
        storage::SqliteLedger::open(folder.file("ledger"), cryptography, storage::OpeningCheck::AtStart);
    if (!ledger) {
        fuzz::promise(isOfTheLedger(ledger.error().fault), "a refusal is one of the ledger's");
        return 0;
    }
    fuzz::promise((*ledger)->verifyChain().has_value(), "what opens has its chain");
    useIt(**ledger);
    return 0;
}
