// What is left after a crash as a third party proves it, years later and with none of the kiosk's code: every token
// that took effect is valid with both signatures and the card's evidence, every record of the archive is one of these
// with OQS's receipt, and the chain has no break. Gives what is wrong in a sentence; empty: nothing. For tests only.
#pragma once

#include "tests/fault/delivery/OqsBeyondTheCrash.h"
#include "tests/fault/delivery/SealingDesk.h"
#include "tools/consent-verify/Archive.h"

#include <algorithm>
#include <filesystem>
#include <set>
#include <string>

namespace uketsuke::tests {

class IndependentProof {
public:
    [[nodiscard]] bool open(const SealingDesk& desk)
    {
        auto key = verify::loadPrivateKey(desk.file("oqs/envelope.key.pem"));
        if (!key || !verify::addReceiptKeys(m_trust, desk.file("oqs/receipt.crt.pem"))
            || !verify::addDeviceRoots(m_trust, desk.file("device/root.crt.pem"))
            || !verify::addCardAnchors(m_trust, desk.file("anchors/test"))
            || !verify::addForms(m_trust, UKETSUKE_SOURCE_DIR "/resources/consent/forms"))
            return false;
        m_key = *key;
        const auto view = verify::viewOf(desk.institutionKey);
        m_institutions[SealingDesk::institution] = {view.begin(), view.end()};
        return true;
    }

    [[nodiscard]] std::string faultOfEffects(const OqsBeyondTheCrash& oqs) const
    {
        std::vector<verify::ReadToken> chain;
        for (const auto& [jti, effect] : oqs.effects) {
            const auto evidence = verify::openEnvelope(effect.envelope, {.privateKey = m_key, .certificateDigest = {}});
            if (!evidence && !effect.byInstitution)
                return jti + ": " + evidence.error();
            const auto report = verify::verify({.token = effect.token,
                                                .evidence = evidence ? &*evidence : nullptr,
                                                .audience = SealingDesk::audience,
                                                .institutions = &m_institutions},
                                               m_trust);
            if (report.verdict != verify::Verdict::Valid)
                return jti + (report.firstFailure() ? ": " + report.firstFailure()->sentence : ": not all was checked");
            chain.push_back({jti, verify::sha256(verify::viewOf(effect.token)), report.token->payload});
        }
        const auto links = verify::checkChain(chain);
        if (!links.breaks.empty())
            return links.breaks.front();
        // It has no break; so only its beginning can be missing.
        return links.notes.empty() ? std::string() : links.notes.front();
    }

    /// Of an archive that is closed and has taken everything.
    [[nodiscard]] std::string faultOfArchive(const std::filesystem::path& folder, const OqsBeyondTheCrash& oqs) const
    {
        std::set<std::filesystem::path> files;
        for (const auto& entry : std::filesystem::directory_iterator(folder))
            files.insert(entry.path());
        verify::Archive archive({.key = m_key, .audience = SealingDesk::audience, .institutions = &m_institutions},
                                m_trust);
        std::set<std::string> kept;
        for (const auto& file : files) {
            const auto bytes = verify::readFile(file, verify::mostSegmentBytes);
            if (!bytes)
                return bytes.error();
            const auto report = archive.add(file.filename(), *bytes);
            for (const auto& check : report.checks)
                if (check.state != verify::CheckState::Passed)
                    return file.filename().string() + ": " + check.sentence;
            for (const auto& record : report.records)
                for (const auto& check : record.checks)
                    if (check.state == verify::CheckState::Failed)
                        return record.name + ": " + check.sentence;
            if (const auto fault = compare(*bytes, oqs, kept); !fault.empty())
                return fault;
        }
        const auto report = archive.finish();
        if (report.verdict != verify::ArchiveVerdict::Whole)
            return "the archive is " + std::string(verify::nameOf(report.verdict));
        return kept.size() == oqs.effects.size() && report.records == kept.size()
                   ? std::string()
                   : "the archive has " + std::to_string(report.records) + " records and "
                         + std::to_string(oqs.effects.size()) + " took effect";
    }

private:
    /// The bytes that were kept are the bytes that were sent.
    [[nodiscard]] std::string compare(const std::string& bytes, const OqsBeyondTheCrash& oqs,
                                      std::set<std::string>& kept) const
    {
        const auto segment = verify::readSegment(bytes);
        for (const auto& sealed : segment ? segment->records : std::vector<verify::SealedRecord>()) {
            const auto record = verify::openRecord(sealed, {.privateKey = m_key, .certificateDigest = {}});
            if (!record)
                return record.error();
            const auto effect = oqs.effects.find(record->id);
            if (effect == oqs.effects.end() || effect->second.token != record->token
                || effect->second.receipt != record->receipt)
                return "the archive has something else than OQS of " + record->id;
            kept.insert(record->id);
        }
        return {};
    }

    verify::Trust m_trust;
    verify::Key m_key;
    verify::Institutions m_institutions;
};

} // namespace uketsuke::tests
