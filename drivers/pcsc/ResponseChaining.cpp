#include "drivers/pcsc/ResponseChaining.h"

#include <array>

namespace uketsuke::pcsc {

using core::ByteView;
using core::Fault;
using core::SecureBytes;

namespace {

constexpr std::size_t headerSize = 4;
constexpr auto insVerify = std::byte{0x20};
constexpr auto moreDataFollows = std::byte{0x61};
constexpr auto wrongLe = std::byte{0x6C};

/// The short forms that end in Le: header and Le, or header, Lc, data and Le.
bool endsInShortLe(ByteView command)
{
    if (command.size() == headerSize + 1)
        return true;
    if (command.size() < headerSize + 3)
        return false;
    const auto lc = std::to_integer<std::size_t>(command[headerSize]);
    return lc != 0 && command.size() == headerSize + 1 + lc + 1;
}

} // namespace

core::Result<SecureBytes> transmitFollowing(ByteView command, const TransmitOnce& once)
{
    constexpr std::string_view where = "transmitFollowing";
    auto current = SecureBytes::copyOf(command);
    SecureBytes collected;
    for (int round = 0; round <= mostChainingRounds; ++round) {
        auto answer = once(current.view());
        if (!answer)
            return answer;
        if (answer->size() < 2)
            return core::failure(Fault::CardRemoved, where, "answer without status word");
        if (collected.size() + answer->size() > largestAnswer)
            return core::failure(Fault::CardAnswerMalformed, where, "answer beyond 64 KiB");
        const auto data = answer->view().first(answer->size() - 2);
        const auto sw1 = answer->view()[data.size()];
        const auto sw2 = answer->view()[data.size() + 1];

        if (sw1 == moreDataFollows) {
            collected.append(data);
            const std::array getResponse{std::byte{0x00}, std::byte{0xC0}, std::byte{0x00}, std::byte{0x00}, sw2};
            current = SecureBytes::copyOf(getResponse);
            continue;
        }
        if (sw1 == wrongLe && data.empty() && endsInShortLe(current.view()) && current.view()[1] != insVerify) {
            current.writable().back() = sw2;
            continue;
        }
        if (collected.empty())
            return answer;
        collected.append(answer->view());
        return collected;
    }
    return core::failure(Fault::CardAnswerMalformed, where, "card promises more data without end");
}

} // namespace uketsuke::pcsc
