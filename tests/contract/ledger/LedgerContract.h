// What every ConsentLedger keeps, whatever it is made of: one suite, run by a subclass for each implementation.
#pragma once

#include "app/ports/ConsentLedger.h"

#include <QTest>

#include <functional>
#include <memory>
#include <string>

namespace uketsuke::tests {

class LedgerContract : public QObject {
    Q_OBJECT

protected:
    /// A new, empty ledger. It may be kept open beside earlier ones.
    virtual std::unique_ptr<ports::ConsentLedger> emptyLedger() = 0;
    virtual core::Sha256Digest sha256(core::ByteView data) = 0;

    static constexpr std::int64_t sealedAt = 1'795'392'000'000;

    static ports::LedgerRecord record(int number, std::size_t tokenSize = 200)
    {
        return {.jti = "0193a5c2-7f10-7c1e-8d52-" + std::string(12 - std::to_string(number).size(), '0')
                       + std::to_string(number),
                .token = "{\"token\":" + std::to_string(number) + "," + std::string(tokenSize, 'x') + "}",
                .envelope = "envelope." + std::to_string(number),
                .sealed = {sealedAt + number},
                .expires = {sealedAt + number + 86'400'000}};
    }

    static core::Result<> add(ports::ConsentLedger& ledger, const ports::LedgerRecord& record)
    {
        const auto head = ledger.head();
        return head ? ledger.append(record, *head) : core::failure(head.error());
    }

private Q_SLOTS:
    void anEmptyLedgerBeginsWithZeros()
    {
        const auto ledger = emptyLedger();
        const auto head = ledger->head();
        QVERIFY(head);
        QCOMPARE(head->sequence, std::uint64_t{0});
        QCOMPARE(head->tokenDigest, core::Sha256Digest{});
        QVERIFY(ledger->due({sealedAt * 2}, 10)->empty());
        const auto outbox = ledger->outbox();
        QVERIFY(outbox && outbox->waiting == 0 && outbox->parked == 0 && !outbox->oldestWaiting);
    }

    void theHeadFollowsEachRecordAndTheBytesComeOutAsTheyWentIn()
    {
        const auto ledger = emptyLedger();
        for (int number = 1; number <= 5; ++number) {
            const auto added = record(number, 1 << number);
            QVERIFY(add(*ledger, added));
            const auto head = ledger->head();
            QVERIFY(head);
            QCOMPARE(head->sequence, static_cast<std::uint64_t>(number));
            QCOMPARE(head->tokenDigest, sha256(core::viewOf(added.token)));
        }
        const auto due = ledger->due({sealedAt * 2}, 10);
        QVERIFY(due);
        QCOMPARE(due->size(), std::size_t{5});
        for (int number = 1; number <= 5; ++number) {
            const auto& row = (*due)[static_cast<std::size_t>(number) - 1];
            const auto added = record(number, 1 << number);
            QCOMPARE(row.sequence, static_cast<std::uint64_t>(number));
            QCOMPARE(row.record.token, added.token);
            QCOMPARE(row.record.envelope, added.envelope);
            QCOMPARE(row.record.jti, added.jti);
            QCOMPARE(row.record.sealed, added.sealed);
            QCOMPARE(row.record.expires, added.expires);
            QCOMPARE(row.tries, 0);
            QVERIFY(row.state == ports::DeliveryState::Waiting);
        }
    }

    void aRecordAfterAnotherHeadIsRefusedAndNothingIsWritten()
    {
        const auto ledger = emptyLedger();
        const auto old = ledger->head();
        QVERIFY(add(*ledger, record(1)));
        const auto refused = ledger->append(record(2), *old);
        QVERIFY(!refused);
        QCOMPARE(refused.error().fault, core::Fault::LedgerWriteFailed);
        auto wrong = *ledger->head();
        wrong.tokenDigest[0] ^= std::byte{1};
        QVERIFY(!ledger->append(record(2), wrong));
        QCOMPARE(ledger->head()->sequence, std::uint64_t{1});
        QVERIFY(add(*ledger, record(2)));
    }

    void theSameIdIsWrittenOnce()
    {
        const auto ledger = emptyLedger();
        QVERIFY(add(*ledger, record(1)));
        auto other = record(2);
        other.jti = record(1).jti;
        const auto refused = add(*ledger, other);
        QVERIFY(!refused);
        QCOMPARE(refused.error().fault, core::Fault::LedgerWriteFailed);
        QCOMPARE(ledger->head()->sequence, std::uint64_t{1});
        QCOMPARE(ledger->due({sealedAt * 2}, 10)->front().record.token, record(1).token);
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
        const auto ledger = emptyLedger();
        auto odd = record(1);
        odd.jti = std::string(static_cast<std::size_t>(jti), 'j');
        odd.token = std::string(static_cast<std::size_t>(token), 't');
        odd.envelope = std::string(static_cast<std::size_t>(envelope), 'e');
        const auto refused = add(*ledger, odd);
        QVERIFY(!refused);
        QCOMPARE(refused.error().fault, core::Fault::LedgerWriteFailed);
        QCOMPARE(ledger->head()->sequence, std::uint64_t{0});
    }

