// Reads the card's face with a camera of its own: looks at picture after picture until one is read surely. The camera
// runs only during a scan; its pictures are wiped with it.
#pragma once

#include "app/ports/Camera.h"
#include "app/ports/CardFaceScanner.h"
#include "drivers/cardface/CardFaceReader.h"

#include <memory>

namespace uketsuke::cardface {

class CameraCardFaceScanner final : public ports::CardFaceScanner {
public:
    explicit CameraCardFaceScanner(std::unique_ptr<ports::Camera> camera);
    ~CameraCardFaceScanner() override;

    [[nodiscard]] core::Result<ports::CardFaceScan> scan(core::Milliseconds limit,
                                                         const std::atomic<bool>& stop) override;

private:
    [[nodiscard]] core::Result<ports::CardFaceScan> look(core::Milliseconds limit, const std::atomic<bool>& stop);

    std::unique_ptr<ports::Camera> m_camera;
    CardFaceReader m_reader;
};

} // namespace uketsuke::cardface
