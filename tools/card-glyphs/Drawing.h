// Letters of a font as little grey pictures: black on white turned to ink 0..255 on nothing.
#pragma once

#include <QString>

#include <vector>

namespace uketsuke::cardglyphs {

struct Ink {
    int width{0};
    int height{0};
    std::vector<unsigned char> pixels; ///< 255 where there is ink
};

struct Face {
    QString font;
    bool bold{false};
};

/// The letters in boxes of `em` pixels height, at the font's own advance.
[[nodiscard]] Ink draw(const Face& face, const QString& text, int em);

/// How one digit of a training picture is seen.
struct View {
    double moveX{0}; ///< ems
    double moveY{0};
    double sizeX{1};
    double sizeY{1};
    double turn{0}; ///< degrees
    QString before; ///< neighbours that look into the patch
    QString after;
    bool clutter{false};
    unsigned seed{1};
};
/// The patch around a digit's box as the kiosk cuts it out: 0.12 em more on both sides.
[[nodiscard]] Ink drawPatch(const Face& face, QChar digit, const View& view, int width, int height);

} // namespace uketsuke::cardglyphs
