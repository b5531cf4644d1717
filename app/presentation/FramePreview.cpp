#include "app/presentation/FramePreview.h"

#include <QImage>
#include <QPainter>
#include <QPainterPath>

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

} // namespace

FramePreview::FramePreview(QQuickItem* parent) : QQuickPaintedItem(parent)
{
    setAntialiasing(true);
    connect(this, &FramePreview::changed, this, [this] { update(); });
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
        });
    Q_EMIT changed();
}

void FramePreview::paint(QPainter* painter)
{
    const QRectF area(0, 0, width(), height());
    QPainterPath outline;
    outline.addRoundedRect(area, m_radius, m_radius);
    painter->setClipPath(outline);
    painter->fillRect(area, m_backdrop);

    const auto frame = m_kiosk ? m_kiosk->frame() : nullptr;
    if (frame && wellFormed(*frame)) {
        const auto* bytes = reinterpret_cast<const uchar*>(frame->pixels.view().data());
        const QImage image(bytes, frame->width, frame->height, frame->width * 3, QImage::Format_BGR888);
        // Fill the area without distortion, cut what is too much, and turn it round as a mirror does.
        const qreal scale = std::max(area.width() / frame->width, area.height() / frame->height);
        const QSizeF shown(area.width() / scale, area.height() / scale);
        const QRectF source((frame->width - shown.width()) / 2, (frame->height - shown.height()) / 2, shown.width(),
                            shown.height());
        painter->save();
        painter->translate(area.width(), 0);
        painter->scale(-1, 1);
        painter->drawImage(area, image, source);
        painter->restore();
    }

    // ISO/IEC 39794-5 faces are about 3:4; the oval leaves room for hair and shoulders.
    const qreal ovalHeight = std::min(area.height() * 0.84, area.width() * 1.06);
    const QSizeF ovalSize(ovalHeight * 0.75, ovalHeight);
    const QRectF oval(QPointF((area.width() - ovalSize.width()) / 2, (area.height() - ovalSize.height()) / 2),
                      ovalSize);
    QPainterPath around;
    around.addRect(area);
    around.addEllipse(oval);
    painter->fillPath(around, m_shade);
    painter->setPen(QPen(m_ring, m_ringWidth));
    painter->setBrush(Qt::NoBrush);
    painter->drawEllipse(oval);
}

} // namespace uketsuke::presentation
