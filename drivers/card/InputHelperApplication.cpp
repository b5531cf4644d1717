#include "drivers/card/InputHelperApplication.h"

#include "drivers/card/AttributeRecords.h"
#include "drivers/card/BerTlv.h"
#include "drivers/card/CardRecords.h"

namespace uketsuke::card {

InputHelperApplication::InputHelperApplication(CardExchange& exchange)
    : CardNumberApplication(exchange, {.id = application::inputHelper,
                                       .cardNumberB = helper::cardNumberB,
                                       .cardVerifiableCertificate = helper::cardVerifiableCertificate})
{
}

core::Result<std::optional<ports::CardKeyRecord>> InputHelperApplication::cardKeyRecord()
{
    if (const auto selected = select(); !selected)
        return std::unexpected(selected.error());
    const auto file = exchange().readFile(helper::cardKeyRecord, announcedSize);
    if (!file)
        return std::unexpected(file.error());
    if (!*file)
        return std::optional<ports::CardKeyRecord>{};
    return parseCardKeyRecord((*file)->view());
}

core::Result<ports::AttributeRecord> InputHelperApplication::attributes()
{
    if (const auto selected = select(); !selected)
        return std::unexpected(selected.error());
    const auto attributes = exchange().readFile(helper::attributes, cardFaceFileSize, attributesFirst);
    if (!attributes)
        return std::unexpected(attributes.error());
    const auto integrity = exchange().readFile(helper::integrity, announcedSize);
    if (!integrity)
        return std::unexpected(integrity.error());
    if (!*attributes || !*integrity)
        return core::failure(core::Fault::CardAnswerMalformed, "InputHelperApplication::attributes", "no such file");
    return parseAttributes((*attributes)->view(), (*integrity)->view());
}

} // namespace uketsuke::card
