#include "drivers/card/CardFaceApplication.h"

#include "drivers/card/CardRecords.h"

namespace uketsuke::card {

CardFaceApplication::CardFaceApplication(CardExchange& exchange)
    : CardNumberApplication(exchange, {.id = application::cardFace,
                                       .cardNumberB = face::cardNumberB,
                                       .cardVerifiableCertificate = face::cardVerifiableCertificate})
{
}

core::Result<ports::CardFaceRecord> CardFaceApplication::record()
{
    if (const auto selected = select(); !selected)
        return std::unexpected(selected.error());
    const auto file = exchange().readFile(face::record, cardFaceFileSize);
    if (!file)
        return std::unexpected(file.error());
    if (!*file)
        return core::failure(core::Fault::CardAnswerMalformed, "CardFaceApplication::record", "no such file");
    return parseCardFaceRecord((*file)->view());
}

} // namespace uketsuke::card
