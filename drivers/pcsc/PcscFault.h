// What a code of the PC/SC service means to the kiosk. One table, no foreign header, so that every row can be tested.
// Pure; any thread.
#pragma once

#include "app/core/Result.h"

#include <array>
#include <cstdint>

namespace uketsuke::pcsc {

struct PcscFaultEntry {
    std::uint32_t code;
    core::Fault fault;
};

/// Codes of pcsclite.h (the numbers are compared with that header when this room is built).
inline constexpr std::array pcscFaultTable{
    PcscFaultEntry{0x80100001, core::Fault::CardServiceUnavailable}, // INTERNAL_ERROR
    PcscFaultEntry{0x80100002,
                   core::Fault::CardServiceUnavailable}, // CANCELLED: our own waits know it; nothing else is cancelled
    PcscFaultEntry{0x80100003, core::Fault::CardServiceUnavailable}, // INVALID_HANDLE: the service forgot us
    PcscFaultEntry{0x80100004, core::Fault::ReaderProtocolFault},    // INVALID_PARAMETER
    PcscFaultEntry{0x80100005, core::Fault::ReaderProtocolFault},    // INVALID_TARGET
    PcscFaultEntry{0x80100006, core::Fault::CardServiceUnavailable}, // NO_MEMORY
    PcscFaultEntry{0x80100007, core::Fault::CardUnresponsive},       // WAITED_TOO_LONG
    PcscFaultEntry{0x80100008, core::Fault::CardAnswerMalformed},    // INSUFFICIENT_BUFFER: more than 64 KiB
    PcscFaultEntry{0x80100009, core::Fault::ReaderLost},             // UNKNOWN_READER
    PcscFaultEntry{0x8010000A, core::Fault::CardUnresponsive},       // TIMEOUT
    PcscFaultEntry{0x8010000B, core::Fault::ReaderBusy},             // SHARING_VIOLATION
    PcscFaultEntry{0x8010000C, core::Fault::CardRemoved},            // NO_SMARTCARD
    PcscFaultEntry{0x8010000D, core::Fault::ReaderProtocolFault},    // UNKNOWN_CARD
    PcscFaultEntry{0x8010000E, core::Fault::ReaderProtocolFault},    // CANT_DISPOSE
    PcscFaultEntry{0x8010000F, core::Fault::CardUnresponsive},       // PROTO_MISMATCH: a weak field does this
    PcscFaultEntry{0x80100010, core::Fault::CardUnresponsive},       // NOT_READY
    PcscFaultEntry{0x80100011, core::Fault::ReaderProtocolFault},    // INVALID_VALUE
    PcscFaultEntry{0x80100012, core::Fault::CardServiceUnavailable}, // SYSTEM_CANCELLED
    PcscFaultEntry{0x80100013, core::Fault::CardServiceUnavailable}, // COMM_ERROR: the daemon died just now
    PcscFaultEntry{0x80100014, core::Fault::ReaderProtocolFault},    // UNKNOWN_ERROR
    PcscFaultEntry{0x80100015, core::Fault::CardUnresponsive},       // INVALID_ATR
    PcscFaultEntry{0x80100016, core::Fault::CardRemoved},            // NOT_TRANSACTED: how a removal first shows
    PcscFaultEntry{0x80100017, core::Fault::ReaderLost},             // READER_UNAVAILABLE
    PcscFaultEntry{0x80100018, core::Fault::CardServiceUnavailable}, // SHUTDOWN
    PcscFaultEntry{0x80100019, core::Fault::ReaderProtocolFault},    // PCI_TOO_SMALL
    PcscFaultEntry{0x8010001A, core::Fault::ReaderProtocolFault},    // READER_UNSUPPORTED
    PcscFaultEntry{0x8010001B, core::Fault::ReaderProtocolFault},    // DUPLICATE_READER
    PcscFaultEntry{0x8010001C, core::Fault::CardUnresponsive},       // CARD_UNSUPPORTED
    PcscFaultEntry{0x8010001D, core::Fault::CardServiceUnavailable}, // NO_SERVICE
    PcscFaultEntry{0x8010001E, core::Fault::CardServiceUnavailable}, // SERVICE_STOPPED
    PcscFaultEntry{0x8010001F, core::Fault::ReaderProtocolFault},    // UNSUPPORTED_FEATURE, UNEXPECTED
    PcscFaultEntry{
        0x80100020,
        core::Fault::ReaderProtocolFault}, // ICC_INSTALLATION; from here to NO_KEY_CONTAINER: other systems' codes
    PcscFaultEntry{0x80100021, core::Fault::ReaderProtocolFault}, // ICC_CREATEORDER
    PcscFaultEntry{0x80100022, core::Fault::ReaderProtocolFault}, // UNSUPPORTED_FEATURE elsewhere
    PcscFaultEntry{0x80100023, core::Fault::ReaderProtocolFault}, // DIR_NOT_FOUND
    PcscFaultEntry{0x80100024, core::Fault::ReaderProtocolFault}, // FILE_NOT_FOUND
    PcscFaultEntry{0x80100025, core::Fault::ReaderProtocolFault}, // NO_DIR
    PcscFaultEntry{0x80100026, core::Fault::ReaderProtocolFault}, // NO_FILE
    PcscFaultEntry{0x80100027, core::Fault::ReaderProtocolFault}, // NO_ACCESS
    PcscFaultEntry{0x80100028, core::Fault::ReaderProtocolFault}, // WRITE_TOO_MANY
    PcscFaultEntry{0x80100029, core::Fault::ReaderProtocolFault}, // BAD_SEEK
    PcscFaultEntry{0x8010002A,
                   core::Fault::ReaderProtocolFault}, // INVALID_CHV: a PIN never comes back as a code of the service
    PcscFaultEntry{0x8010002B, core::Fault::CardServiceUnavailable}, // UNKNOWN_RES_MNG
    PcscFaultEntry{0x8010002C, core::Fault::ReaderProtocolFault},    // NO_SUCH_CERTIFICATE
    PcscFaultEntry{0x8010002D, core::Fault::ReaderProtocolFault},    // CERTIFICATE_UNAVAILABLE
    PcscFaultEntry{0x8010002E, core::Fault::ReaderMissing},          // NO_READERS_AVAILABLE
    PcscFaultEntry{0x8010002F, core::Fault::CardUnresponsive},       // COMM_DATA_LOST
    PcscFaultEntry{0x80100030, core::Fault::ReaderProtocolFault},    // NO_KEY_CONTAINER
    PcscFaultEntry{0x80100031, core::Fault::ReaderBusy},             // SERVER_TOO_BUSY
    PcscFaultEntry{0x80100065, core::Fault::CardUnresponsive},       // UNSUPPORTED_CARD: no usable answer to reset
    PcscFaultEntry{0x80100066, core::Fault::CardUnresponsive},       // UNRESPONSIVE_CARD
    PcscFaultEntry{0x80100067, core::Fault::CardUnresponsive},       // UNPOWERED_CARD
    PcscFaultEntry{0x80100068, core::Fault::CardUnresponsive},       // RESET_CARD: another program interfered
    PcscFaultEntry{0x80100069, core::Fault::CardRemoved},            // REMOVED_CARD
    PcscFaultEntry{0x8010006A, core::Fault::CardServiceUnavailable}, // SECURITY_VIOLATION: the service refuses us
    PcscFaultEntry{0x8010006B, core::Fault::ReaderProtocolFault},    // WRONG_CHV
    PcscFaultEntry{0x8010006C, core::Fault::ReaderProtocolFault},    // CHV_BLOCKED
    PcscFaultEntry{0x8010006D, core::Fault::ReaderProtocolFault},    // EOF
    PcscFaultEntry{0x8010006E, core::Fault::ReaderProtocolFault},    // CANCELLED_BY_USER
    PcscFaultEntry{0x8010006F, core::Fault::ReaderProtocolFault},    // CARD_NOT_AUTHENTICATED
};

/// PC/SC's LONG, as the table and the header of the service name its codes.
[[nodiscard]] constexpr std::uint32_t codeOf(long answer) { return static_cast<std::uint32_t>(answer); }

/// Codes that are in no row mean a reader or driver we do not understand.
[[nodiscard]] constexpr core::Fault faultFor(std::uint32_t code)
{
    for (const auto& entry : pcscFaultTable)
        if (entry.code == code)
            return entry.fault;
    return core::Fault::ReaderProtocolFault;
}

[[nodiscard]] inline std::unexpected<core::Error> pcscFailure(std::uint32_t code, std::string_view where)
{
    return core::failure(faultFor(code), where, core::Redacted("PC/SC code ") + core::Redacted::code(code));
}

/// Trying again may help a card that lies badly in the field. Never used once a command was sent.
[[nodiscard]] constexpr bool isWorthReconnecting(std::uint32_t code)
{
    return code == 0x80100066 || code == 0x80100067 || code == 0x8010002F || code == 0x8010000F;
}

} // namespace uketsuke::pcsc
