// The promises of ports::CardReader, as one suite for every driver: subclass it, make a world, and QTEST that class.
// A world is a reader under test and the hands that put cards on it.
#pragma once

#include <QElapsedTimer>
#include <QTest>

#ifndef Q_MOC_RUN
#include "app/ports/CardReader.h"

#include <condition_variable>
#include <memory>
#include <mutex>
#include <set>
#include <thread>
#include <vector>
#endif

namespace uketsuke::tests {

class ReaderWorld {
public:
    virtual ~ReaderWorld() = default;
    [[nodiscard]] virtual ports::CardReader& reader() = 0;
    virtual bool insert() = 0;
    virtual bool remove() = 0;
    /// Another card, faster than a watcher may look.
    virtual bool swap() = 0;
    /// The service behind the reader goes away, and comes back.
    virtual bool stopService() = 0;
    virtual bool startService() = 0;
};

/// Keeps the events in their order. Filled on the driver's thread.
class ReaderEvents {
public:
    static constexpr int patience = 10'000;

    [[nodiscard]] ports::CardReader::Listener listener()
    {
        return [this](const ports::ReaderEvent& event) {
            const std::lock_guard lock(m_mutex);
            m_threads.insert(std::this_thread::get_id());
            m_events.push_back(event);
            m_changed.notify_all();
        };
    }
    /// The next event nobody took, within the patience.
    [[nodiscard]] std::optional<ports::ReaderEvent> next(int milliseconds = patience)
    {
        std::unique_lock lock(m_mutex);
        if (!m_changed.wait_for(lock, std::chrono::milliseconds(milliseconds),
                                [this] { return m_taken < m_events.size(); }))
            return std::nullopt;
        return m_events[m_taken++];
    }
    template <class Event> [[nodiscard]] std::optional<Event> expect()
    {
        const auto event = next();
        if (!event || !std::holds_alternative<Event>(*event)) {
            qWarning("the event that came has index %d", event ? int(event->index()) : -1);
            return std::nullopt;
        }
        return std::get<Event>(*event);
    }
    [[nodiscard]] std::size_t count()
    {
        const std::lock_guard lock(m_mutex);
        return m_events.size();
    }

    /// The threads that gave events so far.
    [[nodiscard]] std::set<std::thread::id> threads()
    {
        const std::lock_guard lock(m_mutex);
        return m_threads;
    }

private:
    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::set<std::thread::id> m_threads;
    std::vector<ports::ReaderEvent> m_events;
    std::size_t m_taken{0};
};

class CardReaderContract : public QObject {
    Q_OBJECT

protected:
    [[nodiscard]] virtual std::unique_ptr<ReaderWorld> makeWorld() = 0;

    std::unique_ptr<ReaderWorld> m_world;
    std::unique_ptr<ReaderEvents> m_events;

    void watch() { m_world->reader().watch(m_events->listener()); }

private Q_SLOTS:
    void init()
    {
        m_events = std::make_unique<ReaderEvents>();
        m_world = makeWorld();
        QVERIFY(m_world);
    }
    void cleanup()
    {
        if (m_world)
            m_world->reader().stopWatching();
        m_world.reset();
        m_events.reset();
    }

    void theStateAsItIsComesFirst()
    {
        QVERIFY(m_world->insert());
        watch();
        const auto ready = m_events->expect<ports::ReaderReady>();
        QVERIFY(ready);
        QVERIFY(!ready->reader.empty() && ready->reader.size() <= 127);
        QVERIFY(m_events->expect<ports::CardInserted>());
    }

    void everyEventComesOnOneThreadOfTheDriver()
    {
        QVERIFY(m_world->insert());
        watch();
        QVERIFY(m_events->expect<ports::ReaderReady>());
        QVERIFY(m_events->expect<ports::CardInserted>());
        QVERIFY(m_world->remove());
        QVERIFY(m_events->expect<ports::CardRemoved>());
        const auto threads = m_events->threads();
        QCOMPARE(threads.size(), std::size_t(1));
        QVERIFY(!threads.contains(std::this_thread::get_id()));
    }

    void everyInsertionIsNewAndEndsInItsOwnRemoval()
    {
        watch();
        QVERIFY(m_events->expect<ports::ReaderReady>());
        std::uint64_t last = 0;
        for (int round = 0; round < 5; ++round) {
            QVERIFY(m_world->insert());
            const auto inserted = m_events->expect<ports::CardInserted>();
            QVERIFY(inserted);
            QVERIFY(inserted->insertion > last);
            last = inserted->insertion;
            QVERIFY(m_world->remove());
            const auto removed = m_events->expect<ports::CardRemoved>();
            QVERIFY(removed);
            QCOMPARE(removed->insertion, last);
        }
    }

