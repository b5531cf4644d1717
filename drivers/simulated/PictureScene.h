// What a pretended camera sees: the pictures of a folder in turn, or an empty room. Every picture gets a sensor's
// noise, because one without is what the kiosk takes for a frozen camera. One owner, one thread; never writes a
// picture.
#pragma once

#include "app/core/SecureBytes.h"

#include <cstdint>
#include <filesystem>
#include <vector>

namespace uketsuke::simulated {

class PictureScene {
public:
    PictureScene(int width, int height);

    /// Every *.jpg of the folder by name, at most 16, fitted into the frame. A folder without a readable picture is an
    /// empty room, and the answer is false.
    bool show(const std::filesystem::path& folder);
    void showNobody();

    enum class Lens { Open, Covered };
    /// The next moment: interleaved BGR, rows without padding.
    [[nodiscard]] core::SecureBytes next(Lens lens);

private:
    void addNoise(core::SecureBytes& picture);

    int m_width;
    int m_height;
    std::vector<core::SecureBytes> m_pictures; ///< never empty
    std::uint64_t m_moment{0};
    std::uint32_t m_noise{2463534242U};
};

} // namespace uketsuke::simulated
