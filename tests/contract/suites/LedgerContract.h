// What every ports::ConsentLedger promises (see app/ports/ConsentLedger.h). A test program gives an empty ledger each
// time; one that outlives its process can also be opened anew.
#pragma once

#include <QTest>

#include "app/ports/ConsentLedger.h"

#include <QCryptographicHash>

#include <functional>
#include <memory>

namespace uketsuke::contract {

class LedgerStage {
public:
    virtual ~LedgerStage() = default;
    virtual ports::ConsentLedger& ledger() = 0;
    /// Closes and opens it again; false where there is nothing to open again.
    virtual bool reopen() { return false; }
};

class LedgerContract : public QObject {
    Q_OBJECT
public:
    using MakeStage = std::function<std::unique_ptr<LedgerStage>()>;
    explicit LedgerContract(MakeStage make) : m_make(std::move(make)) {}

    static core::Sha256Digest sha256(core::ByteView data)
    {
        const auto digest = QCryptographicHash::hash(
            QByteArrayView(reinterpret_cast<const char*>(data.data()), static_cast<qsizetype>(data.size())),
            QCryptographicHash::Sha256);
        core::Sha256Digest out{};
        std::ranges::copy(core::viewOf({digest.constData(), static_cast<std::size_t>(digest.size())}), out.begin());
        return out;
    }

private:
    static constexpr core::Instant sealed{1'795'392'000'000};

    static std::string jti(int number) { return "019aae7e-0000-7000-8000-00000000000" + std::to_string(number); }
    static ports::LedgerRecord record(int number)
    {
        // Bytes that a careless binding would change: quotes, non-ASCII, trailing blank, line break.
        return {jti(number), "{\"payload\":\"" + std::to_string(number) + "'同意\\n\"} \n",
                "envelope." + std::to_string(number), sealed + core::Milliseconds(number),
                sealed + core::Milliseconds(86'400'000)};
    }
    ports::ConsentLedger& ledger() { return m_stage->ledger(); }
    [[nodiscard]] bool append(int number)
    {
        const auto head = ledger().head();
        return head && ledger().append(record(number), *head);
    }
    std::vector<ports::OutboxRow> dueAt(core::Instant now, std::size_t most = 100)
    {
        auto rows = ledger().due(now, most);
        return rows ? std::move(*rows) : std::vector<ports::OutboxRow>();
    }

private Q_SLOTS:
    void init() { m_stage = m_make(); }
    void cleanup() { m_stage.reset(); }

    void anEmptyLedgerBeginsWithZeros()
    {
        const auto head = ledger().head();
        QVERIFY(head);
        QCOMPARE(head->sequence, std::uint64_t(0));
        QVERIFY(head->tokenDigest == core::Sha256Digest{});
        QVERIFY(dueAt(sealed + core::Milliseconds(1'000'000)).empty());
        const auto outbox = ledger().outbox();
        QVERIFY(outbox && outbox->waiting == 0 && outbox->parked == 0 && !outbox->oldestWaiting);
    }

    void theHeadIsTheLastRecordsTokenByItsBytes()
    {
        for (int number = 1; number <= 3; ++number) {
            QVERIFY(append(number));
            const auto head = ledger().head();
            QVERIFY(head);
            QCOMPARE(head->sequence, std::uint64_t(number));
            QVERIFY(head->tokenDigest == sha256(core::viewOf(record(number).token)));
        }
    }

