// Where the focus goes at an arrow key, so that five keys (up, down, left, right, enter) are enough for every screen.
// A rule over boxes, and the item that applies it to a window. Main thread.
#pragma once

#include <QPointer>
#include <QQuickItem>
#include <QRectF>
#include <QtQml/qqmlregistration.h>

#include <cstdint>
#include <optional>
#include <span>

namespace uketsuke::presentation {

enum class Direction : std::uint8_t { Up, Down, Left, Right };

/// The box to go to from `from`: the nearest one in that direction, those in the same row or column first; where there
/// is none, the next (down, right) or the one before (up, left) in reading order, round the end. So every box can be
/// reached from every other. Empty only when there is no other box.
[[nodiscard]] std::optional<std::size_t> boxAfter(std::span<const QRectF> boxes, std::size_t from, Direction direction);

class FocusWalk : public QObject {
    Q_OBJECT
    QML_ELEMENT

public:
    using QObject::QObject;

    /// Moves the focus among what can be used under `root`. False for a key that is none of the four arrows.
    /// Where a control went while it had the focus, such as "more time", the one before it comes next.
    Q_INVOKABLE bool walk(QQuickItem* root, int key);
    /// Another screen: where the focus was before says nothing there.
    Q_INVOKABLE void forget() { m_before.clear(); }

Q_SIGNALS:
    void moved(QQuickItem* item);

private:
    QPointer<QQuickItem> m_before; ///< had the focus before the one that has it
};

} // namespace uketsuke::presentation
