// The status words this card answers with (ISO 7816-4 and JICSAP), by name.
#pragma once

#include <cstdint>

namespace uketsuke::virtualcard {

enum class StatusWord : std::uint16_t {
    Success = 0x9000,
    VerificationFailed = 0x63C0, ///< the low four bits are the tries left
    WrongLength = 0x6700,
    ChannelUnsupported = 0x6881,
    SecureMessagingUnsupported = 0x6882,
    FileTypeMismatch = 0x6981,
    SecurityNotSatisfied = 0x6982,
    SecretBlocked = 0x6984, ///< JICSAP; ISO has 6983
    ConditionsNotSatisfied = 0x6985,
    NothingSelected = 0x6986,
    NotFound = 0x6A82,
    RecordNotFound = 0x6A83,
    WrongParameters = 0x6A86,
    DataObjectNotFound = 0x6A88,
    OffsetOutside = 0x6B00,
    WrongExpectedLength = 0x6C00,
    InstructionUnknown = 0x6D00,
    ClassUnknown = 0x6E00,
    NoDiagnosis = 0x6F00,
};

} // namespace uketsuke::virtualcard
