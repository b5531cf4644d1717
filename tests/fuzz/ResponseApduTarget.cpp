// What a card answers to one command: the status word, and "more data" and "another Le" followed to their end. The
// first byte chooses the command, then come answers, each after two bytes of length.
#include "app/core/ByteReader.h"
#include "drivers/card/ResponseApdu.h"
#include "drivers/pcsc/ResponseChaining.h"
#include "tests/fuzz/FuzzTarget.h"

#include <array>

using namespace uketsuke;

namespace {

core::Bytes commandNumber(std::uint8_t number)
{
    constexpr std::array<std::string_view, 5> commands{"00b0000000", "00b08200000000", "002000980431323334",
                                                       "802a000002aabb00", "00200098"};
    return *core::fromHex(commands[number % commands.size()]);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    core::ByteReader script(fuzz::viewOf(data, size));
    const auto number = script.takeU8();
    if (!number)
        return 0;
    const auto command = commandNumber(*number);
    const bool isVerify = command[1] == std::byte{0x20};
    int sent = 0;
    int verifies = 0;
    const auto whole = pcsc::transmitFollowing(command, [&](core::ByteView once) -> core::Result<core::SecureBytes> {
        ++sent;
        verifies += once[1] == std::byte{0x20} ? 1 : 0;
        fuzz::promise(once.size() >= 4, "what is sent is a command");
        const auto length = script.takeU16();
        const auto answer = length ? script.take(*length) : std::nullopt;
        if (!answer)
            return core::failure(core::Fault::CardRemoved, "ResponseApduTarget");
        return core::SecureBytes::copyOf(*answer);
    });
    fuzz::promise(sent <= pcsc::mostChainingRounds + 1, "chaining ends");
    fuzz::promise(verifies <= (isVerify ? 1 : 0), "a VERIFY is sent once");
    if (!whole)
        return 0;
    fuzz::promise(whole->size() >= 2 && whole->size() <= pcsc::largestAnswer,
                  "an answer has a status word and a limit");
    const auto expected = whole->size();
    const auto response = card::ResponseApdu::from(core::SecureBytes::copyOf(whole->view()));
    fuzz::promise(response && response->data().size() == expected - 2, "the data is all but the status word");
    return 0;
}
