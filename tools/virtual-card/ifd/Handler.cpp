// ifd-uketsuke: what pcscd loads (IFD Handler 3.0). Maps the daemon's calls to ReaderSlots, one for each LUN.
// DEVICENAME is "/dev/null:/path/of/card.sock": the daemon wants an existing path before the colon.
// Called on the daemon's threads, several at once; no exception leaves.
#include "tools/virtual-card/ifd/ReaderSlot.h"

extern "C" {
#include <PCSC/ifdhandler.h>
}
#include <PCSC/reader.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <map>
#include <string_view>

namespace {

using uketsuke::ifd::PowerAction;
using uketsuke::ifd::ReaderSlot;

class SlotTable {
public:
    std::shared_ptr<ReaderSlot> find(DWORD lun)
    {
        const std::lock_guard lock(m_mutex);
        const auto found = m_slots.find(lun);
        return found == m_slots.end() ? nullptr : found->second;
    }
    void put(DWORD lun, std::shared_ptr<ReaderSlot> slot)
    {
        const std::lock_guard lock(m_mutex);
        m_slots[lun] = std::move(slot);
    }
    void remove(DWORD lun)
    {
        const std::lock_guard lock(m_mutex);
        m_slots.erase(lun);
    }

private:
    std::mutex m_mutex;
    std::map<DWORD, std::shared_ptr<ReaderSlot>> m_slots;
};

/// The handler interface has no place for a context of ours, so the table lives as long as the library.
SlotTable& slots()
{
    static SlotTable table;
    return table;
}

/// Runs `work`; what it throws (memory) becomes the daemon's general error.
template <class Work> RESPONSECODE guarded(Work work) noexcept
{
    try {
        return work();
    } catch (...) {
        return IFD_COMMUNICATION_ERROR;
    }
}

RESPONSECODE waitForCardEvent(DWORD lun, int milliseconds)
{
    return guarded([&] {
        const auto slot = slots().find(lun);
        if (!slot)
            return RESPONSECODE(IFD_NO_SUCH_DEVICE);
        slot->waitForChange(std::chrono::milliseconds(milliseconds > 0 ? milliseconds : 60000));
        return RESPONSECODE(IFD_SUCCESS);
    });
}

RESPONSECODE stopWaitingForCardEvent(DWORD lun)
{
    return guarded([&] {
        if (const auto slot = slots().find(lun))
            slot->stopWaiting();
        return RESPONSECODE(IFD_SUCCESS);
    });
}

RESPONSECODE give(std::span<const std::uint8_t> value, PDWORD length, PUCHAR into)
{
    if (!length || !into || *length < value.size())
        return IFD_ERROR_INSUFFICIENT_BUFFER;
    std::ranges::copy(value, into);
    *length = value.size();
    return IFD_SUCCESS;
}

RESPONSECODE giveByte(std::uint8_t value, PDWORD length, PUCHAR into)
{
    return give(std::span(&value, 1), length, into);
}

template <class Function> RESPONSECODE giveFunction(Function* function, PDWORD length, PUCHAR into)
{
    std::array<std::uint8_t, sizeof function> bytes{};
    std::memcpy(bytes.data(), &function, sizeof function);
    return give(bytes, length, into);
}

} // namespace

#define UKETSUKE_EXPORT __attribute__((visibility("default")))

