#include "app/presentation/window/FuriganaAbove.h"

#include <QFontMetricsF>
#include <QPainter>
#include <QTextLayout>

#include <algorithm>
#include <cmath>
#include <utility>

namespace uketsuke::presentation {
namespace {

constexpr qreal share = 0.5; // of the letters they stand above

QFont smaller(QFont font)
{
    font.setPixelSize(std::max(1, static_cast<int>(font.pixelSize() * share)));
    font.setBold(false);
    return font;
}

/// The part of a reading that stands above a part of its words, where a line breaks within them.
QString partOf(const Reading& reading, qsizetype from, qsizetype to)
{
    const auto begin = reading.kana.size() * (from - reading.at) / reading.length;
    const auto end = reading.kana.size() * (to - reading.at) / reading.length;
    return reading.kana.sliced(begin, end - begin);
}

} // namespace

void FuriganaAbove::show(const LaidWords& laid, std::vector<Reading> readings)
{
    m_laid = laid;
    m_readings = std::move(readings);
    setSize(laid.size);
    update();
}

void FuriganaAbove::paint(QPainter* painter)
{
    // As QQuickText lays it out: each line at the top of its height, what the height has more stands below.
    auto words = m_laid.words;
    words.replace(QLatin1Char('\n'), QChar(QChar::LineSeparator));
    QTextLayout layout(words, m_laid.font);
    QTextOption option;
    option.setAlignment(Qt::Alignment(m_laid.alignment));
    option.setWrapMode(static_cast<QTextOption::WrapMode>(m_laid.wrapping));
    option.setUseDesignMetrics(true);
    layout.setTextOption(option);
    layout.beginLayout();
    for (auto line = layout.createLine(); line.isValid(); line = layout.createLine())
        line.setLineWidth(m_laid.size.width());
    layout.endLayout();

    const auto font = smaller(m_laid.font);
    const QFontMetricsF metrics(font);
    painter->setFont(font);
    painter->setPen(m_laid.colour);
    qreal top = m_laid.above;
    // Where words stand in the middle or at the foot, QQuickText does not count what the last line's height has more.
    const auto below = (m_laid.lineHeight - 1) * std::ceil(QFontMetricsF(m_laid.font).height());
    const auto room = m_laid.size.height() - m_laid.above - (m_laid.paintedHeight - below);
    if (m_laid.verticalAlignment == Qt::AlignVCenter)
        top += room / 2;
    else if (m_laid.verticalAlignment == Qt::AlignBottom)
        top += room;
    for (int i = 0; i < layout.lineCount(); ++i) {
        const auto line = layout.lineAt(i);
        const qsizetype lineEnd = line.textStart() + line.textLength();
        qreal free = 0; // where the next reading may begin
        for (std::size_t next = 0; next < m_readings.size(); ++next) {
            const auto& reading = m_readings[next];
            const auto from = std::max<qsizetype>(reading.at, line.textStart());
            const auto to = std::min(reading.at + reading.length, lineEnd);
            if (from >= to)
                continue;
            const auto kana = partOf(reading, from, to);
            const auto left = line.cursorToX(static_cast<int>(from));
            const auto right = line.cursorToX(static_cast<int>(to));
            // A long reading may stand over half a letter beside it, unless that has one too.
            const bool isFollowed = next + 1 < m_readings.size() && m_readings[next + 1].at == to;
            const auto overhang = metrics.height() / 2;
            const auto least = std::max(free, left - overhang);
            const auto most = isFollowed ? right : std::min(m_laid.size.width(), right + overhang);
            const auto natural = metrics.horizontalAdvance(kana);
            const auto width = std::min(natural, most - least);
            const auto x = std::clamp((left + right - width) / 2, least, std::max(least, most - width));
            painter->save();
            painter->translate(x, top - metrics.descent());
            painter->scale(natural > 0 ? width / natural : 1, 1);
            painter->drawText(QPointF(0, 0), kana);
            painter->restore();
            free = x + width;
        }
        top += line.height() * m_laid.lineHeight;
    }
}

} // namespace uketsuke::presentation
