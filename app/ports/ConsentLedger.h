// Where a sealed consent becomes durable, and what still has to be delivered. Real: drivers/storage (SQLite).
// Lives on the ledger thread; the outbox calls may come from the uplink thread through a second connection.
//
// Contract: `append` returns only after the record is on the disk (fsync). A record is never edited but for its
// delivery columns, and for the one step in which its token, safe in the archive, leaves it (H5). Until then the
// token's bytes that go in are the bytes that come out.
#pragma once

#include "app/core/Bytes.h"
#include "app/core/Instant.h"
#include "app/core/Result.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace uketsuke::ports {

struct LedgerRecord {
    std::string jti;      ///< UUIDv7; the idempotency key
    std::string token;    ///< JWS, General JSON Serialization: the exact bytes
    std::string envelope; ///< JWE with what a verifier needs (H4); deleted when the receipt is stored
    core::Instant sealed;
    core::Instant expires; ///< the token's `exp`
};

/// The chain's end: what the next token's `prev` must hold.
struct LedgerHead {
    std::uint64_t sequence{0};        ///< of the last record; 0 for an empty ledger
    core::Sha256Digest tokenDigest{}; ///< SHA-256 of the last record's token bytes; zeros for an empty ledger
};

enum class DeliveryState { Waiting, Accepted, HandedOff, Parked };

struct OutboxRow {
    std::uint64_t sequence{0};
    LedgerRecord record; ///< the envelope is empty once accepted
    DeliveryState state{DeliveryState::Waiting};
    int tries{0};
    core::Instant nextTry;
};

struct OutboxSummary {
    std::uint64_t waiting{0};
    std::uint64_t parked{0};
    std::optional<core::Instant> oldestWaiting;
};

/// A delivered record that still holds its token: what the archive keeps of it.
struct WholeRow {
    std::uint64_t sequence{0};
    std::string jti;
    std::string token;
    std::string receipt;
    core::Sha256Digest previousDigest{};
};

/// Where the archive keeps a record (docs/archive.md).
struct ArchivePlace {
    std::string segment;     ///< the file's name; empty: nowhere
    std::uint64_t offset{0}; ///< of the record's first byte
    friend bool operator==(const ArchivePlace&, const ArchivePlace&) = default;
};

struct Shrinking {
    std::string jti;
    ArchivePlace place;
};

class ConsentLedger {
public:
    virtual ~ConsentLedger() = default;
    virtual core::Result<LedgerHead> head() = 0;
    /// Errors: LedgerFull, LedgerReadOnly, LedgerCorrupt, LedgerWriteFailed. On any error nothing was written.
    /// A second record of the same jti is LedgerWriteFailed; `expected` must still be the head, or LedgerWriteFailed.
    virtual core::Result<> append(const LedgerRecord& record, const LedgerHead& expected) = 0;

    /// Whether a record could be written now: begins and ends an empty write. Errors as for `append`.
    virtual core::Result<> writable() = 0;

    /// Rows in state Waiting or Accepted whose next try has come, oldest first.
    virtual core::Result<std::vector<OutboxRow>> due(core::Instant now, std::size_t most) = 0;
    /// Stores OQS's receipt and deletes the envelope, in one transaction.
    virtual core::Result<> accept(const std::string& jti, const std::string& receipt) = 0;
    virtual core::Result<> handedOff(const std::string& jti) = 0;
    /// Refused for good: kept for staff with the reason's code.
    virtual core::Result<> park(const std::string& jti, const std::string& reason) = 0;
    virtual core::Result<> tryAgainAt(const std::string& jti, core::Instant next) = 0;
    /// Staff put a parked record back: it waits anew, its next try is at `now`, its tries are forgotten.
    virtual core::Result<> unpark(const std::string& jti, core::Instant now) = 0;
    virtual core::Result<DeliveryState> deliveryState(const std::string& jti) = 0;
    virtual core::Result<OutboxSummary> outbox() = 0;
    /// Records that OQS accepted and whose `expires` lies after `now`, with token and without envelope, newest first.
    virtual core::Result<std::vector<LedgerRecord>> delivered(core::Instant now, std::size_t most) = 0;

    /// Records in state HandedOff that still hold their token and were sealed before `sealedBefore`, oldest first.
    virtual core::Result<std::vector<WholeRow>> archivable(core::Instant sealedBefore, std::size_t most) = 0;
    /// Takes the tokens out of these records and notes where the archive keeps them: all of them or none. What stays is
    /// the id, both digests, the receipt and the place. The caller has made sure that the archive is on the disk.
    virtual core::Result<> shrink(const std::vector<Shrinking>& rows) = 0;
    /// The place that stands last in the newest segment of any record; the segment is empty when none was shrunk.
    virtual core::Result<ArchivePlace> lastArchived() = 0;
};

} // namespace uketsuke::ports
