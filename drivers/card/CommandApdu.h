// One command to the card, as bytes (ISO 7816-4, 5.1). Only the forms the kiosk needs have a maker.
// Holds secrets of VERIFY, so the bytes are wiped with it; never printed, only its header may be logged.
#pragma once

#include "app/core/SecureBytes.h"
#include "drivers/card/CardFileMap.h"

#include <cstdint>

namespace uketsuke::card {

class CommandApdu {
public:
    /// SELECT by the full application identifier, without file control information.
    [[nodiscard]] static CommandApdu selectApplication(const ApplicationId& id);
    /// The same for names of another length: other cards' applications.
    [[nodiscard]] static CommandApdu selectByName(core::ByteView name);
    [[nodiscard]] static CommandApdu selectFile(ShortFileId file);
    /// READ BINARY from the start of the file with that short identifier, which becomes the current one.
    /// `length` 1 to 65536; beyond 256 it is written as an extended Le.
    [[nodiscard]] static CommandApdu readFile(ShortFileId file, std::size_t length);
    /// READ BINARY in the current file. `length` as above; the offset has 15 bits.
    [[nodiscard]] static CommandApdu readOn(std::size_t offset, std::size_t length);
    /// READ RECORD of the file with that short identifier (ISO 7816-4, 7.3.3), or of the current file.
    [[nodiscard]] static CommandApdu readRecord(ShortFileId file, std::uint8_t number);
    [[nodiscard]] static CommandApdu readRecord(std::uint8_t number);
    /// VERIFY without data: asks for the tries left and spends none.
    [[nodiscard]] static CommandApdu queryTries(ShortFileId secret);
    [[nodiscard]] static CommandApdu verify(ShortFileId secret, core::ByteView value);
    /// COMPUTE DIGITAL SIGNATURE over a DigestInfo by the key P2 names: 0x80 the current file, 0x80 + identifier
    /// that file, 0 the application's own key.
    [[nodiscard]] static CommandApdu computeSignature(std::uint8_t keyReference, core::ByteView digestInfo);

    [[nodiscard]] core::ByteView view() const { return m_bytes.view(); }

private:
    CommandApdu(std::uint8_t cla, std::uint8_t ins, std::uint8_t p1, std::uint8_t p2);
    void addData(core::ByteView data);
    void addByte(std::size_t value);
    void addExpectedLength(std::size_t length);

    core::SecureBytes m_bytes;
};

} // namespace uketsuke::card
