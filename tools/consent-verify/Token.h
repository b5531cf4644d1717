// A consent token taken apart (docs/consent-token.md). Reading checks the form only: members, types, spellings.
// Whether the content holds together is PayloadRules' matter, whether it is true the Verifier's.
#pragma once

#include "tools/consent-verify/Encoding.h"
#include "tools/consent-verify/Outcome.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace uketsuke::verify {

inline constexpr std::size_t mostTokenBytes = 32 * 1024;

struct DeviceHeader {
    std::string keyId;
    std::vector<Bytes> certificates; ///< DER, the device's first
    Digest certificateDigest{};
};

enum class CardKeyKind { Authentication, InputHelper, CardFace };
[[nodiscard]] std::string_view nameOf(CardKeyKind kind);

struct CardHeader {
    CardKeyKind key{CardKeyKind::InputHelper};
    Digest thumbprint{};                     ///< jkt
    std::optional<Digest> certificateDigest; ///< authentication only
    std::optional<Digest> recordDigest;      ///< the two others
    std::optional<Digest> cvcDigest;         ///< the two others
};

struct Item {
    std::string code;
    std::uint64_t flag{0};
    std::string category;
    std::optional<std::string> at;
    std::optional<std::string> until;
};

/// A document or aid certificate that was offered.
struct Document {
    std::string id;
    std::string kind;
    Digest shown{}; ///< of title, issuer and date
    std::uint64_t flag{0};
    std::string category;
    std::string at;
    std::optional<std::string> until;
};

struct Notice {
    std::string id;
    std::uint64_t version{0};
    std::string language;
    Digest digest{};
};

/// What a record is, as every protected header's `typ` says.
enum class TokenKind { Consent, Withdrawal };
[[nodiscard]] std::string_view nameOf(TokenKind kind);

struct Withdrawal {
    bool all{false};                   ///< scope: every consent of the person at the institution up to this record
    std::vector<std::string> consents; ///< shown; without `all` exactly these end
    std::string reason;                ///< OQSCD031
};

struct Payload {
    std::string issuer, audience, id, subject, institution, care;
    std::int64_t issuedAt{0}, notBefore{0}, expires{0};
    std::vector<std::string> methods; ///< amr
    std::string assurance;            ///< acr
    std::uint64_t faceTries{0}, pinTries{0};
    bool hasFace{false};
    std::string chip, revocation, clock, by, software;
    std::optional<std::string> assistance; ///< assist: who helped with the screens
    std::optional<Digest> claimedCertificate;
    std::optional<Digest> nonce; ///< none: absent, offline
    std::uint64_t counter{0};
    Notice notice;
    std::vector<Item> items;
    std::optional<std::vector<Document>> documents; ///< docs; none: absent, with a reason
    std::vector<Document> aidCertificates;          ///< aid
    std::optional<std::string> prescription;        ///< rx
    Digest previous{};
    std::optional<Withdrawal> withdrawal; ///< of a withdrawal, and only of one: it has no items and no end

    /// A withdrawal by the institution: the device signed alone, and it speaks of no person, method and text.
    [[nodiscard]] bool byInstitution() const { return by == "institution"; }
};

struct Token {
    TokenKind kind{TokenKind::Consent};
    DeviceHeader device;
    CardHeader card; ///< as it is made where the institution withdraws: no card signed
    Payload payload;
    std::array<std::string, 2> signingInputs; ///< protected + "." + payload, as signed
    std::array<Bytes, 2> signatures;          ///< the device's, the card's; the second is empty where no card signed
};

[[nodiscard]] Outcome<Token> parseToken(std::string_view bytes);

} // namespace uketsuke::verify
