// What can still be read of a ledger that the kiosk no longer opens (LedgerCorrupt): for the vendor's tool, which takes
// the whole records out of it (docs/delivery.md). Records are read as bytes and not through SQLite, which would give up
// a whole table for one damaged page and writes beside a file that it only reads; it judges a copy in memory alone.
// Nothing is written, nothing repaired. Any thread.
#pragma once

#include "app/core/Bytes.h"
#include "app/core/Result.h"
#include "app/ports/ConsentLedger.h"
#include "app/ports/Cryptography.h"

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace uketsuke::storage {

/// A ledger as it lies on the disk.
struct LedgerFiles {
    core::Bytes file, log;
    std::uint64_t unreadable{0}; ///< bytes that the disk did not give; zeros stand in their place
    /// The highest record that was ever sent; zero where none was. Nothing: the mark is damaged too.
    std::optional<ports::LedgerHead> mark;
};
/// Opened for reading only. Errors: LedgerUnavailable.
[[nodiscard]] core::Result<LedgerFiles> readLedgerFiles(const std::filesystem::path& ledger);

struct SalvagedRecord {
    enum class Token : std::uint8_t {
        Whole,    ///< its bytes have the digest that the row names
        Archived, ///< the row names its place in the archive
        Damaged
    };
    /// To the record before, where that one's digest is known.
    enum class Link : std::uint8_t { Holds, Broken, NotKnown };

    std::uint64_t sequence{0}; ///< the token's own where it says one
    Token token{Token::Damaged};
    Link link{Link::NotKnown};
    bool disagrees{false}; ///< the whole token names another number or predecessor than its row
    ports::LedgerRecord record;
    core::Sha256Digest tokenDigest{}, previousDigest{};
    ports::DeliveryState state{ports::DeliveryState::Waiting};
    std::string receipt, reason;
    ports::ArchivePlace place; ///< of an archived one

    /// Nothing is known to be wrong with it; what the signatures say is the verifier's matter.
    [[nodiscard]] bool isIntact() const { return token != Token::Damaged && link != Link::Broken && !disagrees; }
};

struct Salvage {
    std::map<std::uint64_t, SalvagedRecord> records; ///< by number
    std::vector<ports::LedgerGap> gaps;              ///< where an older file was put back: they never were in it
};
[[nodiscard]] Salvage salvage(core::ByteView file, core::ByteView log, const ports::Cryptography& cryptography);

/// Whether SQLite finds every page of the file in its place, tried on a copy in memory: only then is what lies behind
/// the last record found known to be nothing.
[[nodiscard]] bool isSound(core::ByteView file);

/// The numbers from 1 to the highest that is certain of which nothing was found, in ascending order.
[[nodiscard]] std::vector<ports::LedgerGap> missing(const Salvage& salvage, std::uint64_t highestSent);

} // namespace uketsuke::storage
