// A channel whose calls end although the card's do not: what the caller gets, and what becomes of the thread that is
// left behind.
#include <QTest>

#ifndef Q_MOC_RUN
#include "drivers/pcsc/DeadlineChannel.h"

#include <algorithm>
#include <condition_variable>
#include <mutex>
#include <thread>
#endif

using namespace uketsuke;
using namespace std::chrono_literals;
using core::Fault;

namespace {

/// A card that says nothing while it is held, and what happened to it. Outlives the test's channels, as their threads
/// may do.
struct SlowCard {
    std::mutex mutex;
    std::condition_variable changed;
    bool silent{false};
    int transmits{0};
    bool poweredDown{false};
    std::thread::id thread;

    void waitWhileSilent()
    {
        std::unique_lock lock(mutex);
        changed.wait(lock, [this] { return !silent; });
    }
    void hold(bool on)
    {
        const std::lock_guard lock(mutex);
        silent = on;
        changed.notify_all();
    }
    int timesAsked()
    {
        const std::lock_guard lock(mutex);
        return transmits;
    }
    bool isPoweredDown()
    {
        const std::lock_guard lock(mutex);
        return poweredDown;
    }
};

class SlowChannel final : public ports::CardChannel {
public:
    explicit SlowChannel(std::shared_ptr<SlowCard> card) : m_card(std::move(card)) {}
    ~SlowChannel() override
    {
        const std::lock_guard lock(m_card->mutex);
        m_card->poweredDown = true;
    }
    core::Result<core::SecureBytes> transmit(core::ByteView command) override
    {
        {
            const std::lock_guard lock(m_card->mutex);
            ++m_card->transmits;
            m_card->thread = std::this_thread::get_id();
        }
        m_card->waitWhileSilent();
        return core::SecureBytes::copyOf(command);
    }
    [[nodiscard]] bool extendedLength() const override { return true; }
    void rememberExtendedLength(bool) override {}

private:
    std::shared_ptr<SlowCard> m_card;
};

constexpr pcsc::ChannelLimits shortLimits{.open = 100ms, .answer = 100ms};
/// For a card that opens and then says nothing: the opening must not fail because a thread was late.
constexpr pcsc::ChannelLimits shortAnswer{.open = 10s, .answer = 100ms};
constexpr qint64 atOnce = 90; ///< ms; less than any wait for an answer
constexpr pcsc::ChannelLimits longLimits{.open = 10s, .answer = 10s};

} // namespace

class DeadlineChannelTest : public QObject {
    Q_OBJECT

    std::shared_ptr<SlowCard> m_card;
    std::shared_ptr<pcsc::ReaderTraits> m_traits;
    const core::Bytes m_command = *core::fromHex("00b0000000");

