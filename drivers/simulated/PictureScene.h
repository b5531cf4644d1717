// What a pretended camera sees: the pictures of a folder in turn, or an empty room. A person whose folder holds a
// folder of that name acts: its pictures in order, the middle one held. Every picture gets a sensor's noise, because
// one without is what the kiosk takes for a frozen camera. One owner, one thread; never writes a picture.
#pragma once

#include "app/core/SecureBytes.h"

#include <cstdint>
#include <filesystem>
#include <string_view>
#include <vector>

namespace uketsuke::simulated {

class PictureScene {
public:
    PictureScene(int width, int height);

    /// Every *.jpg of the folder by name, at most 16, fitted into the frame. A folder without a readable picture is an
    /// empty room, and the answer is false.
    bool show(const std::filesystem::path& folder);
    void showNobody();

    /// Plays the act of that name, as in "turn-left", and again with a longer hold for as long as it is wanted:
    /// somebody who was asked and not understood does it more slowly. Empty ends it. False when this person does not
    /// act so.
    bool act(std::string_view name);

    enum class Lens { Open, Covered };
    /// The next moment: interleaved BGR, rows without padding.
    [[nodiscard]] core::SecureBytes next(Lens lens);

private:
    using Pictures = std::vector<core::SecureBytes>;

    [[nodiscard]] Pictures read(const std::filesystem::path& folder) const;
    [[nodiscard]] const core::SecureBytes& present();
    void addNoise(core::SecureBytes& picture);

    int m_width;
    int m_height;
    Pictures m_pictures;            ///< never empty
    std::filesystem::path m_folder; ///< of the person; empty for nobody
    Pictures m_act;                 ///< empty while none is wanted
    std::uint64_t m_actMoment{0}, m_hold{0};
    std::uint64_t m_moment{0};
    std::uint32_t m_noise{2463534242U};
};

} // namespace uketsuke::simulated
