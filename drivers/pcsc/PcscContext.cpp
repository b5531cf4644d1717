#include "drivers/pcsc/PcscContext.h"

#include "drivers/pcsc/PcscFault.h"

#include <winscard.h>

#include <type_traits>

namespace uketsuke::pcsc {

static_assert(std::is_same_v<SCARDCONTEXT, LONG> && std::is_same_v<LONG, long>);

core::Result<PcscContext> PcscContext::establish()
{
    SCARDCONTEXT handle = 0;
    const auto code = SCardEstablishContext(SCARD_SCOPE_SYSTEM, nullptr, nullptr, &handle);
    if (code != SCARD_S_SUCCESS)
        return pcscFailure(static_cast<std::uint32_t>(code), "PcscContext::establish");
    return PcscContext(handle);
}

PcscContext::~PcscContext()
{
    if (m_owned)
        SCardReleaseContext(m_handle);
}

void PcscContext::cancel() const { SCardCancel(m_handle); }

} // namespace uketsuke::pcsc
