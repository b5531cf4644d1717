// A whole session with a hostile card: it may give any answer to any command. Each command takes one byte of the input,
// which says whether the card behaves (and then, for a read, how many bytes of the input it gives) or answers with
// raw bytes of the input.
#include "app/core/ByteReader.h"
#include "drivers/card/MyNumberCard.h"
#include "drivers/pcsc/ResponseChaining.h"
#include "tests/fuzz/FuzzTarget.h"

#include <utility>

using namespace uketsuke;

namespace {

constexpr int mostCommands = 6000;

/// What stays with the target while the channel belongs to the card.
struct HostileCard {
    core::ByteReader script;
    int commands{0};
    int verifies{0};
    int signatures{0};
    bool otherLength{false};

    core::Result<core::SecureBytes> answerTo(core::ByteView command)
    {
        fuzz::promise(++commands < mostCommands, "a session with one card ends");
        fuzz::promise(command.size() >= 4, "what is sent is a command");
        const auto instruction = std::to_integer<int>(command[1]);
        // VERIFY without data asks for the counter and spends nothing.
        verifies += instruction == 0x20 && command.size() > 5 ? 1 : 0;
        // After 6Cxx the card did nothing yet, and is asked again with its own length.
        signatures += (instruction == 0x2A || instruction == 0x88) && !std::exchange(otherLength, false) ? 1 : 0;
        const auto manner = script.takeU8();
        if (!manner)
            return core::failure(core::Fault::CardRemoved, "HostileCard");
        const bool behaves = (*manner & 0x80) == 0;
        std::size_t length = *manner & 0x7F;
        if (length == 0x7F)
            length = script.takeU16().value_or(0);
        const auto given = instruction == 0xB0 || !behaves ? script.take(length) : core::ByteView{};
        if (!given)
            return core::failure(core::Fault::CardRemoved, "HostileCard");
        auto answer = core::SecureBytes::copyOf(*given);
        otherLength = !behaves && given->size() == 2 && (*given)[0] == std::byte{0x6C};
        if (behaves)
            answer.append(*core::fromHex("9000"));
        return answer;
    }
};

class HostileChannel final : public ports::CardChannel {
public:
    HostileChannel(HostileCard& card, bool extended) : m_card(card), m_extended(extended) {}

    core::Result<core::SecureBytes> transmit(core::ByteView command) override
    {
        return pcsc::transmitFollowing(command, [this](core::ByteView once) { return m_card.answerTo(once); });
    }
    [[nodiscard]] bool extendedLength() const override { return m_extended; }
    void rememberExtendedLength(bool works) override { m_extended = works; }

private:
    HostileCard& m_card;
    bool m_extended;
};

core::SecureBytes secret(std::string_view digits) { return core::SecureBytes::copyOf(core::viewOf(digits)); }

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    if (size == 0)
        return 0;
    HostileCard hostile{.script = core::ByteReader(fuzz::viewOf(data + 1, size - 1))};
    card::MyNumberCard patientCard(std::make_unique<HostileChannel>(hostile, (data[0] & 1) != 0));
    using Holder = ports::CardNumberHolder;
    const ports::CardNumberB number{secret("01020320301234")};

    static_cast<void>(patientCard.recognise());
    static_cast<void>(patientCard.authenticationCertificate());
    static_cast<void>(patientCard.cardNumberTries(Holder::CardFace));
    static_cast<void>(patientCard.verifyCardNumber(Holder::CardFace, number));
    fuzz::promise(hostile.verifies <= 1, "a card number is sent once");
    static_cast<void>(patientCard.cardFaceRecord());
    static_cast<void>(patientCard.cardVerifiableCertificate(Holder::CardFace));
    static_cast<void>(patientCard.verifyCardNumber(Holder::InputHelper, number));
    fuzz::promise(hostile.verifies <= 2, "a card number is sent once to each application");
    static_cast<void>(patientCard.cardKeyRecord());
    static_cast<void>(patientCard.sign(ports::CardKey::InputHelper, {}));
    fuzz::promise(hostile.signatures <= 1, "a signature is asked for once");
    static_cast<void>(patientCard.pinTries());
    static_cast<void>(patientCard.verifyPin(ports::Pin{secret("1234")}));
    fuzz::promise(hostile.verifies <= 3, "a PIN is sent once");
    static_cast<void>(patientCard.sign(ports::CardKey::Authentication, {}));
    return 0;
}
