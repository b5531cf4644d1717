#include "tests/unit/pcsc/FakeCardService.h"

#include <winscard.h>

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <cstring>
#include <mutex>
#include <set>
#include <string_view>

namespace uketsuke::tests {

namespace {

struct FakeReader {
    bool present{false};
    std::uint32_t counter{0};
};

struct Planned {
    std::uint32_t code{0};
    int times{0};
};

struct World {
    std::mutex mutex;
    std::condition_variable changed;
    std::map<std::string, FakeReader> readers;
    std::map<FakeCardService::Call, Planned> planned;
    std::map<FakeCardService::Call, int> calls;
    std::set<SCARDCONTEXT> waiting;
    std::set<SCARDCONTEXT> cancelled;
    std::string lastConnected;
    std::string pluggedWhileListing;
    int listingsDisturbed{0};
    bool removingDuringLook{false};
    std::vector<std::chrono::steady_clock::time_point> establishTimes;
    std::uint64_t plugs{0};
    SCARDCONTEXT lastContext{0};

    /// The code planned for this call, if any.
    std::uint32_t take(FakeCardService::Call call)
    {
        auto& plan = planned[call];
        if (plan.times == 0)
            return SCARD_S_SUCCESS;
        --plan.times;
        return plan.code;
    }
    template <class Change> void change(Change apply)
    {
        const std::lock_guard lock(mutex);
        apply();
        changed.notify_all();
    }
};

World& world()
{
    static World one;
    return one;
}

constexpr std::string_view notification = "\\\\?PnP?\\Notification";

} // namespace

FakeCardService& FakeCardService::it()
{
    static FakeCardService one;
    return one;
}

void FakeCardService::reset()
{
    world().change([] {
        world().readers.clear();
        world().planned.clear();
        world().calls.clear();
        world().lastConnected.clear();
        world().listingsDisturbed = 0;
        world().removingDuringLook = false;
        world().establishTimes.clear();
    });
}

void FakeCardService::plug(const std::string& reader)
{
    world().change([&] {
        world().readers.emplace(reader, FakeReader{});
        ++world().plugs;
    });
}

void FakeCardService::plugWithCard(const std::string& reader)
{
    world().change([&] {
        world().readers.emplace(reader, FakeReader{.present = true});
        ++world().plugs;
    });
}

void FakeCardService::swap(const std::string& reader)
{
    world().change([&] { world().readers[reader].counter += 2; });
}

void FakeCardService::unplug(const std::string& reader)
{
    world().change([&] {
        world().readers.erase(reader);
        ++world().plugs;
    });
}

void FakeCardService::insert(const std::string& reader)
{
    world().change(
        [&] { world().readers[reader] = {.present = true, .counter = world().readers[reader].counter + 1}; });
}

void FakeCardService::remove(const std::string& reader)
{
    world().change(
        [&] { world().readers[reader] = {.present = false, .counter = world().readers[reader].counter + 1}; });
}

void FakeCardService::removeDuringLook()
{
    world().change([] { world().removingDuringLook = true; });
}

void FakeCardService::answer(Call call, std::uint32_t code, int times)
{
    world().change([&] { world().planned[call] = {.code = code, .times = times}; });
}

void FakeCardService::plugWhileListing(const std::string& reader, int times)
{
    world().change([&] {
        world().pluggedWhileListing = reader;
        world().listingsDisturbed = times;
    });
}

bool FakeCardService::answered(Call call)
{
    const std::lock_guard lock(world().mutex);
    const auto planned = world().planned.find(call);
    return planned == world().planned.end() || planned->second.times == 0;
}

int FakeCardService::calls(Call call)
{
    const std::lock_guard lock(world().mutex);
    return world().calls[call];
}

std::vector<std::chrono::steady_clock::time_point> FakeCardService::establishTimes()
{
    const std::lock_guard lock(world().mutex);
    return world().establishTimes;
}

bool FakeCardService::isWaiting()
{
    // Whoever is in there has given the lock back, and so is asleep.
    const std::lock_guard lock(world().mutex);
    return !world().waiting.empty();
}

std::string FakeCardService::lastConnected()
{
    const std::lock_guard lock(world().mutex);
    return world().lastConnected;
}

} // namespace uketsuke::tests

using uketsuke::tests::FakeCardService;
using uketsuke::tests::world;

namespace {

/// Fills in what is true now; true when it differs from what the caller knows. Called with the lock held.
bool look(SCARD_READERSTATE& state, std::uint64_t plugsBefore)
{
    auto& now = world();
    if (state.szReader == uketsuke::tests::notification) {
        state.dwEventState = now.plugs == plugsBefore ? SCARD_STATE_UNAWARE : SCARD_STATE_CHANGED;
        return now.plugs != plugsBefore;
    }
    const auto reader = now.readers.find(state.szReader);
    if (reader == now.readers.end()) {
        state.dwEventState = SCARD_STATE_UNKNOWN | SCARD_STATE_CHANGED;
        return true;
    }
    const DWORD presence = reader->second.present ? SCARD_STATE_PRESENT : SCARD_STATE_EMPTY;
    state.dwEventState = presence | (DWORD{reader->second.counter} << 16U);
    // As PC/SC lite does it: a counter of zero is not compared.
    const auto known = state.dwCurrentState >> 16U;
    const bool differs = (state.dwCurrentState & (SCARD_STATE_PRESENT | SCARD_STATE_EMPTY)) != presence
                         || (known != 0 && known != reader->second.counter);
    if (differs)
        state.dwEventState |= SCARD_STATE_CHANGED;
    return differs;
}

LONG asLong(std::uint32_t code) { return static_cast<LONG>(code); }

} // namespace

