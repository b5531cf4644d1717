#include "tools/consent-verify/Archive.h"

#include "tools/consent-verify/Receipt.h"

#include <algorithm>
#include <map>

namespace uketsuke::verify {

namespace {

Check passed(CheckId id, std::string sentence) { return {id, CheckState::Passed, std::move(sentence)}; }
Check failed(CheckId id, std::string sentence) { return {id, CheckState::Failed, std::move(sentence)}; }
Check skipped(CheckId id, std::string sentence) { return {id, CheckState::NotChecked, std::move(sentence)}; }

CheckState stateIn(const std::vector<Check>& checks, CheckId id)
{
    const auto found = std::ranges::find(checks, id, &Check::id);
    return found == checks.end() ? CheckState::NotChecked : found->state;
}

bool anyFailed(const std::vector<Check>& checks)
{
    return std::ranges::any_of(checks, [](const Check& check) { return check.state == CheckState::Failed; });
}

Outcome<std::vector<Certificate>> certificatesOf(const SegmentHead& head)
{
    std::vector<Certificate> chain;
    for (const auto& der : head.certificates) {
        auto certificate = Certificate::fromDer(der);
        if (!certificate)
            return refuse(certificate.error());
        chain.push_back(std::move(*certificate));
    }
    return chain;
}

Check certificateOfHead(const std::vector<Certificate>& chain, const SegmentHead& head, const Trust& trust)
{
    if (trust.deviceRoots.empty())
        return skipped(CheckId::SegmentCertificate, "No device root was given, so that anyone may have made the head.");
    const auto root = leadsTo(chain, trust.deviceRoots);
    if (!root)
        return failed(CheckId::SegmentCertificate, root.error());
    if (!chain.front().mayDigitallySign() || chain.front().isAuthority() || !isP256(chain.front().publicKey()))
        return failed(CheckId::SegmentCertificate, "The head's certificate is not one for signing with P-256.");
    const bool valid = trust.deviceRoots[*root].validAt(head.closed)
                       && std::ranges::all_of(chain, [&](const auto& one) { return one.validAt(head.closed); });
    return valid ? passed(CheckId::SegmentCertificate, "The head's certificate leads to a trusted root.")
                 : failed(CheckId::SegmentCertificate, "The head's certificate was not valid when it was signed.");
}

} // namespace

std::string_view nameOf(ArchiveVerdict verdict)
{
    switch (verdict) {
    case ArchiveVerdict::Whole: return "whole";
    case ArchiveVerdict::Refused: return "refused";
    case ArchiveVerdict::NotComplete: return "not-complete";
    }
    return {};
}

SegmentReport Archive::add(const std::string& file, std::string_view bytes)
{
    SegmentReport report{.file = file, .checks = {}, .records = {}};
    ++m_report.segments;
    if (isBegun(bytes)) {
        // As a power cut or a copy in that moment leaves it: the kiosk writes the line again.
        report.checks.push_back(skipped(CheckId::SegmentForm, "The segment was begun and holds no record yet."));
        m_notComplete = true;
        return report;
    }
    const auto segment = readSegment(bytes);
    if (!segment) {
        report.checks.push_back(failed(CheckId::SegmentForm, segment.error()));
        m_failed = true;
        return report;
    }
    if (segment->name != file)
        m_notes.push_back(file + " calls itself " + segment->name + ".");
    report.checks.push_back(segment->isDamaged
                                ? failed(CheckId::SegmentForm, "A line of the segment is damaged; what stands behind "
                                                               "it cannot be read.")
                                : passed(CheckId::SegmentForm, "The file has the form of a segment."));
    std::string device;
    checkHead(*segment, report, device);
    if (!m_question.key)
        report.checks.push_back(
            skipped(CheckId::SegmentRecords, "Without the archive's key the records are not opened."));
    else
        for (std::size_t index = 0; index < segment->records.size(); ++index)
            report.records.push_back(checkRecord(*segment, index, device));
    m_failed = m_failed || anyFailed(report.checks);
    m_notComplete = m_notComplete || stateIn(report.checks, CheckId::SegmentSignature) != CheckState::Passed
                    || stateIn(report.checks, CheckId::SegmentCertificate) != CheckState::Passed || !m_question.key;
    return report;
}

void Archive::checkHead(const Segment& segment, SegmentReport& report, std::string& device)
{
    if (!segment.head) {
        report.checks.push_back(skipped(CheckId::SegmentSignature,
                                        segment.torn > 0 ? "The segment has no head, and its last line is not whole: "
                                                           "it was open, and a record was being written."
                                                         : "The segment has no head: it was still open."));
        return;
    }
    const auto& head = *segment.head;
    const auto chain = certificatesOf(head);
    if (!chain) {
        report.checks.push_back(failed(CheckId::SegmentCertificate, chain.error()));
        return;
    }
    report.checks.push_back(certificateOfHead(*chain, head, m_trust));
    report.checks.push_back(verifyEs256(chain->front().publicKey(), viewOf(head.signingInput), head.signature)
                                ? passed(CheckId::SegmentSignature, "The device signed this head.")
                                : failed(CheckId::SegmentSignature, "The head's signature does not hold."));
    if (head.segment != segment.name)
        report.checks.push_back(failed(CheckId::SegmentChain, "The head belongs to another segment."));
    else if (head.records != segment.records.size() || head.chain != segment.chain)
        report.checks.push_back(failed(CheckId::SegmentChain,
                                       "The records are not those that the head was signed over: one is altered, left "
                                       "out, doubled or in another place."));
    else
        report.checks.push_back(passed(CheckId::SegmentChain, "The records are those that the head was signed over."));
    if (const auto names = chain->front().uriNames(); names.size() == 1)
        device = names.front();
    else
        report.checks.push_back(failed(CheckId::SegmentCertificate, "The head's certificate names no device."));
}

RecordReport Archive::checkRecord(const Segment& segment, std::size_t index, const std::string& device)
{
    ++m_report.records;
    RecordReport report{.name = "record " + std::to_string(index + 1) + " of " + segment.name, .checks = {}};
    bool hasNotice = true;
    const auto record =
        openRecord(segment.records[index], {.privateKey = m_question.key, .certificateDigest = segment.recipient});
    if (!record) {
        report.checks.push_back(failed(CheckId::Record, record.error()));
    } else {
        auto answer =
            verify({.token = record->token, .audience = m_question.audience, .institutions = m_question.institutions},
                   m_trust);
        report.verdict = answer.verdict;
        report.checks = std::move(answer.checks);
        const auto digest = sha256(viewOf(record->token));
        if (answer.token) {
            const auto& payload = answer.token->payload;
            hasNotice = !payload.byInstitution();
            report.name += ", " + payload.id;
            const bool same =
                record->id == payload.id && record->number == payload.counter && record->previous == payload.previous;
            report.checks.push_back(
                same ? passed(CheckId::Record, "The archive keeps the token under its own id, number and predecessor.")
                     : failed(CheckId::Record, "The archive keeps the token under another id, number or predecessor "
                                               "than it says itself."));
            if (!device.empty() && payload.issuer != device)
                report.checks.push_back(failed(CheckId::Record, "The token is of another device than the head."));
            remember(report, *answer.token, digest);
        }
        auto receipt = checkReceipt(record->receipt, {.id = record->id, .number = record->number, .digest = digest},
                                    m_trust.receiptKeys);
        if (!receipt.note.empty())
            m_notes.push_back(std::move(receipt.note));
        report.checks.push_back(std::move(receipt.check));
    }
    if (anyFailed(report.checks)) {
        report.verdict = Verdict::Refused;
        ++m_report.refused;
        m_failed = true;
    }
    m_notComplete = m_notComplete || stateIn(report.checks, CheckId::Receipt) != CheckState::Passed
                    || stateIn(report.checks, CheckId::DeviceCertificate) != CheckState::Passed
                    || (hasNotice && stateIn(report.checks, CheckId::Notice) != CheckState::Passed);
    return report;
}

void Archive::remember(const RecordReport& report, const Token& token, const Digest& digest)
{
    const auto [known, isNew] = m_known.emplace(digest, report.name);
    if (!isNew) {
        // As when a backup of the ledger was put back: the same bytes again are no other record.
        m_notes.push_back(report.name + " stands in the archive a second time: it is " + known->second + ".");
        return;
    }
    ReadToken link{.name = report.name, .digest = digest, .payload = {}};
    link.payload.issuer = token.payload.issuer;
    link.payload.counter = token.payload.counter;
    link.payload.previous = token.payload.previous;
    m_tokens.push_back(std::move(link));
}

ArchiveReport Archive::finish()
{
    // A consent that OQS refused stays in the ledger, parked: the archive of an honest kiosk can have gaps.
    m_report.chain = checkChain(m_tokens, Gaps::AreTold);
    std::ranges::move(m_notes, std::back_inserter(m_report.chain.notes));
    std::map<std::string, std::pair<std::int64_t, std::int64_t>> spans;
    for (const auto& token : m_tokens) {
        const auto number = static_cast<std::int64_t>(token.payload.counter);
        const auto [span, isNew] = spans.try_emplace(token.payload.issuer, number, number);
        span->second = {std::min(span->second.first, number), std::max(span->second.second, number)};
    }
    for (const auto& [device, span] : spans)
        m_report.chain.notes.push_back(device + ": records " + std::to_string(span.first) + " to "
                                       + std::to_string(span.second)
                                       + "; whether earlier or later ones exist this archive cannot show.");
    m_failed = m_failed || !m_report.chain.breaks.empty();
    m_notComplete = m_notComplete || !m_report.chain.missing.empty();
    m_report.verdict = m_failed        ? ArchiveVerdict::Refused
                       : m_notComplete ? ArchiveVerdict::NotComplete
                                       : ArchiveVerdict::Whole;
    return m_report;
}

} // namespace uketsuke::verify
