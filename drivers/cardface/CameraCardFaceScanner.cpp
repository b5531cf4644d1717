#include "drivers/cardface/CameraCardFaceScanner.h"

#include <thread>

namespace uketsuke::cardface {
namespace {

using namespace std::chrono_literals;

// Each further picture is one more chance to be wrong, and what five did not show the sixth will not.
constexpr int mostPictures = 5;
constexpr auto pictureWait = 5ms;

} // namespace

CameraCardFaceScanner::CameraCardFaceScanner(std::unique_ptr<ports::Camera> camera) : m_camera(std::move(camera)) {}

CameraCardFaceScanner::~CameraCardFaceScanner() { m_camera->stop(); }

core::Result<ports::CardFaceScan> CameraCardFaceScanner::scan(core::Milliseconds limit, const std::atomic<bool>& stop)
{
    if (auto started = m_camera->start(); !started)
        return core::failure(started.error());
    auto result = look(limit, stop);
    m_camera->stop();
    return result;
}

core::Result<ports::CardFaceScan> CameraCardFaceScanner::look(core::Milliseconds limit, const std::atomic<bool>& stop)
{
    const auto until = std::chrono::steady_clock::now() + limit;
    ports::CardFaceNotSure why{ports::CardFaceHint::NoCard};
    std::uint64_t seen = 0;
    int pictures = 0;
    while (!stop && pictures < mostPictures && std::chrono::steady_clock::now() < until) {
        const auto frame = m_camera->latest();
        if (!frame || frame->sequence == seen) {
            std::this_thread::sleep_for(pictureWait);
            continue;
        }
        seen = frame->sequence;
        ++pictures;
        auto read = m_reader.read(*frame);
        if (!read)
            return core::failure(read.error());
        if (std::holds_alternative<ports::CardFaceReading>(*read))
            return read;
        why = std::get<ports::CardFaceNotSure>(*read);
    }
    if (pictures == 0 && !stop)
        if (const auto health = m_camera->health(); !health)
            return core::failure(health.error());
    return ports::CardFaceScan(why);
}

} // namespace uketsuke::cardface
