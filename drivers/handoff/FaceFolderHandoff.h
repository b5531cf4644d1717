// The result of a session for the receipt computer: one XML file in the `face` folder that it watches.
// Made by the composition root, used by the delivery thread. Writes a consent's file once and never reads one. At the
// start and after each write it takes away this institution's files that have stayed longer than `stay` (滞留時間):
// what the receipt computer did not fetch does not lie there for ever. Several kiosks on one folder keep the same rule.
//
// Name: OQSsiquc01res_face_<id>_<yyyyMMddHHmmss>.xml, with <id> = institution code (10 digits), kind "000", and 17
// digits from the SHA-256 of the jti (its first 8 bytes, big-endian, modulo 10^17); the time is when the consent was
// sealed, in Japan. So the same consent always has the same name. ArbitraryFileIdentifier: "UK" and base64 of 9 more
// bytes of the digest, from the ninth on.
#pragma once

#include "app/ports/Cryptography.h"
#include "app/ports/Handoff.h"
#include "drivers/handoff/ResultDocument.h"

#include <filesystem>
#include <memory>
#include <string>

namespace uketsuke::handoff {

struct Options {
    std::filesystem::path folder; ///< looked for at each write: a share may come and go
    std::string institution;      ///< 10 digits
    CharacterCode code{CharacterCode::Utf8};
    /// A place on the kiosk's own disk, where the results of a share that is not mounted must not go; empty: the folder
    /// may lie there.
    std::filesystem::path ownDisk{};
    core::Milliseconds stay{0}; ///< by the share's own clock; 0: files stay until somebody else takes them away
};

class FaceFolderHandoff final : public ports::Handoff {
public:
    /// Without a look at the folder. Errors: ConfigurationInvalid for an institution code that is not 10 digits or an
    /// empty folder name.
    static core::Result<> check(const Options& options);
    /// Errors: as `check`.
    static core::Result<std::unique_ptr<FaceFolderHandoff>> create(const Options& options,
                                                                   const ports::Cryptography& cryptography);
    FaceFolderHandoff(Options options, const ports::Cryptography& cryptography); ///< for options already checked

    core::Result<ports::HandoffFile> write(const ports::HandoffDocument& document) override;
    std::vector<core::Result<ports::HandoffFile>>
    writeEach(const std::vector<ports::HandoffDocument>& documents) override;

private:
    void sweep() const;

    Options m_options;
    const ports::Cryptography& m_cryptography;
};

} // namespace uketsuke::handoff
