// A PC/SC service that lives in the test program: it defines the service's own functions, so that the linker takes them
// instead of the library's. It can what no real service can on command: unplug a reader while others stay, answer with
// any code, and count what it is asked. One for each process, as the real one; call `reset` before each test.
#pragma once

#include <chrono>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace uketsuke::tests {

class FakeCardService {
public:
    enum class Call { Establish, List, Wait, Connect, Transmit };

    static FakeCardService& it();

    void reset();
    void plug(const std::string& reader);
    /// A card lay there before the service began: its counter is zero.
    void plugWithCard(const std::string& reader);
    void unplug(const std::string& reader);
    void insert(const std::string& reader);
    void remove(const std::string& reader);
    /// The next one who waits at a reader alone, which a connection does and the watch does not, sees its card go.
    void removeDuringLook();
    /// Taken away and another one laid down before anybody could look.
    void swap(const std::string& reader);
    /// The next `times` calls of that kind end with this code. A wait that is under way ends with it at once.
    void answer(Call call, std::uint32_t code, int times = 1);
    /// Plugged in between the two calls of the next `times` listings: after the size was told, before the names are.
    void plugWhileListing(const std::string& reader, int times = 1);
    /// Whether every planned answer of that kind was given.
    [[nodiscard]] bool answered(Call call);
    [[nodiscard]] int calls(Call call);
    /// When each `Establish` came.
    [[nodiscard]] std::vector<std::chrono::steady_clock::time_point> establishTimes();
    /// Whether somebody sleeps in a `Wait`.
    [[nodiscard]] bool isWaiting();
    [[nodiscard]] std::string lastConnected();
};

} // namespace uketsuke::tests
