// The camera's picture as in a mirror, inside the oval that shows where the face belongs. Paints straight from the
// shared frame and keeps no copy; without a frame it paints the empty oval. Never writes a picture anywhere. What lies
// over the frame is drawn once and kept while frames come: a frame then costs one pass over its pixels.
#pragma once

#include "app/presentation/KioskView.h"

#include <QColor>
#include <QImage>
#include <QPointer>
#include <QQuickPaintedItem>
#include <QtQml/qqmlregistration.h>

#include <chrono>

namespace uketsuke::presentation {

/// How often the camera is asked for a new picture: twice in the time of one, so that none of 30 a second is missed and
/// none waits longer than half its time.
inline constexpr std::chrono::milliseconds previewAskedEvery{16};

class FramePreview : public QQuickPaintedItem {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(uketsuke::presentation::KioskView* kiosk READ kiosk WRITE setKiosk NOTIFY changed REQUIRED)
    Q_PROPERTY(QColor ground MEMBER m_ground NOTIFY changed)
    Q_PROPERTY(QColor backdrop MEMBER m_backdrop NOTIFY changed)
    Q_PROPERTY(QColor shade MEMBER m_shade NOTIFY changed)
    Q_PROPERTY(QColor ring MEMBER m_ring NOTIFY changed)
    Q_PROPERTY(qreal ringWidth MEMBER m_ringWidth NOTIFY changed)
    Q_PROPERTY(QColor gatheredRing MEMBER m_gatheredRing NOTIFY changed)
    Q_PROPERTY(qreal gathered MEMBER m_gathered NOTIFY changed)
    Q_PROPERTY(qreal radius MEMBER m_radius NOTIFY changed)

public:
    explicit FramePreview(QQuickItem* parent = nullptr);

    [[nodiscard]] KioskView* kiosk() const { return m_kiosk; }
    void setKiosk(KioskView* kiosk);
    void paint(QPainter* painter) override;

Q_SIGNALS:
    void changed();

private:
    QPointer<KioskView> m_kiosk;
    void drawCover(QSize size);

    QColor m_ground, m_backdrop, m_shade, m_ring, m_gatheredRing;
    qreal m_ringWidth{1};
    qreal m_gathered{0}; ///< this share of the ring is thicker, from the top clockwise
    qreal m_radius{0};
    QImage m_cover; ///< shade, ring and corners; premultiplied
};

} // namespace uketsuke::presentation
