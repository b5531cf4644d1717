#include "drivers/card/ResponseApdu.h"

namespace uketsuke::card {

core::Result<ResponseApdu> ResponseApdu::from(core::SecureBytes answer)
{
    if (answer.size() < 2)
        return core::failure(core::Fault::CardRemoved, "ResponseApdu::from", "answer without status word");
    const auto tail = answer.view().last(2);
    const StatusWord status{
        static_cast<std::uint16_t>(std::to_integer<unsigned>(tail[0]) << 8 | std::to_integer<unsigned>(tail[1]))};
    return ResponseApdu(std::move(answer), status);
}

} // namespace uketsuke::card
