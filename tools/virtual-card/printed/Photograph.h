// TEST: a drawn card as a camera above the desk would see it: turned, tilted, blurred, glaring, dark, noisy, packed.
// Deterministic by its numbers and seed. Any thread with a QGuiApplication.
#pragma once

#include <QByteArray>
#include <QImage>

#include <array>

namespace uketsuke::virtualcard::printed {

struct Scene {
    int width{1280};
    int height{960};
    double share{0.72};           ///< of the frame's width that the card's long side takes
    double turn{0.0};             ///< degrees, clockwise
    std::array<double, 8> tilt{}; ///< of the corners, in shares of the card's width: x and y of each
    double moveX{0.0};            ///< of the card's middle, in shares of the frame
    double moveY{0.0};
    double blur{0.0};        ///< standard deviation, pixels
    double motion{0.0};      ///< length, pixels
    double motionAngle{0.0}; ///< degrees
    double glare{0.0};       ///< 0 none, 1 white in its middle
    double glareX{0.5};      ///< where on the frame
    double glareY{0.5};
    double glareRadius{0.1}; ///< in shares of the frame's width
    double light{1.0};       ///< 1 is a well-lit desk
    double slope{0.0};       ///< light at the frame's right edge against its left
    double noise{0.0};       ///< standard deviation, grey levels
    int quality{95};         ///< of the JPEG
    std::array<int, 3> ground{90, 70, 50};
    unsigned seed{1};
};

/// How hard: the share of the cards that get each trouble, and how much of it.
enum class Trouble { Desk, Hard };
[[nodiscard]] Scene inventScene(unsigned seed, Trouble trouble);

/// The camera's picture, RGB888, after one round through JPEG.
[[nodiscard]] QImage photograph(const QImage& card, const Scene& scene);
[[nodiscard]] QByteArray jpegOf(const QImage& picture, int quality);

} // namespace uketsuke::virtualcard::printed
