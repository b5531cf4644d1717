// OQS as the crash does not touch it: it lives in the test's own process and remembers what reached it, while the kiosk
// dies at the other end of a socket. It holds the kiosk to what it may do: the same bytes for the same jti, never a new
// record without the envelope that the card's signature needs, and no consent withdrawn by staff that it does not hold.
// Counts effects; for tests only.
#pragma once

#include "app/delivery/TokenKind.h"
#include "app/ports/Uplink.h"
#include "tools/consent-verify/Cryptography.h"
#include "tools/consent-verify/Token.h"
#include "tools/sandbox/Receipt.h"

#include <algorithm>
#include <cstdlib>
#include <map>
#include <set>
#include <string>
#include <vector>

#include <sys/socket.h>
#include <unistd.h>

namespace uketsuke::tests {

class OqsBeyondTheCrash final : public ports::Uplink {
public:
    /// A record as it took effect.
    struct Effect {
        std::string token, envelope, receipt;
        bool isWithdrawal{false};
        bool byInstitution{false};
    };

    explicit OqsBeyondTheCrash(const sandbox::ReceiptWriter& receipts) : m_receipts(receipts) {}

    std::map<std::string, Effect> effects; ///< by jti
    std::set<std::string> stored;          ///< what the kiosk reported as durable before it died
    std::vector<std::string> wrong;
    int touches{0};         ///< on Confirm
    long diskOperations{0}; ///< of a visit that came to its end
    long archived{0};       ///< records that this visit moved into the archive

    [[nodiscard]] std::size_t withdrawals() const
    {
        return static_cast<std::size_t>(
            std::ranges::count_if(effects, [](const auto& held) { return held.second.isWithdrawal; }));
    }
    [[nodiscard]] std::size_t withdrawalsByInstitution() const
    {
        return static_cast<std::size_t>(
            std::ranges::count_if(effects, [](const auto& held) { return held.second.byInstitution; }));
    }

    core::Result<ports::DeliveryAnswer> deliver(const ports::Submission& submission, core::Milliseconds) override
    {
        const auto held = effects.find(submission.jti);
        const bool isNew = held == effects.end();
        if (isNew)
            judge(submission);
        else if (held->second.token != submission.token)
            wrong.push_back("other bytes for " + submission.jti);
        if (delivery::kindOf(submission.token) != submission.kind)
            wrong.push_back("at the other kind's door: " + submission.jti);
        return ports::DeliveryAnswer{
            .outcome = isNew ? ports::DeliveryOutcome::Accepted : ports::DeliveryOutcome::AlreadyHeld,
            .receipt = effects[submission.jti].receipt,
            .qualificationResult = submission.kind == ports::RecordKind::Consent ? std::string(result) : std::string()};
    }
    core::Result<ports::Nonce> nonce(core::Milliseconds) override { return notAsked(); }
    core::Result<ports::SessionConditions> conditions(const ports::CardBinding&, core::Milliseconds) override
    {
        return notAsked();
    }
    core::Result<std::vector<ports::ActiveConsent>> activeConsents(const ports::CardBinding&, const std::string&,
                                                                   core::Milliseconds) override
    {
        return notAsked();
    }
    core::Result<ports::FoundDocuments> findDocuments(const ports::CardBinding&, const core::SecureBytes&,
                                                      core::Milliseconds) override
    {
        return notAsked();
    }
    core::Result<> registerCard(const ports::CardBinding&, core::Milliseconds) override { return notAsked(); }

    /// Answers the kiosk at the other end until that is gone. What was sent before the kiosk died still arrives.
    void serve(int socket)
    {
        std::vector<char> message(largestMessage);
        for (;;) {
            const auto size = ::recv(socket, message.data(), message.size(), 0);
            if (size <= 0)
                return;
            take(std::string(message.data(), static_cast<std::size_t>(size)), socket);
        }
    }

    static constexpr std::size_t largestMessage = 128 * 1024;
    static constexpr char touched = 'T', durable = 'S', submitted = 'D', withdrawn = 'W', operations = 'O', moved = 'M',
                          separator = '\x1E';

private:
    static constexpr std::string_view result =
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"no\"?><XmlMsg><MessageHeader>"
        "<MedicalInstitutionCode>1319999901</MedicalInstitutionCode><CharacterCodeIdentifier>0"
        "</CharacterCodeIdentifier></MessageHeader><MessageBody><ResultList><ResultOfQualificationConfirmation>"
        "<Name>見本　花子</Name></ResultOfQualificationConfirmation></ResultList></MessageBody></XmlMsg>";

    static std::unexpected<core::Error> notAsked()
    {
        return core::failure(core::Fault::UplinkUnreachable, "OqsBeyondTheCrash", "not part of this test");
    }

