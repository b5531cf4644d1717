#include "tools/virtual-card/printed/Photograph.h"

#include <QBuffer>
#include <QPainter>
#include <QPolygonF>
#include <QTransform>

#include <algorithm>
#include <cmath>
#include <random>
#include <vector>

namespace uketsuke::virtualcard::printed {
namespace {

constexpr double pi = 3.14159265358979;

using Plane = std::vector<float>; // RGB interleaved

QImage ground(const Scene& scene, std::mt19937& random)
{
    QImage image(scene.width, scene.height, QImage::Format_RGB888);
    std::normal_distribution<float> grain(0, 3);
    std::vector<float> stripes(static_cast<std::size_t>(scene.height));
    float drift = 0;
    for (auto& stripe : stripes) {
        drift = 0.9F * drift + grain(random);
        stripe = drift;
    }
    for (int y = 0; y < scene.height; ++y) {
        auto* line = image.scanLine(y);
        for (int x = 0; x < scene.width; ++x)
            for (std::size_t colour = 0; colour < 3; ++colour)
                line[std::size_t(x) * 3 + colour] = static_cast<uchar>(
                    std::clamp(float(scene.ground.at(colour)) + stripes[static_cast<std::size_t>(y)], 0.0F, 255.0F));
    }
    return image;
}

QPolygonF corners(const Scene& scene)
{
    const double half = scene.share * scene.width / 2;
    const double halfHeight = half * 53.98 / 85.6;
    const std::array<QPointF, 4> upright{
        {{-half, -halfHeight}, {half, -halfHeight}, {half, halfHeight}, {-half, halfHeight}}};
    const double angle = scene.turn * pi / 180;
    QPolygonF result;
    for (std::size_t at = 0; at < 4; ++at) {
        const QPointF tilted(upright.at(at).x() + scene.tilt.at(at * 2) * 2 * half,
                             upright.at(at).y() + scene.tilt.at(at * 2 + 1) * 2 * half);
        result << QPointF(
            scene.width * (0.5 + scene.moveX) + std::cos(angle) * tilted.x() - std::sin(angle) * tilted.y(),
            scene.height * (0.5 + scene.moveY) + std::sin(angle) * tilted.x() + std::cos(angle) * tilted.y());
    }
    return result;
}

/// Rows, then columns: a Gaussian is separable.
void blurPlane(Plane& plane, int width, int height, double deviation)
{
    if (deviation < 0.2)
        return;
    const int radius = int(std::ceil(deviation * 3));
    std::vector<float> kernel(static_cast<std::size_t>(radius * 2 + 1));
    float sum = 0;
    for (int at = -radius; at <= radius; ++at)
        sum += kernel[static_cast<std::size_t>(at + radius)] = float(std::exp(-at * at / (2 * deviation * deviation)));
    for (auto& weight : kernel)
        weight /= sum;
    // Row by row in both directions, so that the compiler can do many pixels at once.
    const auto stride = std::size_t(width) * 3;
    Plane out(plane.size());
    for (int y = 0; y < height; ++y) {
        float* to = &out[std::size_t(y) * stride];
        for (int at = -radius; at <= radius; ++at) {
            const float weight = kernel[static_cast<std::size_t>(at + radius)];
            const float* from = &plane[std::size_t(std::clamp(y + at, 0, height - 1)) * stride];
            for (std::size_t x = 0; x < stride; ++x)
                to[x] += weight * from[x];
        }
    }
    const auto reach = std::size_t(radius) * 3;
    for (int y = 0; y < height; ++y) {
        const float* from = &out[std::size_t(y) * stride];
        float* to = &plane[std::size_t(y) * stride];
        std::fill_n(to, stride, 0.0F);
        for (std::size_t at = 0; at <= reach * 2; at += 3) {
            const float weight = kernel[at / 3];
            for (std::size_t x = reach; x < stride - reach; ++x)
                to[x] += weight * from[x + at - reach];
        }
        // The frame's rim keeps what the first pass made of it: no card reaches it.
        std::copy_n(from, reach, to);
        std::copy_n(from + stride - reach, reach, to + stride - reach);
    }
}

void smear(Plane& plane, int width, int height, double length, double angle)
{
    const int steps = int(std::lround(length));
    if (steps < 2)
        return;
    const double dx = std::cos(angle * pi / 180);
    const double dy = std::sin(angle * pi / 180);
    Plane out(plane.size());
    for (int y = 0; y < height; ++y)
        for (int x = 0; x < width; ++x) {
            float value[3] = {0, 0, 0};
            for (int step = 0; step < steps; ++step) {
                const double along = step - (steps - 1) / 2.0;
                const int sx = std::clamp(int(std::lround(x + along * dx)), 0, width - 1);
                const int sy = std::clamp(int(std::lround(y + along * dy)), 0, height - 1);
                for (int colour = 0; colour < 3; ++colour)
                    value[colour] +=
                        plane[(std::size_t(sy) * std::size_t(width) + std::size_t(sx)) * 3 + std::size_t(colour)];
            }
            for (int colour = 0; colour < 3; ++colour)
                out[(std::size_t(y) * std::size_t(width) + std::size_t(x)) * 3 + std::size_t(colour)] =
                    value[colour] / float(steps);
        }
    plane = std::move(out);
}

} // namespace

QByteArray jpegOf(const QImage& picture, int quality)
{
    QByteArray packed;
    QBuffer buffer(&packed);
    buffer.open(QIODevice::WriteOnly);
    picture.save(&buffer, "JPG", quality);
    return packed;
}

QImage photograph(const QImage& card, const Scene& scene)
{
    std::mt19937 random(scene.seed);
    QImage image = ground(scene, random);
    {
        const auto quad = corners(scene);
        // Shrinking by sampling would alias: the card comes in at the size it will have.
        const auto sized = card.scaledToWidth(std::max(64, int(scene.share * scene.width)), Qt::SmoothTransformation);
        const QPolygonF source(QVector<QPointF>{QPointF(0, 0), QPointF(sized.width(), 0),
                                                QPointF(sized.width(), sized.height()), QPointF(0, sized.height())});
        QTransform place;
        QTransform::quadToQuad(source, quad, place);
        QPainter painter(&image);
        painter.setRenderHint(QPainter::SmoothPixmapTransform);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(QColor(0, 0, 0, 60)); // the card's shadow
        painter.drawPolygon(quad.translated(4, 5));
        painter.setTransform(place);
        painter.drawImage(0, 0, sized);
    }
    const int width = image.width();
    const int height = image.height();
    Plane plane(std::size_t(width) * std::size_t(height) * 3);
    for (int y = 0; y < height; ++y)
        std::copy_n(image.constScanLine(y), std::size_t(width) * 3, &plane[std::size_t(y) * std::size_t(width) * 3]);
    blurPlane(plane, width, height, scene.blur);
    smear(plane, width, height, scene.motion, scene.motionAngle);
    std::normal_distribution<float> normal(0, float(scene.noise));
    std::vector<float> grain(65536); // drawn from a table: a million and more of them are needed
    for (auto& value : grain)
        value = normal(random);
    for (int y = 0; y < height; ++y) {
        auto* line = image.scanLine(y);
        std::size_t next = random();
        for (int x = 0; x < width; ++x) {
            const double dx = (double(x) / width - scene.glareX) / scene.glareRadius;
            const double dy = (double(y) / width - scene.glareY * height / width) / scene.glareRadius;
            const double glare = 255 * scene.glare * std::exp(-(dx * dx + dy * dy) / 2);
            const double light = scene.light * (1 + scene.slope * (double(x) / width - 0.5));
            for (std::size_t colour = 0; colour < 3; ++colour) {
                const std::size_t at = (std::size_t(y) * std::size_t(width) + std::size_t(x)) * 3 + colour;
                line[std::size_t(x) * 3 + colour] = static_cast<uchar>(
                    std::clamp(double(plane[at]) * light + glare + double(grain[next++ % grain.size()]), 0.0, 255.0));
            }
        }
    }
    return QImage::fromData(jpegOf(image, scene.quality), "JPG").convertToFormat(QImage::Format_RGB888);
}

Scene inventScene(unsigned seed, Trouble trouble)
{
    std::mt19937 random(seed * 69069U + 1);
    const auto between = [&random](double from, double to) {
        return std::uniform_real_distribution<double>(from, to)(random);
    };
    const auto sometimes = [&between](double share) { return between(0, 1) < share; };
    const bool hard = trouble == Trouble::Hard;
    Scene scene;
    scene.seed = seed + 11;
    scene.share = between(hard ? 0.60 : 0.68, hard ? 0.80 : 0.78);
    scene.turn = between(-8, 8);
    if (sometimes(0.25))
        scene.turn += 180; // laid down the other way round
    if (hard && sometimes(0.08))
        scene.turn += between(10, 25);
    for (auto& corner : scene.tilt)
        corner = between(-1, 1) * (hard ? 0.03 : 0.012);
    scene.moveX = between(-0.03, 0.03);
    scene.moveY = between(-0.04, 0.04);
    scene.blur = between(0, hard ? 1.8 : 0.9);
    if (sometimes(hard ? 0.25 : 0.08)) {
        scene.motion = between(2, hard ? 7 : 4);
        scene.motionAngle = between(0, 180);
    }
    if (sometimes(hard ? 0.35 : 0.15)) {
        scene.glare = between(0.2, 1.0);
        scene.glareX = between(0.15, 0.85);
        scene.glareY = between(0.15, 0.85);
        scene.glareRadius = between(0.02, 0.10);
    }
    scene.light = sometimes(hard ? 0.3 : 0.1) ? between(0.12, 0.5) : between(0.6, 1.1);
    scene.slope = between(-0.4, 0.4);
    scene.noise = between(1, hard ? 9 : 4);
    scene.quality = int(between(hard ? 45 : 75, 95));
    const int shade = int(between(20, 150));
    scene.ground = {shade + int(between(-20, 20)), shade + int(between(-20, 20)), shade + int(between(-20, 20))};
    if (sometimes(0.1))
        scene.ground = {int(between(170, 225)), int(between(170, 225)), int(between(170, 225))};
    return scene;
}

} // namespace uketsuke::virtualcard::printed
