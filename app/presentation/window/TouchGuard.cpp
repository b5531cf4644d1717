#include "app/presentation/window/TouchGuard.h"

#include "app/presentation/KioskView.h"

#include <QKeyEvent>
#include <QTouchEvent>

#include <utility>

namespace uketsuke::presentation {
namespace {

/// A key that answers: it presses what has the focus.
bool presses(int key)
{
    return key == Qt::Key_Return || key == Qt::Key_Enter || key == Qt::Key_Space || key == Qt::Key_Select;
}

} // namespace

TouchGuard::TouchGuard(const KioskView& view, QObject& window) : m_view(view) { window.installEventFilter(this); }

bool TouchGuard::eventFilter(QObject*, QEvent* event)
{
    bool drops = false;
    switch (event->type()) {
    case QEvent::TouchBegin:
    case QEvent::TouchUpdate:
    case QEvent::TouchEnd: drops = isDropped(*static_cast<QTouchEvent*>(event)); break;
    case QEvent::TouchCancel: m_dropped.clear(); break;
    case QEvent::MouseButtonPress:
    case QEvent::MouseButtonDblClick: drops = m_dropsMouse = m_view.isTooEarly(); break;
    case QEvent::MouseMove: drops = m_dropsMouse; break;
    case QEvent::MouseButtonRelease: drops = std::exchange(m_dropsMouse, false); break;
    case QEvent::KeyPress: {
        const auto& key = *static_cast<QKeyEvent*>(event);
        // Held down, one press would be an answer to every question that follows.
        drops = presses(key.key()) && (key.isAutoRepeat() || m_view.isTooEarly());
        break;
    }
    default: break;
    }
    if (drops)
        event->accept(); // else the window system would make a mouse of the finger
    return drops;
}

/// Each finger for itself: a hand that rests on the glass neither lets another one through nor keeps it out.
bool TouchGuard::isDropped(const QTouchEvent& event)
{
    bool isNew = false;
    bool all = true;
    for (const auto& point : event.points()) {
        if (point.state() == QEventPoint::Pressed && m_view.isTooEarly()) {
            m_dropped.insert(point.id());
            isNew = true;
        }
        all = all && m_dropped.contains(point.id());
    }
    for (const auto& point : event.points())
        if (point.state() == QEventPoint::Released)
            m_dropped.remove(point.id());
    return isNew || all;
}

} // namespace uketsuke::presentation