    void aQuickSwapIsARemovalAndAnInsertion()
    {
        QVERIFY(m_world->insert());
        watch();
        QVERIFY(m_events->expect<ports::ReaderReady>());
        auto current = m_events->expect<ports::CardInserted>();
        QVERIFY(current);
        for (int round = 0; round < 10; ++round) {
            QVERIFY(m_world->swap());
            const auto removed = m_events->expect<ports::CardRemoved>();
            QVERIFY(removed);
            QCOMPARE(removed->insertion, current->insertion);
            current = m_events->expect<ports::CardInserted>();
            QVERIFY(current);
            QVERIFY(current->insertion > removed->insertion);
        }
    }

    void onlyTheCardOfThatInsertionIsConnected()
    {
        QVERIFY(m_world->insert());
        watch();
        QVERIFY(m_events->expect<ports::ReaderReady>());
        const auto first = m_events->expect<ports::CardInserted>();
        QVERIFY(first);
        QCOMPARE(m_world->reader().connect(first->insertion + 1000).error().fault, core::Fault::CardRemoved);
        QVERIFY(m_world->swap());
        QVERIFY(m_events->expect<ports::CardRemoved>());
        const auto second = m_events->expect<ports::CardInserted>();
        QVERIFY(second);
        QCOMPARE(m_world->reader().connect(first->insertion).error().fault, core::Fault::CardRemoved);
        QVERIFY(m_world->reader().connect(second->insertion));
    }

    void aConnectionIsExclusiveAndCanFollowAnother()
    {
        QVERIFY(m_world->insert());
        watch();
        QVERIFY(m_events->expect<ports::ReaderReady>());
        const auto card = m_events->expect<ports::CardInserted>();
        QVERIFY(card);
        auto channel = m_world->reader().connect(card->insertion);
        QVERIFY(channel);
        QCOMPARE(m_world->reader().connect(card->insertion).error().fault, core::Fault::ReaderBusy);
        channel->reset();
        QVERIFY(m_world->reader().connect(card->insertion));
    }

    void theChannelAnswersWithAStatusWordUntilTheCardGoes()
    {
        QVERIFY(m_world->insert());
        watch();
        QVERIFY(m_events->expect<ports::ReaderReady>());
        const auto card = m_events->expect<ports::CardInserted>();
        QVERIFY(card);
        const auto channel = m_world->reader().connect(card->insertion);
        QVERIFY(channel);
        const auto select = *core::fromHex("00a4040c0ad392f000260100000001");
        const auto answer = (*channel)->transmit(select);
        QVERIFY(answer);
        QVERIFY(answer->size() >= 2);
        QVERIFY(m_world->remove());
        QVERIFY(m_events->expect<ports::CardRemoved>());
        const auto late = (*channel)->transmit(select);
        QVERIFY(!late);
        QCOMPARE(late.error().fault, core::Fault::CardRemoved);
    }

    void afterStoppingNoEventComes()
    {
        for (int round = 0; round < 20; ++round) {
            watch();
            QElapsedTimer timer;
            timer.start();
            m_world->reader().stopWatching();
            QVERIFY(timer.elapsed() < 30'000);
        }
        const auto before = m_events->count();
        QVERIFY(m_world->insert());
        QVERIFY(!m_events->next(50) || m_events->count() == before);
        QCOMPARE(m_events->count(), before);
    }

    void aLostServiceIsAnEventAndHealsByItself()
    {
        QVERIFY(m_world->insert());
        watch();
        QVERIFY(m_events->expect<ports::ReaderReady>());
        const auto before = m_events->expect<ports::CardInserted>();
        QVERIFY(before);
        QVERIFY(m_world->stopService());
        const auto removed = m_events->expect<ports::CardRemoved>();
        QVERIFY(removed);
        QCOMPARE(removed->insertion, before->insertion);
        const auto gone = m_events->expect<ports::ReaderGone>();
        QVERIFY(gone);
        QCOMPARE(gone->fault, core::Fault::CardServiceUnavailable);
        QVERIFY(!m_world->reader().connect(before->insertion));
        QVERIFY(m_world->startService());
        QVERIFY(m_events->expect<ports::ReaderReady>());
        const auto after = m_events->expect<ports::CardInserted>();
        QVERIFY(after);
        QVERIFY(after->insertion > before->insertion);
        QVERIFY(m_world->reader().connect(after->insertion));
    }

    void watchingMayBeginBeforeTheServiceIsThere()
    {
        QVERIFY(m_world->stopService());
        watch();
        const auto gone = m_events->expect<ports::ReaderGone>();
        QVERIFY(gone);
        QCOMPARE(gone->fault, core::Fault::CardServiceUnavailable);
        QVERIFY(m_world->startService());
        QVERIFY(m_events->expect<ports::ReaderReady>());
    }
};

} // namespace uketsuke::tests
