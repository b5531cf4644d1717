// What the verifier believes without proof: device roots, roots of the cards' certificates, authorities of the cards'
// records, OQS's receipt keys, and the consent forms that were really shown. Loaded once, then only read; any thread.
#pragma once

#include "tools/consent-verify/Certificate.h"
#include "tools/consent-verify/Token.h"

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace uketsuke::verify {

enum class CardApplication { CardFace, InputHelper };

struct CardAuthority {
    Bytes keyId; ///< 16 bytes
    RsaKey key;
    CardApplication application{CardApplication::InputHelper};
};

struct KnownForm {
    std::optional<TokenKind> kind{};  ///< of tokens it may be the notice of; none: either
    std::vector<std::string> items{}; ///< that a token of it names, in order: the form's own, behind the one set by law
};

struct Trust {
    std::vector<Certificate> deviceRoots;
    std::vector<Certificate> authenticationRoots;
    std::vector<CardAuthority> cardAuthorities;
    std::vector<Certificate> receiptKeys; ///< OQS's, of its receipts. None: not checked.
    /// Each known form by the SHA-256 of its file. None: not checked.
    std::optional<std::map<Digest, KnownForm>> forms;
};

/// An institution's code, and the secret that makes its patients' pseudonyms (docs/consent-token.md, `sub`).
using Institutions = std::map<std::string, Bytes>;

[[nodiscard]] Outcome<> addDeviceRoots(Trust& trust, const std::filesystem::path& pem);
/// `folder` has authentication/*.pem and card-authorities.json, such as anchors/test (docs/oqs-interface.md).
[[nodiscard]] Outcome<> addCardAnchors(Trust& trust, const std::filesystem::path& folder);
[[nodiscard]] Outcome<> addReceiptKeys(Trust& trust, const std::filesystem::path& pem);
/// Every file below `folder` is a form that may have been shown.
[[nodiscard]] Outcome<> addForms(Trust& trust, const std::filesystem::path& folder);

/// `entry`: CODE=KEYFILE, ten digits and a file of 32 bytes.
[[nodiscard]] Outcome<> addInstitution(Institutions& institutions, const std::string& entry);

/// A whole file, or a refusal when it is longer than `most`.
[[nodiscard]] Outcome<std::string> readFile(const std::filesystem::path& file, std::size_t most);

} // namespace uketsuke::verify
