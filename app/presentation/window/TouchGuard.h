// Keeps a second touch of a trembling hand, and a key that is held, from answering a question that nobody has seen:
// what is pressed too early after a question came is taken off the window's events. Moving the focus is always free.
// Owned by KioskWindow; main thread.
#pragma once

#include <QObject>
#include <QSet>

QT_BEGIN_NAMESPACE
class QTouchEvent;
QT_END_NAMESPACE

namespace uketsuke::presentation {

class KioskView;

class TouchGuard : public QObject {
public:
    TouchGuard(const KioskView& view, QObject& window);
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    bool isDropped(const QTouchEvent& event);

    const KioskView& m_view;
    QSet<int> m_dropped;      ///< fingers that came too early, until they are lifted
    bool m_dropsMouse{false}; ///< until the button that was pressed too early is released
};

} // namespace uketsuke::presentation
