// The archive as a folder of segment files (docs/archive.md): appended to, closed with a signed head, deleted whole.
// Owned by the delivery thread. Without memory: each call finds in the folder what the last one left, so a crash at
// any step needs no repair of its own. Never reads what it wrote: the key for that is elsewhere.
#pragma once

#include "app/ports/ConsentArchive.h"
#include "app/ports/ConsentSigner.h"
#include "app/ports/Cryptography.h"

#include <filesystem>
#include <memory>
#include <optional>

namespace uketsuke::storage {

class ArchiveFolder final : public ports::ConsentArchive {
public:
    struct Settings {
        std::filesystem::path folder;
        core::Bytes certificate;                    ///< DER; whose key opens the records
        std::size_t closedAt{4 * 1024 * 1024};      ///< bytes, after which a segment is closed
        core::Milliseconds closedAfter{86'400'000}; ///< its age, after which it is closed
    };

    /// `signer` and `cryptography` must outlive the archive; the signer is this archive's alone. Makes the folder.
    /// Errors: LedgerReadOnly, LedgerFull, LedgerWriteFailed.
    [[nodiscard]] static core::Result<std::unique_ptr<ArchiveFolder>>
    open(Settings settings, ports::ConsentSigner& signer, const ports::Cryptography& cryptography);

    core::Result<ports::ArchiveAnswer> append(const std::vector<ports::WholeRow>& rows,
                                              const ports::ArchivePlace& lastNamed, core::Instant now) override;
    core::Result<int> removeBegunBefore(core::Instant before) override;

private:
    struct Scan;
    struct Tail;
    ArchiveFolder(Settings settings, ports::ConsentSigner& signer, const ports::Cryptography& cryptography)
        : m_settings(std::move(settings)), m_signer(signer), m_cryptography(cryptography)
    {
    }

    [[nodiscard]] core::Result<std::vector<std::string>> names() const;
    [[nodiscard]] std::optional<Scan> scan(const std::string& name) const;
    [[nodiscard]] core::Result<> removeUnnamed(const std::vector<std::string>& names, const std::string& last);
    /// The segment to go on with, cut back to what the ledger names; nothing when a new one must begin.
    [[nodiscard]] core::Result<std::optional<Tail>> tail(const ports::ArchivePlace& lastNamed, core::Instant now,
                                                         ports::ArchiveAnswer& answer);
    [[nodiscard]] core::Result<std::string> signedHead(const std::string& name, std::size_t records,
                                                       const core::Sha256Digest& chain, core::Instant now);
    [[nodiscard]] core::Result<std::string> record(const ports::WholeRow& row) const;

    Settings m_settings;
    ports::ConsentSigner& m_signer;
    const ports::Cryptography& m_cryptography;
};

} // namespace uketsuke::storage
