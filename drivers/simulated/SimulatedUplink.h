// TEST: an OQS in memory that holds what it was sent, once per jti, and fails on demand. Blocks only when told to be
// slow. Any thread.
#pragma once

#include "app/ports/Uplink.h"

#include <map>
#include <mutex>

namespace uketsuke::simulated {

enum class UplinkTrouble {
    None,
    Late,              ///< 201 accepted-late
    TooLate,           ///< 200 arrived-too-late: evidence, no effect
    Refused,           ///< 4xx for good, with `refusalCode`
    Busy,              ///< 5xx or 429
    Unreachable,       ///< nothing was sent
    SilentAfterTaking, ///< it took effect there, and the answer was lost
    Untrusted,         ///< another certificate than the pinned one
    Malformed          ///< an answer that is none
};

class SimulatedUplink final : public ports::Uplink {
public:
    void set(UplinkTrouble trouble, std::string refusalCode = "SIM-TIME");
    void setConditions(const ports::SessionConditions& conditions);
    void setActiveConsents(std::vector<ports::ActiveConsent> consents);
    /// That number finds these documents; every other one is unknown.
    void setExchangeNumber(std::string number, ports::FoundDocuments found);
    void setQualificationResult(std::string xml);
    /// How long each answer takes; longer than the caller's limit is UplinkUnreachable after that limit.
    void setDelay(core::Milliseconds delay);

    /// How often that consent took effect: never more than once.
    [[nodiscard]] int effectsOf(const std::string& jti) const;
    [[nodiscard]] std::string tokenOf(const std::string& jti) const;
    [[nodiscard]] int requests() const;

    core::Result<ports::Nonce> nonce(core::Milliseconds limit) override;
    core::Result<ports::SessionConditions> conditions(const ports::CardBinding& binding,
                                                      core::Milliseconds limit) override;
    core::Result<std::vector<ports::ActiveConsent>> activeConsents(const ports::CardBinding& binding,
                                                                   const std::string& institution,
                                                                   core::Milliseconds limit) override;
    core::Result<ports::FoundDocuments> findDocuments(const ports::CardBinding& binding,
                                                      const core::SecureBytes& number,
                                                      core::Milliseconds limit) override;
    core::Result<> registerCard(const ports::CardBinding& binding, core::Milliseconds limit) override;
    core::Result<ports::DeliveryAnswer> deliver(const ports::Submission& submission, core::Milliseconds limit) override;

private:
    struct Held {
        std::string token;
        int effects{0};
    };

    /// Counts the request, takes its time and fails where nothing reaches the server or nothing can be believed.
    core::Result<> request(core::Milliseconds limit);
    [[nodiscard]] ports::DeliveryAnswer answer(ports::DeliveryOutcome outcome,
                                               const ports::Submission& submission) const;

    mutable std::mutex m_mutex; ///< guards what follows
    UplinkTrouble m_trouble{UplinkTrouble::None};
    std::string m_refusalCode;
    ports::SessionConditions m_conditions;
    std::vector<ports::ActiveConsent> m_activeConsents;
    std::map<std::string, ports::FoundDocuments> m_exchangeNumbers;
    std::string m_qualificationResult{"<XmlMsg><TEST/></XmlMsg>"};
    core::Milliseconds m_delay{0};
    std::map<std::string, Held> m_held;
    int m_requests{0};
};

} // namespace uketsuke::simulated
