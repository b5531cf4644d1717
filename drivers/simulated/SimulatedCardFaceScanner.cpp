#include "drivers/simulated/SimulatedCardFaceScanner.h"

#include "app/core/Bytes.h"

namespace uketsuke::simulated {

void SimulatedCardFaceScanner::show(PretendedFace face)
{
    const std::lock_guard lock(m_mutex);
    m_face = std::move(face);
}

void SimulatedCardFaceScanner::set(ScanTrouble trouble)
{
    const std::lock_guard lock(m_mutex);
    m_trouble = trouble;
}

void SimulatedCardFaceScanner::setHint(ports::CardFaceHint hint)
{
    const std::lock_guard lock(m_mutex);
    m_hint = hint;
}

core::Result<ports::CardFaceScan> SimulatedCardFaceScanner::scan(core::Milliseconds, const std::atomic<bool>& stop)
{
    const std::lock_guard lock(m_mutex);
    if (m_trouble == ScanTrouble::CameraGone)
        return core::failure(core::Fault::CameraMissing, "SimulatedCardFaceScanner", "TEST camera is unplugged");
    if (stop || m_face.number.empty())
        return ports::CardFaceScan(ports::CardFaceNotSure{ports::CardFaceHint::NoCard});
    if (m_trouble == ScanTrouble::Unreadable)
        return ports::CardFaceScan(ports::CardFaceNotSure{m_hint});
    ports::CardFaceReading reading;
    reading.number.digits = core::SecureBytes::copyOf(core::viewOf(m_face.number));
    if (m_trouble == ScanTrouble::WrongDigit) {
        auto& last = reading.number.digits.writable().back();
        last = last == std::byte{'9'} ? std::byte{'0'} : static_cast<std::byte>(std::to_integer<int>(last) + 1);
    }
    reading.era = m_face.era;
    reading.birthDate = core::SecureBytes::copyOf(core::viewOf(m_face.birthDate));
    reading.expiryDate = core::SecureBytes::copyOf(core::viewOf(m_face.expiryDate));
    reading.confidence = 1.0;
    return ports::CardFaceScan(std::move(reading));
}

} // namespace uketsuke::simulated
