// The qualification-confirmation system (OQS) over mutual TLS 1.3. Real: drivers/uplink.
// Every call blocks for at most its limit, on a thread that is not the screen's; one instance, one thread.
// What the server says is text from outside: sizes are capped (64 KiB an answer) before anything is parsed.
#pragma once

#include "app/core/Instant.h"
#include "app/core/Result.h"
#include "app/ports/RecordKind.h"

#include <optional>
#include <string>
#include <vector>

namespace uketsuke::ports {

struct Nonce {
    std::string value;      ///< base64url, 32 bytes
    core::Instant issued{}; ///< by OQS's clock, whole seconds
};

/// What decides which questions are asked (H7). Unknown means: ask.
enum class Condition { Yes, No, Unknown };
struct SessionConditions {
    Condition specificHealthCheckups{Condition::Unknown}; ///< age 40 or more
    Condition specificDiseases{Condition::Unknown};       ///< holds a 特定疾病療養受療証
    Condition recordSharing{Condition::Unknown};          ///< 電子カルテ情報共有 is in use here
    Condition prescriptionChoice{Condition::Unknown};     ///< OQSCD038/039: asked at the qualification check
};

/// By what OQS finds the person: the card's key, in PIN mode the certificate. See docs/oqs-interface.md.
struct CardBinding {
    std::string key;    ///< "input-helper", "card-face" or "authentication", as the token's card header says it
    std::string sha256; ///< base64url: the token's `jkt`, for "authentication" the certificate's SHA-256
};

/// A consent in force, as OQS holds it: its id and when it was given, nothing of what was agreed.
struct ActiveConsent {
    std::string jti;
    core::Instant given;
};

struct Submission {
    std::string jti;
    std::string token;                    ///< the exact bytes of the ledger
    std::string envelope;                 ///< JWE; empty when already accepted
    RecordKind kind{RecordKind::Consent}; ///< each has a door of its own
};

enum class DeliveryOutcome { Accepted, AlreadyHeld, AcceptedLate, ArrivedTooLate };
struct DeliveryAnswer {
    DeliveryOutcome outcome{DeliveryOutcome::Accepted};
    std::string receipt; ///< compact JWS, signed by OQS; checked against the token before it is returned
    /// Empty for a withdrawal. The qualification result as OQS put it, XML of the national layout in UTF-8; for the
    /// hand-off only. Holds name and address: it goes to the receipt computer's file and nowhere else.
    std::string qualificationResult;
};

class Uplink {
public:
    virtual ~Uplink() = default;
    /// Errors for all: UplinkUnreachable, UplinkUntrusted, UplinkRefused (the note holds the reason's code),
    /// UplinkBusy, UplinkAnswerMalformed.
    virtual core::Result<Nonce> nonce(core::Milliseconds limit) = 0;
    /// Every condition is Unknown for a person whom OQS does not know; that is no error.
    virtual core::Result<SessionConditions> conditions(const CardBinding& binding, core::Milliseconds limit) = 0;
    /// The person's consents in force at that institution, oldest first; none for a person whom OQS does not know.
    virtual core::Result<std::vector<ActiveConsent>>
    activeConsents(const CardBinding& binding, const std::string& institution, core::Milliseconds limit) = 0;
    virtual core::Result<DeliveryAnswer> deliver(const Submission& submission, core::Milliseconds limit) = 0;
};

} // namespace uketsuke::ports
