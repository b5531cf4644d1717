// The readings of one text, painted above its lines. A child of the text, of its size. Main thread.
#pragma once

#include "app/presentation/Furigana.h"

#include <QColor>
#include <QFont>
#include <QQuickPaintedItem>

namespace uketsuke::presentation {

/// Everything of a text on which the place of a reading depends.
struct LaidWords {
    QString words; ///< as shown, with a line feed at each end of a line that was chosen
    QFont font;
    QColor colour;
    QSizeF size;
    qreal paintedHeight{0};
    qreal above{0}; ///< room over the first line
    qreal lineHeight{1};
    int alignment{0};
    int verticalAlignment{0};
    int wrapping{0};
    friend bool operator==(const LaidWords&, const LaidWords&) = default;
};

class FuriganaAbove : public QQuickPaintedItem {
public:
    explicit FuriganaAbove(QQuickItem* text) : QQuickPaintedItem(text) {}

    void show(const LaidWords& laid, std::vector<Reading> readings);
    [[nodiscard]] const LaidWords& laid() const { return m_laid; }
    void paint(QPainter* painter) override;

private:
    LaidWords m_laid;
    std::vector<Reading> m_readings;
};

} // namespace uketsuke::presentation
