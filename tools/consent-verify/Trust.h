// What the verifier believes without proof: device roots, roots of the cards' certificates, authorities of the cards'
// records, and the consent forms that were really shown. Loaded once, then only read; any thread.
#pragma once

#include "tools/consent-verify/Certificate.h"

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

struct Trust {
    std::vector<Certificate> deviceRoots;
    std::vector<Certificate> authenticationRoots;
    std::vector<CardAuthority> cardAuthorities;
    /// Each known form by the SHA-256 of its file, with the items that a token of it names, in their order: the form's
    /// own, behind the one that is set by law; no items for a file that says none. None: not checked.
    std::optional<std::map<Digest, std::vector<std::string>>> forms;
};

[[nodiscard]] Outcome<> addDeviceRoots(Trust& trust, const std::filesystem::path& pem);
/// `folder` has authentication/*.pem and card-authorities.json, such as anchors/test (docs/oqs-interface.md).
[[nodiscard]] Outcome<> addCardAnchors(Trust& trust, const std::filesystem::path& folder);
/// Every file below `folder` is a form that may have been shown.
[[nodiscard]] Outcome<> addForms(Trust& trust, const std::filesystem::path& folder);

/// A whole file, or a refusal when it is longer than `most`.
[[nodiscard]] Outcome<std::string> readFile(const std::filesystem::path& file, std::size_t most);

} // namespace uketsuke::verify
