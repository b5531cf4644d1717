// What the tests of the screens see: items that are visible, where they stand, and how far two colours are apart.
#pragma once

#include <QColor>
#include <QQuickItem>

#include <algorithm>
#include <cmath>
#include <functional>
#include <vector>

namespace uketsuke::looking {

inline void walk(QQuickItem* item, const std::function<void(QQuickItem*)>& visit)
{
    if (!item->isVisible())
        return;
    visit(item);
    for (auto* child : item->childItems())
        walk(child, visit);
}

inline QRectF sceneBox(const QQuickItem* item)
{
    return item->mapRectToScene(QRectF(0, 0, item->width(), item->height()));
}

inline std::vector<QQuickItem*> controls(QQuickItem* root)
{
    std::vector<QQuickItem*> found;
    walk(root, [&found](QQuickItem* item) {
        if (item->activeFocusOnTab())
            found.push_back(item);
    });
    return found;
}

/// What the item moves with, if it stands on something that can be moved.
inline QQuickItem* moverOf(QQuickItem* item)
{
    for (auto* above = item->parentItem(); above; above = above->parentItem())
        if (above->inherits("QQuickFlickable"))
            return above;
    return nullptr;
}

/// WCAG 2.2, relative luminance and contrast ratio.
inline double luminance(const QColor& colour)
{
    const auto linear = [](double c) { return c <= 0.03928 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4); };
    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) + 0.0722 * linear(colour.blueF());
}

inline double contrast(const QColor& left, const QColor& right)
{
    const auto [low, high] = std::minmax({luminance(left), luminance(right)});
    return (high + 0.05) / (low + 0.05);
}

} // namespace uketsuke::looking
