// What OQS decides about a consent: verifies, finds the person, settles it in the database, writes the receipt.
// Knows nothing of HTTP. Any thread.
#pragma once

#include "tools/consent-verify/Verifier.h"
#include "tools/sandbox/Database.h"
#include "tools/sandbox/Offering.h"
#include "tools/sandbox/Receipt.h"
#include "tools/sandbox/Registry.h"

#include <map>
#include <memory>
#include <mutex>
#include <string>

namespace uketsuke::sandbox {

/// The client certificate of the connection that a request came on.
struct Client {
    verify::Digest certificate{};
    std::string urn; ///< its URI name
};

struct Submission {
    std::string token, envelope, idempotencyKey;
};

struct Answer {
    int status{500};
    nlohmann::json body;
};

struct Establishment {
    std::string audience;
    verify::Institutions institutions;
    /// Where a device stands: its URI name to the institution's code. Empty: all stand in the only one there is.
    std::map<std::string, std::string> devices;
    verify::Trust trust;
    verify::EnvelopeKey envelopeKey;
};

class Judge {
public:
    Judge(Establishment establishment, Registry registry, ReceiptWriter receipts, Database database);

    /// Else no door is open to the device, even if its certificate is good.
    [[nodiscard]] bool standsSomewhere(const Client& client) const;
    [[nodiscard]] Answer newNonce(const Client& client, std::int64_t now);
    [[nodiscard]] Answer conditions(const std::string& body);
    /// The person's consents in force at the device's institution, for the question of a withdrawal.
    [[nodiscard]] Answer active(const std::string& body, const Client& client, std::int64_t now);
    [[nodiscard]] Answer exchangeNumber(const std::string& body);
    [[nodiscard]] Answer registerCard(const std::string& body);
    [[nodiscard]] Answer submit(const Submission& submission, verify::TokenKind kind, const Client& client,
                                std::int64_t now);
    [[nodiscard]] Answer look(const std::string& id, verify::TokenKind kind, const Client& client, std::int64_t now);
    /// For tests of the kiosk: a receipt of the right key for other bytes.
    [[nodiscard]] std::string receiptForOtherBytes(const std::string& id, std::int64_t now) const;

private:
    struct Refusal {
        int status;
        const char* code;
        std::string message;
    };
    enum class Arrival { First, Again };
    [[nodiscard]] Answer refuse(const std::string& id, const Refusal& refusal, std::int64_t now);
    /// What the sender of a stored record is told. The qualification result is made here, from what is in force at
    /// `now`: a withdrawal may have come since the record did, or before it.
    [[nodiscard]] Answer told(const StoredConsent& consent, const verify::Payload& payload, Arrival arrival,
                              std::int64_t now);
    [[nodiscard]] bool standsIn(const Client& client, const std::string& institution) const;
    [[nodiscard]] std::optional<Refusal> verify(const Submission& submission, const verify::Token& token) const;
    [[nodiscard]] std::optional<Refusal> person(const verify::Token& token, const InsuredPerson*& found) const;
    /// Where no card signed, the person is whoever gave the first consent that is named.
    [[nodiscard]] verify::Outcome<std::optional<Refusal>> giver(const verify::Token& token,
                                                                const InsuredPerson*& found);
    /// What a withdrawal names must be there, of the same person and the same institution.
    [[nodiscard]] verify::Outcome<std::optional<Refusal>> named(const verify::Token& token,
                                                                const InsuredPerson& person);
    /// The documents and aid certificates are those of the person: none invented, altered, left out.
    [[nodiscard]] static std::optional<Refusal> judgeDocuments(const verify::Token& token, const InsuredPerson& person);
    [[nodiscard]] Answer settle(const Submission& submission, const verify::Token& token, const InsuredPerson& person,
                                std::int64_t now);
    [[nodiscard]] static std::optional<Refusal> judgeNonce(const verify::Token& token,
                                                           const std::optional<StoredNonce>& nonce, std::int64_t now);

    Establishment m_establishment;
    Registry m_registry;
    ReceiptWriter m_receipts;
    Database m_database;
    /// Held while a number is tried or a card registered: what is noted decides what comes next.
    std::unique_ptr<std::mutex> m_offering{std::make_unique<std::mutex>()};
};

} // namespace uketsuke::sandbox
