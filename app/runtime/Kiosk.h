// Carries the session's effects out: gives each to the worker it belongs to and feeds the answers back, in order, on
// the main thread. Knows ports only; the composition root decides what is behind them. Decides nothing itself.
#pragma once

#include "app/consent/ConsentResources.h"
#include "app/identity/FaceTryLedger.h"
#include "app/ports/Audit.h"
#include "app/ports/Handoff.h"
#include "app/runtime/CardFaceWorker.h"
#include "app/runtime/CardWorker.h"
#include "app/runtime/DeliveryWorker.h"
#include "app/runtime/Sealer.h"
#include "app/runtime/Services.h"
#include "app/runtime/UpdateWatch.h"
#include "app/runtime/VisionWorker.h"
#include "app/session/SessionRunner.h"
#include "app/staff/PasscodePolicy.h"

#include <functional>
#include <map>
#include <memory>
#include <string>

namespace uketsuke::runtime {

struct KioskSettings {
    session::TimeLimits limits;
    std::string language{"ja"};
    core::Milliseconds nonceLimit{2000};
    core::Milliseconds conditionsLimit{3000};
    core::Milliseconds registrationLimit{10'000}; ///< the patient waits for it, and it must not be asked for twice
    delivery::DeliveryLimits delivery;
    delivery::ArchiveLimits archive;
    UpdateLimits update;
    identity::CardProofSettings proof;
    SealerSettings sealer;
    bool asksPrescription{false};
    bool asksRecordSharing{true};
    bool asksDocuments{true};
    bool asksAidCertificates{true};
    bool staffCheck{false};
};

/// What the composition root hands over. All of it outlives the workers.
struct KioskParts {
    std::unique_ptr<ports::Clock> clock;
    std::unique_ptr<ports::Cryptography> cryptography;
    std::unique_ptr<ports::Audit> audit;
    std::unique_ptr<ports::CardReader> reader;
    std::unique_ptr<ports::CardRoom> cardRoom;
    std::unique_ptr<ports::Camera> camera;
    std::unique_ptr<ports::CardFaceScanner> cardFace; ///< none: the card number is typed
    std::unique_ptr<ports::ConsentSigner> signer;
    std::unique_ptr<ports::ConsentSigner> archiveSigner; ///< the delivery thread's own, with the same key
    std::unique_ptr<ports::ConsentArchive> archive;      ///< none: the ledger keeps every token
    std::unique_ptr<ports::Handoff> handoff;
    std::unique_ptr<ports::UpdateAgent> updateAgent; ///< none: nobody updates this kiosk while it runs
    consent::ConsentResources resources;
    VisionWorker::OpenMatcher openMatcher;
    std::function<core::Result<std::unique_ptr<ports::ConsentLedger>>()> openLedger;
    std::function<core::Result<std::unique_ptr<ports::Uplink>>()> openUplink;
    std::function<bool(const core::SecureBytes& passcode)> passcodeMatches;
};

/// What staff should see at a glance. Names nobody.
struct StaffSigns {
    delivery::OutboxSigns outbox;       ///< as of the last run of the delivery
    std::uint64_t arrivedTooLate{0};    ///< consents since the start that OQS got after their end: they grant nothing
    std::optional<int> certificateDays; ///< until the device's certificate ends
    bool offline{false};                ///< the delivery did not reach OQS when it last tried
    std::string updateFellBack;         ///< the version that did not hold; empty: none
    friend bool operator==(const StaffSigns&, const StaffSigns&) = default;
};

class Kiosk {
public:
    struct Hooks {
        /// Runs a function on the main thread, soon, in the order of the calls; from any thread.
        std::function<void(std::function<void()>)> post;
        // The rest is called on the main thread.
        std::function<void(const session::SessionState&)> changed;
        std::function<void(const FaceSight&)> sight;
        /// One line for the log: category and text without secrets.
        std::function<void(std::string_view category, const std::string& line)> log;
    };

    Kiosk(KioskSettings settings, KioskParts parts, Hooks hooks);
    ~Kiosk();

    /// Opens the services and begins to watch the reader. Main thread, like everything below.
    void start();
    /// Ends every worker; nothing is called back afterwards.
    void stop();

    void handle(const session::SessionEvent& event);
    // The secret that belongs to the event that follows.
    void giveCardNumber(core::SecureBytes digits) { m_cardNumber = std::move(digits); }
    void givePin(core::SecureBytes digits) { m_pin = std::move(digits); }
    void giveExchangeNumber(core::SecureBytes digits) { m_exchangeNumber = std::move(digits); }
    void givePasscode(core::SecureBytes digits) { m_passcode = std::move(digits); }
    /// To be called a few times a second.
    void tick();

    [[nodiscard]] const session::SessionRunner& runner() const { return m_runner; }
    /// When it changes, `changed` is called.
    [[nodiscard]] const StaffSigns& signs() const { return m_signs; }
    /// How often it was called for the card that was left behind, in this session.
    [[nodiscard]] int cardCalls() const { return m_cardCalls; }
    /// How often somebody called staff since the start.
    [[nodiscard]] int staffCalls() const { return m_staffCalls; }
    /// A member of staff ends the session that runs, if one does.
    void resetByStaff();
    /// The newest frame, for the preview; nothing outside the camera's screen.
    [[nodiscard]] std::shared_ptr<const ports::Frame> preview() const;

private:
    static bool isOver(const session::SessionState& state)
    {
        return std::holds_alternative<session::Finished>(state) || std::holds_alternative<session::Interrupted>(state);
    }

