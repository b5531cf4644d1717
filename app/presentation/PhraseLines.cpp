#include "app/presentation/PhraseLines.h"

#include <QFile>
#include <QTextBoundaryFinder>
#include <QTextLayout>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace uketsuke::presentation {
namespace {

enum class Writing { WithSpaces, Kana, Han };

Writing writingOf(QStringView words)
{
    auto writing = Writing::WithSpaces;
    for (const auto letter : words) {
        if ((letter >= QChar(0x3041) && letter <= QChar(0x3096))
            || (letter >= QChar(0x30A1) && letter <= QChar(0x30FA)))
            return Writing::Kana;
        if (letter.script() == QChar::Script_Han)
            writing = Writing::Han;
    }
    return writing;
}

QTextOption wrapped()
{
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    option.setUseDesignMetrics(true); // as Text does
    return option;
}

/// One that is laid out already, in lines of `width`.
class Laid {
public:
    Laid(const QString& words, const QFont& font, qreal width) : m_layout(words, font)
    {
        m_layout.setTextOption(wrapped());
        m_layout.beginLayout();
        for (auto line = m_layout.createLine(); line.isValid(); line = m_layout.createLine())
            line.setLineWidth(width);
        m_layout.endLayout();
    }
    [[nodiscard]] int lines() const { return m_layout.lineCount(); }
    /// Of the first line.
    [[nodiscard]] qreal leftOf(qsizetype letter) const
    {
        return m_layout.lineAt(0).cursorToX(static_cast<int>(letter));
    }
    [[nodiscard]] qreal naturalWidth() const { return m_layout.maximumWidth(); }

private:
    QTextLayout m_layout;
};

constexpr qreal unbroken = 1 << 20; // pixels; no words are as long
constexpr qreal never = std::numeric_limits<qreal>::infinity();

/// Where lines may end: with the cost of an end there, beside that of how full its line is.
struct Place {
    qsizetype at;
    qreal cost;
    qreal left{0};  ///< of what begins there, in the unbroken line
    qreal inked{0}; ///< where what ends there ends: spaces before it take no room
};

/// How far a line is from a full one; the last may be short, but not a leftover.
qreal raggedness(qreal filled, bool isLast)
{
    const auto free = 1 - filled;
    if (!isLast)
        return free * free;
    constexpr qreal enough = 1.0 / 3;
    return filled < enough ? (enough - filled) * (enough - filled) * 4 : 0;
}

} // namespace

const PhraseModel& PhraseLines::model(const QString& name)
{
    auto found = m_models.find(name);
    if (found == m_models.end()) {
        QFile file(QStringLiteral(":/phrases/%1.json").arg(name));
        found =
            m_models.emplace(name, PhraseModel(file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray())).first;
    }
    return found->second;
}

std::vector<qsizetype> PhraseLines::phraseEnds(const QString& words, const QString& language)
{
    const auto writing = writingOf(words);
    std::vector<qsizetype> ends;
    if (writing == Writing::WithSpaces)
        return ends;
    const bool isChinese = writing == Writing::Han && language.startsWith(QLatin1String("zh"));
    ends = model(isChinese ? language.toLower() : QStringLiteral("ja")).ends(words);
    for (qsizetype place = 1; place < words.size(); ++place)
        if (words[place - 1].isSpace() && !words[place].isSpace())
            ends.push_back(place);
    std::sort(ends.begin(), ends.end());
    ends.erase(std::unique(ends.begin(), ends.end()), ends.end());
    return ends;
}

QString PhraseLines::linedParagraph(const QString& words, const QFont& font, qreal width, const QString& language)
{
    constexpr int most = 12; // lines; a notice of an authority is long, and is read as it stands
    const auto lines = Laid(words, font, width).lines();
    if (lines < 2 || lines > most)
        return words;
    const auto ends = phraseEnds(words, language);
    std::vector<Place> places{{0, 0}};
    QTextBoundaryFinder breaks(QTextBoundaryFinder::Line, words);
    constexpr qreal brokenPhrase = 1000; // more than any raggedness of so few lines
    for (auto at = breaks.toNextBoundary(); at > 0 && at < words.size(); at = breaks.toNextBoundary())
        places.push_back({at, std::binary_search(ends.begin(), ends.end(), at) ? 0 : brokenPhrase});
    places.push_back({words.size(), 0});
    const Laid whole(words, font, unbroken);
    for (auto& place : places) {
        auto inked = place.at;
        while (inked > 0 && words[inked - 1].isSpace())
            --inked;
        place.left = whole.leftOf(place.at);
        place.inked = whole.leftOf(inked);
    }

    // The cheapest way to each place in each number of lines.
    struct Way {
        qreal cost{never};
        std::size_t before{0};
    };
    const auto last = places.size() - 1;
    std::vector<std::vector<Way>> ways(static_cast<std::size_t>(lines) + 1, std::vector<Way>(places.size()));
    ways[0][0].cost = 0;
    for (std::size_t line = 1; line < ways.size(); ++line)
        for (std::size_t from = 0; from < last; ++from) {
            if (ways[line - 1][from].cost == never)
                continue;
            for (auto to = from + 1; to <= last; ++to) {
                const auto filled = std::max(0.0, places[to].inked - places[from].left) / width;
                if (filled > 1)
                    break;
                const auto cost = ways[line - 1][from].cost + places[to].cost + raggedness(filled, to == last);
                if (cost < ways[line][to].cost)
                    ways[line][to] = {cost, from};
            }
        }
    std::size_t used = 0;
    for (std::size_t line = 1; line < ways.size(); ++line)
        if (ways[line][last].cost < ways[used][last].cost)
            used = line;
    if (used == 0)
        return words; // something is wider than a line
    auto chosen = words;
    for (auto place = ways[used][last].before; place > 0; place = ways[used][place].before) {
        chosen.insert(places[place].at, QLatin1Char('\n'));
        --used;
    }
    // Kerning across a place could make a line wider than its share of the whole.
    return Laid(QString(chosen).replace(QLatin1Char('\n'), QChar(QChar::LineSeparator)), font, width).lines() > lines
               ? words
               : chosen;
}

QString PhraseLines::lined(const QString& words, const QFont& font, qreal width, const QString& language)
{
    if (width <= 0 || writingOf(words) == Writing::WithSpaces)
        return words;
    const auto asked = words + QChar(QChar::Null) + font.key() + QChar(QChar::Null) + QString::number(width) + language;
    if (const auto* known = m_known.object(asked))
        return *known;
    QStringList paragraphs = words.split(QLatin1Char('\n'));
    for (auto& paragraph : paragraphs)
        paragraph = linedParagraph(paragraph, font, width, language);
    auto chosen = paragraphs.join(QLatin1Char('\n'));
    if (chosen != words) // the others are soon found again, and a countdown is another each second
        m_known.insert(asked, new QString(chosen));
    return chosen;
}

bool PhraseLines::remembers(const QString& words) const
{
    return std::ranges::any_of(m_known.keys(), [&](const QString& asked) { return asked.contains(words); });
}

qreal PhraseLines::naturalWidth(const QString& words, const QFont& font)
{
    qreal widest = 0;
    for (const auto& paragraph : words.split(QLatin1Char('\n')))
        widest = std::max(widest, Laid(paragraph, font, unbroken).naturalWidth());
    return std::ceil(widest);
}

} // namespace uketsuke::presentation
