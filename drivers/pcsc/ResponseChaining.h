// "More data" (61xx) and "another Le" (6Cxx) of ISO 7816-4, 5.3.4, followed within bounds, around any way to send one
// command. Keeps no state; the channel's thread.
#pragma once

#include "app/core/Result.h"
#include "app/core/SecureBytes.h"

#include <functional>

namespace uketsuke::pcsc {

inline constexpr int mostChainingRounds = 64;
inline constexpr std::size_t largestAnswer = 64 * 1024 + 2; ///< data and status word

using TransmitOnce = std::function<core::Result<core::SecureBytes>(core::ByteView command)>;

/// Errors: those of `once`; CardRemoved for an answer without status word; CardAnswerMalformed beyond the bounds.
/// A command is repeated only when the card said 6Cxx, that is, that it did nothing; a VERIFY not even then.
[[nodiscard]] core::Result<core::SecureBytes> transmitFollowing(core::ByteView command, const TransmitOnce& once);

} // namespace uketsuke::pcsc
