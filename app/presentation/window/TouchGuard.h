// Keeps a second touch of a trembling hand, and a key that is held, from answering a question that nobody has seen:
// what is pressed too early after a question came is taken off the window's events. Moving the focus is always free.
// Owned by KioskWindow; main thread.
#pragma once

#include <QObject>

namespace uketsuke::presentation {

class KioskView;

class TouchGuard : public QObject {
public:
    TouchGuard(const KioskView& view, QObject& window);
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    const KioskView& m_view;
    bool m_dropsTouch{false}; ///< until the finger that came too early is lifted
};

} // namespace uketsuke::presentation
