// The update agent's contract on the simulated driver.
#include "tests/contract/suites/UpdateAgentContract.h"

#include "drivers/simulated/SimulatedUpdateAgent.h"

using namespace uketsuke;

int main(int argc, char** argv)
{
    contract::UpdateAgentContract suite([] {
        auto agent = std::make_unique<simulated::SimulatedUpdateAgent>();
        auto& other = *agent;
        return contract::UpdateAgentUnderTest{
            .agent = std::move(agent),
            .say = [&other](const ports::Update& update) { other.say(update); },
            .breakDown = [&other] { other.fail(core::Fault::UpdateAgentUnavailable); },
            .permitted = [&other] { return other.permitted(); },
            .take = [&other] { (void)other.take(); },
            .confirmed = [&other] { return other.confirmed(); }};
    });
    return QTest::qExec(&suite, argc, argv);
}
