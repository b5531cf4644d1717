// Paints typed digits straight from KioskView's wiped memory: shown (card number) or as dots (PIN, passcode).
// Has no text property, so that no digit is ever a QString or a script value. Owned by its screen; paints on the
// render thread while the main thread waits.
#pragma once

#include "app/presentation/KioskView.h"

#include <QColor>
#include <QPointer>
#include <QQuickPaintedItem>
#include <QtQml/qqmlregistration.h>

namespace uketsuke::presentation {

class SecretDigits : public QQuickPaintedItem {
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(uketsuke::presentation::KioskView* kiosk READ kiosk WRITE setKiosk NOTIFY changed REQUIRED)
    Q_PROPERTY(Mode mode MEMBER m_mode NOTIFY changed)
    Q_PROPERTY(int first MEMBER m_first NOTIFY changed)
    Q_PROPERTY(int count MEMBER m_count NOTIFY changed)
    Q_PROPERTY(qreal spacing MEMBER m_spacing NOTIFY changed)
    Q_PROPERTY(qreal radius MEMBER m_radius NOTIFY changed)
    Q_PROPERTY(qreal border MEMBER m_border NOTIFY changed)
    Q_PROPERTY(QString family MEMBER m_family NOTIFY changed)
    Q_PROPERTY(QColor ink MEMBER m_ink NOTIFY changed)
    Q_PROPERTY(QColor paper MEMBER m_paper NOTIFY changed)
    Q_PROPERTY(QColor line MEMBER m_line NOTIFY changed)
    Q_PROPERTY(QColor active MEMBER m_active NOTIFY changed)

public:
    enum class Mode { Visible, Dots };
    Q_ENUM(Mode)

    explicit SecretDigits(QQuickItem* parent = nullptr);

    [[nodiscard]] KioskView* kiosk() const { return m_kiosk; }
    void setKiosk(KioskView* kiosk);
    void paint(QPainter* painter) override;

Q_SIGNALS:
    void changed();

private:
    QPointer<KioskView> m_kiosk;
    Mode m_mode{Mode::Dots};
    int m_first{0}; ///< index of the first digit this item shows
    int m_count{4}; ///< boxes
    qreal m_spacing{0};
    qreal m_radius{0};
    qreal m_border{1};
    QString m_family;
    QColor m_ink, m_paper, m_line, m_active;
};

} // namespace uketsuke::presentation
