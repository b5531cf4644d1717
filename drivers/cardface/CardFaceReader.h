// From a picture to 照合番号B: finds the card, turns it upright, reads birth date, expiry and security code, and stands
// for them only when comparison and network agree on every digit. Keeps nothing of the picture. One thread at a time.
#pragma once

#include "app/ports/Camera.h"
#include "app/ports/CardFaceScanner.h"

#include <memory>

namespace uketsuke::cardface {

class LineReader;

class CardFaceReader {
public:
    CardFaceReader();
    ~CardFaceReader();

    /// Errors: CameraFrameMalformed when width, height and bytes do not fit together.
    [[nodiscard]] core::Result<ports::CardFaceScan> read(const ports::Frame& frame);

    /// The same with how sure it must be; for measuring. The kiosk's own value is `sureAt`.
    static constexpr double sureAt = 0.5;
    [[nodiscard]] core::Result<ports::CardFaceScan> read(const ports::Frame& frame, double atLeast);

private:
    std::unique_ptr<LineReader> m_lines;
};

} // namespace uketsuke::cardface
