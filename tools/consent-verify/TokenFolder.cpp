#include "tools/consent-verify/TokenFolder.h"

#include <map>

namespace uketsuke::verify {

namespace {

using Records = std::multimap<std::uint64_t, const ReadToken*>;

void checkDevice(const std::string& device, const Records& records, Gaps gaps, ChainAnswer& answer)
{
    const ReadToken* before = nullptr;
    for (const auto& [number, record] : records) {
        const auto told = "record " + std::to_string(number) + " of " + device + " (" + record->name + ")";
        if (!before) {
            if (number > 1)
                answer.notes.push_back("the chain of " + device + " begins at record " + std::to_string(number));
        } else if (before->payload.counter == number) {
            answer.breaks.push_back(told + " has the same number as " + before->name + ".");
        } else if (before->payload.counter + 1 != number) {
            (gaps == Gaps::AreBreaks ? answer.breaks : answer.missing)
                .push_back(told + " follows record " + std::to_string(before->payload.counter)
                           + ": records in between are missing.");
        } else if (record->payload.previous != before->digest) {
            answer.breaks.push_back(told + " does not name " + before->name + " as the one before it.");
        }
        before = record;
    }
}

} // namespace

ChainAnswer checkChain(std::span<const ReadToken> tokens, Gaps gaps)
{
    std::map<std::string, Records> devices;
    for (const auto& token : tokens)
        devices[token.payload.issuer].emplace(token.payload.counter, &token);
    ChainAnswer answer;
    for (const auto& [device, records] : devices)
        checkDevice(device, records, gaps, answer);
    return answer;
}

} // namespace uketsuke::verify
