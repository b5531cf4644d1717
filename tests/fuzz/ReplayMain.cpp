// Gives a fuzz target every file of the folders it is called with, and every file once more cut short and once more
// with each byte changed, so that the plain and the sanitized tests meet the corpora without libFuzzer.
// Usage: replay_NAME FOLDER...
#include "tests/fuzz/FuzzTarget.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <vector>

namespace {

using Input = std::vector<std::uint8_t>;

/// Cuts and changes of one file; a large one is visited in steps.
constexpr std::size_t mostCuts = 400;
constexpr std::size_t mostChanges = 400;
/// A whole corpus is worth this long; what the limit left out is said.
constexpr auto patience = std::chrono::seconds(20);

void give(const Input& input)
{
    // A copy of exactly this size: AddressSanitizer then sees the first byte read beyond it.
    const auto exact = std::make_unique_for_overwrite<std::uint8_t[]>(input.size());
    std::ranges::copy(input, exact.get());
    LLVMFuzzerTestOneInput(exact.get(), input.size());
}

using Clock = std::chrono::steady_clock;

std::size_t giveDisturbed(const Input& input, Clock::time_point giveUp)
{
    std::size_t given = 0;
    const auto goesOn = [giveUp] { return Clock::now() <= giveUp; };
    for (std::size_t size = 0; size < input.size() && goesOn(); size += input.size() / mostCuts + 1, ++given)
        give(Input(input.begin(), input.begin() + static_cast<std::ptrdiff_t>(size)));
    constexpr std::array<std::uint8_t, 3> masks{0xFF, 0x01, 0x80};
    for (std::size_t at = 0; at < input.size() && goesOn(); at += input.size() / mostChanges + 1, ++given) {
        auto changed = input;
        changed[at] = static_cast<std::uint8_t>(changed[at] ^ masks[at % masks.size()]);
        give(changed);
    }
    return given;
}

} // namespace

int main(int argumentCount, char** arguments)
{
    std::vector<Input> inputs;
    for (int index = 1; index < argumentCount; ++index) {
        std::vector<std::filesystem::path> files;
        if (std::filesystem::is_directory(arguments[index]))
            for (const auto& entry : std::filesystem::directory_iterator(arguments[index]))
                files.push_back(entry.path());
        std::ranges::sort(files);
        for (const auto& path : files) {
            std::ifstream file(path, std::ios::binary);
            inputs.emplace_back(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>());
        }
    }
    if (inputs.empty()) {
        std::fprintf(stderr, "replay: no input in the folders named\n");
        return 1;
    }
    give({});
    for (const auto& input : inputs)
        give(input);
    const auto giveUp = Clock::now() + patience;
    std::size_t disturbed = 0;
    std::size_t visited = 0;
    for (const auto& input : inputs) {
        if (Clock::now() > giveUp)
            break;
        disturbed += giveDisturbed(input, giveUp);
        ++visited;
    }
    std::printf("%zu files, %zu disturbed copies of %zu of them\n", inputs.size(), disturbed, visited);
    return 0;
}
