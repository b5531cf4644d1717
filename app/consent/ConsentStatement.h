// Everything a consent token says, as plain values, before it becomes bytes. Made by the session at the touch on
// Confirm. Holds no secret: what may not be in a token has no place here (no score, no name, no certificate).
#pragma once

#include "app/consent/ConsentDecisions.h"
#include "app/core/Bytes.h"
#include "app/core/Instant.h"
#include "app/ports/Clock.h"

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace uketsuke::consent {

enum class IdentityMethod : std::uint8_t { Face, Pin, Staff };
/// PassedActive: the passive check held, and the person blinked or turned their head when asked.
enum class AttackCheckResult : std::uint8_t { Passed, PassedActive, NotChecked };
enum class PrescriptionForm : std::uint8_t { Electronic, Paper };
enum class DecidedBy : std::uint8_t { Self, Guardian };

struct ModelPack {
    std::string name;
    core::Sha256Digest digest{};
};

struct FaceStatement {
    std::string profile;
    AttackCheckResult attack{AttackCheckResult::NotChecked};
    std::vector<ModelPack> packs;
};

/// The text the person saw.
struct NoticeStatement {
    std::string id;
    int version{0};
    std::string language;
    core::Sha256Digest digest{};
};

/// A document or aid certificate and what was decided about it. The text that was shown stays out: only its digest.
struct DocumentStatement {
    std::string id;
    std::string kind;           ///< of ports::documentKinds, or ports::aidKind
    core::Sha256Digest shown{}; ///< `shownDigest`
    bool handedOver{false};
};

/// Why a token speaks of no documents. Neither grants anything.
enum class DocumentsAbsent : std::uint8_t { Offline, NotAsked };

struct ConsentStatement {
    std::string issuer;      ///< the device's URN
    std::string audience;    ///< OQS's id
    std::string jti;         ///< `recordId`
    core::Instant confirmed; ///< becomes `iat`, whole seconds
    std::chrono::seconds validity{86'400};
    std::string subject;     ///< `subjectOf`
    std::string institution; ///< 10 digits
    std::string care{"1"};   ///< OQSCD028
    IdentityMethod method{IdentityMethod::Face};
    int faceTries{0};
    int pinTries{0};
    std::optional<FaceStatement> face; ///< with `Face` and only then
    bool chipVerified{false};
    std::optional<core::Sha256Digest> certificateClaim; ///< a certificate read without PIN
    std::optional<std::string> nonce;                   ///< base64url of 32 bytes; nothing when OQS did not answer
    std::uint64_t counter{0};                           ///< the ledger's sequence number this record will have
    ports::ClockTrust clock{ports::ClockTrust::Unknown};
    NoticeStatement notice;
    ConsentDecisions decisions;
    std::optional<PrescriptionForm> prescriptionForm; ///< only when asked
    /// Every document that OQS said was waiting, also those kept back; or why nothing is said.
    std::variant<DocumentsAbsent, std::vector<DocumentStatement>> documents{DocumentsAbsent::NotAsked};
    std::vector<DocumentStatement> aidCertificates; ///< likewise; empty where there was none to ask about
    DecidedBy decidedBy{DecidedBy::Self};
    bool assistedByStaff{false};   ///< staff helped with the screens, proven by passcode
    core::Sha256Digest previous{}; ///< digest of the token before; zeros for the first
    std::string software;
};

} // namespace uketsuke::consent
