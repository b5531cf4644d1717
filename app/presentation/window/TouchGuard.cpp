#include "app/presentation/window/TouchGuard.h"

#include "app/presentation/KioskView.h"

#include <QKeyEvent>

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
    switch (event->type()) {
    case QEvent::TouchBegin:
    case QEvent::MouseButtonPress:
    case QEvent::MouseButtonDblClick: m_dropsTouch = m_view.isTooEarly(); break;
    case QEvent::TouchUpdate:
    case QEvent::MouseMove: break;
    case QEvent::TouchEnd:
    case QEvent::TouchCancel:
    case QEvent::MouseButtonRelease:
        if (std::exchange(m_dropsTouch, false)) {
            event->accept();
            return true;
        }
        return false;
    case QEvent::KeyPress: {
        const auto& key = *static_cast<QKeyEvent*>(event);
        // Held down, one press would be an answer to every question that follows.
        if (!presses(key.key()) || (!key.isAutoRepeat() && !m_view.isTooEarly()))
            return false;
        event->accept();
        return true;
    }
    default: return false;
    }
    if (m_dropsTouch)
        event->accept(); // else the window system would make a mouse of the finger
    return m_dropsTouch;
}

} // namespace uketsuke::presentation
