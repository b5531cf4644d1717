// What was learnt about one reader; kept by the card reader and shared with its connections, which it outlives. Any
// thread.
#pragma once

#include <atomic>
#include <cstdint>
#include <memory>
#include <utility>

namespace uketsuke::pcsc {

struct ReaderTraits {
    std::atomic<std::uint64_t> extendedRefusedAt{0}; ///< the last insertion at which extended length was refused
    std::atomic<bool> extendedRefusedTwice{false};   ///< at two insertions
    std::atomic<bool> extendedLengthProven{false};   ///< one extended command came through; outweighs every refusal
    std::atomic<int> unanswered{0};                  ///< connections whose deadline passed and that have not ended yet
};

/// What one connection knows of extended length. What one card refuses is that card's: it may be disturbed, or of a
/// kind of its own. Only what is refused at a second insertion too is the reader's, and only until something extended
/// comes through. One thread.
class ExtendedLengthMemory {
public:
    ExtendedLengthMemory(std::shared_ptr<ReaderTraits> traits, std::uint64_t insertion)
        : m_traits(std::move(traits)), m_insertion(insertion)
    {
    }

    [[nodiscard]] bool works() const
    {
        return !m_cardRefuses && (m_traits->extendedLengthProven || !m_traits->extendedRefusedTwice);
    }
    void remember(bool works)
    {
        m_cardRefuses = !works;
        if (works) {
            m_traits->extendedLengthProven = true;
            return;
        }
        const auto before = m_traits->extendedRefusedAt.exchange(m_insertion);
        if (before != 0 && before != m_insertion)
            m_traits->extendedRefusedTwice = true;
    }

private:
    std::shared_ptr<ReaderTraits> m_traits;
    std::uint64_t m_insertion;
    bool m_cardRefuses{false};
};

} // namespace uketsuke::pcsc
