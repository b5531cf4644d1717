// The virtual card in this process, with somebody between it and the terminal: the n-th exchange is meddled with, all
// others go through. Keeps what was sent and answered, so that a test can say what never happened.
#pragma once

#include "app/ports/CardReader.h"
#include "drivers/pcsc/ResponseChaining.h"
#include "tools/virtual-card/card/VirtualCard.h"

#include <functional>
#include <optional>
#include <vector>

namespace uketsuke::tests {

using Answer = core::Result<core::SecureBytes>;

/// What happens to one exchange.
struct Meddling {
    std::size_t exchange{0};
    bool reachesCard{true};                                 ///< false: the command is lost on its way
    std::function<Answer(const core::Bytes& genuine)> with; ///< `genuine` is empty when the card was not reached
};

class MeddledCard {
public:
    struct Exchange {
        core::Bytes command;
        core::Bytes answer; ///< as the terminal saw it; empty for an error of the reader
    };

    MeddledCard(const virtualcard::CardImage& image, std::optional<Meddling> meddling)
        : card(image, virtualcard::TryCounters()), m_meddling(std::move(meddling))
    {
        card.powerOn();
    }

    virtualcard::VirtualCard card;
    std::vector<Exchange> exchanges;
    bool extendedLength{true};

    Answer once(core::ByteView command)
    {
        const bool meddled = m_meddling && m_meddling->exchange == exchanges.size();
        const auto genuine = meddled && !m_meddling->reachesCard ? core::Bytes() : card.answer(command);
        auto seen = meddled ? m_meddling->with(genuine) : Answer(core::SecureBytes::copyOf(genuine));
        exchanges.push_back({core::copyOf(command), seen ? core::copyOf(seen->view()) : core::Bytes()});
        return seen;
    }

private:
    std::optional<Meddling> m_meddling;
};

/// As the reader's channel: follows 61xx and 6Cxx the same way.
class MeddledChannel final : public ports::CardChannel {
public:
    explicit MeddledChannel(MeddledCard& card) : m_card(card) {}
    Answer transmit(core::ByteView command) override
    {
        return pcsc::transmitFollowing(command, [this](core::ByteView one) { return m_card.once(one); });
    }
    [[nodiscard]] bool extendedLength() const override { return m_card.extendedLength; }
    void rememberExtendedLength(bool works) override { m_card.extendedLength = works; }

private:
    MeddledCard& m_card;
};

inline bool isVerify(core::ByteView command) { return command.size() > 5 && command[1] == std::byte{0x20}; }
inline bool isQuery(core::ByteView command) { return command.size() == 4 && command[1] == std::byte{0x20}; }

} // namespace uketsuke::tests
