// The camera's contract on the simulated driver.
#include "tests/contract/suites/CameraContract.h"

#include "drivers/simulated/SimulatedCamera.h"

#include <QCoreApplication>

using namespace uketsuke;

namespace {

class SimulatedStage final : public contract::CameraStage {
public:
    ports::Camera& camera() override { return m_camera; }
    void set(contract::Trouble trouble) override
    {
        switch (trouble) {
        case contract::Trouble::None: return m_camera.set(simulated::CameraTrouble::None);
        case contract::Trouble::Gone: return m_camera.set(simulated::CameraTrouble::Gone);
        case contract::Trouble::Frozen: return m_camera.set(simulated::CameraTrouble::Frozen);
        case contract::Trouble::Black: return m_camera.set(simulated::CameraTrouble::Black);
        case contract::Trouble::Torn: return m_camera.set(simulated::CameraTrouble::Torn);
        case contract::Trouble::Stalled: return m_camera.set(simulated::CameraTrouble::Stalled);
        }
    }

private:
    simulated::SimulatedCamera m_camera;
};

} // namespace

int main(int argc, char** argv)
{
    const QCoreApplication application(argc, argv);
    contract::CameraContract suite([] { return std::make_unique<SimulatedStage>(); });
    return QTest::qExec(&suite, argc, argv);
}
