// What every ports::CardReader and CardChannel promises (see app/ports/CardReader.h). The stage lays any card down that
// answers SELECT of the master file with at least a status word.
#pragma once

#include <QTest>

#include "app/ports/CardReader.h"

#include <atomic>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>

namespace uketsuke::contract {

class CardReaderStage {
public:
    virtual ~CardReaderStage() = default;
    virtual ports::CardReader& reader() = 0;
    virtual void insert() = 0;
    virtual void remove() = 0;
    virtual void swapQuickly() = 0;
    // False where this stage cannot do that; the test is skipped then.
    virtual bool unplugReader() { return false; }
    virtual bool stopService() { return false; }
    virtual void restore() {} ///< reader and service are there again, without a card
};

class CardReaderContract : public QObject {
    Q_OBJECT
public:
    using MakeStage = std::function<std::unique_ptr<CardReaderStage>()>;
    explicit CardReaderContract(MakeStage make) : m_make(std::move(make)) {}

private:
    static constexpr int limit = 10'000; // milliseconds: coming back includes a back-off

    ports::CardReader& reader() { return m_stage->reader(); }
    void watch()
    {
        reader().watch([this](const ports::ReaderEvent& event) {
            if (std::this_thread::get_id() == m_testThread)
                m_onTestThread = true;
            const std::lock_guard lock(m_mutex);
            m_events.push_back(event);
        });
    }
    std::vector<ports::ReaderEvent> events()
    {
        const std::lock_guard lock(m_mutex);
        return m_events;
    }
    template <class Event> std::size_t count()
    {
        return static_cast<std::size_t>(
            std::ranges::count_if(events(), [](const auto& event) { return std::holds_alternative<Event>(event); }));
    }
    std::uint64_t lastInsertion()
    {
        std::uint64_t insertion = 0;
        for (const auto& event : events())
            if (const auto* inserted = std::get_if<ports::CardInserted>(&event))
                insertion = inserted->insertion;
        return insertion;
    }
    static core::Bytes selectMasterFile() { return *core::fromHex("00a4000c023f00"); }

private Q_SLOTS:
    void init()
    {
        m_testThread = std::this_thread::get_id();
        m_onTestThread = false;
        m_events.clear();
        m_stage = m_make();
    }
    void cleanup()
    {
        reader().stopWatching();
        QVERIFY(!m_onTestThread); // events come on the driver's own thread
        m_stage.reset();
    }

    void theStateAsItIsComesFirst()
    {
        m_stage->insert();
        watch();
        QTRY_COMPARE_WITH_TIMEOUT(count<ports::CardInserted>(), std::size_t(1), limit);
        QVERIFY(std::holds_alternative<ports::ReaderReady>(events().front()));
        QVERIFY(!std::get<ports::ReaderReady>(events().front()).reader.empty());
    }

    void everyChangeComesInOrderAndInsertionsDiffer()
    {
        watch();
        std::uint64_t last = 0;
        for (std::size_t round = 1; round <= 3; ++round) {
            m_stage->insert();
            QTRY_COMPARE_WITH_TIMEOUT(count<ports::CardInserted>(), round, limit);
            QVERIFY(lastInsertion() != last);
            last = lastInsertion();
            m_stage->remove();
            QTRY_COMPARE_WITH_TIMEOUT(count<ports::CardRemoved>(), round, limit);
            QCOMPARE(std::get<ports::CardRemoved>(events().back()).insertion, last);
        }
    }

    void aQuickSwapIsARemovalAndANewInsertion()
    {
        watch();
        m_stage->insert();
        QTRY_COMPARE_WITH_TIMEOUT(count<ports::CardInserted>(), std::size_t(1), limit);
        const auto first = lastInsertion();
        m_stage->swapQuickly();
        QTRY_COMPARE_WITH_TIMEOUT(count<ports::CardInserted>(), std::size_t(2), limit);
        QCOMPARE(count<ports::CardRemoved>(), std::size_t(1));
        QVERIFY(lastInsertion() != first);
        const auto old = reader().connect(first);
        QVERIFY(!old && old.error().fault == core::Fault::CardRemoved);
        QVERIFY(reader().connect(lastInsertion()));
    }

