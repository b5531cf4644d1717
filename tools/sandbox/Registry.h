// OQS's people, as registry.json names them (docs/oqs-interface.md). Invented persons only. Loaded once, then read;
// any thread.
#pragma once

#include "tools/consent-verify/Token.h"

#include <nlohmann/json.hpp>

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace uketsuke::sandbox {

/// A document that waits for its patient's consent, or an aid certificate.
struct HeldDocument {
    std::string id, kind, title, issuer, issued;
    std::string exchangeNumber; ///< empty: listed; else found by this number only

    /// What the patient is shown, as the token's digest has it.
    [[nodiscard]] verify::Digest shown() const;
};

struct InsuredPerson {
    std::string persona;
    verify::Digest cardKey{};     ///< thumbprint of the key behind EF 0007
    verify::Digest cardFaceKey{}; ///< of the key behind EF 0002
    verify::Digest certificate{}; ///< SHA-256
    std::string insurerNumber, symbol, number, branch, name, nameKana, sex, birthDate, address, postNumber;
    /// What the registry names beyond that, such as insurerName or qualificationDate; absent where it does not.
    std::map<std::string, std::string> more;
    std::map<std::string, std::string> conditions;
    std::string registered; ///< as an insurance card: yes, no or unknown
    std::vector<HeldDocument> documents;
    std::vector<HeldDocument> aidCertificates;
};

class Registry {
public:
    [[nodiscard]] static verify::Outcome<Registry> load(const std::filesystem::path& file);

    [[nodiscard]] const InsuredPerson* byKey(verify::CardKeyKind kind, const verify::Digest& digest) const;
    [[nodiscard]] const InsuredPerson* byPersona(const std::string& persona) const;
    [[nodiscard]] const InsuredPerson* byCertificate(const verify::Digest& digest) const;

private:
    std::vector<InsuredPerson> m_people;
};

} // namespace uketsuke::sandbox
