#include "app/presentation/window/FuriganaLayer.h"

#include "app/presentation/window/FuriganaAbove.h"

#include <QQuickWindow>

namespace uketsuke::presentation {
namespace {

LaidWords laidWords(const QQuickItem& text)
{
    return {.words = text.property("text").toString(),
            .font = text.property("font").value<QFont>(),
            .colour = text.property("color").value<QColor>(),
            .size = text.size(),
            .paintedHeight = text.property("contentHeight").toReal(),
            .above = text.property("topPadding").toReal(),
            .lineHeight = text.property("lineHeight").toReal(),
            .alignment = text.property("effectiveHorizontalAlignment").toInt(),
            .verticalAlignment = text.property("verticalAlignment").toInt(),
            .wrapping = text.property("wrapMode").toInt()};
}

/// It goes with the next events, and a picture may be made before them.
void dismiss(QQuickItem& above)
{
    above.setVisible(false);
    above.deleteLater();
}

} // namespace

FuriganaLayer::FuriganaLayer(QQuickWindow& window, const FuriganaBook& book) : m_window(window), m_book(book)
{
    QObject::connect(&window, &QQuickWindow::afterAnimating, &m_context, [this] { look(); });
}

FuriganaLayer::~FuriganaLayer()
{
    for (const auto& above : m_drawn)
        if (above)
            above->deleteLater();
}

void FuriganaLayer::look()
{
    m_seen.clear();
    visit(m_window.contentItem());
    // What is not seen keeps no picture.
    for (auto one = m_drawn.begin(); one != m_drawn.end();) {
        if (m_seen.contains(one.key())) {
            ++one;
            continue;
        }
        if (*one)
            dismiss(**one);
        one = m_drawn.erase(one);
    }
}

void FuriganaLayer::visit(QQuickItem* item)
{
    if (!item->isVisible())
        return;
    if (item->inherits("QQuickText")) {
        const auto laid = laidWords(*item);
        auto& above = m_drawn[item];
        // Found again each time: the words may have come before their readings.
        auto readings = m_book.find(laid.words);
        if (readings.empty()) {
            if (above)
                dismiss(*above);
            m_drawn.remove(item);
            return;
        }
        m_seen.insert(item);
        if (!above)
            above = new FuriganaAbove(item); // the text's child
        if (above->laid() != laid)
            above->show(laid, std::move(readings));
        return;
    }
    const auto children = item->childItems();
    for (auto* child : children)
        visit(child);
}

} // namespace uketsuke::presentation
