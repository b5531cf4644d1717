// The contract of the voice on the one that only keeps a record.
#include "drivers/simulated/SimulatedVoice.h"
#include "drivers/simulated/SimulatedClock.h"
#include "tests/contract/suites/VoiceContract.h"

using namespace uketsuke;

namespace {

struct Harness : contract::VoiceHarness {
    simulated::SimulatedClock clock;
    simulated::SimulatedVoice recorder{
        clock, [](const ports::Prompt& prompt) { return core::Milliseconds(prompt.key == "missing" ? 0 : 200); }};
    std::vector<simulated::HeardPrompt> all;

    ports::Voice& voice() override { return recorder; }
    void pass(core::Milliseconds span) override { clock.advance(span); }
    std::vector<std::string> heard(ports::Ear ear) override
    {
        std::ranges::move(recorder.takeHeard(), std::back_inserter(all));
        std::vector<std::string> keys;
        for (const auto& one : all)
            if (one.prompt.ear == ear && (keys.empty() || keys.back() != one.prompt.key))
                keys.push_back(one.prompt.key);
        return keys;
    }
};

} // namespace

int main(int argc, char** argv)
{
    contract::VoiceContract contract([] { return std::make_unique<Harness>(); });
    return QTest::qExec(&contract, argc, argv);
}
