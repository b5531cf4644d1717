// What every ports::Clock promises (see app/ports/Clock.h).
#pragma once

#include <QTest>

#include "app/ports/Clock.h"

#include <functional>
#include <memory>

namespace uketsuke::contract {

class ClockContract : public QObject {
    Q_OBJECT
public:
    using MakeClock = std::function<std::unique_ptr<ports::Clock>()>;
    explicit ClockContract(MakeClock make) : m_make(std::move(make)) {}

private Q_SLOTS:
    void monotonicTimeNeverGoesBack()
    {
        const auto clock = m_make();
        auto last = clock->monotonic();
        for (int count = 0; count < 1000; ++count) {
            const auto next = clock->monotonic();
            QVERIFY(next >= last);
            last = next;
        }
    }

    void wallTimeIsOfThisAge()
    {
        const auto clock = m_make();
        QVERIFY(core::japaneseDate(clock->now()).year >= 2024);
        QVERIFY(core::japaneseDate(clock->now()).year < 2200);
    }

    void trustStaysTheSameWhenNothingHappens()
    {
        const auto clock = m_make();
        const auto first = clock->trust();
        QVERIFY(first != ports::ClockTrust::Jumped);
        QVERIFY(clock->trust() == first);
    }

private:
    MakeClock m_make;
};

} // namespace uketsuke::contract
