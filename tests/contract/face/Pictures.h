// Reads the tests' pictures into frames as a camera gives them. Sequence numbers grow through the whole run.
#pragma once

#include "app/ports/Camera.h"

#include <QFile>
#include <QImage>
#include <QString>

#include <optional>

namespace uketsuke::face::test {

[[nodiscard]] inline ports::Frame frameOf(const QImage& picture)
{
    static std::uint64_t sequence = 0;
    const auto image = picture.convertToFormat(QImage::Format_BGR888);
    ports::Frame frame{.width = image.width(), .height = image.height(), .pixels = {}};
    frame.sequence = ++sequence;
    for (int row = 0; row < image.height(); ++row)
        frame.pixels.append(std::as_bytes(std::span(image.constScanLine(row), std::size_t(image.width()) * 3)));
    return frame;
}

[[nodiscard]] inline std::optional<ports::Frame> readFrame(const QString& path)
{
    const QImage image(path);
    if (image.isNull())
        return std::nullopt;
    return frameOf(image);
}

[[nodiscard]] inline core::Bytes readBytes(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const auto content = file.readAll();
    return core::copyOf(std::as_bytes(std::span(content.constData(), static_cast<std::size_t>(content.size()))));
}

/// The folder of pictures that never enter the repository: $UKETSUKE_SHARED/faces, or ../shared/faces.
[[nodiscard]] inline QString sharedFaces()
{
    const auto named = qEnvironmentVariable("UKETSUKE_SHARED");
    return (named.isEmpty() ? QStringLiteral(UKETSUKE_SOURCE_DIR "/../shared") : named) + QStringLiteral("/faces");
}

} // namespace uketsuke::face::test
