#include "app/presentation/FramePreview.h"

#include <QPainter>
#include <QPainterPath>
#include <QtMath>

#include <algorithm>
#include <span>

namespace uketsuke::presentation {
namespace {

/// True when the pixels are as many as the size says: a frame is data from outside until then.
bool wellFormed(const ports::Frame& frame)
{
    constexpr int largestSide = 8192;
    if (frame.width <= 0 || frame.height <= 0 || frame.width > largestSide || frame.height > largestSide)
        return false;
    return frame.pixels.size() == static_cast<std::size_t>(frame.width) * static_cast<std::size_t>(frame.height) * 3;
}

/// What of a picture with so many pixels fills the room without distortion, what is too much cut off on both sides: for
/// each place in the room the pixel that is seen there.
std::vector<int> pixelsSeen(int room, int pixels, double scale)
{
    std::vector<int> seen(static_cast<std::size_t>(room));
    const double first = (pixels - room / scale) / 2;
    for (int place = 0; place < room; ++place)
        seen[static_cast<std::size_t>(place)] =
            std::clamp(static_cast<int>(first + (place + 0.5) / scale), 0, pixels - 1);
    return seen;
}

/// One line of the frame under the cover, which is premultiplied: what the cover leaves open shows the frame.
void putUnder(std::span<const QRgb> cover, const std::byte* line, std::span<const int> columns, std::span<QRgb> out)
{
    for (std::size_t x = 0; x < out.size(); ++x) {
        const QRgb above = cover[x];
        const unsigned open = 255U - unsigned(qAlpha(above));
        if (open == 0) {
            out[x] = above;
            continue;
        }
        const auto* pixel = line + 3 * std::size_t(columns[x]); // blue, green, red
        const auto mixed = [open](std::byte under, int over) {
            return over + static_cast<int>((std::to_integer<unsigned>(under) * open + 127U) / 255U);
        };
        out[x] = qRgb(mixed(pixel[2], qRed(above)), mixed(pixel[1], qGreen(above)), mixed(pixel[0], qBlue(above)));
    }
}

} // namespace

FramePreview::FramePreview(QQuickItem* parent) : QQuickPaintedItem(parent)
{
    // Every pixel is painted, the corners in the ground's colour: nothing has to be erased before or mixed after.
    setOpaquePainting(true);
    connect(this, &FramePreview::changed, this, [this] {
        m_cover = {};
        update();
    });
}

void FramePreview::setKiosk(KioskView* kiosk)
{
    if (kiosk == m_kiosk)
        return;
    if (m_kiosk)
        disconnect(m_kiosk, nullptr, this, nullptr);
    m_kiosk = kiosk;
    if (m_kiosk)
        connect(m_kiosk, &KioskView::frameChanged, this, [this] {
            if (isVisible())
                update();
            else
                m_cover = {}; // as large as the picture, and not needed until the next person comes here
        });
    Q_EMIT changed();
}

void FramePreview::drawCover(QSize size)
{
    m_cover = QImage(size, QImage::Format_ARGB32_Premultiplied);
    m_cover.fill(Qt::transparent);
    const QRectF area(QPointF(0, 0), size);
    QPainter painter(&m_cover);
    painter.setRenderHint(QPainter::Antialiasing);

    // ISO/IEC 39794-5 faces are about 3:4; the oval leaves room for hair and shoulders.
    const qreal ovalHeight = std::min(area.height() * 0.84, area.width() * 1.06);
    const QSizeF ovalSize(ovalHeight * 0.75, ovalHeight);
    const QRectF oval(QPointF((area.width() - ovalSize.width()) / 2, (area.height() - ovalSize.height()) / 2),
                      ovalSize);
    QPainterPath around;
    around.addRect(area);
    around.addEllipse(oval);
    painter.fillPath(around, m_shade);
    painter.setPen(QPen(m_ring, m_ringWidth));
    painter.setBrush(Qt::NoBrush);
    painter.drawEllipse(oval);
    // Thicker too: nothing is told by the colour alone.
    constexpr int wholeRing = 360 * 16;
    painter.setPen(QPen(m_gatheredRing, m_ringWidth * 2, Qt::SolidLine, Qt::RoundCap));
    if (m_gathered > 0)
        painter.drawArc(oval, wholeRing / 4, -qRound(std::min(m_gathered, 1.0) * wholeRing));

    QPainterPath corners;
    corners.addRect(area);
    corners.addRoundedRect(area, m_radius, m_radius);
    painter.fillPath(corners, m_ground);
}

void FramePreview::paint(QPainter* painter)
{
    // Nothing at the edge may stay as the memory was.
    const QSize size(qCeil(width()), qCeil(height()));
    if (size.isEmpty())
        return;
    if (m_cover.size() != size)
        drawCover(size);

    const auto frame = m_kiosk ? m_kiosk->frame() : nullptr;
    if (!frame || !wellFormed(*frame)) {
        painter->fillRect(boundingRect(), m_backdrop);
        painter->drawImage(0, 0, m_cover);
        return;
    }
    const double scale = std::max(double(size.width()) / frame->width, double(size.height()) / frame->height);
    auto columns = pixelsSeen(size.width(), frame->width, scale);
    std::ranges::reverse(columns); // as in a mirror
    const auto rows = pixelsSeen(size.height(), frame->height, scale);
    // A few lines at a time: they stay in the processor's cache, and no second picture of the person is made.
    constexpr int linesAtOnce = 16;
    QImage lines(size.width(), linesAtOnce, QImage::Format_RGB32);
    const auto width = static_cast<std::size_t>(size.width());
    for (int top = 0; top < size.height(); top += linesAtOnce) {
        const int count = std::min(linesAtOnce, size.height() - top);
        for (int i = 0; i < count; ++i) {
            const auto row = std::size_t(rows[std::size_t(top + i)]) * std::size_t(frame->width) * 3;
            putUnder({reinterpret_cast<const QRgb*>(m_cover.constScanLine(top + i)), width},
                     frame->pixels.view().data() + row, columns, {reinterpret_cast<QRgb*>(lines.scanLine(i)), width});
        }
        painter->drawImage(QPoint(0, top), lines, QRect(0, 0, size.width(), count));
    }
}

} // namespace uketsuke::presentation
