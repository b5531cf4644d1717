// What was learnt about one reader; kept by the card reader and shared with its connections, which it outlives. Any
// thread.
#pragma once

#include <atomic>
#include <memory>
#include <utility>

namespace uketsuke::pcsc {

struct ReaderTraits {
    std::atomic<bool> extendedLength{true};
    std::atomic<bool> extendedLengthProven{false}; ///< one extended command came through
    std::atomic<int> unanswered{0};                ///< connections whose deadline passed and that have not ended yet
};

/// What one connection knows of extended length: what one card refuses through a reader that has carried it before is
/// that card's, not the reader's. One thread.
class ExtendedLengthMemory {
public:
    explicit ExtendedLengthMemory(std::shared_ptr<ReaderTraits> traits) : m_traits(std::move(traits)) {}

    [[nodiscard]] bool works() const { return m_traits->extendedLength && !m_cardRefuses; }
    void remember(bool works)
    {
        m_cardRefuses = !works;
        if (!m_traits->extendedLengthProven)
            m_traits->extendedLength = works;
    }

private:
    std::shared_ptr<ReaderTraits> m_traits;
    bool m_cardRefuses{false};
};

} // namespace uketsuke::pcsc
