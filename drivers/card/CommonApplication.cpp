#include "drivers/card/CommonApplication.h"

#include "drivers/card/CardRecords.h"

namespace uketsuke::card {

core::Result<std::optional<core::CivilDate>> CommonApplication::cardExpiry()
{
    const auto selection = m_exchange.select(application::common);
    if (!selection)
        return std::unexpected(selection.error());
    if (*selection == Selection::Absent)
        return std::nullopt;
    const auto answer = m_exchange.send(CommandApdu::readRecord(common::identityRecordNumber));
    if (!answer)
        return std::unexpected(answer.error());
    if (!answer->succeeded())
        return std::nullopt;
    return parseCardExpiry(answer->data());
}

} // namespace uketsuke::card
