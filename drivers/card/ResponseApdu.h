// One answer of the card: data and status word. Cannot exist with fewer than two bytes, so that nobody asks a
// status word that is not there. Wiped with it; never printed.
#pragma once

#include "app/core/Result.h"
#include "app/core/SecureBytes.h"
#include "drivers/card/StatusWord.h"

namespace uketsuke::card {

class ResponseApdu {
public:
    /// Fewer than two bytes: CardRemoved, because that is how a card that was pulled out "succeeds".
    [[nodiscard]] static core::Result<ResponseApdu> from(core::SecureBytes answer);

    [[nodiscard]] StatusWord status() const { return m_status; }
    [[nodiscard]] core::ByteView data() const { return m_answer.view().first(m_answer.size() - 2); }
    [[nodiscard]] bool succeeded() const { return m_status == status::success; }

private:
    ResponseApdu(core::SecureBytes answer, StatusWord status) : m_answer(std::move(answer)), m_status(status) {}

    core::SecureBytes m_answer;
    StatusWord m_status;
};

} // namespace uketsuke::card
