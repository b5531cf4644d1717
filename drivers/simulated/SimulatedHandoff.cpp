#include "drivers/simulated/SimulatedHandoff.h"

namespace uketsuke::simulated {

void SimulatedHandoff::set(HandoffTrouble trouble)
{
    const std::lock_guard lock(m_mutex);
    m_trouble = trouble;
}

std::map<std::string, std::string> SimulatedHandoff::files() const
{
    const std::lock_guard lock(m_mutex);
    return m_files;
}

core::Result<ports::HandoffFile> SimulatedHandoff::write(const ports::HandoffDocument& document)
{
    constexpr auto where = "SimulatedHandoff::write";
    const std::lock_guard lock(m_mutex);
    switch (m_trouble) {
    case HandoffTrouble::FolderMissing: return core::failure(core::Fault::HandoffFolderMissing, where, "TEST");
    case HandoffTrouble::WriteFails: return core::failure(core::Fault::HandoffWriteFailed, where, "TEST");
    case HandoffTrouble::None: break;
    }
    if (document.qualificationResult.find('<') == std::string::npos)
        return core::failure(core::Fault::UplinkAnswerMalformed, where, "no XML");
    const auto name = "OQSsiquc01res_face_TEST_" + document.jti + ".xml";
    m_files[name] = document.qualificationResult;
    return ports::HandoffFile{name};
}

} // namespace uketsuke::simulated