    /// What the touch on Confirm stands for: a consent's answers, or the consents that a withdrawal showed.
    struct Confirmed {
        session::Visit visit;
        session::Answers answers;
        std::vector<std::string> withdraws;
        std::optional<session::StaffReason> staffReason; ///< staff withdraw: no card is there
    };

    void openLedger();
    void openUplink();
    void checkCertificate();
    void watchUpdates();
    void tellStaff(const StaffSigns& signs);
    void perform(const session::Effect& effect);
    void recognise(const session::RecogniseCard& effect);
    void scanCardFace(session::SessionId id);
    void prove(session::SessionId id, const core::Result<std::shared_ptr<const ProvenFacts>>& proof);
    void recordIdentity(session::SessionId id);
    void fetchConditions(session::SessionId id);
    void fetchGivenConsents(session::SessionId id);
    void fetchStoredConsents(session::SessionId id);
    void seal(const Confirmed& confirmed);
    void sealWith(const Confirmed& confirmed, std::optional<ports::Nonce> nonce);
    void sealForStaff(const Confirmed& confirmed, std::optional<ports::Nonce> nonce);
    void sealingFailed(session::SessionId id, const core::Error& error);
    [[nodiscard]] session::Answers questionsOf(const ports::SessionConditions& conditions,
                                               std::optional<int> age) const;
    void registerCard(session::SessionId id);
    void findDocument(session::SessionId id);
    void store(session::SessionId id);
    void checkPasscode(const session::CheckPasscode& effect);
    void wipe(session::SessionId id);
    void onReader(const ports::ReaderEvent& event);
    void onModels(core::Result<ports::ModelPack> pack, const identity::FaceProfile& profile);
    void onFace(const session::SessionEvent& event);
    [[nodiscard]] core::Result<std::uint32_t> drawNumber() const;
    void onDelivered(const delivery::DeliveryReport& report);
    void report(const std::optional<session::SessionEvent>& event);
    void log(std::string_view category, const std::string& line) const;
    void logError(std::string_view category, const core::Error& error) const;
    void raise(core::Fault fault) const;
    /// Runs on the main thread unless the kiosk is stopping.
    void later(std::function<void()> job) const;
    /// Posts to a worker; a full queue is the fault of the session.
    [[nodiscard]] bool given(bool posted, std::string_view worker) const;

    KioskSettings m_settings;
    KioskParts m_parts;
    Hooks m_hooks;
    std::shared_ptr<bool> m_alive{std::make_shared<bool>(true)}; ///< main thread only: guards late posts
    session::SessionRunner m_runner;
    Services m_services;
    staff::PasscodePolicy m_passcodePolicy; ///< staff thread only, and so is the next
    staff::PasscodePolicy m_deskPolicy;     ///< of the entry that needs no card
    core::SecureBytes m_cardNumber, m_pin, m_passcode, m_exchangeNumber;
    std::map<std::uint64_t, std::shared_ptr<const ProvenFacts>> m_proven; ///< by session; at most the current one
    std::optional<ports::ModelPack> m_pack;
    identity::FaceProfile m_faceProfile;
    bool m_modelsFailed{false};
    identity::FaceTryLedger m_faceTries; ///< H10: per card key, whoever's session
    bool m_ledgerMissing{false};
    bool m_uplinkMissing{false};
    bool m_cardStuck{false};
    bool m_readerReady{false};
    bool m_readerSilent{false};
    core::Milliseconds m_ledgerAsked{0};
    core::Milliseconds m_uplinkAsked{0};
    std::string m_lastJti;
    session::SessionId m_lastStored;
    StaffSigns m_signs;
    int m_cardCalls{0};
    int m_staffCalls{0};
    std::uint64_t m_unwritten{0}; ///< lines of the audit, as logged
    core::Milliseconds m_certificateAsked{0};
    bool m_certificateMissing{false};
    bool m_sealsWithdrawal{false}; ///< the record on its way to the disk is one
    bool m_sealsForStaff{false};   ///< and the institution's
    bool m_sealedOffline{false};   ///< and whether OQS was not reached for its nonce

    std::unique_ptr<UpdateWatch> m_updates; ///< none without an agent; asks it on a thread of its own

    // Ledger thread only.
    std::unique_ptr<ports::ConsentLedger> m_ledger;
    Sealer m_sealer;
    // Session-uplink thread only.
    std::unique_ptr<ports::Uplink> m_uplink;

    // Workers last: they use everything above.
    std::unique_ptr<CardWorker> m_card;
    std::unique_ptr<CardFaceWorker> m_cardFace; ///< none without a camera for the card's face
    std::unique_ptr<VisionWorker> m_vision;
    std::unique_ptr<Worker> m_ledgerWorker;
    std::unique_ptr<Worker> m_uplinkWorker;
    std::unique_ptr<Worker> m_staffWorker;
    std::unique_ptr<Worker> m_updateWorker; ///< none without an update agent
    std::unique_ptr<DeliveryWorker> m_delivery;
};

} // namespace uketsuke::runtime
