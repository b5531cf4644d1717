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
    auto answer = m_exchange.send(CommandApdu::readRecord(common::identity, common::identityRecordNumber));
    if (!answer)
        return std::unexpected(answer.error());
    // Public transcripts select the file first; that the short identifier does is the standard's word only.
    if (!answer->succeeded()) {
        if (const auto selected = m_exchange.send(CommandApdu::selectFile(common::identity)); !selected)
            return std::unexpected(selected.error());
        answer = m_exchange.send(CommandApdu::readRecord(common::identityRecordNumber));
        if (!answer)
            return std::unexpected(answer.error());
    }
    if (!answer->succeeded())
        return std::nullopt;
    return parseCardExpiry(answer->data());
}

} // namespace uketsuke::card
