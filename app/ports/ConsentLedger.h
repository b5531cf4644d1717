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
#include <utility>
#include <vector>

namespace uketsuke::ports {

struct LedgerRecord {
    std::string jti;      ///< UUIDv7; the idempotency key
    std::string token;    ///< JWS, General JSON Serialization: the exact bytes
    std::string envelope; ///< JWE with what a verifier needs (H4); deleted when the receipt is stored
    core::Instant sealed;
    core::Instant expires; ///< the token's `exp`
    /// The token's `sub`; whose records are delivered one after the other. Forgotten with the receipt.
    std::string patient{};

    /// Whether any honest sealing could have made it: what is larger, or has no name, is refused.
    [[nodiscard]] bool isPlausible() const
    {
        constexpr std::size_t longestName = 64;
        constexpr std::size_t largestToken = 32 * 1024;
        constexpr std::size_t largestEnvelope = 128 * 1024;
        return !jti.empty() && jti.size() <= longestName && !token.empty() && token.size() <= largestToken
               && envelope.size() <= largestEnvelope && patient.size() <= longestName;
    }
};

inline constexpr std::size_t largestReceipt = 16 * 1024;

/// The chain's end: what the next token's `prev` must hold.
struct LedgerHead {
    std::uint64_t sequence{0};        ///< of the last record; 0 for an empty ledger
    core::Sha256Digest tokenDigest{}; ///< SHA-256 of the last record's token bytes; zeros for an empty ledger
};

enum class DeliveryState {
    Waiting,
    Accepted,
    HandedOff,
    Parked, ///< OQS refused it for good
    Closed  ///< that, and staff have dealt with it
};

struct OutboxRow {
    std::uint64_t sequence{0};
    LedgerRecord record; ///< the envelope is empty once accepted
    DeliveryState state{DeliveryState::Waiting};
    int tries{0};
    core::Instant nextTry;
};

/// What became of a record that was due.
struct Outcome {
    enum class Kind : std::uint8_t {
        Accepted,  ///< OQS's receipt is `text`; the envelope goes
        HandedOff, ///< nothing is left to do
        Parked,    ///< refused for good, the reason's code is `text`; kept for staff
        Postponed  ///< tried again at `next`
    };
    std::string jti;
    Kind kind{Kind::Postponed};
    std::string text{};
    core::Instant next{};

    [[nodiscard]] static Outcome accepted(std::string jti, std::string receipt)
    {
        return {std::move(jti), Kind::Accepted, std::move(receipt), {}};
    }
    [[nodiscard]] static Outcome handedOff(std::string jti) { return {std::move(jti), Kind::HandedOff, {}, {}}; }
    [[nodiscard]] static Outcome parked(std::string jti, std::string reason)
    {
        return {std::move(jti), Kind::Parked, std::move(reason), {}};
    }
    [[nodiscard]] static Outcome postponed(std::string jti, core::Instant next)
    {
        return {std::move(jti), Kind::Postponed, {}, next};
    }
};

/// What OQS refused for good.
struct ParkedRow {
    std::uint64_t sequence{0};
    std::string jti;
    std::string token;
    std::string reason; ///< OQS's code
    core::Instant sealed;
    core::Instant expires;
};

/// An older file was put in the ledger's place: records that were sent from this machine are not in it.
struct LedgerGap {
    std::uint64_t first{0};
    std::uint64_t last{0};
    friend bool operator==(const LedgerGap&, const LedgerGap&) = default;
};

struct OutboxSummary {
    std::uint64_t waiting{0};
    std::uint64_t parked{0};
    std::uint64_t filesWaiting{0}; ///< accepted, not yet handed off
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

inline constexpr std::size_t mostRecent = 1024;

class ConsentLedger {
public:
    virtual ~ConsentLedger() = default;
    virtual core::Result<LedgerHead> head() = 0;
    /// Errors: LedgerFull, LedgerReadOnly, LedgerCorrupt, LedgerWriteFailed (also for a record that is not plausible).
    /// On any error nothing was written.
    /// A second record of the same jti is LedgerWriteFailed; `expected` must still be the head, or LedgerWriteFailed.
    virtual core::Result<> append(const LedgerRecord& record, const LedgerHead& expected) = 0;

    /// Whether a record could be written now: begins and ends an empty write. Errors as for `append`.
    virtual core::Result<> writable() = 0;

    /// Rows in state Waiting or Accepted whose next try has come, oldest first; of them not those that wait behind an
    /// older record of the same patient whose next try has not.
    virtual core::Result<std::vector<OutboxRow>> due(core::Instant now, std::size_t most) = 0;
    /// Stores all of these or none, in one transaction; for `Accepted` what is deleted leaves the disk with it. A
    /// record that has its receipt already is accepted again without a change. LedgerWriteFailed for a move that its
    /// state does not allow: handed off before the receipt, a receipt that is empty or too large, anything after the
    /// end.
    virtual core::Result<> settle(const std::vector<Outcome>& outcomes) = 0;
    /// To be called before records leave this machine: notes the highest number of theirs outside the ledger, so that
    /// an older ledger put in this one's place is known for it and gives no number a second time. Errors as `append`.
    virtual core::Result<> leaving(std::uint64_t highest) = 0;
    /// Those missing since the ledger was opened; the next record's number and `prev` are behind them all the same.
    virtual std::optional<LedgerGap> gap() const = 0;

    /// Records in state Waiting whose token ends before that time, oldest first.
    virtual core::Result<std::vector<OutboxRow>> expiring(core::Instant before, std::size_t most) = 0;
    /// Oldest first.
    virtual core::Result<std::vector<ParkedRow>> parked(std::size_t most) = 0;
    /// Staff put a parked record back: it waits anew, its next try is at `now`, its tries are forgotten.
    virtual core::Result<> unpark(const std::string& jti, core::Instant now) = 0;
    /// Staff have dealt with a parked record: it is listed and counted no more, and that is its end. Token and
    /// reason stay as they are, the envelope goes, as nobody will open it (H4), and so does the patient; it never goes
    /// into the archive, as it has no receipt. LedgerWriteFailed for what is not parked.
    virtual core::Result<> closeParked(const std::string& jti, core::Instant now) = 0;
    virtual core::Result<DeliveryState> deliveryState(const std::string& jti) = 0;
    virtual core::Result<OutboxSummary> outbox() = 0;
    /// Records that still hold their token, are neither parked nor closed and whose `expires` lies after `now`, without
    /// envelope, newest first: at most `mostRecent`.
    virtual core::Result<std::vector<OutboxRow>> recent(core::Instant now) = 0;

    /// Records in state HandedOff that still hold their token and were sealed before `sealedBefore`, oldest first.
    virtual core::Result<std::vector<WholeRow>> archivable(core::Instant sealedBefore, std::size_t most) = 0;
    /// Takes the tokens out of these records and notes where the archive keeps them: all of them or none. What stays is
    /// the id, both digests, the receipt and the place. The caller has made sure that the archive is on the disk.
    virtual core::Result<> shrink(const std::vector<Shrinking>& rows) = 0;
    /// The place that stands last in the newest segment of any record; the segment is empty when none was shrunk.
    virtual core::Result<ArchivePlace> lastArchived() = 0;
};

} // namespace uketsuke::ports
