// Digits as they were read off the card. Overwritten when they go, wherever they lay and whether moved from or not:
// the digits are 照合番号B. Values of fixed size, never on the heap by themselves; any thread, one owner.
#pragma once

#include "app/core/SecureBytes.h"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <span>

namespace uketsuke::cardface {

/// The whole object, what lies between its members too. For destructors: nothing of it may be used afterwards.
template <class Object> void wipeObject(Object& object) noexcept
{
    core::wipe(std::as_writable_bytes(std::span(&object, 1)));
}

/// One digit with what speaks for it.
struct DigitReading {
    int digit{-1};
    double likeness{0}; ///< correlation with the drawn digit, -1 to 1
    double lead{0};     ///< before the next best digit
    double share{0};    ///< the network's, of that digit

    DigitReading() = default;
    DigitReading(const DigitReading&) = default; // a moved one is a copy, and its source is wiped when it goes
    DigitReading& operator=(const DigitReading&) = default;
    ~DigitReading() { wipeObject(*this); }

    /// 0 to 1; 0.5 is where a reading becomes worth a try.
    [[nodiscard]] double confidence() const;
};

/// The digits of one place in their order: none to four.
class Digits {
public:
    static constexpr std::size_t most = 4;

    Digits() = default;
    /// Those beyond the fourth are left out.
    Digits(std::initializer_list<DigitReading> digits)
    {
        for (const auto& digit : digits)
            append(digit);
    }
    Digits(const Digits&) = default;
    Digits& operator=(const Digits&) = default;
    ~Digits() { wipeObject(m_size); } // the readings wipe themselves

    void append(const DigitReading& digit)
    {
        if (m_size < most)
            m_digits[m_size++] = digit;
    }
    [[nodiscard]] std::size_t size() const { return m_size; }
    [[nodiscard]] auto begin() const { return m_digits.begin(); }
    [[nodiscard]] auto end() const { return m_digits.begin() + std::ptrdiff_t(m_size); }

private:
    std::array<DigitReading, most> m_digits;
    std::size_t m_size{0};
};

} // namespace uketsuke::cardface