extern "C" {

LONG SCardEstablishContext(DWORD, LPCVOID, LPCVOID, LPSCARDCONTEXT context)
{
    const std::lock_guard lock(world().mutex);
    ++world().calls[FakeCardService::Call::Establish];
    world().establishTimes.push_back(std::chrono::steady_clock::now());
    *context = ++world().lastContext;
    return asLong(world().take(FakeCardService::Call::Establish));
}

LONG SCardReleaseContext(SCARDCONTEXT) { return SCARD_S_SUCCESS; }

LONG SCardCancel(SCARDCONTEXT context)
{
    // Lost when nobody waits just then, as with the real one.
    world().change([&] {
        if (world().waiting.contains(context))
            world().cancelled.insert(context);
    });
    return SCARD_S_SUCCESS;
}

LONG SCardListReaders(SCARDCONTEXT, LPCSTR, LPSTR readers, LPDWORD size)
{
    const std::lock_guard lock(world().mutex);
    ++world().calls[FakeCardService::Call::List];
    if (const auto code = world().take(FakeCardService::Call::List); code != SCARD_S_SUCCESS)
        return asLong(code);
    if (world().readers.empty())
        return SCARD_E_NO_READERS_AVAILABLE;
    std::string list;
    for (const auto& [name, reader] : world().readers)
        list.append(name).push_back('\0');
    list.push_back('\0');
    if (readers == nullptr && world().listingsDisturbed > 0) {
        // The names follow in a second call; by then there is one more.
        world().readers[world().pluggedWhileListing + std::to_string(world().listingsDisturbed--)] = {};
        ++world().plugs;
    }
    const bool fits = readers != nullptr && *size >= list.size();
    *size = list.size();
    if (fits)
        std::ranges::copy(list, readers);
    return readers == nullptr || fits ? SCARD_S_SUCCESS : SCARD_E_INSUFFICIENT_BUFFER;
}

LONG SCardGetStatusChange(SCARDCONTEXT context, DWORD timeout, SCARD_READERSTATE* states, DWORD count)
{
    std::unique_lock lock(world().mutex);
    ++world().calls[FakeCardService::Call::Wait];
    const auto plugs = world().plugs;
    for (DWORD index = 0; index < count; ++index)
        if (states[index].szReader != uketsuke::tests::notification
            && !world().readers.contains(states[index].szReader))
            return SCARD_E_UNKNOWN_READER;
    const auto giveUp = std::chrono::steady_clock::now() + std::chrono::milliseconds(timeout);
    world().waiting.insert(context);
    auto code = static_cast<std::uint32_t>(SCARD_S_SUCCESS);
    for (;;) {
        code = world().take(FakeCardService::Call::Wait);
        if (code != SCARD_S_SUCCESS)
            break;
        bool differs = false;
        for (DWORD index = 0; index < count; ++index)
            differs = look(states[index], plugs) || differs;
        if (differs)
            break;
        if (world().cancelled.erase(context) != 0) {
            code = static_cast<std::uint32_t>(SCARD_E_CANCELLED);
            break;
        }
        if (count == 1 && timeout > 0 && world().removingDuringLook) {
            world().removingDuringLook = false;
            if (const auto reader = world().readers.find(states[0].szReader); reader != world().readers.end())
                reader->second = {.present = false, .counter = reader->second.counter + 1};
            world().changed.notify_all();
            continue;
        }
        if (world().changed.wait_until(lock, giveUp) == std::cv_status::timeout) {
            code = static_cast<std::uint32_t>(SCARD_E_TIMEOUT);
            break;
        }
    }
    world().waiting.erase(context);
    return asLong(code);
}

LONG SCardConnect(SCARDCONTEXT, LPCSTR reader, DWORD, DWORD, LPSCARDHANDLE card, LPDWORD protocol)
{
    const std::lock_guard lock(world().mutex);
    ++world().calls[FakeCardService::Call::Connect];
    if (const auto code = world().take(FakeCardService::Call::Connect); code != SCARD_S_SUCCESS)
        return asLong(code);
    const auto found = world().readers.find(reader);
    if (found == world().readers.end())
        return SCARD_E_UNKNOWN_READER;
    if (!found->second.present)
        return SCARD_E_NO_SMARTCARD;
    world().lastConnected = reader;
    *card = 1;
    *protocol = SCARD_PROTOCOL_T1;
    return SCARD_S_SUCCESS;
}

LONG SCardDisconnect(SCARDHANDLE, DWORD) { return SCARD_S_SUCCESS; }

LONG SCardTransmit(SCARDHANDLE, const SCARD_IO_REQUEST*, LPCBYTE, DWORD, SCARD_IO_REQUEST*, LPBYTE answer, LPDWORD size)
{
    const std::lock_guard lock(world().mutex);
    ++world().calls[FakeCardService::Call::Transmit];
    if (const auto code = world().take(FakeCardService::Call::Transmit); code != SCARD_S_SUCCESS)
        return asLong(code);
    answer[0] = 0x90;
    answer[1] = 0x00;
    *size = 2;
    return SCARD_S_SUCCESS;
}

} // extern "C"
