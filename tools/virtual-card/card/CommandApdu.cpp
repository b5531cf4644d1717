#include "tools/virtual-card/card/CommandApdu.h"

#include "app/core/ByteReader.h"

namespace uketsuke::virtualcard {

std::optional<CommandApdu> CommandApdu::parse(core::ByteView bytes)
{
    core::ByteReader reader(bytes);
    CommandApdu command;
    const auto header = reader.take(4);
    if (!header)
        return std::nullopt;
    command.cla = std::to_integer<std::uint8_t>((*header)[0]);
    command.ins = std::to_integer<std::uint8_t>((*header)[1]);
    command.p1 = std::to_integer<std::uint8_t>((*header)[2]);
    command.p2 = std::to_integer<std::uint8_t>((*header)[3]);
    if (reader.atEnd())
        return command; // case 1
    const std::size_t first = *reader.takeU8();
    if (reader.atEnd()) { // case 2 short
        command.expected = first == 0 ? 256 : first;
        return command;
    }
    if (first != 0) { // case 3 or 4 short
        const auto data = reader.take(first);
        if (!data)
            return std::nullopt;
        command.data = *data;
        if (reader.atEnd())
            return command;
        const std::size_t expected = *reader.takeU8();
        command.expected = expected == 0 ? 256 : expected;
        return reader.atEnd() ? std::optional(command) : std::nullopt;
    }
    command.extended = true;
    const auto length = reader.takeU16();
    if (!length)
        return std::nullopt;
    if (reader.atEnd()) { // case 2 extended
        command.expected = *length == 0 ? 65536 : *length;
        return command;
    }
    const auto data = *length > 0 ? reader.take(*length) : std::nullopt;
    if (!data)
        return std::nullopt;
    command.data = *data;
    if (reader.atEnd())
        return command;
    const auto expected = reader.takeU16();
    if (!expected || !reader.atEnd())
        return std::nullopt;
    command.expected = *expected == 0 ? 65536 : *expected;
    return command;
}

} // namespace uketsuke::virtualcard
