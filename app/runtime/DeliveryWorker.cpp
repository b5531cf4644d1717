#include "app/runtime/DeliveryWorker.h"

#include <pthread.h>

#include <algorithm>
#include <cstring>
#include <utility>

namespace uketsuke::runtime {
namespace {

using namespace std::chrono_literals;

// Also the time after which an outbox that nobody woke is looked at again, should a row have been missed.
constexpr core::Milliseconds longestSleep = 30s;
constexpr core::Milliseconds shortestSleep = 200ms;
// What is due for the archive has been so for weeks.
constexpr core::Milliseconds archivePause = 60s;

} // namespace

DeliveryWorker::DeliveryWorker(Parts parts, Reported reported)
    : m_parts(std::move(parts)), m_reported(std::move(reported)),
      m_thread([this](const std::stop_token& stop) { run(stop); })
{
    pthread_setname_np(m_thread.native_handle(), "delivery");
}

DeliveryWorker::~DeliveryWorker() { stop(); }

void DeliveryWorker::wake()
{
    {
        const std::scoped_lock lock(m_mutex);
        m_woken = true;
    }
    m_wakeUp.notify_one();
}

void DeliveryWorker::stop()
{
    m_thread.request_stop();
    if (m_thread.joinable())
        m_thread.join();
}

void DeliveryWorker::run(const std::stop_token& stop)
{
    std::unique_ptr<ports::ConsentLedger> ledger;
    std::unique_ptr<ports::Uplink> uplink;
    delivery::Told told;
    auto limits = m_parts.limits;
    limits.stopping = [&stop] { return stop.stop_requested(); };
    while (!stop.stop_requested()) {
        auto sleep = longestSleep;
        std::optional<core::Error> problem;
        if (!ledger) {
            auto opened = m_parts.openLedger();
            if (opened)
                ledger = std::move(*opened);
            else
                problem = opened.error();
            if (ledger)
                problem = delivery::auditGap(*ledger, m_parts.audit);
        }
        if (!uplink) {
            auto opened = m_parts.openUplink();
            if (opened)
                uplink = std::move(*opened);
            else
                problem = opened.error();
        }
        std::optional<delivery::DeliveryReport> delivered;
        if (ledger && uplink) {
            std::uint64_t random = 0;
            (void)m_parts.cryptography.random(
                std::as_writable_bytes(std::span(&random, 1))); // zero: no jitter, still right
            const auto now = m_parts.clock.now();
            const auto report =
                delivery::deliverDue(*ledger, *uplink, m_parts.handoff, m_parts.audit, told, now, random, limits);
            if (report) {
                if (m_reported)
                    m_reported(*report);
                delivered = *report;
                // What waited through an outage goes at once: a run that moved something and left more has no pause.
                if (report->nextDue)
                    sleep = std::clamp(*report->nextDue - m_parts.clock.now(),
                                       report->moved() ? core::Milliseconds(0) : shortestSleep, longestSleep);
            } else {
                problem = report.error();
                ledger.reset(); // opened anew: the file may have been replaced
            }
        }
        // After the delivery, and also while OQS is out of reach: the archive is this machine's own.
        if (ledger && m_parts.archive)
            sleep = std::min(sleep, archive(*ledger, delivered));
        if (problem && m_reported) {
            delivery::DeliveryReport failed;
            failed.faults.push_back(*problem);
            m_reported(failed);
        }
        std::unique_lock lock(m_mutex);
        m_wakeUp.wait_for(lock, stop, sleep, [this] { return m_woken; });
        m_woken = false;
    }
}

core::Milliseconds DeliveryWorker::archive(ports::ConsentLedger& ledger,
                                           const std::optional<delivery::DeliveryReport>& report)
{
    const auto now = m_parts.clock.now();
    if (report && report->accepted > 0)
        (void)delivery::removeOutlived(*m_parts.archive, m_parts.audit, m_archiveFaults, now, m_parts.archiveLimits);
    const auto wait = m_archiveDue - m_parts.clock.monotonic();
    if (wait > core::Milliseconds(0))
        return wait;
    // What fails is audited there; the rows stay whole, and the next step tries again.
    const auto progress =
        delivery::archiveDue(ledger, *m_parts.archive, m_parts.audit, m_archiveFaults, now, m_parts.archiveLimits);
    const auto pause = progress && *progress == delivery::ArchiveProgress::MoreWaits ? shortestSleep : archivePause;
    m_archiveDue = m_parts.clock.monotonic() + pause;
    return pause;
}

} // namespace uketsuke::runtime
