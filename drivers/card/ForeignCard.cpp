#include "drivers/card/ForeignCard.h"

#include <algorithm>
#include <array>

namespace uketsuke::card {
namespace {

/// Historical bytes: category 80, an initial access data object of 12 bytes, PC/SC's registered identifier.
constexpr std::size_t historicalBytesAt = 4;
constexpr std::array<std::uint8_t, 8> storageCard{0x80, 0x4F, 0x0C, 0xA0, 0x00, 0x00, 0x03, 0x06};

struct ForeignApplication {
    std::array<std::uint8_t, 16> identifier;
    ports::CardKind kind;
};

// Card facts, 1.3. One application of each kind is enough: every card of it has that one.
constexpr std::array foreignApplications{
    ForeignApplication{{0xA0, 0x00, 0x00, 0x02, 0x31, 0x01}, ports::CardKind::DrivingLicence},
    ForeignApplication{{0xD3, 0x92, 0xF0, 0x00, 0x4F, 0x02}, ports::CardKind::ResidenceCard}};

} // namespace

bool isStorageCard(core::ByteView answerToReset)
{
    const auto expected = std::as_bytes(std::span(storageCard));
    return answerToReset.size() >= historicalBytesAt + expected.size() && answerToReset[0] == std::byte{0x3B}
           && std::ranges::equal(answerToReset.subspan(historicalBytesAt, expected.size()), expected);
}

core::Result<ports::CardKind> kindOfForeignCard(CardExchange& exchange)
{
    for (const auto& application : foreignApplications) {
        const auto answer = exchange.send(CommandApdu::selectByName(std::as_bytes(std::span(application.identifier))));
        if (!answer)
            return std::unexpected(answer.error());
        if (answer->succeeded())
            return application.kind;
    }
    return ports::CardKind::Other;
}

} // namespace uketsuke::card
