// Reads 照合番号B off the printed face of the card that lies on the desk, with a camera of its own.
// Real: drivers/cardface. Simulated: drivers/simulated/SimulatedCardFaceScanner. One thread at a time.
//
// Contract: a value is a reading the scanner stands for; in doubt it says NotSure, because a wrong number costs one of
// the card's few tries (H11). It believes nothing about dates: plausibility is app/identity's. Neither pictures nor
// digits stay with it after the call.
#pragma once

#include "app/core/Instant.h"
#include "app/core/Result.h"
#include "app/core/SecureBytes.h"
#include "app/ports/PatientCard.h"

#include <atomic>
#include <cstdint>
#include <variant>

namespace uketsuke::ports {

/// Why a face was not read: what would help.
enum class CardFaceHint : std::uint8_t {
    NoCard,  ///< no card's outline with the expected lines is seen
    TooDark, ///< more light
    Glare,   ///< a lamp mirrors in the fields
    Blurred, ///< lens, focus, or the card moved
    Unclear  ///< seen, but one of the two readings doubts
};

/// Which calendar the year of birth is printed in.
enum class PrintedEra : std::uint8_t { Meiji, Taisho, Showa, Heisei, Reiwa, Gregorian };

struct CardFaceReading {
    CardNumberB number; ///< the birth date's year as printed; the last two digits of a Gregorian one
    PrintedEra era{PrintedEra::Showa};
    core::SecureBytes birthDate;  ///< YYYYMMDD, ASCII, Gregorian
    core::SecureBytes expiryDate; ///< YYYYMMDD, ASCII
    double confidence{0.0};       ///< of the weakest digit, 0 to 1, as the driver's own readings agree
};

struct CardFaceNotSure {
    CardFaceHint hint{CardFaceHint::Unclear};
};

using CardFaceScan = std::variant<CardFaceReading, CardFaceNotSure>;

class CardFaceScanner {
public:
    virtual ~CardFaceScanner() = default;
    /// Looks until it is sure, `limit` is over or `stop` becomes true; blocks so long.
    /// Errors: CameraMissing, CameraLost, CameraFrozen, CameraFrameMalformed.
    [[nodiscard]] virtual core::Result<CardFaceScan> scan(core::Milliseconds limit, const std::atomic<bool>& stop) = 0;
};

} // namespace uketsuke::ports
