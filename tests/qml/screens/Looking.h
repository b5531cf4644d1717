// What the tests of the screens see: items that are visible, where they stand, and how far two colours are apart.
#pragma once

#include <QColor>
#include <QQuickItem>
#include <QStringList>
#include <QTextBoundaryFinder>
#include <QTextLayout>

#include <algorithm>
#include <cmath>
#include <functional>
#include <vector>

namespace uketsuke::looking {

/// With a sanitizer one of each look is enough: where words lie does not depend on it, and what it looks for does not
/// on the size of letters.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
inline constexpr bool isSanitized = true;
#else
inline constexpr bool isSanitized = false;
#endif

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

inline QQuickItem* named(QQuickItem* root, const QString& name)
{
    for (auto* control : controls(root))
        if (control->objectName() == name)
            return control;
    return nullptr;
}

/// A line that waits to be moved into sight is not drawn.
inline bool isDrawn(const QQuickItem* item)
{
    for (const auto* above = item; above; above = above->parentItem())
        if (above->opacity() == 0)
            return false;
    return true;
}

/// Whether a finger moves it, and two keys beside it do.
inline bool canBeMoved(QQuickItem* mover, QQuickItem* root)
{
    if (!mover->property("interactive").toBool())
        return false;
    return std::ranges::any_of(controls(root), [mover](QQuickItem* control) {
        return control->objectName() == QLatin1String("scroll.down") && control->parentItem()
               && control->parentItem()->property("view").value<QObject*>() == mover;
    });
}

/// The lines of a text that begin inside a word, where its language breaks lines between words: Japanese and Chinese
/// may break anywhere.
inline QStringList brokenWords(QQuickItem* text)
{
    auto words = text->property("text").toString();
    const bool breaksAnywhere = std::ranges::any_of(words, [](QChar letter) {
        return letter.script() == QChar::Script_Han || letter.script() == QChar::Script_Hiragana
               || letter.script() == QChar::Script_Katakana;
    });
    if (breaksAnywhere || text->property("wrapMode").toInt() == QTextOption::NoWrap)
        return {};
    words.replace(QLatin1Char('\n'), QChar::LineSeparator);
    QTextLayout layout(words, text->property("font").value<QFont>());
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    layout.setTextOption(option);
    layout.beginLayout();
    for (auto line = layout.createLine(); line.isValid(); line = layout.createLine())
        line.setLineWidth(text->width());
    layout.endLayout();
    QStringList found;
    QTextBoundaryFinder places(QTextBoundaryFinder::Line, words);
    for (int i = 1; i < layout.lineCount(); ++i) {
        const auto begins = layout.lineAt(i).textStart();
        places.setPosition(begins);
        if (!places.isAtBoundary() && !words.at(begins - 1).isSpace())
            found.append(QStringLiteral("%1/%2 (%3 wide of %4)")
                             .arg(words.first(begins), words.sliced(begins))
                             .arg(text->width())
                             .arg(layout.maximumWidth()));
    }
    return found;
}

/// Every text that is cut, broken inside a word, leaves its place, or lies over another text or under a control. What
/// stands on something that moves has its place there if fingers and keys can move it.
inline QStringList misfits(QQuickItem* root)
{
    QStringList found;
    std::vector<QQuickItem*> texts;
    walk(root, [&](QQuickItem* item) {
        if (!item->inherits("QQuickText") || item->property("text").toString().isEmpty())
            return;
        texts.push_back(item);
        const auto text = item->property("text").toString();
        const QSizeF painted(item->property("contentWidth").toReal(), item->property("contentHeight").toReal());
        if (item->property("truncated").toBool() || painted.width() > item->width() + 1
            || painted.height() > item->height() + 1)
            found.append(QStringLiteral("cut: %1 (%2x%3 in %4x%5)")
                             .arg(text)
                             .arg(painted.width())
                             .arg(painted.height())
                             .arg(item->width())
                             .arg(item->height()));
        for (const auto& broken : brokenWords(item))
            found.append(QStringLiteral("a broken word: ") + broken);
        const auto box = sceneBox(item);
        for (auto* above = item->parentItem(); above; above = above->parentItem()) {
            // What can be moved may stand outside the part that is seen, but never beside it.
            const bool moves = above->inherits("QQuickFlickable") && canBeMoved(above, root);
            auto room = sceneBox(above).adjusted(-1.5, -1.5, 1.5, 1.5);
            if (moves)
                room = QRectF(room.left(), box.top(), room.width(), box.height());
            if (!room.contains(box)) {
                found.append(QStringLiteral("leaves its %1: %2 (%3 to %4, of %5 to %6)")
                                 .arg(QLatin1String(above->metaObject()->className()), text)
                                 .arg(box.top())
                                 .arg(box.bottom())
                                 .arg(room.top())
                                 .arg(room.bottom()));
                break;
            }
            if (moves)
                break;
        }
    });
    for (auto* control : controls(root))
        for (auto* text : texts)
            // A screen under a panel is off, and nothing of it is seen.
            if (!control->isAncestorOf(text) && moverOf(control) == moverOf(text)
                && (text->isEnabled() || !control->isEnabled())
                && sceneBox(control).intersects(sceneBox(text).adjusted(1, 1, -1, -1)))
                found.append(
                    QStringLiteral("under %1: %2").arg(control->objectName(), text->property("text").toString()));
    for (std::size_t i = 0; i < texts.size(); ++i)
        for (std::size_t j = 0; j < i; ++j)
            if (moverOf(texts[i]) == moverOf(texts[j])
                && sceneBox(texts[i]).adjusted(2, 2, -2, -2).intersects(sceneBox(texts[j])))
                found.append(QStringLiteral("one over the other: %1 / %2")
                                 .arg(texts[i]->property("text").toString(), texts[j]->property("text").toString()));
    return found;
}

/// How many letters stand on the last of several lines; none where there is one line alone.
inline int lettersOfLastLine(QQuickItem* text)
{
    QTextLayout layout(text->property("text").toString(), text->property("font").value<QFont>());
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    layout.setTextOption(option);
    layout.beginLayout();
    for (auto line = layout.createLine(); line.isValid(); line = layout.createLine())
        line.setLineWidth(text->width());
    layout.endLayout();
    return layout.lineCount() < 2 ? 0 : layout.lineAt(layout.lineCount() - 1).textLength();
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

/// Qt 6.4's raster engine reads and writes beside the panel where it draws one upside down.
inline QStringList turnedLayers(QQuickItem* root)
{
    QStringList faults;
    walk(root, [&](QQuickItem* item) {
        const auto* layer = item->property("layer").value<QObject*>();
        if (!layer || !layer->property("enabled").toBool())
            return;
        const auto place = item->itemTransform(root, nullptr);
        if (place.m11() <= 0 || place.m22() <= 0 || place.type() > QTransform::TxScale)
            faults.append(QStringLiteral("a layer is turned: %1").arg(QLatin1String(item->metaObject()->className())));
    });
    return faults;
}

} // namespace uketsuke::looking
