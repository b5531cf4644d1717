// Draws the readings of plain Japanese above the kanji they belong to, on whatever words of the window are seen and
// known to the book: each text of the screens leaves room above its lines (PlainText). Looked at with each frame; in
// every other language there is no such layer. Owned by KioskWindow; main thread. The window and the book must outlive
// it.
#pragma once

#include "app/presentation/Furigana.h"

#include <QHash>
#include <QObject>
#include <QPointer>
#include <QSet>

QT_BEGIN_NAMESPACE
class QQuickItem;
class QQuickWindow;
QT_END_NAMESPACE

namespace uketsuke::presentation {

class FuriganaAbove;

class FuriganaLayer {
public:
    FuriganaLayer(QQuickWindow& window, const FuriganaBook& book);
    ~FuriganaLayer();
    FuriganaLayer(const FuriganaLayer&) = delete;
    FuriganaLayer& operator=(const FuriganaLayer&) = delete;

private:
    void look();
    void visit(QQuickItem* item);

    QQuickWindow& m_window;
    const FuriganaBook& m_book;
    QHash<QQuickItem*, QPointer<FuriganaAbove>> m_drawn; ///< by the text they stand on, whose children they are
    QSet<QQuickItem*> m_seen;
    QObject m_context; ///< ends the connection first
};

} // namespace uketsuke::presentation
