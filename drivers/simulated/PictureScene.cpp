#include "drivers/simulated/PictureScene.h"

#include "drivers/camera/FrameDecoder.h"

#include <algorithm>
#include <fstream>
#include <optional>

namespace uketsuke::simulated {
namespace {

constexpr std::uint64_t momentsPerPicture = 15; // half a second
constexpr std::uint64_t momentsPerActPicture = 3, firstHold = 20, longestHold = 160;
constexpr std::uint64_t momentsToThink = 15; // before an act, and before it is done again

std::size_t byteAt(int x, int y, int width, int colour)
{
    return (static_cast<std::size_t>(y) * static_cast<std::size_t>(width) + static_cast<std::size_t>(x)) * 3
           + static_cast<std::size_t>(colour);
}

std::byte limited(int value) { return static_cast<std::byte>(std::clamp(value, 0, 255)); }

/// A wall, brighter towards the floor.
core::SecureBytes emptyRoom(int width, int height)
{
    core::SecureBytes room(byteAt(0, height, width, 0));
    const auto out = room.writable();
    for (int y = 0; y < height; ++y)
        for (int x = 0; x < width; ++x)
            for (int colour = 0; colour < 3; ++colour)
                out[byteAt(x, y, width, colour)] = limited(90 + y * 60 / height + colour * 8);
    return room;
}

/// Fits a picture into the room, sampled between pixels.
core::SecureBytes placed(const ports::Frame& source, int width, int height)
{
    auto picture = emptyRoom(width, height);
    const auto out = picture.writable();
    const auto in = source.pixels.view();
    const double scale = std::min(double(width) / source.width, double(height) / source.height);
    const int outWidth = std::min(width, static_cast<int>(source.width * scale));
    const int outHeight = std::min(height, static_cast<int>(source.height * scale));
    const int left = (width - outWidth) / 2;
    const int top = (height - outHeight) / 2;
    for (int y = 0; y < outHeight; ++y) {
        const double fromY = std::clamp((y + 0.5) / scale - 0.5, 0.0, double(source.height - 1));
        const int y0 = static_cast<int>(fromY);
        const int y1 = std::min(y0 + 1, source.height - 1);
        for (int x = 0; x < outWidth; ++x) {
            const double fromX = std::clamp((x + 0.5) / scale - 0.5, 0.0, double(source.width - 1));
            const int x0 = static_cast<int>(fromX);
            const int x1 = std::min(x0 + 1, source.width - 1);
            for (int colour = 0; colour < 3; ++colour) {
                const auto at = [&](int column, int row) {
                    return std::to_integer<int>(in[byteAt(column, row, source.width, colour)]);
                };
                const double upper = at(x0, y0) + (at(x1, y0) - at(x0, y0)) * (fromX - x0);
                const double lower = at(x0, y1) + (at(x1, y1) - at(x0, y1)) * (fromX - x0);
                out[byteAt(x + left, y + top, width, colour)] =
                    limited(static_cast<int>(upper + (lower - upper) * (fromY - y0) + 0.5));
            }
        }
    }
    return picture;
}

std::optional<ports::Frame> readPicture(const std::filesystem::path& file)
{
    std::error_code error;
    const auto size = std::filesystem::file_size(file, error);
    if (error || size == 0 || size > camera::largestPicture)
        return std::nullopt;
    core::SecureBytes packed(size);
    std::ifstream stream(file, std::ios::binary);
    if (!stream.read(reinterpret_cast<char*>(packed.writable().data()), static_cast<std::streamsize>(size)))
        return std::nullopt;
    auto frame = camera::decodeJpeg(packed.view());
    if (!frame)
        return std::nullopt;
    return std::move(*frame);
}

} // namespace

PictureScene::PictureScene(int width, int height) : m_width(width), m_height(height) { showNobody(); }

PictureScene::Pictures PictureScene::read(const std::filesystem::path& folder) const
{
    constexpr std::size_t most = 16;
    std::vector<std::filesystem::path> files;
    std::error_code error;
    for (std::filesystem::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error))
        if (entry->path().extension() == ".jpg")
            files.push_back(entry->path());
    std::ranges::sort(files);
    files.resize(std::min(files.size(), most));
    Pictures pictures;
    for (const auto& file : files)
        if (const auto frame = readPicture(file))
            pictures.push_back(placed(*frame, m_width, m_height));
    return pictures;
}

bool PictureScene::show(const std::filesystem::path& folder)
{
    auto pictures = read(folder);
    showNobody();
    if (pictures.empty())
        return false;
    m_pictures = std::move(pictures);
    m_folder = folder;
    m_moment = 0;
    return true;
}

void PictureScene::showNobody()
{
    m_act.clear();
    m_folder.clear();
    m_pictures.clear();
    m_pictures.push_back(emptyRoom(m_width, m_height));
}

bool PictureScene::act(std::string_view name)
{
    m_act = name.empty() || m_folder.empty() ? Pictures() : read(m_folder / name);
    m_actMoment = 0;
    m_hold = firstHold;
    return !m_act.empty() || name.empty();
}

const core::SecureBytes& PictureScene::present()
{
    const auto& rest = m_pictures[m_moment++ / momentsPerPicture % m_pictures.size()];
    if (m_act.empty())
        return rest;
    const auto count = m_act.size();
    const auto middle = count / 2;
    const auto whole = momentsToThink + count * momentsPerActPicture + m_hold;
    auto moment = m_actMoment++;
    if (m_actMoment >= whole) {
        m_actMoment = 0;
        m_hold = std::min(2 * m_hold, longestHold);
    }
    if (moment < momentsToThink)
        return rest;
    moment -= momentsToThink;
    const auto before = middle * momentsPerActPicture;
    if (moment >= before)
        moment = moment < before + m_hold ? before : moment - m_hold;
    return m_act[std::min(moment / momentsPerActPicture, count - 1)];
}

core::SecureBytes PictureScene::next(Lens lens)
{
    const auto& seen = present();
    auto picture = lens == Lens::Covered ? core::SecureBytes(seen.size()) : seen.clone();
    addNoise(picture);
    return picture;
}

void PictureScene::addNoise(core::SecureBytes& picture)
{
    const auto bytes = picture.writable();
    for (std::size_t at = 0; at + 3 <= bytes.size(); at += 3) { // the same on all colours: noise of brightness
        m_noise ^= m_noise << 13;
        m_noise ^= m_noise >> 17;
        m_noise ^= m_noise << 5;
        const int noise = static_cast<int>(m_noise >> 16) % 5 - 2;
        for (auto& value : bytes.subspan(at, 3))
            value = limited(std::to_integer<int>(value) + noise);
    }
}

} // namespace uketsuke::simulated
