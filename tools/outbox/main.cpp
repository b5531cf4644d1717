// outbox LEDGER list | put-back RECORD | close RECORD | export FOLDER: which records OQS refused for good and why, and
// one of them sent again or marked as dealt with, for staff and vendor; and the whole records of a ledger that is
// damaged (docs/delivery.md). All but the last may run beside the kiosk, as the user the kiosk runs as: one row is
// changed under the file's own lock, and the delivery finds it within half a minute. Exit code: 0 done, 1 refused or
// impossible (or done and missing in the audit, which is said), 2 wrong usage, 3 exported, and something is lost.
#include "app/delivery/TokenKind.h"
#include "drivers/crypto/OpenSslCryptography.h"
#include "drivers/device/SystemClock.h"
#include "drivers/storage/SqliteAudit.h"
#include "drivers/storage/SqliteLedger.h"
#include "tools/outbox/Export.h"

#include <CLI/CLI.hpp>

#include <iostream>
#include <optional>

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

bool isConsent(const std::string& token) { return delivery::kindOf(token) != ports::RecordKind::Withdrawal; }

int list(const std::vector<ports::ParkedRow>& rows, core::Instant now)
{
    for (const auto& row : rows) {
        const bool isOver = isConsent(row.token) && row.expires <= now;
        const auto* kind = isConsent(row.token) ? "consent" : "withdrawal";
        std::cout << row.sequence << '\t' << kind << '\t' << row.reason << '\t' << core::japaneseTimestamp(row.sealed)
                  << (isOver ? "\tits validity is over" : "") << '\n';
    }
    if (rows.empty())
        std::cout << "Nothing is parked.\n";
    return 0;
}

/// Why nothing is done with a record that is not parked, and what is to be done instead.
std::string whyNot(std::uint64_t record, const std::optional<ports::OutboxRow>& row)
{
    const auto name = "Record " + std::to_string(record);
    if (!row)
        return name + " is not in this ledger: `list` names those that are parked.";
    switch (row->state) {
    case ports::DeliveryState::Waiting:
        return name + " is not parked: it waits, and the kiosk sends it by itself. Nothing is to be done.";
    case ports::DeliveryState::Accepted:
    case ports::DeliveryState::HandedOff: return name + " is not parked: OQS has it. Nothing is to be done.";
    case ports::DeliveryState::Closed:
        return name + " was closed before, for good: what it was to do takes a new consent or withdrawal.";
    case ports::DeliveryState::Parked: break;
    }
    return name + " is not parked.";
}

/// Tells what was done to a record; not as done what nobody will find in the audit.
int noted(ports::Audit& audit, ports::AuditEvent event, std::uint64_t record, const std::string& sentence)
{
    audit.record(event, core::Redacted("record ") + core::Redacted::number(static_cast<std::int64_t>(record)));
    if (audit.unwritten() > 0)
        return complain(sentence + " But the audit could not note it: tell the vendor.");
    std::cout << sentence << '\n';
    return 0;
}

int putBack(storage::SqliteLedger& ledger, const ports::OutboxRow& row, ports::Audit& audit, core::Instant now)
{
    const auto name = std::to_string(row.sequence);
    // OQS would keep it as evidence and grant nothing; the row would look delivered.
    if (isConsent(row.record.token) && row.record.expires <= now)
        return complain("The validity of record " + name
                        + " is over: the patient has to be asked anew. `close` says that it was dealt with.");
    if (const auto done = ledger.unpark(row.record.jti, now); !done)
        return complain(done.error());
    return noted(audit, ports::AuditEvent::RecordPutBack, row.sequence,
                 "Record " + name + " waits again; the kiosk sends it within half a minute.");
}

int closeParked(storage::SqliteLedger& ledger, const ports::OutboxRow& row, ports::Audit& audit, core::Instant now)
{
    if (const auto done = ledger.closeParked(row.record.jti, now); !done)
        return complain(done.error());
    return noted(audit, ports::AuditEvent::RecordClosed, row.sequence,
                 "Record " + std::to_string(row.sequence)
                     + " is closed and stays in the ledger; within half a minute the kiosk counts it no more.");
}

enum class Command : std::uint8_t { List, PutBack, Close };

int run(const std::filesystem::path& file, Command command, std::uint64_t record)
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
    if (command == Command::List) {
        constexpr std::size_t most = 256;
        const auto rows = (*ledger)->parked(most);
        return rows ? list(*rows, clock.now()) : complain(rows.error());
    }
    const auto row = (*ledger)->find(record);
    if (!row)
        return complain(row.error());
    if (!*row || (*row)->state != ports::DeliveryState::Parked)
        return complain(whyNot(record, *row));
    // First the audit: nothing is changed where it cannot even be opened.
    const auto audit = storage::SqliteAudit::open(file.parent_path() / "audit.sqlite", clock, cryptography);
    if (!audit)
        return complain(audit.error());
    return command == Command::Close ? closeParked(**ledger, **row, **audit, clock.now())
                                     : putBack(**ledger, **row, **audit, clock.now());
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
    auto* dealtWith = app.add_subcommand("close", "Staff have dealt with the record: it stays, and is counted no more");
    dealtWith->add_option("record", record, "Its number")->required();
    auto* whole = app.add_subcommand("export", "Takes the whole records out of a damaged ledger, which is only read");
    whole->add_option("folder", folder, "Is made; gets tokens, envelopes, receipts and listing.jsonl")->required();
    try {
        app.parse(count, values);
    } catch (const CLI::ParseError& error) {
        return app.exit(error) == 0 ? 0 : 2;
    }
    if (whole->parsed())
        return outbox::exportRecords(file, folder);
    const auto command = again->parsed() ? Command::PutBack : dealtWith->parsed() ? Command::Close : Command::List;
    return run(file, command, record);
}
