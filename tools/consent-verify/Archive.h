// A kiosk's exported archive, checked by whoever holds it years later (docs/archive.md): every segment by its signed
// head, every token as by itself, OQS's receipts, and whether the records of each device follow one another across the
// segments. One segment is in memory at a time. Any thread.
#pragma once

#include "tools/consent-verify/ArchiveSegment.h"
#include "tools/consent-verify/TokenFolder.h"
#include "tools/consent-verify/Verifier.h"

#include <map>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace uketsuke::verify {

struct ArchiveQuestion {
    Key key;                                   ///< opens the records; none: only the segments are checked
    std::string audience{};                    ///< empty: any
    const Institutions* institutions{nullptr}; ///< none: neither the institution nor the subject is checked
};

struct RecordReport {
    std::string name; ///< the record's place in the segment and its id
    Verdict verdict{Verdict::Refused};
    std::vector<Check> checks; ///< the token's, then the record's own
};

struct SegmentReport {
    std::string file;
    std::vector<Check> checks;
    std::vector<RecordReport> records;
};

/// Whole: every segment has its head, every token holds but for the card's evidence, which no archive has (H4), and
/// OQS's receipt says of each that it arrived. NotComplete: nothing failed, but something could not be checked.
enum class ArchiveVerdict { Whole, Refused, NotComplete };
[[nodiscard]] std::string_view nameOf(ArchiveVerdict verdict);

struct ArchiveReport {
    ArchiveVerdict verdict{ArchiveVerdict::Refused};
    ChainAnswer chain;
    std::size_t segments{0}, records{0}, refused{0};
};

class Archive {
public:
    Archive(ArchiveQuestion question, const Trust& trust) : m_question(std::move(question)), m_trust(trust) {}

    /// In the order of the files' names, in which the segments were begun.
    [[nodiscard]] SegmentReport add(const std::string& file, std::string_view bytes);
    [[nodiscard]] ArchiveReport finish();

private:
    void checkHead(const Segment& segment, SegmentReport& report, std::string& device);
    [[nodiscard]] RecordReport checkRecord(const Segment& segment, std::size_t index, const std::string& device);
    void remember(const RecordReport& report, const Token& token, const Digest& digest);

    ArchiveQuestion m_question;
    const Trust& m_trust;
    std::vector<ReadToken> m_tokens; ///< without their items: of years of records only the links are kept
    std::map<Digest, std::string> m_known;
    std::vector<std::string> m_notes;
    ArchiveReport m_report;
    bool m_failed{false}, m_notComplete{false};
};

} // namespace uketsuke::verify
