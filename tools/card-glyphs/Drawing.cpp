#include "tools/card-glyphs/Drawing.h"

#include <QFontDatabase>
#include <QFontMetricsF>
#include <QImage>
#include <QPainter>
#include <QPainterPath>

#include <cmath>
#include <random>
#include <stdexcept>

namespace uketsuke::cardglyphs {
namespace {

constexpr int unit = 100;    // of a font's em
constexpr int baseline = 86; // below the em square's top
constexpr double margin = 0.12;

QFont fontOf(const Face& face)
{
    if (!QFontDatabase::families().contains(face.font))
        throw std::runtime_error("no such font: " + face.font.toStdString());
    QFont font(face.font);
    font.setPixelSize(unit);
    font.setBold(face.bold);
    font.setHintingPreference(QFont::PreferNoHinting);
    return font;
}

Ink inkOf(const QImage& image)
{
    Ink ink{image.width(), image.height(), {}};
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x)
            ink.pixels.push_back(static_cast<unsigned char>(255 - qGray(image.pixel(x, y))));
    return ink;
}

} // namespace

Ink draw(const Face& face, const QString& text, int em)
{
    const auto font = fontOf(face);
    const double advance = QFontMetricsF(font).horizontalAdvance(text);
    QImage image(int(std::lround(advance * em / unit)), em, QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.scale(double(em) / unit, double(em) / unit);
    QPainterPath path;
    path.addText(0, baseline, font, text);
    painter.fillPath(path, Qt::black);
    painter.end();
    return inkOf(image);
}

Ink drawPatch(const Face& face, QChar digit, const View& view, int width, int height)
{
    constexpr int fine = 3;
    const auto font = fontOf(face);
    const QFontMetricsF metrics(font);
    QImage image(width * fine, height * fine, QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.scale(width * fine / (0.5 + 2 * margin), double(height * fine)); // now in ems
    painter.translate(margin, 0);
    painter.translate(0.25 + view.moveX, 0.5 + view.moveY);
    painter.rotate(view.turn);
    painter.scale(view.sizeX / unit, view.sizeY / unit);
    // Fonts wider than half an em are narrowed to it, as the cards' half-width digits are.
    const double advance = metrics.horizontalAdvance(digit);
    painter.scale(unit / 2.0 / advance, 1.0);
    QPainterPath path;
    path.addText(-advance / 2, baseline - unit / 2.0, font, digit);
    if (!view.before.isEmpty())
        path.addText(-advance / 2 - metrics.horizontalAdvance(view.before), baseline - unit / 2.0, font, view.before);
    if (!view.after.isEmpty())
        path.addText(advance / 2, baseline - unit / 2.0, font, view.after);
    painter.fillPath(path, Qt::black);
    if (view.clutter) {
        std::mt19937 random(view.seed);
        std::uniform_real_distribution<double> any(-60, 60);
        painter.setPen(QPen(QColor(0, 0, 0, 45), 5));
        for (int line = 0; line < 3; ++line)
            painter.drawLine(QPointF(-60, any(random)), QPointF(60, any(random)));
    }
    painter.end();
    return inkOf(image.scaled(width, height, Qt::IgnoreAspectRatio, Qt::SmoothTransformation));
}

} // namespace uketsuke::cardglyphs
