#include "app/presentation/window/FuriganaLayer.h"

#include "app/presentation/window/FuriganaAbove.h"

#include <QQuickWindow>

namespace uketsuke::presentation {
namespace {

LaidWords laidWords(const QQuickItem& text)
{
    return {.words = text.property("shown").toString(),
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

/// The readings of words, in the same words with line feeds at the ends of lines that were chosen.
std::vector<Reading> inLines(std::vector<Reading> readings, const QString& words, const QString& lined)
{
    std::vector<qsizetype> places; // of each letter, and of the end
    qsizetype place = 0;
    for (const auto letter : words) {
        while (place < lined.size() && lined[place] != letter)
            ++place;
        places.push_back(place++);
    }
    places.push_back(place);
    for (auto& reading : readings) {
        const auto from = places.at(static_cast<std::size_t>(reading.at));
        const auto to = places.at(static_cast<std::size_t>(reading.at + reading.length));
        reading.at = from;
        reading.length = to - from;
    }
    return readings;
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
        const auto words = item->property("text").toString();
        auto readings = m_book.find(words);
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
            above->show(laid, inLines(std::move(readings), words, laid.words));
        return;
    }
    const auto children = item->childItems();
    for (auto* child : children)
        visit(child);
}

} // namespace uketsuke::presentation