    core::Result<std::unique_ptr<ports::CardChannel>> open(pcsc::ChannelLimits limits, bool slowToOpen = false,
                                                           std::uint64_t insertion = 1)
    {
        auto opener = [card = m_card, slowToOpen]() -> core::Result<std::unique_ptr<ports::CardChannel>> {
            if (slowToOpen)
                card->waitWhileSilent();
            return std::make_unique<SlowChannel>(card);
        };
        return pcsc::DeadlineChannel::open(std::move(opener), m_traits, insertion, limits);
    }
    /// A channel that gave up a command its card had got. A thread that is late never takes the command to the card;
    /// then another card is tried. Null where none went that way.
    std::unique_ptr<ports::CardChannel> givenUp()
    {
        constexpr int mostTries = 20;
        for (int tries = 0; tries < mostTries; ++tries) {
            m_card = std::make_shared<SlowCard>();
            auto channel = open(shortAnswer);
            if (!channel)
                return nullptr;
            m_card->hold(true);
            const auto answer = (*channel)->transmit(m_command);
            if (answer || answer.error().fault != Fault::CardUnresponsive)
                return nullptr;
            if (m_card->timesAsked() > 0)
                return std::move(*channel);
            m_card->hold(false);
            if (!QTest::qWaitFor([this] { return int(m_traits->unanswered) == 0; }, 10'000))
                return nullptr;
        }
        return nullptr;
    }

private Q_SLOTS:
    void init()
    {
        m_card = std::make_shared<SlowCard>();
        m_traits = std::make_shared<pcsc::ReaderTraits>();
    }
    void cleanup()
    {
        m_card->hold(false);
        QTRY_COMPARE(int(m_traits->unanswered), 0);
    }

    void answersComeFromAThreadOfTheChannel()
    {
        const auto channel = open(longLimits);
        QVERIFY(channel);
        for (int round = 0; round < 3; ++round) {
            const auto answer = (*channel)->transmit(m_command);
            QVERIFY(answer);
            QCOMPARE(core::hex(answer->view()), std::string("00b0000000"));
        }
        QCOMPARE(m_card->timesAsked(), 3);
        QVERIFY(m_card->thread != std::this_thread::get_id());
    }

    void leavingWaitsUntilTheCardIsPoweredDown()
    {
        auto channel = open(longLimits);
        QVERIFY(channel);
        QVERIFY(!m_card->isPoweredDown());
        channel->reset();
        QVERIFY(m_card->isPoweredDown());
    }

    void anOpenersFaultIsPassedOn()
    {
        const auto channel = pcsc::DeadlineChannel::open([] { return core::failure(Fault::ReaderBusy, "test"); },
                                                         m_traits, 1, longLimits);
        QVERIFY(!channel);
        QCOMPARE(channel.error().fault, Fault::ReaderBusy);
        QCOMPARE(int(m_traits->unanswered), 0);
    }

    void aSilentCardIsGivenUpAndHealsWhenItIsTakenAway()
    {
        auto channel = givenUp();
        QVERIFY(channel);
        // Nothing is sent again, and nobody waits a second time. The shortest counts: a wait would make all of them
        // long.
        qint64 shortest = shortAnswer.answer.count();
        for (int again = 0; again < 5; ++again) {
            QElapsedTimer timer;
            timer.start();
            QCOMPARE(channel->transmit(m_command).error().fault, Fault::CardUnresponsive);
            shortest = std::min(shortest, timer.elapsed());
        }
        QVERIFY(shortest < atOnce);
        channel.reset();
        QCOMPARE(m_card->timesAsked(), 1);
        QVERIFY(!m_card->isPoweredDown());
        // One thread waits behind; a second one is not begun.
        QCOMPARE(int(m_traits->unanswered), 1);
        QCOMPARE(open(longLimits).error().fault, Fault::CardUnresponsive);
        QCOMPARE(int(m_traits->unanswered), 1);

        m_card->hold(false);
        QTRY_COMPARE(int(m_traits->unanswered), 0);
        QVERIFY(m_card->isPoweredDown());
        QVERIFY(open(longLimits));
    }

    void leavingASilentCardTakesNoSecondWait()
    {
        qint64 shortest = shortAnswer.answer.count();
        for (int round = 0; round < 3; ++round) {
            auto channel = givenUp();
            QVERIFY(channel);
            QElapsedTimer timer;
            timer.start();
            channel.reset();
            shortest = std::min(shortest, timer.elapsed());
            m_card->hold(false);
            QTRY_COMPARE_WITH_TIMEOUT(int(m_traits->unanswered), 0, 10'000);
        }
        QVERIFY(shortest < atOnce);
    }

    void aConnectionThatDoesNotComeIsGivenUpToo()
    {
        m_card->hold(true);
        QCOMPARE(open(shortLimits, true).error().fault, Fault::CardUnresponsive);
        QCOMPARE(int(m_traits->unanswered), 1);
        m_card->hold(false);
        // What came too late is not kept.
        QTRY_VERIFY(m_card->isPoweredDown());
    }

    void whatTwoInsertionsRefuseIsTheReaders_data()
    {
        QTest::addColumn<quint64>("second");
        QTest::addColumn<bool>("proven");
        QTest::addColumn<bool>("works");
        QTest::newRow("the same insertion again") << quint64(1) << false << true;
        QTest::newRow("another insertion") << quint64(2) << false << false;
        QTest::newRow("another insertion, but it came through before") << quint64(2) << true << true;
    }
    void whatTwoInsertionsRefuseIsTheReaders()
    {
        QFETCH(quint64, second);
        QFETCH(bool, proven);
        QFETCH(bool, works);
        m_traits->extendedLengthProven = proven;
        for (const std::uint64_t insertion : {std::uint64_t(1), std::uint64_t(second)}) {
            auto channel = open(longLimits, false, insertion);
            QVERIFY(channel);
            QVERIFY((*channel)->extendedLength());
            (*channel)->rememberExtendedLength(false);
            QVERIFY(!(*channel)->extendedLength()); // for this card at once
        }
        const auto next = open(longLimits, false, 3);
        QVERIFY(next);
        QCOMPARE((*next)->extendedLength(), works);
    }

    void whatComesThroughLaterOutweighsWhatWasRefused()
    {
        for (const std::uint64_t insertion : {1, 2}) {
            auto channel = open(longLimits, false, insertion);
            QVERIFY(channel);
            (*channel)->rememberExtendedLength(false);
        }
        const auto channel = open(longLimits, false, 3);
        QVERIFY(channel && !(*channel)->extendedLength());
        m_traits->extendedLengthProven = true;
        QVERIFY((*channel)->extendedLength());
    }
};

QTEST_GUILESS_MAIN(DeadlineChannelTest)
#include "DeadlineChannelTest.moc"