    void afterStopWatchingNothingComes()
    {
        watch();
        m_stage->insert();
        QTRY_COMPARE_WITH_TIMEOUT(count<ports::CardInserted>(), std::size_t(1), limit);
        reader().stopWatching();
        const auto before = events().size();
        m_stage->remove();
        QTest::qWait(300);
        QCOMPARE(events().size(), before);
        reader().stopWatching(); // twice is harmless
        watch();
        QTRY_VERIFY_WITH_TIMEOUT(count<ports::ReaderReady>() >= 2, limit);
    }

    void aConnectionIsExclusiveAndGivesWholeAnswers()
    {
        watch();
        m_stage->insert();
        QTRY_COMPARE_WITH_TIMEOUT(count<ports::CardInserted>(), std::size_t(1), limit);
        {
            const auto channel = reader().connect(lastInsertion());
            QVERIFY(channel);
            const auto answer = (*channel)->transmit(selectMasterFile());
            QVERIFY(answer);
            QVERIFY(answer->size() >= 2);
            (*channel)->rememberExtendedLength(false);
            QVERIFY(!(*channel)->extendedLength());
        }
        QVERIFY(reader().connect(lastInsertion()));
    }

    void aCardTakenAwayIsRemovedForTheChannel()
    {
        watch();
        m_stage->insert();
        QTRY_COMPARE_WITH_TIMEOUT(count<ports::CardInserted>(), std::size_t(1), limit);
        const auto insertion = lastInsertion();
        const auto channel = reader().connect(insertion);
        QVERIFY(channel);
        m_stage->remove();
        QTRY_COMPARE_WITH_TIMEOUT(count<ports::CardRemoved>(), std::size_t(1), limit);
        const auto answer = (*channel)->transmit(selectMasterFile());
        QVERIFY(!answer && answer.error().fault == core::Fault::CardRemoved);
        const auto again = reader().connect(insertion);
        QVERIFY(!again && again.error().fault == core::Fault::CardRemoved);
        const auto never = reader().connect(insertion + 1000);
        QVERIFY(!never && never.error().fault == core::Fault::CardRemoved);
    }

    void aLostReaderOrServiceIsAnEventAndComesBack_data()
    {
        QTest::addColumn<bool>("service");
        QTest::newRow("reader unplugged") << false;
        QTest::newRow("service down") << true;
    }
    void aLostReaderOrServiceIsAnEventAndComesBack()
    {
        QFETCH(bool, service);
        watch();
        m_stage->insert();
        QTRY_COMPARE_WITH_TIMEOUT(count<ports::CardInserted>(), std::size_t(1), limit);
        const auto insertion = lastInsertion();
        if (!(service ? m_stage->stopService() : m_stage->unplugReader()))
            QSKIP("this stage cannot do that");
        QTRY_VERIFY_WITH_TIMEOUT(count<ports::ReaderGone>() >= 1, limit);
        QCOMPARE(count<ports::CardRemoved>(), std::size_t(1)); // no card lies on no reader
        QVERIFY(!reader().connect(insertion));
        m_stage->restore();
        QTRY_VERIFY_WITH_TIMEOUT(count<ports::ReaderReady>() >= 2, limit);
        m_stage->insert();
        QTRY_COMPARE_WITH_TIMEOUT(count<ports::CardInserted>(), std::size_t(2), limit);
        QVERIFY(lastInsertion() != insertion);
    }

private:
    MakeStage m_make;
    std::unique_ptr<CardReaderStage> m_stage;
    std::thread::id m_testThread;
    std::atomic<bool> m_onTestThread{false};
    std::mutex m_mutex; ///< guards what follows
    std::vector<ports::ReaderEvent> m_events;
};

} // namespace uketsuke::contract
