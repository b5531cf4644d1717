// OQS as the crash does not touch it: it lives in the test's own process and remembers what reached it, while the kiosk
// dies at the other end of a socket. It holds the kiosk to what it may do: the same bytes for the same jti, and never a
// new consent without its envelope. Counts effects; for tests only.
#pragma once

#include "app/delivery/TokenKind.h"
#include "app/ports/Uplink.h"

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
    std::map<std::string, std::string> tokens; ///< by jti, as they took effect
    std::set<std::string> stored;              ///< what the kiosk reported as durable before it died
    std::vector<std::string> wrong;
    int touches{0};         ///< on Confirm
    long diskOperations{0}; ///< of a visit that came to its end

    [[nodiscard]] std::size_t withdrawals() const
    {
        return static_cast<std::size_t>(std::ranges::count_if(
            tokens, [](const auto& held) { return delivery::kindOf(held.second) == ports::RecordKind::Withdrawal; }));
    }

    core::Result<ports::DeliveryAnswer> deliver(const ports::Submission& submission, core::Milliseconds) override
    {
        const auto held = tokens.find(submission.jti);
        if (held != tokens.end() && held->second != submission.token)
            wrong.push_back("other bytes for " + submission.jti);
        if (held == tokens.end() && submission.envelope.empty())
            wrong.push_back("no envelope with " + submission.jti);
        if (submission.token.find("\"signatures\"") == std::string::npos)
            wrong.push_back("half a token for " + submission.jti);
        if (delivery::kindOf(submission.token) != submission.kind)
            wrong.push_back("at the other kind's door: " + submission.jti);
        const auto isNew = tokens.emplace(submission.jti, submission.token).second;
        return ports::DeliveryAnswer{
            .outcome = isNew ? ports::DeliveryOutcome::Accepted : ports::DeliveryOutcome::AlreadyHeld,
            .receipt = "receipt of " + submission.jti,
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
    static constexpr char touched = 'T', durable = 'S', submitted = 'D', withdrawn = 'W', operations = 'O',
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

    void take(const std::string& message, int socket)
    {
        switch (message.front()) {
        case touched: ++touches; return;
        case durable: stored.insert(message.substr(1)); return;
        case operations: diskOperations = std::strtol(message.c_str() + 1, nullptr, 10); return;
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
