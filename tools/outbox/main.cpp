// outbox LEDGER list | put-back RECORD | export FOLDER: which records OQS refused for good and why, and one of them
// sent again, for staff and vendor; and the whole records of a ledger that is damaged (docs/delivery.md). The first two
// may run beside the kiosk, as the user the kiosk runs as: one row is changed under the file's own lock, and the
// delivery finds it within half a minute. Exit code: 0 done, 1 refused or impossible, 2 wrong usage, 3 exported, and
// something is lost.
#include "app/delivery/TokenKind.h"
#include "drivers/crypto/OpenSslCryptography.h"
#include "drivers/device/SystemClock.h"
#include "drivers/storage/SqliteAudit.h"
#include "drivers/storage/SqliteLedger.h"
#include "tools/outbox/Export.h"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <iostream>

#include <sys/stat.h>
#include <unistd.h>

using namespace uketsuke;

namespace {

int complain(const std::string& sentence)
{
    std::cerr << "outbox: " << sentence << '\n';
    return 1;
}

int complain(const core::Error& error)
{
    return complain("fault " + std::to_string(core::number(error.fault)) + " " + std::string(core::name(error.fault))
                    + " " + std::string(error.note.text()));
}

std::string kindName(const ports::ParkedRow& row)
{
    return delivery::kindOf(row.token) == ports::RecordKind::Withdrawal ? "withdrawal" : "consent";
}

int list(const std::vector<ports::ParkedRow>& rows, core::Instant now)
{
    for (const auto& row : rows) {
        const bool isOver = kindName(row) == "consent" && row.expires <= now;
        std::cout << row.sequence << '\t' << kindName(row) << '\t' << row.reason << '\t'
                  << core::japaneseTimestamp(row.sealed) << (isOver ? "\tits validity is over" : "") << '\n';
    }
    if (rows.empty())
        std::cout << "Nothing is parked.\n";
    return 0;
}

int putBack(storage::SqliteLedger& ledger, const std::vector<ports::ParkedRow>& rows, std::uint64_t record,
            ports::Audit& audit, core::Instant now)
{
    const auto row = std::ranges::find(rows, record, &ports::ParkedRow::sequence);
    if (row == rows.end())
        return complain("Record " + std::to_string(record) + " is not parked.");
    // OQS would keep it as evidence and grant nothing; the row would look delivered.
    if (kindName(*row) == "consent" && row->expires <= now)
        return complain("The validity of record " + std::to_string(record)
                        + " is over: the patient has to be asked anew.");
    if (const auto done = ledger.unpark(row->jti, now); !done)
        return complain(done.error());
    audit.record(ports::AuditEvent::RecordPutBack,
                 core::Redacted("record ") + core::Redacted::number(static_cast<std::int64_t>(record)));
    std::cout << "Record " << record << " waits again; the kiosk sends it within half a minute.\n";
    return 0;
}

int run(const std::filesystem::path& file, std::optional<std::uint64_t> record)
{
    struct stat status{};
    if (::stat(file.c_str(), &status) != 0 || !S_ISREG(status.st_mode))
        return complain(file.string() + " is not there.");
    // SQLite makes files of its own beside this one: somebody else's would lock the kiosk out.
    if (status.st_uid != ::geteuid())
        return complain("This has to run as the user who owns the ledger.");
    const crypto::OpenSslCryptography cryptography;
    const device::SystemClock clock;
    const auto ledger = storage::SqliteLedger::open(file, cryptography, storage::OpeningCheck::AsItIs);
    if (!ledger)
        return complain(ledger.error());
    constexpr std::size_t most = 256;
    const auto rows = (*ledger)->parked(most);
    if (!rows)
        return complain(rows.error());
    if (!record)
        return list(*rows, clock.now());
    // First the audit: nothing is put back that could not be noted.
    const auto audit = storage::SqliteAudit::open(file.parent_path() / "audit.sqlite", clock, cryptography);
    if (!audit)
        return complain(audit.error());
    return putBack(**ledger, *rows, *record, **audit, clock.now());
}

} // namespace

int main(int count, char** values)
{
    std::filesystem::path file;
    std::filesystem::path folder;
    std::uint64_t record = 0;
    CLI::App app("A kiosk's outbox: what OQS refused for good, and what a damaged ledger still holds.");
    app.add_option("ledger", file, "The kiosk's ledger (ledger.file)")->required();
    app.require_subcommand(1);
    app.add_subcommand("list", "Record, kind, OQS's code, when it was sealed (Japan)");
    auto* again = app.add_subcommand("put-back", "The record waits again, as if it had never been sent");
    again->add_option("record", record, "Its number")->required();
    auto* whole = app.add_subcommand("export", "Takes the whole records out of a damaged ledger, which is only read");
    whole->add_option("folder", folder, "Is made; gets tokens, envelopes, receipts and listing.jsonl")->required();
    try {
        app.parse(count, values);
    } catch (const CLI::ParseError& error) {
        return app.exit(error) == 0 ? 0 : 2;
    }
    if (whole->parsed())
        return outbox::exportRecords(file, folder);
    return run(file, again->parsed() ? std::optional(record) : std::nullopt);
}
