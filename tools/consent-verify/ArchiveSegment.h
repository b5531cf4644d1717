// One segment of a kiosk's archive taken apart (docs/archive.md): its first line, its records still sealed, its signed
// head. Reading checks the form and counts the chain; whether the head is true is Archive's matter. Any thread.
#pragma once

#include "tools/consent-verify/Envelope.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace uketsuke::verify {

inline constexpr std::size_t mostSegmentBytes = 64 * 1024 * 1024;

struct SegmentHead {
    std::string signingInput; ///< protected + "." + payload, as signed
    Bytes signature;
    std::vector<Bytes> certificates; ///< DER, the device's first
    std::string segment;
    std::uint64_t records{0};
    Digest chain{};
    std::int64_t closed{0}; ///< seconds since 1970
};

/// R: the plaintext is the record's text. Z: that text in the zlib format (RFC 1950).
enum class RecordKind { Plain, Compressed };

struct SealedRecord {
    RecordKind kind{RecordKind::Plain};
    std::string_view jwe;
};

/// Views into the bytes that were read.
struct Segment {
    std::string name;
    Digest recipient{}; ///< of the certificate whose key opens the records
    std::vector<SealedRecord> records;
    Digest chain{}; ///< counted over what is here
    std::optional<SegmentHead> head;
    std::size_t torn{0};   ///< bytes of an unfinished last line: what a crash left, in a segment that has no head
    bool isDamaged{false}; ///< a line that is none, with more behind it
};
[[nodiscard]] Outcome<Segment> readSegment(std::string_view bytes);

struct ArchivedRecord {
    std::string id;
    std::uint64_t number{0};
    Digest previous{};
    std::string receipt;
    std::string token; ///< the exact bytes
};
[[nodiscard]] Outcome<ArchivedRecord> readRecord(RecordKind kind, std::string_view plaintext);
[[nodiscard]] Outcome<ArchivedRecord> openRecord(const SealedRecord& record, const EnvelopeKey& key);

/// Empty, or a first line that is not whole yet: no record can be in it.
[[nodiscard]] bool isBegun(std::string_view bytes);

} // namespace uketsuke::verify
