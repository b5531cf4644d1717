// TEST: a scanner that reads what it is told to, or fails to, on demand. Development builds only. `set…` from any
// thread.
#pragma once

#include "app/ports/CardFaceScanner.h"

#include <mutex>
#include <string>

namespace uketsuke::simulated {

/// What lies under the pretended camera. Nobody real.
struct PretendedFace {
    std::string number; ///< 14 digits
    ports::PrintedEra era{ports::PrintedEra::Showa};
    std::string birthDate;  ///< YYYYMMDD
    std::string expiryDate; ///< YYYYMMDD
};

enum class ScanTrouble {
    None,
    WrongDigit, ///< sure of a number whose last digit is another one: what the kiosk must survive
    Unreadable,
    CameraGone
};

class SimulatedCardFaceScanner final : public ports::CardFaceScanner {
public:
    void show(PretendedFace face);
    void set(ScanTrouble trouble);
    void setHint(ports::CardFaceHint hint);

    [[nodiscard]] core::Result<ports::CardFaceScan> scan(core::Milliseconds limit,
                                                         const std::atomic<bool>& stop) override;

private:
    std::mutex m_mutex; ///< guards what follows
    PretendedFace m_face;
    ScanTrouble m_trouble{ScanTrouble::None};
    ports::CardFaceHint m_hint{ports::CardFaceHint::Unclear};
};

} // namespace uketsuke::simulated