    void theBytesThatGoInComeOut()
    {
        QVERIFY(append(1));
        const auto rows = dueAt(sealed + core::Milliseconds(60'000));
        QCOMPARE(rows.size(), std::size_t(1));
        const auto expected = record(1);
        QCOMPARE(rows[0].sequence, std::uint64_t(1));
        QCOMPARE(rows[0].record.jti, expected.jti);
        QCOMPARE(rows[0].record.token, expected.token);
        QCOMPARE(rows[0].record.envelope, expected.envelope);
        QVERIFY(rows[0].record.sealed == expected.sealed);
        QVERIFY(rows[0].record.expires == expected.expires);
        QVERIFY(rows[0].state == ports::DeliveryState::Waiting);
        QCOMPARE(rows[0].tries, 0);
    }

    void aSecondRecordOfTheSameJtiIsRefused()
    {
        QVERIFY(append(1));
        const auto head = ledger().head();
        auto other = record(2);
        other.jti = jti(1);
        const auto second = ledger().append(other, *head);
        QVERIFY(!second && second.error().fault == core::Fault::LedgerWriteFailed);
        QVERIFY(ledger().head()->sequence == 1);
        QCOMPARE(dueAt(sealed + core::Milliseconds(60'000)).size(), std::size_t(1));
    }

    void aHeadThatMovedIsRefused()
    {
        const auto empty = *ledger().head();
        QVERIFY(append(1));
        const auto stale = ledger().append(record(2), empty);
        QVERIFY(!stale && stale.error().fault == core::Fault::LedgerWriteFailed);
        auto forged = *ledger().head();
        forged.tokenDigest[0] ^= std::byte{1};
        const auto other = ledger().append(record(2), forged);
        QVERIFY(!other && other.error().fault == core::Fault::LedgerWriteFailed);
        QVERIFY(ledger().head()->sequence == 1);
        QVERIFY(append(2));
    }

    void dueRowsComeOldestFirstAndNoMoreThanAskedFor()
    {
        for (int number = 1; number <= 4; ++number)
            QVERIFY(append(number));
        const auto rows = dueAt(sealed + core::Milliseconds(60'000), 3);
        QCOMPARE(rows.size(), std::size_t(3));
        for (std::size_t at = 0; at < rows.size(); ++at)
            QCOMPARE(rows[at].sequence, std::uint64_t(at + 1));
    }

    void aRowIsNotDueBeforeItsNextTry()
    {
        QVERIFY(append(1));
        QVERIFY(append(2));
        const auto later = sealed + core::Milliseconds(120'000);
        QVERIFY(ledger().settle({ports::Outcome::postponed(jti(1), later)}));
        const auto before = dueAt(later + core::Milliseconds(-1));
        QCOMPARE(before.size(), std::size_t(1));
        QCOMPARE(before[0].record.jti, jti(2));
        const auto after = dueAt(later);
        QCOMPARE(after.size(), std::size_t(2));
        QCOMPARE(after[0].tries, 1);
        QVERIFY(after[0].nextTry == later);
    }

    void behindAPostponedRecordThePatientsLaterOnesAreNotDue()
    {
        const auto appendOf = [&](int number, const char* patient) {
            auto one = record(number);
            one.patient = patient;
            const auto head = ledger().head();
            return head && ledger().append(one, *head);
        };
        QVERIFY(appendOf(1, "a") && appendOf(2, "b") && appendOf(3, "a") && appendOf(4, "") && appendOf(5, ""));
        const auto now = sealed + core::Milliseconds(60'000);
        const auto sequences = [&](core::Instant at) {
            std::vector<std::uint64_t> found;
            for (const auto& row : dueAt(at))
                found.push_back(row.sequence);
            return found;
        };
        QCOMPARE(sequences(now), (std::vector<std::uint64_t>{1, 2, 3, 4, 5}));
        QCOMPARE(dueAt(now)[0].record.patient, std::string("a"));
        const auto later = now + core::Milliseconds(1);
        QVERIFY(ledger().settle({ports::Outcome::postponed(jti(1), later)}));
        QVERIFY(ledger().settle({ports::Outcome::postponed(jti(4), later)})); // of nobody: holds up nobody
        QCOMPARE(sequences(now), (std::vector<std::uint64_t>{2, 5}));
        QCOMPARE(sequences(later), (std::vector<std::uint64_t>{1, 2, 3, 4, 5}));
        // Once it has its receipt its file may wait without the others.
        QVERIFY(
            ledger().settle({ports::Outcome::accepted(jti(1), "receipt"), ports::Outcome::postponed(jti(1), later)}));
        QCOMPARE(sequences(now), (std::vector<std::uint64_t>{2, 3, 5}));
        // What is parked waits for staff, and nobody waits for it.
        QVERIFY(ledger().settle({ports::Outcome::postponed(jti(2), later)}));
        QVERIFY(ledger().settle({ports::Outcome::parked(jti(2), "SIM-TIME")}));
        QVERIFY(appendOf(6, "b"));
        QCOMPARE(sequences(now), (std::vector<std::uint64_t>{3, 5, 6}));
    }

    void outcomesAreStoredTogetherOrNotAtAll()
    {
        for (int number = 1; number <= 3; ++number)
            QVERIFY(append(number));
        QVERIFY(!ledger().settle({ports::Outcome::accepted(jti(1), "receipt"),
                                  ports::Outcome::parked(jti(2), "SIM-TIME"), ports::Outcome::handedOff(jti(9))}));
        QVERIFY(*ledger().deliveryState(jti(1)) == ports::DeliveryState::Waiting);
        QVERIFY(*ledger().deliveryState(jti(2)) == ports::DeliveryState::Waiting);
        QCOMPARE(dueAt(sealed + core::Milliseconds(60'000))[0].record.envelope, record(1).envelope);
        QVERIFY(ledger().settle({ports::Outcome::accepted(jti(1), "receipt"), ports::Outcome::handedOff(jti(1)),
                                 ports::Outcome::parked(jti(2), "SIM-TIME"),
                                 ports::Outcome::postponed(jti(3), sealed + core::Milliseconds(90'000))}));
        QVERIFY(*ledger().deliveryState(jti(1)) == ports::DeliveryState::HandedOff);
        QVERIFY(*ledger().deliveryState(jti(2)) == ports::DeliveryState::Parked);
        QVERIFY(dueAt(sealed + core::Milliseconds(60'000)).empty());
        QVERIFY(ledger().settle({}));
    }

    void acceptingKeepsTheTokenAndDropsTheEnvelope()
    {
        QVERIFY(append(1));
        QVERIFY(ledger().settle({ports::Outcome::accepted(jti(1), "receipt")}));
        const auto state = ledger().deliveryState(jti(1));
        QVERIFY(state && *state == ports::DeliveryState::Accepted);
        const auto rows = dueAt(sealed + core::Milliseconds(60'000)); // the hand-off still waits
        QCOMPARE(rows.size(), std::size_t(1));
        QVERIFY(rows[0].state == ports::DeliveryState::Accepted);
        QVERIFY(rows[0].record.envelope.empty());
        QCOMPARE(rows[0].record.token, record(1).token);
    }

    void whatIsHandedOffOrParkedIsNotDueAnyMore()
    {
        for (int number = 1; number <= 3; ++number)
            QVERIFY(append(number));
        QVERIFY(ledger().settle({ports::Outcome::accepted(jti(1), "receipt")}));
        QVERIFY(ledger().settle({ports::Outcome::handedOff(jti(1))}));
        QVERIFY(ledger().settle({ports::Outcome::parked(jti(2), "SIM-TIME")}));
        const auto rows = dueAt(sealed + core::Milliseconds(60'000));
        QCOMPARE(rows.size(), std::size_t(1));
        QCOMPARE(rows[0].record.jti, jti(3));
        QVERIFY(*ledger().deliveryState(jti(1)) == ports::DeliveryState::HandedOff);
        QVERIFY(*ledger().deliveryState(jti(2)) == ports::DeliveryState::Parked);
        const auto outbox = ledger().outbox();
        QVERIFY(outbox);
        QCOMPARE(outbox->waiting, std::uint64_t(1));
        QCOMPARE(outbox->parked, std::uint64_t(1));
        QCOMPARE(outbox->filesWaiting, std::uint64_t(0));
        QVERIFY(ledger().settle({ports::Outcome::accepted(jti(3), "receipt")}));
        QCOMPARE(ledger().outbox()->filesWaiting, std::uint64_t(1));
        QCOMPARE(ledger().outbox()->waiting, std::uint64_t(0));
        QVERIFY(!ledger().outbox()->oldestWaiting);
        QVERIFY(outbox->oldestWaiting == sealed + core::Milliseconds(3));
    }

    void whatStaffPutBackIsDueAgainAtOnce()
    {
        QVERIFY(append(1));
        QVERIFY(ledger().settle({ports::Outcome::postponed(jti(1), sealed + core::Milliseconds(500))}));
        const auto now = sealed + core::Milliseconds(1'000);
        QVERIFY(!ledger().unpark(jti(1), now)); // it is not parked
        QVERIFY(ledger().settle({ports::Outcome::parked(jti(1), "SIM-TIME")}));
        QVERIFY(dueAt(now).empty());
        QVERIFY(ledger().unpark(jti(1), now));
        const auto rows = dueAt(now);
        QCOMPARE(rows.size(), std::size_t(1));
        QCOMPARE(rows[0].tries, 0);
        QVERIFY(rows[0].nextTry == now);
        QCOMPARE(rows[0].record.envelope, record(1).envelope);
        QVERIFY(!ledger().unpark(jti(9), now));
        QVERIFY(ledger().settle({ports::Outcome::accepted(jti(1), "receipt")}));
        QVERIFY(!ledger().unpark(jti(1), now));
    }

    void whatIsParkedIsClosedForGoodAndNothingElseIs()
    {
        using ports::DeliveryState;
        using ports::Outcome;
        for (int number = 1; number <= 5; ++number)
            QVERIFY(append(number));
        QVERIFY(ledger().settle({Outcome::accepted(jti(2), "receipt"), Outcome::accepted(jti(3), "receipt"),
                                 Outcome::handedOff(jti(3)), Outcome::parked(jti(4), "SIM-TIME"),
                                 Outcome::parked(jti(5), "SIM-TIME")}));
        const auto head = *ledger().head();
        const auto now = sealed + core::Milliseconds(60'000);
        for (const int number : {1, 2, 3, 9}) {
            const auto refused = ledger().closeParked(jti(number), now);
            QVERIFY(!refused && refused.error().fault == core::Fault::LedgerWriteFailed);
        }
        QVERIFY(*ledger().deliveryState(jti(1)) == DeliveryState::Waiting);
        QVERIFY(*ledger().deliveryState(jti(2)) == DeliveryState::Accepted);
        QVERIFY(*ledger().deliveryState(jti(3)) == DeliveryState::HandedOff);
        QCOMPARE(ledger().outbox()->parked, std::uint64_t(2));

        QVERIFY(ledger().closeParked(jti(4), now));
        const auto twice = ledger().closeParked(jti(4), now);
        QVERIFY(!twice && twice.error().fault == core::Fault::LedgerWriteFailed);
        QVERIFY(!ledger().unpark(jti(4), now));
        for (const auto& move : {Outcome::accepted(jti(4), "receipt"), Outcome::handedOff(jti(4)),
                                 Outcome::parked(jti(4), "SIM-TIME"), Outcome::postponed(jti(4), now)})
            QVERIFY(!ledger().settle({move}));
        QVERIFY(!ledger().shrink({{jti(4), {"a", 10}}}));
        (void)m_stage->reopen(); // the simulated ledger has nothing to open again
        QVERIFY(*ledger().deliveryState(jti(4)) == DeliveryState::Closed);
        QVERIFY(*ledger().deliveryState(jti(5)) == DeliveryState::Parked);
        const auto outbox = ledger().outbox();
        QVERIFY(outbox && outbox->parked == 1 && outbox->waiting == 1 && outbox->filesWaiting == 1);
        const auto parked = ledger().parked(10);
        QVERIFY(parked && parked->size() == 1 && parked->front().jti == jti(5));
        QCOMPARE(parked->front().token, record(5).token);
        QCOMPARE(dueAt(now).size(), std::size_t(2));
        QCOMPARE(ledger().recent(sealed)->size(), std::size_t(3));
        QCOMPARE(ledger().archivable(now, 10)->size(), std::size_t(1)); // never without a receipt
        QVERIFY(ledger().head()->sequence == head.sequence && ledger().head()->tokenDigest == head.tokenDigest);
        QVERIFY(append(6));
    }

    void whatIsRecentIsListedNewestFirst()
    {
        for (int number = 1; number <= 5; ++number)
            QVERIFY(append(number));
        for (const int number : {2, 3, 4})
            QVERIFY(ledger().settle({ports::Outcome::accepted(jti(number), "receipt")}));
        QVERIFY(ledger().settle({ports::Outcome::handedOff(jti(3)), ports::Outcome::handedOff(jti(4)),
                                 ports::Outcome::parked(jti(5), "SIM-TIME")}));
        QVERIFY(ledger().shrink({{jti(4), {"a", 10}}}));
        const auto listed = ledger().recent(sealed);
        QVERIFY(listed);
        QCOMPARE(listed->size(), std::size_t(3));
        const auto& newest = (*listed)[0];
        QCOMPARE(newest.record.jti, jti(3));
        QCOMPARE(newest.record.token, record(3).token);
        QVERIFY(newest.record.sealed == record(3).sealed && newest.record.expires == record(3).expires);
        QVERIFY(newest.record.envelope.empty() && newest.state == ports::DeliveryState::HandedOff);
        QVERIFY((*listed)[1].record.jti == jti(2) && (*listed)[1].state == ports::DeliveryState::Accepted);
        QVERIFY((*listed)[2].record.jti == jti(1) && (*listed)[2].state == ports::DeliveryState::Waiting);
        QCOMPARE(ledger().recent(record(3).expires)->size(), std::size_t(0));
    }

    void onlyWhatIsDeliveredAndOldEnoughGoesIntoTheArchive()
    {
        for (int number = 1; number <= 4; ++number)
            QVERIFY(append(number));
        for (const int number : {2, 3, 4})
            QVERIFY(ledger().settle({ports::Outcome::accepted(jti(number), "receipt " + std::to_string(number))}));
        for (const int number : {2, 4})
            QVERIFY(ledger().settle({ports::Outcome::handedOff(jti(number))}));
        const auto all = ledger().archivable(sealed + core::Milliseconds(60'000), 10);
        QVERIFY(all);
        QCOMPARE(all->size(), std::size_t(2));
        QCOMPARE((*all)[0].jti, jti(2));
        QCOMPARE((*all)[0].sequence, std::uint64_t(2));
        QCOMPARE((*all)[0].token, record(2).token);
        QCOMPARE((*all)[0].receipt, std::string("receipt 2"));
        QVERIFY((*all)[0].previousDigest == sha256(core::viewOf(record(1).token)));
        QCOMPARE((*all)[1].jti, jti(4));
        QCOMPARE(ledger().archivable(sealed + core::Milliseconds(4), 10)->size(), std::size_t(1)); // sealed before
        QCOMPARE(ledger().archivable(sealed + core::Milliseconds(60'000), 1)->size(), std::size_t(1));
    }

    void aShrunkRecordKeepsItsPlaceInTheChain()
    {
        for (int number = 1; number <= 3; ++number) {
            QVERIFY(append(number));
            QVERIFY(ledger().settle({ports::Outcome::accepted(jti(number), "receipt")}));
        }
        QVERIFY(ledger().lastArchived() && ledger().lastArchived()->segment.empty());
        QVERIFY(!ledger().shrink({{jti(1), {"a", 10}}})); // not handed off yet
        for (int number = 1; number <= 3; ++number)
            QVERIFY(ledger().settle({ports::Outcome::handedOff(jti(number))}));
        const auto head = *ledger().head();
        QVERIFY(!ledger().shrink({{jti(1), {"a", 10}}, {jti(9), {"a", 20}}})); // all of them or none
        QVERIFY(!ledger().shrink({{jti(1), {"", 10}}}));
        QVERIFY(!ledger().shrink({{jti(1), {"a", 0}}}));
        QCOMPARE(ledger().archivable(sealed + core::Milliseconds(60'000), 10)->size(), std::size_t(3));
        QVERIFY(ledger().shrink({{jti(1), {"a", 90}}, {jti(3), {"b", 20}}}));
        QVERIFY(!ledger().shrink({{jti(1), {"c", 10}}})); // once
        QVERIFY(*ledger().lastArchived() == (ports::ArchivePlace{"b", 20}));
        const auto left = ledger().archivable(sealed + core::Milliseconds(60'000), 10);
        QCOMPARE(left->size(), std::size_t(1));
        QCOMPARE((*left)[0].jti, jti(2));
        QVERIFY(*ledger().deliveryState(jti(1)) == ports::DeliveryState::HandedOff);
        QVERIFY(ledger().head()->sequence == head.sequence && ledger().head()->tokenDigest == head.tokenDigest);
        QVERIFY(append(4)); // after a head that is shrunk
        QVERIFY(ledger().shrink({{jti(2), {"b", 400}}}));
        if (m_stage->reopen()) { // the simulated ledger has nothing to open again
            QVERIFY(*ledger().lastArchived() == (ports::ArchivePlace{"b", 400}));
            QCOMPARE(ledger().head()->sequence, std::uint64_t(4));
        }
    }

    void aRepeatedAnswerChangesNothing()
    {
        QVERIFY(append(1));
        for (int time = 0; time < 2; ++time)
            QVERIFY(ledger().settle({ports::Outcome::accepted(jti(1), "receipt")}));
        QVERIFY(*ledger().deliveryState(jti(1)) == ports::DeliveryState::Accepted);
        for (int time = 0; time < 2; ++time)
            QVERIFY(ledger().settle({ports::Outcome::handedOff(jti(1))}));
        QVERIFY(ledger().settle({ports::Outcome::accepted(jti(1), "receipt")}));
        QVERIFY(*ledger().deliveryState(jti(1)) == ports::DeliveryState::HandedOff);
        QVERIFY(dueAt(sealed + core::Milliseconds(60'000)).empty());
    }

    void recordsOfImplausibleSizeAreRefused_data()
    {
        QTest::addColumn<int>("jti");
        QTest::addColumn<int>("token");
        QTest::addColumn<int>("envelope");
        QTest::newRow("no id") << 0 << 100 << 100;
        QTest::newRow("endless id") << 5000 << 100 << 100;
        QTest::newRow("no token") << 36 << 0 << 100;
        QTest::newRow("token above 32 KiB") << 36 << 32 * 1024 + 1 << 100;
        QTest::newRow("huge envelope") << 36 << 100 << 4'000'000;
    }
    void recordsOfImplausibleSizeAreRefused()
    {
        QFETCH(int, jti);
        QFETCH(int, token);
        QFETCH(int, envelope);
        auto odd = record(1);
        odd.jti = std::string(static_cast<std::size_t>(jti), 'j');
        odd.token = std::string(static_cast<std::size_t>(token), 't');
        odd.envelope = std::string(static_cast<std::size_t>(envelope), 'e');
        const auto refused = ledger().append(odd, *ledger().head());
        QVERIFY(!refused);
        QCOMPARE(refused.error().fault, core::Fault::LedgerWriteFailed);
        QCOMPARE(ledger().head()->sequence, std::uint64_t(0));
    }

    void movesThatMakeNoSenseAreRefused_data()
    {
        using ports::Outcome;
        QTest::addColumn<std::vector<Outcome>>("before");
        QTest::addColumn<Outcome>("move");
        const auto accepted = Outcome::accepted(jti(1), "receipt");
        const auto parked = Outcome::parked(jti(1), "SIM-TIME");
        const std::vector<Outcome> done{accepted, Outcome::handedOff(jti(1))};
        const std::vector<Outcome> none;
        QTest::newRow("accept an unknown record") << none << Outcome::accepted(jti(9), "receipt");
        QTest::newRow("hand off an unknown record") << none << Outcome::handedOff(jti(9));
        QTest::newRow("park an unknown record") << none << Outcome::parked(jti(9), "SIM-TIME");
        QTest::newRow("retry an unknown record") << none << Outcome::postponed(jti(9), sealed);
        QTest::newRow("accept without a receipt") << none << Outcome::accepted(jti(1), "");
        QTest::newRow("hand off before the receipt") << none << Outcome::handedOff(jti(1));
        QTest::newRow("accept a parked record") << std::vector{parked} << accepted;
        QTest::newRow("retry a handed-off record") << done << Outcome::postponed(jti(1), sealed);
        QTest::newRow("park a handed-off record") << done << parked;
    }
    void movesThatMakeNoSenseAreRefused()
    {
        QFETCH(std::vector<ports::Outcome>, before);
        QFETCH(ports::Outcome, move);
        QVERIFY(append(1));
        for (const auto& outcome : before)
            QVERIFY(ledger().settle({outcome}));
        const auto state = *ledger().deliveryState(jti(1));
        QVERIFY(!ledger().settle({move}));
        QVERIFY(*ledger().deliveryState(jti(1)) == state);
        QVERIFY(!ledger().deliveryState(jti(9)));
    }

    void whatWasAppendedIsThereAfterOpeningAnew()
    {
        QVERIFY(append(1));
        QVERIFY(append(2));
        QVERIFY(ledger().settle({ports::Outcome::parked(jti(2), "SIM-TIME")}));
        const auto head = *ledger().head();
        if (!m_stage->reopen())
            // The simulated ledger lives in memory; the real one runs this.
            QSKIP("this ledger does not outlive its process");
        const auto again = ledger().head();
        QVERIFY(again && again->sequence == head.sequence && again->tokenDigest == head.tokenDigest);
        const auto rows = dueAt(sealed + core::Milliseconds(60'000));
        QCOMPARE(rows.size(), std::size_t(1));
        QCOMPARE(rows[0].record.token, record(1).token);
        QVERIFY(append(3));
    }

private:
    MakeStage m_make;
    std::unique_ptr<LedgerStage> m_stage;
};

} // namespace uketsuke::contract
