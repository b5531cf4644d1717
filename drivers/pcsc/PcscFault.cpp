// Compares the table's numbers with the service's own header.
#include "drivers/pcsc/PcscFault.h"

#include <winscard.h>

namespace uketsuke::pcsc {

namespace {

static_assert(faultFor(codeOf(SCARD_E_INVALID_HANDLE)) == core::Fault::CardServiceUnavailable);
static_assert(faultFor(codeOf(SCARD_E_INSUFFICIENT_BUFFER)) == core::Fault::CardAnswerMalformed);
static_assert(faultFor(codeOf(SCARD_E_UNKNOWN_READER)) == core::Fault::ReaderLost);
static_assert(faultFor(codeOf(SCARD_E_TIMEOUT)) == core::Fault::CardUnresponsive);
static_assert(faultFor(codeOf(SCARD_E_SHARING_VIOLATION)) == core::Fault::ReaderBusy);
static_assert(faultFor(codeOf(SCARD_E_NO_SMARTCARD)) == core::Fault::CardRemoved);
static_assert(faultFor(codeOf(SCARD_E_PROTO_MISMATCH)) == core::Fault::CardUnresponsive);
static_assert(faultFor(codeOf(SCARD_F_COMM_ERROR)) == core::Fault::CardServiceUnavailable);
static_assert(faultFor(codeOf(SCARD_E_NOT_TRANSACTED)) == core::Fault::CardRemoved);
static_assert(faultFor(codeOf(SCARD_E_READER_UNAVAILABLE)) == core::Fault::ReaderLost);
static_assert(faultFor(codeOf(SCARD_E_NO_SERVICE)) == core::Fault::CardServiceUnavailable);
static_assert(faultFor(codeOf(SCARD_E_SERVICE_STOPPED)) == core::Fault::CardServiceUnavailable);
static_assert(faultFor(codeOf(SCARD_E_NO_READERS_AVAILABLE)) == core::Fault::ReaderMissing);
static_assert(faultFor(codeOf(SCARD_E_COMM_DATA_LOST)) == core::Fault::CardUnresponsive);
static_assert(faultFor(codeOf(SCARD_W_UNRESPONSIVE_CARD)) == core::Fault::CardUnresponsive);
static_assert(faultFor(codeOf(SCARD_W_UNPOWERED_CARD)) == core::Fault::CardUnresponsive);
static_assert(faultFor(codeOf(SCARD_W_RESET_CARD)) == core::Fault::CardUnresponsive);
static_assert(faultFor(codeOf(SCARD_W_REMOVED_CARD)) == core::Fault::CardRemoved);
static_assert(isWorthReconnecting(codeOf(SCARD_W_UNRESPONSIVE_CARD)));
static_assert(isWorthReconnecting(codeOf(SCARD_W_UNPOWERED_CARD)));
static_assert(isWorthReconnecting(codeOf(SCARD_E_COMM_DATA_LOST)));
static_assert(isWorthReconnecting(codeOf(SCARD_E_PROTO_MISMATCH)));

} // namespace

} // namespace uketsuke::pcsc
