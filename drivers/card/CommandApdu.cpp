#include "drivers/card/CommandApdu.h"

#include <algorithm>

namespace uketsuke::card {

namespace {

constexpr std::uint8_t insVerify = 0x20;
constexpr std::uint8_t insComputeSignature = 0x2A;
constexpr std::uint8_t insSelect = 0xA4;
constexpr std::uint8_t insReadBinary = 0xB0;
constexpr std::uint8_t insReadRecord = 0xB2;

constexpr std::uint8_t claIso = 0x00;
constexpr std::uint8_t claJicsap = 0x80;

constexpr std::size_t longestShortLe = 256;
constexpr std::size_t longestExtendedLe = 65536;

constexpr std::uint8_t byShortId(ShortFileId file) { return static_cast<std::uint8_t>(0x80 | (file.value & 0x1F)); }

} // namespace

CommandApdu::CommandApdu(std::uint8_t cla, std::uint8_t ins, std::uint8_t p1, std::uint8_t p2)
{
    for (const auto value : {cla, ins, p1, p2})
        addByte(value);
}

void CommandApdu::addByte(std::size_t value) { m_bytes.append(static_cast<std::byte>(value & 0xFF)); }

void CommandApdu::addData(core::ByteView data)
{
    // All our commands carry at most 51 bytes; more than a short Lc can say would be a mistake of the caller.
    const auto fitting = data.first(std::min<std::size_t>(data.size(), 255));
    addByte(fitting.size());
    m_bytes.append(fitting);
}

void CommandApdu::addExpectedLength(std::size_t length)
{
    // The longest of each form is written as zero (ISO 7816-4, 5.1).
    const auto expected = std::clamp<std::size_t>(length, 1, longestExtendedLe);
    if (expected > longestShortLe) {
        addByte(0);
        addByte(expected >> 8);
    }
    addByte(expected);
}

CommandApdu CommandApdu::selectApplication(const ApplicationId& id)
{
    return selectByName(std::as_bytes(std::span(id.bytes)));
}

CommandApdu CommandApdu::selectByName(core::ByteView name)
{
    CommandApdu command(claIso, insSelect, 0x04, 0x0C);
    command.addData(name);
    return command;
}

CommandApdu CommandApdu::selectFile(ShortFileId file)
{
    CommandApdu command(claIso, insSelect, 0x02, 0x0C);
    const std::array id{std::byte{0}, static_cast<std::byte>(file.value)};
    command.addData(id);
    return command;
}

CommandApdu CommandApdu::readFile(ShortFileId file, std::size_t length)
{
    CommandApdu command(claIso, insReadBinary, byShortId(file), 0x00);
    command.addExpectedLength(length);
    return command;
}

CommandApdu CommandApdu::readOn(std::size_t offset, std::size_t length)
{
    CommandApdu command(claIso, insReadBinary, static_cast<std::uint8_t>((offset >> 8) & 0x7F),
                        static_cast<std::uint8_t>(offset & 0xFF));
    command.addExpectedLength(length);
    return command;
}

CommandApdu CommandApdu::readRecord(ShortFileId file, std::uint8_t number)
{
    CommandApdu command(claIso, insReadRecord, number, static_cast<std::uint8_t>((file.value & 0x1F) << 3 | 0x04));
    command.addByte(0);
    return command;
}

CommandApdu CommandApdu::readRecord(std::uint8_t number)
{
    // P2 04: the record of that number in the current file.
    CommandApdu command(claIso, insReadRecord, number, 0x04);
    command.addByte(0);
    return command;
}

CommandApdu CommandApdu::queryTries(ShortFileId secret)
{
    return CommandApdu(claIso, insVerify, 0x00, byShortId(secret));
}

CommandApdu CommandApdu::verify(ShortFileId secret, core::ByteView value)
{
    CommandApdu command(claIso, insVerify, 0x00, byShortId(secret));
    command.addData(value);
    return command;
}

CommandApdu CommandApdu::computeSignature(std::uint8_t keyReference, core::ByteView digestInfo)
{
    CommandApdu command(claJicsap, insComputeSignature, 0x00, keyReference);
    command.addData(digestInfo);
    command.addByte(0);
    return command;
}

} // namespace uketsuke::card
