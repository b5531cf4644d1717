// What was learnt about one reader; kept by the card reader and shared with its connections, which it outlives. Any
// thread.
#pragma once

#include <atomic>

namespace uketsuke::pcsc {

struct ReaderTraits {
    std::atomic<bool> extendedLength{true};
    std::atomic<bool> extendedLengthProven{false}; ///< one extended command came through
    std::atomic<int> unanswered{0};                ///< connections whose deadline passed and that have not ended yet
};

} // namespace uketsuke::pcsc
