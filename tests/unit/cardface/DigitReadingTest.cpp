// The digits of 照合番号B leave no byte where they lay: neither where they were read nor where they were moved or
// copied from.
#include "drivers/cardface/DigitReading.h"

#include <QTest>

#include <cstddef>
#include <memory>
#include <new>
#include <type_traits>
#include <utility>

using namespace uketsuke::cardface;

// Nothing of them is on the heap, and nothing that compiles can leave the wiping out.
static_assert(!std::is_trivially_destructible_v<DigitReading> && !std::is_trivially_destructible_v<Digits>);
static_assert(sizeof(Digits) <= Digits::most * sizeof(DigitReading) + sizeof(std::size_t));

namespace {

DigitReading reading(int digit)
{
    DigitReading made;
    made.digit = digit;
    made.likeness = 0.91;
    made.lead = 0.2;
    made.share = 0.99;
    return made;
}

/// Memory for one object that stays when the object has gone; nothing in it is 0 before.
template <class Object> class Place {
public:
    Place() { std::fill(std::begin(m_bytes), std::end(m_bytes), std::byte{0xA5}); }
    template <class... Arguments> Object& make(Arguments&&... arguments)
    {
        return *std::construct_at(reinterpret_cast<Object*>(m_bytes), std::forward<Arguments>(arguments)...);
    }
    void destroy() { std::destroy_at(std::launder(reinterpret_cast<Object*>(m_bytes))); }
    [[nodiscard]] bool isZero() const
    {
        const volatile std::byte* bytes = m_bytes; // as somebody reads it who comes later
        for (std::size_t at = 0; at < sizeof(Object); ++at)
            if (bytes[at] != std::byte{0})
                return false;
        return true;
    }

private:
    alignas(Object) std::byte m_bytes[sizeof(Object)];
};

} // namespace

class DigitReadingTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aReadingIsGoneWhenItGoes()
    {
        Place<DigitReading> place;
        QCOMPARE(place.make(reading(7)).digit, 7);
        QVERIFY(!place.isZero());
        place.destroy();
        QVERIFY(place.isZero());
    }

    void digitsAreGoneWhenTheyGo()
    {
        Place<Digits> place;
        QCOMPARE(place.make(std::initializer_list<DigitReading>{reading(4), reading(0), reading(7), reading(1)}).size(),
                 std::size_t(4));
        place.destroy();
        QVERIFY(place.isZero());
    }

    void whatWasMovedFromIsGoneToo()
    {
        Place<Digits> from;
        Place<Digits> to;
        auto& source = from.make(std::initializer_list<DigitReading>{reading(4), reading(9)});
        const auto& moved = to.make(std::move(source));
        QCOMPARE(moved.size(), std::size_t(2));
        from.destroy();
        QVERIFY(from.isZero());
        QCOMPARE(moved.begin()->digit, 4); // only where it was
        to.destroy();
        QVERIFY(to.isZero());
    }

    void whatIsReplacedIsGone()
    {
        Place<Digits> place;
        auto& digits = place.make(std::initializer_list<DigitReading>{reading(4), reading(0), reading(7), reading(1)});
        digits = Digits{reading(3)};
        QCOMPARE(digits.size(), std::size_t(1));
        for (auto unused = digits.end(); unused != digits.begin() + Digits::most; ++unused)
            QCOMPARE(unused->digit, -1);
        place.destroy();
        QVERIFY(place.isZero());
    }

    void aFifthDigitIsLeftOut()
    {
        Digits digits{reading(1), reading(2), reading(3), reading(4), reading(5)};
        digits.append(reading(6));
        QCOMPARE(digits.size(), std::size_t(4));
        int expected = 1;
        for (const auto& digit : digits)
            QCOMPARE(digit.digit, expected++);
    }
};

QTEST_GUILESS_MAIN(DigitReadingTest)
#include "DigitReadingTest.moc"
