// The qualification-confirmation system (OQS) over mutual TLS 1.3. Real: drivers/uplink.
// Every call blocks for at most its limit, on a thread that is not the screen's; one instance, one thread.
// What the server says is text from outside: sizes are capped (64 KiB an answer) before anything is parsed.
#pragma once

#include "app/core/Instant.h"
#include "app/core/Result.h"
#include "app/core/SecureBytes.h"
#include "app/ports/RecordKind.h"

#include <array>
#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace uketsuke::ports {

struct Nonce {
    std::string value;      ///< base64url, 32 bytes
    core::Instant issued{}; ///< by OQS's clock, whole seconds
};

/// What decides which questions are asked (H7). Unknown means: ask.
enum class Condition { Yes, No, Unknown };

/// 診療情報提供書, 退院時サマリー, 健診結果報告書.
inline constexpr std::array<std::string_view, 3> documentKinds{"referral", "discharge-summary", "checkup-report"};
inline constexpr std::string_view aidKind = "aid-certificate"; ///< 医療費助成の受給者証
inline constexpr std::size_t mostDocuments = 20;               ///< in one answer; so many are asked for one by one
inline constexpr std::size_t mostAidCertificates = 8;
inline constexpr std::size_t mostDocumentsOfANumber = 5;

/// What waits for the person's yes or no. The texts are OQS's: UTF-8, one line, no mark-up, at most 120 bytes.
struct OfferedDocument {
    std::string id;   ///< opaque: at most 64 of A-Z a-z 0-9 . _ -
    std::string kind; ///< of documentKinds, or aidKind
    std::string title;
    std::string issuer;
    std::string issued; ///< YYYYMMDD
    friend bool operator==(const OfferedDocument&, const OfferedDocument&) = default;
};
struct Offers {
    std::vector<OfferedDocument> aidCertificates; ///< no id twice, in both lists together
    std::vector<OfferedDocument> documents;
    bool exchangeNumbers{false}; ///< a document waits that only its 引換番号 finds
    friend bool operator==(const Offers&, const Offers&) = default;
};
struct SessionConditions {
    Condition specificHealthCheckups{Condition::Unknown}; ///< age 40 or more
    Condition specificDiseases{Condition::Unknown};       ///< holds a 特定疾病療養受療証
    Condition recordSharing{Condition::Unknown};          ///< 電子カルテ情報共有 is in use here
    Condition prescriptionChoice{Condition::Unknown};     ///< OQSCD038/039: asked at the qualification check
    Condition registered{Condition::Unknown};             ///< as an insurance card; No: registration is offered
    std::optional<Offers> offers{};                       ///< nothing: OQS did not say (H7)
};
/// What an exchange number found.
struct FoundDocuments {
    std::vector<OfferedDocument> documents; ///< at least one
    bool more{false};                       ///< another number may find another
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

/// Whether another delivery may be begun.
enum class Delivering { GoOn, End };
/// Told of one answer, on the thread that called; `index` is the submission's.
using Answered = std::function<Delivering(std::size_t index, core::Result<DeliveryAnswer> answer)>;

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
    /// The documents of this person that the number on their paper finds. Errors besides: ExchangeNumberUnknown,
    /// ExchangeNumberLocked (too many wrong ones).
    virtual core::Result<FoundDocuments> findDocuments(const CardBinding& binding, const core::SecureBytes& number,
                                                       core::Milliseconds limit) = 0;
    /// Registers the card as an insurance card. Done twice it is done once. Error besides: RegistrationRefused.
    virtual core::Result<> registerCard(const CardBinding& binding, core::Milliseconds limit) = 0;
    virtual core::Result<DeliveryAnswer> deliver(const Submission& submission, core::Milliseconds limit) = 0;
    /// As `deliver` for each, several under way at once where the driver can; begun in order, answered in any, each
    /// within its own limit. After the first `End` none is begun any more, and what is under way is still answered.
    virtual void deliverEach(const std::vector<Submission>& submissions, core::Milliseconds limit,
                             const Answered& answered)
    {
        for (std::size_t index = 0; index < submissions.size(); ++index)
            if (answered(index, deliver(submissions[index], limit)) == Delivering::End)
                return;
    }
};

} // namespace uketsuke::ports
