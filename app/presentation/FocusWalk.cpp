#include "app/presentation/FocusWalk.h"

#include <QQuickWindow>

#include <algorithm>
#include <numeric>
#include <vector>

namespace uketsuke::presentation {
namespace {

std::optional<Direction> directionOf(int key)
{
    switch (key) {
    case Qt::Key_Up: return Direction::Up;
    case Qt::Key_Down: return Direction::Down;
    case Qt::Key_Left: return Direction::Left;
    case Qt::Key_Right: return Direction::Right;
    default: return std::nullopt;
    }
}

struct Distance {
    qreal along;  ///< between the facing edges; below zero: not in that direction
    qreal across; ///< gap beside the way; zero: same row or column
};

Distance distanceOf(const QRectF& from, const QRectF& to, Direction direction)
{
    const auto gap = [](qreal low, qreal high, qreal otherLow, qreal otherHigh) {
        return std::max({otherLow - high, low - otherHigh, 0.0});
    };
    const qreal beside = gap(from.left(), from.right(), to.left(), to.right());
    const qreal above = gap(from.top(), from.bottom(), to.top(), to.bottom());
    switch (direction) {
    case Direction::Up: return {from.top() - to.bottom(), beside};
    case Direction::Down: return {to.top() - from.bottom(), beside};
    case Direction::Left: return {from.left() - to.right(), above};
    case Direction::Right: return {to.left() - from.right(), above};
    }
    return {-1, 0};
}

/// Rows from above, within a row from the left.
std::vector<std::size_t> readingOrder(std::span<const QRectF> boxes)
{
    std::vector<std::size_t> order(boxes.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::stable_sort(order, [&boxes](std::size_t left, std::size_t right) {
        return std::pair(boxes[left].top(), boxes[left].left()) < std::pair(boxes[right].top(), boxes[right].left());
    });
    return order;
}

void collect(QQuickItem* item, std::vector<QQuickItem*>& found)
{
    if (!item->isVisible() || !item->isEnabled())
        return;
    if (item->activeFocusOnTab())
        found.push_back(item);
    for (auto* child : item->childItems())
        collect(child, found);
}

} // namespace

std::optional<std::size_t> boxAfter(std::span<const QRectF> boxes, std::size_t from, Direction direction)
{
    if (boxes.size() < 2 || from >= boxes.size())
        return std::nullopt;
    // Layouts round: a pixel of overlap is still beside.
    constexpr qreal rounding = 2;
    constexpr qreal aside = 3; // leaving the row or column counts thrice
    std::optional<std::size_t> best;
    qreal least = 0;
    for (std::size_t i = 0; i < boxes.size(); ++i) {
        const auto distance = distanceOf(boxes[from], boxes[i], direction);
        if (i == from || distance.along < -rounding)
            continue;
        // Sideways one stays in the row: what stands above or below it is for the other two keys.
        const bool sideways = direction == Direction::Left || direction == Direction::Right;
        if (sideways && distance.across > 0)
            continue;
        const qreal score = std::max(distance.along, 0.0) + aside * distance.across;
        if (!best || score < least) {
            best = i;
            least = score;
        }
    }
    if (best)
        return best;
    const auto order = readingOrder(boxes);
    const auto at = static_cast<std::size_t>(std::ranges::find(order, from) - order.begin());
    const bool onwards = direction == Direction::Down || direction == Direction::Right;
    return order[(at + (onwards ? 1 : order.size() - 1)) % order.size()];
}

bool FocusWalk::walk(QQuickItem* root, int key)
{
    const auto direction = directionOf(key);
    if (!direction || !root || !root->window())
        return false;
    std::vector<QQuickItem*> items;
    collect(root, items);
    if (items.empty())
        return true;
    std::vector<QRectF> boxes;
    boxes.reserve(items.size());
    for (const auto* item : items)
        boxes.push_back(item->mapRectToScene(QRectF(0, 0, item->width(), item->height())));
    const auto now = std::ranges::find(items, root->window()->activeFocusItem());
    QQuickItem* next = nullptr;
    if (now == items.end()) {
        // Nothing has the focus yet: begin inside the screen, which is where the focus scope is, not in the bars.
        auto* scope = root->window()->activeFocusItem();
        const auto inside =
            std::ranges::find_if(items, [scope](const QQuickItem* item) { return scope && scope->isAncestorOf(item); });
        next = inside == items.end() ? items.front() : *inside;
        // What has gone keeps the focus, in Qt 6.4, or leaves it to the scope of everything.
        const auto before = std::ranges::find(items, m_before.data());
        if ((!scope || !scope->isVisible() || scope == root) && before != items.end())
            next = *before;
    } else if (const auto found = boxAfter(boxes, static_cast<std::size_t>(now - items.begin()), *direction)) {
        next = items[*found];
        m_before = *now;
    }
    if (next) {
        next->forceActiveFocus(Qt::TabFocusReason);
        Q_EMIT moved(next);
    }
    return true;
}

} // namespace uketsuke::presentation
