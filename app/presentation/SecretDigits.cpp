#include "app/presentation/SecretDigits.h"

#include <QFont>
#include <QPainter>

namespace uketsuke::presentation {

SecretDigits::SecretDigits(QQuickItem* parent) : QQuickPaintedItem(parent)
{
    setAntialiasing(true);
    connect(this, &SecretDigits::changed, this, [this] { update(); });
}

void SecretDigits::setKiosk(KioskView* kiosk)
{
    if (kiosk == m_kiosk)
        return;
    if (m_kiosk)
        disconnect(m_kiosk, nullptr, this, nullptr);
    m_kiosk = kiosk;
    if (m_kiosk)
        connect(m_kiosk, &KioskView::digitsChanged, this, [this] { update(); });
    Q_EMIT changed();
}

void SecretDigits::paint(QPainter* painter)
{
    if (!m_kiosk || m_count <= 0)
        return;
    const auto digits = m_kiosk->digits();
    const qreal boxWidth = (width() - m_spacing * (m_count - 1)) / m_count;
    QFont font(m_family);
    font.setPixelSize(std::max(1, static_cast<int>(height() * 0.62)));
    font.setBold(true);
    painter->setFont(font);
    for (int i = 0; i < m_count; ++i) {
        const auto position = static_cast<std::size_t>(m_first + i);
        const bool next = position == digits.size();
        const qreal inset = m_border * (next ? 1.5 : 0.75);
        const QRectF box =
            QRectF(i * (boxWidth + m_spacing), 0, boxWidth, height()).adjusted(inset, inset, -inset, -inset);
        painter->setPen(QPen(next ? m_active : m_line, m_border * (next ? 2 : 1)));
        painter->setBrush(m_paper);
        painter->drawRoundedRect(box, m_radius, m_radius);
        if (position >= digits.size())
            continue;
        if (m_mode == Mode::Dots) {
            painter->setPen(Qt::NoPen);
            painter->setBrush(m_ink);
            const qreal dot = std::min(box.width(), box.height()) * 0.17;
            painter->drawEllipse(box.center(), dot, dot);
        } else {
            painter->setPen(m_ink);
            // One glyph at a time, gone with this scope; the text of the whole number never exists.
            const auto glyph = QChar(std::to_integer<unsigned char>(digits[position]));
            painter->drawText(box, Qt::AlignCenter, QString(glyph));
        }
    }
}

} // namespace uketsuke::presentation