    /// A record that is new here takes effect.
    void judge(const ports::Submission& submission)
    {
        const auto token = verify::parseToken(submission.token);
        if (!token) {
            wrong.push_back("no whole token for " + submission.jti);
            return;
        }
        const auto& payload = token->payload;
        if (payload.id != submission.jti)
            wrong.push_back("under another's jti: " + submission.jti);
        if (submission.envelope.empty() != payload.byInstitution())
            wrong.push_back("an envelope too many or too few with " + submission.jti);
        if (payload.byInstitution())
            for (const auto& name : payload.withdrawal->consents)
                if (!effects.contains(name))
                    wrong.push_back("a withdrawal names what is not held: " + submission.jti);
        const auto receipt = m_receipts.write({.tokenId = submission.jti,
                                               .tokenDigest = verify::sha256(verify::viewOf(submission.token)),
                                               .received = payload.issuedAt,
                                               .outcome = "accepted"});
        if (!receipt)
            wrong.push_back("no receipt for " + submission.jti);
        effects[submission.jti] = {.token = submission.token,
                                   .envelope = submission.envelope,
                                   .receipt = receipt.value_or(""),
                                   .isWithdrawal = token->kind == verify::TokenKind::Withdrawal,
                                   .byInstitution = payload.byInstitution()};
    }

    void take(const std::string& message, int socket)
    {
        switch (message.front()) {
        case touched: ++touches; return;
        case durable: stored.insert(message.substr(1)); return;
        case operations: diskOperations = std::strtol(message.c_str() + 1, nullptr, 10); return;
        case moved: archived = std::strtol(message.c_str() + 1, nullptr, 10); return;
        default: break;
        }
        const auto first = message.find(separator);
        const auto second = first == std::string::npos ? first : message.find(separator, first + 1);
        const bool withdrawal = message.front() == withdrawn;
        if ((message.front() != submitted && !withdrawal) || second == std::string::npos) {
            wrong.emplace_back("a message that is none");
            return;
        }
        const auto answer = deliver({.jti = message.substr(1, first - 1),
                                     .token = message.substr(first + 1, second - first - 1),
                                     .envelope = message.substr(second + 1),
                                     .kind = withdrawal ? ports::RecordKind::Withdrawal : ports::RecordKind::Consent},
                                    {});
        std::string text(answer->outcome == ports::DeliveryOutcome::Accepted ? "A" : "H");
        text += answer->receipt + separator + answer->qualificationResult;
        // The kiosk may have died meanwhile: the answer is lost then, and that is the point.
        static_cast<void>(::send(socket, text.data(), text.size(), MSG_NOSIGNAL));
    }

    const sandbox::ReceiptWriter& m_receipts;
};

/// The kiosk's end of the socket.
class UplinkToTheTest final : public ports::Uplink {
public:
    explicit UplinkToTheTest(int socket) : m_socket(socket) {}

    void tell(char kind, const std::string& text) { static_cast<void>(send(kind + text)); }

    core::Result<ports::DeliveryAnswer> deliver(const ports::Submission& submission, core::Milliseconds) override
    {
        constexpr char separator = OqsBeyondTheCrash::separator;
        std::vector<char> answer(OqsBeyondTheCrash::largestMessage);
        const bool withdrawal = submission.kind == ports::RecordKind::Withdrawal;
        if (!send((withdrawal ? OqsBeyondTheCrash::withdrawn : OqsBeyondTheCrash::submitted) + submission.jti
                  + separator + submission.token + separator + submission.envelope))
            return unreachable();
        const auto size = ::recv(m_socket, answer.data(), answer.size(), 0);
        const std::string text(answer.data(), size > 0 ? static_cast<std::size_t>(size) : 0);
        const auto end = text.find(separator);
        if (end == std::string::npos)
            return unreachable();
        return ports::DeliveryAnswer{.outcome = text.front() == 'A' ? ports::DeliveryOutcome::Accepted
                                                                    : ports::DeliveryOutcome::AlreadyHeld,
                                     .receipt = text.substr(1, end - 1),
                                     .qualificationResult = text.substr(end + 1)};
    }
    core::Result<ports::Nonce> nonce(core::Milliseconds) override { return unreachable(); }
    core::Result<ports::SessionConditions> conditions(const ports::CardBinding&, core::Milliseconds) override
    {
        return unreachable();
    }
    core::Result<std::vector<ports::ActiveConsent>> activeConsents(const ports::CardBinding&, const std::string&,
                                                                   core::Milliseconds) override
    {
        return unreachable();
    }
    core::Result<ports::FoundDocuments> findDocuments(const ports::CardBinding&, const core::SecureBytes&,
                                                      core::Milliseconds) override
    {
        return unreachable();
    }
    core::Result<> registerCard(const ports::CardBinding&, core::Milliseconds) override { return unreachable(); }

private:
    static std::unexpected<core::Error> unreachable()
    {
        return core::failure(core::Fault::UplinkUnreachable, "UplinkToTheTest", "the test is gone");
    }
    [[nodiscard]] bool send(const std::string& message) const
    {
        return ::send(m_socket, message.data(), message.size(), MSG_NOSIGNAL) == static_cast<ssize_t>(message.size());
    }

    int m_socket;
};

} // namespace uketsuke::tests
