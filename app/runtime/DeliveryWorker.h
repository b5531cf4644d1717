// The delivery thread: works the outbox off whenever something is due or somebody wakes it. Never holds up a patient.
// Owned by Kiosk. Its own connection to OQS and its own connection to the ledger's file are made and destroyed here.
#pragma once

#include "app/delivery/ArchiveWorker.h"
#include "app/delivery/OutboxWorker.h"
#include "app/ports/Clock.h"
#include "app/ports/Cryptography.h"

#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>

namespace uketsuke::runtime {

class DeliveryWorker {
public:
    struct Parts {
        std::function<core::Result<std::unique_ptr<ports::ConsentLedger>>()> openLedger;
        std::function<core::Result<std::unique_ptr<ports::Uplink>>()> openUplink;
        ports::Handoff& handoff;
        ports::Audit& audit;
        const ports::Clock& clock;
        const ports::Cryptography& cryptography;
        delivery::DeliveryLimits limits;
        ports::ConsentArchive* archive{nullptr}; ///< used on the delivery thread alone; none: the ledger keeps all
        delivery::ArchiveLimits archiveLimits{};
    };
    /// Runs on the delivery thread after every run that did something.
    using Reported = std::function<void(const delivery::DeliveryReport&)>;

    DeliveryWorker(Parts parts, Reported reported);
    ~DeliveryWorker();

    void wake();
    void stop();

private:
    void run(const std::stop_token& stop);
    /// How long it may sleep afterwards.
    core::Milliseconds archive(ports::ConsentLedger& ledger, const std::optional<delivery::DeliveryReport>& report);

    Parts m_parts;
    core::Milliseconds m_archiveDue{0}; ///< monotonic; of the delivery thread, as what follows
    delivery::FaultThinning m_archiveFaults;
    Reported m_reported;
    std::mutex m_mutex;
    std::condition_variable_any m_wakeUp;
    bool m_woken{false};
    std::jthread m_thread;
};

} // namespace uketsuke::runtime
