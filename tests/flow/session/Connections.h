// What the kiosk opens, some of it more than once: each is a connection to the one simulated thing behind it. For
// tests/flow; each lives on the thread that opened it.
#pragma once

#include "drivers/simulated/SimulatedLedger.h"
#include "drivers/simulated/SimulatedUplink.h"
#include "tests/unit/identity/PaperCard.h"

#include <atomic>
#include <memory>
#include <mutex>

namespace uketsuke::tests {

/// What the kiosk's connections lead to. Whoever holds the gate keeps the card, and OQS's answers to the patient's
/// questions, waiting; whoever holds the line keeps what is delivered waiting.
struct World {
    World(PaperOffice& issuing, const ports::Cryptography& ours, const ports::Clock& one)
        : office(issuing), cryptography(ours), clock(one)
    {
    }
    PaperOffice& office;
    const ports::Cryptography& cryptography;
    const ports::Clock& clock;
    simulated::SimulatedLedger ledger{[this](core::ByteView bytes) { return cryptography.sha256(bytes); }};
    simulated::SimulatedUplink oqs;
    bool childsCard{false}; ///< to be said before the kiosk opens
    std::mutex gate;
    std::mutex line;
    std::atomic<int> submissions{0}; ///< consents and withdrawals that went out, however often
    std::atomic<int> cardsHeld{0};

    void pass() { const std::scoped_lock passing(gate); }
};

class UplinkConnection final : public ports::Uplink {
public:
    explicit UplinkConnection(World& world) : m_world(world) {}
    core::Result<ports::Nonce> nonce(core::Milliseconds limit) override
    {
        auto fresh = answering().nonce(limit);
        if (fresh)
            fresh->issued = m_world.clock.now();
        return fresh;
    }
    core::Result<ports::SessionConditions> conditions(const ports::CardBinding& who, core::Milliseconds limit) override
    {
        return answering().conditions(who, limit);
    }
    core::Result<std::vector<ports::ActiveConsent>>
    activeConsents(const ports::CardBinding& who, const std::string& where, core::Milliseconds limit) override
    {
        return answering().activeConsents(who, where, limit);
    }
    core::Result<ports::FoundDocuments> findDocuments(const ports::CardBinding& who, const core::SecureBytes& digits,
                                                      core::Milliseconds limit) override
    {
        return answering().findDocuments(who, digits, limit);
    }
    core::Result<> registerCard(const ports::CardBinding& who, core::Milliseconds limit) override
    {
        return answering().registerCard(who, limit);
    }
    core::Result<ports::DeliveryAnswer> deliver(const ports::Submission& submission, core::Milliseconds limit) override
    {
        ++m_world.submissions;
        const std::scoped_lock passing(m_world.line);
        return m_world.oqs.deliver(submission, limit);
    }

private:
    simulated::SimulatedUplink& answering()
    {
        m_world.pass();
        return m_world.oqs;
    }
    World& m_world;
};

class LedgerConnection final : public ports::ConsentLedger {
public:
    using Rows = core::Result<std::vector<ports::OutboxRow>>;
    explicit LedgerConnection(simulated::SimulatedLedger& file) : m_file(file) {}
    core::Result<ports::LedgerHead> head() override { return m_file.head(); }
    core::Result<> append(const ports::LedgerRecord& record, const ports::LedgerHead& expected) override
    {
        return m_file.append(record, expected);
    }
    core::Result<> writable() override { return m_file.writable(); }
    Rows due(core::Instant now, std::size_t most) override { return m_file.due(now, most); }
    core::Result<> settle(const std::vector<ports::Outcome>& outcomes) override { return m_file.settle(outcomes); }
    core::Result<> leaving(std::uint64_t highest) override { return m_file.leaving(highest); }
    std::optional<ports::LedgerGap> gap() const override { return m_file.gap(); }
    Rows expiring(core::Instant before, std::size_t most) override { return m_file.expiring(before, most); }
    core::Result<std::vector<ports::ParkedRow>> parked(std::size_t most) override { return m_file.parked(most); }
    core::Result<> unpark(const std::string& jti, core::Instant now) override { return m_file.unpark(jti, now); }
    core::Result<> closeParked(const std::string& jti, core::Instant now) override
    {
        return m_file.closeParked(jti, now);
    }
    core::Result<ports::DeliveryState> deliveryState(const std::string& jti) override
    {
        return m_file.deliveryState(jti);
    }
    core::Result<ports::OutboxSummary> outbox() override { return m_file.outbox(); }
    Rows recent(core::Instant now) override { return m_file.recent(now); }
    core::Result<std::vector<ports::WholeRow>> archivable(core::Instant before, std::size_t most) override
    {
        return m_file.archivable(before, most);
    }
    core::Result<> shrink(const std::vector<ports::Shrinking>& rows) override { return m_file.shrink(rows); }
    core::Result<ports::ArchivePlace> lastArchived() override { return m_file.lastArchived(); }

private:
    simulated::SimulatedLedger& m_file;
};

/// Counts as held for as long as the kiosk keeps it.
class CardOnReader final : public PaperCard {
public:
    CardOnReader(const PaperCard& card, std::unique_ptr<ports::CardChannel> channel, std::atomic<int>& held)
        : PaperCard(card), m_channel(std::move(channel)), m_held(held)
    {
        ++m_held;
    }
    ~CardOnReader() override { --m_held; }

private:
    std::unique_ptr<ports::CardChannel> m_channel;
    std::atomic<int>& m_held;
};

class PaperRoom final : public ports::CardRoom {
public:
    explicit PaperRoom(World& world) : m_world(world) {}
    std::unique_ptr<ports::PatientCard> open(std::unique_ptr<ports::CardChannel> channel) override
    {
        m_world.pass();
        auto card = m_world.office.goodCard(m_world.cryptography);
        card->recognition.hasSignatureCertificate = !m_world.childsCard;
        return std::make_unique<CardOnReader>(*card, std::move(channel), m_world.cardsHeld);
    }

private:
    World& m_world;
};

} // namespace uketsuke::tests