    void theReceiptEndsTheEnvelope()
    {
        const auto ledger = emptyLedger();
        QVERIFY(add(*ledger, record(1)));
        QVERIFY(ledger->settle({ports::Outcome::accepted(record(1).jti, "receipt")}));
        const auto due = ledger->due({sealedAt * 2}, 10);
        QCOMPARE(due->size(), std::size_t{1});
        QVERIFY(due->front().state == ports::DeliveryState::Accepted);
        QVERIFY(due->front().record.envelope.empty());
        QCOMPARE(due->front().record.token, record(1).token);
        QVERIFY(
            ledger->settle({ports::Outcome::accepted(record(1).jti, "receipt")})); // the answer to a repeated delivery
        QVERIFY(*ledger->deliveryState(record(1).jti) == ports::DeliveryState::Accepted);
        QVERIFY(ledger->settle({ports::Outcome::handedOff(record(1).jti)}));
        QVERIFY(ledger->settle({ports::Outcome::handedOff(record(1).jti)}));
        QVERIFY(*ledger->deliveryState(record(1).jti) == ports::DeliveryState::HandedOff);
        QVERIFY(ledger->settle({ports::Outcome::accepted(record(1).jti, "receipt")}));
        QVERIFY(*ledger->deliveryState(record(1).jti) == ports::DeliveryState::HandedOff);
        QVERIFY(ledger->due({sealedAt * 2}, 10)->empty());
    }

    void dueRowsComeOldestFirstAndOnlyWhenTheirTimeHasCome()
    {
        const auto ledger = emptyLedger();
        for (int number = 1; number <= 4; ++number)
            QVERIFY(add(*ledger, record(number)));
        QVERIFY(ledger->settle({ports::Outcome::postponed(record(2).jti, {sealedAt + 60'000})}));
        const auto sequences = [&](std::int64_t now, std::size_t most) {
            std::vector<std::uint64_t> found;
            const auto due = ledger->due({now}, most);
            for (const auto& row : *due)
                found.push_back(row.sequence);
            return found;
        };
        QCOMPARE(sequences(sealedAt + 59'999, 10), (std::vector<std::uint64_t>{1, 3, 4}));
        QCOMPARE(sequences(sealedAt + 60'000, 10), (std::vector<std::uint64_t>{1, 2, 3, 4}));
        QCOMPARE(sequences(sealedAt + 60'000, 2), (std::vector<std::uint64_t>{1, 2}));
        QCOMPARE((*ledger->due({sealedAt + 60'000}, 10))[1].tries, 1);
        QCOMPARE((*ledger->due({sealedAt + 60'000}, 10))[1].nextTry, (core::Instant{sealedAt + 60'000}));
    }

    void parkedRecordsAreKeptForStaff()
    {
        const auto ledger = emptyLedger();
        QVERIFY(add(*ledger, record(1)));
        QVERIFY(add(*ledger, record(2)));
        QVERIFY(ledger->settle({ports::Outcome::parked(record(1).jti, "SIM-NONCE-STALE")}));
        QVERIFY(*ledger->deliveryState(record(1).jti) == ports::DeliveryState::Parked);
        QCOMPARE(ledger->due({sealedAt * 2}, 10)->size(), std::size_t{1});
        const auto outbox = ledger->outbox();
        QCOMPARE(outbox->waiting, std::uint64_t{1});
        QCOMPARE(outbox->parked, std::uint64_t{1});
        QVERIFY(outbox->oldestWaiting == core::Instant{sealedAt + 2});
    }

    void movesThatMakeNoSenseAreRefused_data()
    {
        QTest::addColumn<int>("move");
        QTest::newRow("accept an unknown record") << 0;
        QTest::newRow("hand off an unknown record") << 1;
        QTest::newRow("hand off before the receipt") << 2;
        QTest::newRow("accept a parked record") << 3;
        QTest::newRow("retry a handed-off record") << 4;
        QTest::newRow("park a handed-off record") << 5;
        QTest::newRow("accept without a receipt") << 6;
        QTest::newRow("retry an unknown record") << 7;
        QTest::newRow("state of an unknown record") << 8;
    }
    void movesThatMakeNoSenseAreRefused()
    {
        QFETCH(int, move);
        const auto ledger = emptyLedger();
        QVERIFY(add(*ledger, record(1)));
        const auto& jti = record(1).jti;
        const auto finish = [&] {
            return ledger->settle({ports::Outcome::accepted(jti, "receipt")})
                   && ledger->settle({ports::Outcome::handedOff(jti)});
        };
        switch (move) {
        case 0: QVERIFY(!ledger->settle({ports::Outcome::accepted("unknown", "receipt")})); break;
        case 1: QVERIFY(!ledger->settle({ports::Outcome::handedOff("unknown")})); break;
        case 2: QVERIFY(!ledger->settle({ports::Outcome::handedOff(jti)})); break;
        case 3:
            QVERIFY(ledger->settle({ports::Outcome::parked(jti, "X")})
                    && !ledger->settle({ports::Outcome::accepted(jti, "receipt")}));
            break;
        case 4: QVERIFY(finish() && !ledger->settle({ports::Outcome::postponed(jti, {1})})); break;
        case 5: QVERIFY(finish() && !ledger->settle({ports::Outcome::parked(jti, "X")})); break;
        case 6: QVERIFY(!ledger->settle({ports::Outcome::accepted(jti, "")})); break;
        case 7: QVERIFY(!ledger->settle({ports::Outcome::postponed("unknown", {1})})); break;
        default: QVERIFY(!ledger->deliveryState("unknown")); break;
        }
    }
};

} // namespace uketsuke::tests