extern "C" {

UKETSUKE_EXPORT RESPONSECODE IFDHCreateChannelByName(DWORD Lun, LPSTR DeviceName)
{
    return guarded([&] {
        if (!DeviceName)
            return RESPONSECODE(IFD_COMMUNICATION_ERROR);
        const std::string_view name(DeviceName);
        const auto colon = name.find(':');
        auto slot = ReaderSlot::create(std::string(colon == std::string_view::npos ? name : name.substr(colon + 1)));
        if (!slot)
            return RESPONSECODE(IFD_COMMUNICATION_ERROR);
        slots().put(Lun, std::move(slot));
        return RESPONSECODE(IFD_SUCCESS);
    });
}

UKETSUKE_EXPORT RESPONSECODE IFDHCreateChannel(DWORD, DWORD) { return IFD_NOT_SUPPORTED; }

UKETSUKE_EXPORT RESPONSECODE IFDHCloseChannel(DWORD Lun)
{
    return guarded([&] {
        slots().remove(Lun); // a thread still inside keeps its own reference
        return RESPONSECODE(IFD_SUCCESS);
    });
}

UKETSUKE_EXPORT RESPONSECODE IFDHGetCapabilities(DWORD Lun, DWORD Tag, PDWORD Length, PUCHAR Value)
{
    return guarded([&] {
        switch (Tag) {
        case TAG_IFD_ATR:
        case SCARD_ATTR_ATR_STRING: {
            const auto slot = slots().find(Lun);
            const auto answer = slot ? slot->answerToReset() : std::vector<std::uint8_t>();
            return answer.empty() ? RESPONSECODE(IFD_COMMUNICATION_ERROR) : give(answer, Length, Value);
        }
        case TAG_IFD_SLOTS_NUMBER: return giveByte(1, Length, Value);
        case TAG_IFD_SIMULTANEOUS_ACCESS: return giveByte(16, Length, Value);
        case TAG_IFD_THREAD_SAFE: return giveByte(1, Length, Value);
        case TAG_IFD_SLOT_THREAD_SAFE: return giveByte(0, Length, Value);
        // Not killable: a cancelled thread would leave our locks held. It is asked to stop instead.
        case TAG_IFD_POLLING_THREAD_KILLABLE: return giveByte(0, Length, Value);
        case TAG_IFD_POLLING_THREAD_WITH_TIMEOUT: return giveFunction(&waitForCardEvent, Length, Value);
        case TAG_IFD_STOP_POLLING_THREAD: return giveFunction(&stopWaitingForCardEvent, Length, Value);
        default: return RESPONSECODE(IFD_ERROR_TAG);
        }
    });
}

UKETSUKE_EXPORT RESPONSECODE IFDHSetCapabilities(DWORD, DWORD, DWORD, PUCHAR) { return IFD_NOT_SUPPORTED; }

UKETSUKE_EXPORT RESPONSECODE IFDHSetProtocolParameters(DWORD, DWORD, UCHAR, UCHAR, UCHAR, UCHAR) { return IFD_SUCCESS; }

UKETSUKE_EXPORT RESPONSECODE IFDHPowerICC(DWORD Lun, DWORD Action, PUCHAR Atr, PDWORD AtrLength)
{
    return guarded([&] {
        if (!Atr || !AtrLength)
            return RESPONSECODE(IFD_COMMUNICATION_ERROR);
        *AtrLength = 0;
        PowerAction action{};
        switch (Action) {
        case IFD_POWER_UP: action = PowerAction::Up; break;
        case IFD_POWER_DOWN: action = PowerAction::Down; break;
        case IFD_RESET: action = PowerAction::Reset; break;
        default: return RESPONSECODE(IFD_NOT_SUPPORTED);
        }
        const auto slot = slots().find(Lun);
        const auto answer = slot ? slot->power(action) : std::nullopt;
        if (!answer)
            return RESPONSECODE(IFD_ERROR_POWER_ACTION);
        std::ranges::copy(*answer, Atr); // at most 33 bytes, the daemon's own limit (MAX_ATR_SIZE)
        *AtrLength = answer->size();
        return RESPONSECODE(IFD_SUCCESS);
    });
}

UKETSUKE_EXPORT RESPONSECODE IFDHTransmitToICC(DWORD Lun, SCARD_IO_HEADER SendPci, PUCHAR TxBuffer, DWORD TxLength,
                                               PUCHAR RxBuffer, PDWORD RxLength, PSCARD_IO_HEADER RecvPci)
{
    return guarded([&] {
        if (!TxBuffer || !RxBuffer || !RxLength)
            return RESPONSECODE(IFD_COMMUNICATION_ERROR);
        const DWORD room = *RxLength;
        *RxLength = 0;
        const auto slot = slots().find(Lun);
        const auto answer = slot ? slot->transmit(std::span<const std::uint8_t>(TxBuffer, TxLength)) : std::nullopt;
        if (!answer)
            return RESPONSECODE(slot ? IFD_COMMUNICATION_ERROR : IFD_NO_SUCH_DEVICE);
        if (answer->size() > room)
            return RESPONSECODE(IFD_ERROR_INSUFFICIENT_BUFFER);
        std::ranges::copy(*answer, RxBuffer);
        *RxLength = answer->size();
        if (RecvPci)
            RecvPci->Protocol = SendPci.Protocol;
        return RESPONSECODE(IFD_SUCCESS);
    });
}

UKETSUKE_EXPORT RESPONSECODE IFDHControl(DWORD, DWORD, PUCHAR, DWORD, PUCHAR, DWORD, LPDWORD Returned)
{
    if (Returned)
        *Returned = 0;
    return IFD_ERROR_NOT_SUPPORTED;
}

UKETSUKE_EXPORT RESPONSECODE IFDHICCPresence(DWORD Lun)
{
    return guarded([&] {
        const auto slot = slots().find(Lun);
        if (!slot)
            return RESPONSECODE(IFD_NO_SUCH_DEVICE);
        return RESPONSECODE(slot->cardPresent() ? IFD_ICC_PRESENT : IFD_ICC_NOT_PRESENT);
    });
}

} // extern "C"
