#include "drivers/card/InputHelperApplication.h"

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

} // namespace uketsuke::card
