#include "app/presentation/Furigana.h"

#include <algorithm>

namespace uketsuke::presentation {
namespace {

constexpr QChar opening(u'《');
constexpr QChar closing(u'》');
constexpr QChar beginning(u'｜');

const QRegularExpression& placeholder()
{
    static const QRegularExpression pattern(QStringLiteral("%[1-9]"));
    return pattern;
}

/// What a reading can belong to without saying where it begins.
bool isKanji(QChar letter)
{
    return (letter >= QChar(0x4E00) && letter <= QChar(0x9FFF)) || letter == QChar(u'々') || letter == QChar(u'ヶ');
}

qsizetype beginningOfKanji(const QString& words)
{
    auto at = words.size();
    while (at > 0 && isKanji(words[at - 1]))
        --at;
    return at;
}

} // namespace

ReadWords readWords(const QString& marked)
{
    ReadWords read;
    qsizetype told = -1; // where `｜` stood, in the words without marks
    for (qsizetype i = 0; i < marked.size(); ++i) {
        const auto letter = marked[i];
        if (letter == beginning && marked.indexOf(opening, i) > i + 1) {
            told = read.words.size();
            continue;
        }
        const auto end = letter == opening ? marked.indexOf(closing, i) : -1;
        const auto kana = end > i ? marked.sliced(i + 1, end - i - 1) : QString();
        auto from = told >= 0 ? told : beginningOfKanji(read.words);
        // Kanji that have a reading already do not get a second one.
        if (!read.readings.empty())
            from = std::max(from, read.readings.back().at + read.readings.back().length);
        if (kana.isEmpty() || kana.contains(opening) || from == read.words.size()) {
            read.words.append(letter);
            continue;
        }
        read.readings.push_back({from, read.words.size() - from, kana});
        told = -1;
        i = end;
    }
    return read;
}

QString saidWords(const QString& marked)
{
    const auto read = readWords(marked);
    QString said;
    qsizetype from = 0;
    for (const auto& reading : read.readings) {
        said += read.words.sliced(from, reading.at - from) + reading.kana;
        from = reading.at + reading.length;
    }
    return said + read.words.sliced(from);
}

QString FuriganaBook::keep(const QString& marked)
{
    if (!marked.contains(opening))
        return marked;
    auto read = readWords(marked);
    if (read.readings.empty())
        return read.words;
    if (!m_readings.contains(read.words) && read.words.contains(placeholder())) {
        QString pattern;
        qsizetype from = 0;
        for (auto found = placeholder().globalMatch(read.words); found.hasNext();) {
            const auto here = found.next();
            pattern += QRegularExpression::escape(read.words.sliced(from, here.capturedStart() - from))
                       + QStringLiteral("(.+)");
            from = here.capturedEnd();
        }
        pattern += QRegularExpression::escape(read.words.sliced(from));
        m_patterns.push_back({QRegularExpression(QRegularExpression::anchoredPattern(pattern),
                                                 QRegularExpression::DotMatchesEverythingOption),
                              read.words});
    }
    m_readings.insert(read.words, std::move(read.readings));
    return read.words;
}

std::vector<Reading> FuriganaBook::find(const QString& words) const
{
    if (const auto found = m_readings.constFind(words); found != m_readings.constEnd())
        return *found;
    for (const auto& pattern : m_patterns)
        if (auto readings = inPattern(pattern, words); !readings.empty())
            return readings;
    // Screens put sentences one behind the other.
    const auto end = words.indexOf(QStringLiteral("。 "));
    if (end < 0)
        return {};
    const auto behind = end + 2;
    auto readings = find(words.first(end + 1));
    for (const auto& reading : find(words.sliced(behind)))
        readings.push_back({reading.at + behind, reading.length, reading.kana});
    return readings;
}

std::vector<Reading> FuriganaBook::inPattern(const Pattern& pattern, const QString& words) const
{
    const auto match = pattern.words.match(words);
    if (!match.hasMatch())
        return {};
    // What was inserted moves what stands behind it, and may have readings of its own.
    auto readings = m_readings.value(pattern.kept);
    qsizetype moved = 0;
    int group = 0;
    std::vector<Reading> all;
    auto next = readings.begin();
    for (auto found = placeholder().globalMatch(pattern.kept); found.hasNext();) {
        const auto here = found.next();
        for (; next != readings.end() && next->at < here.capturedStart(); ++next)
            all.push_back({next->at + moved, next->length, next->kana});
        const auto inserted = match.captured(++group);
        for (const auto& own : m_readings.value(inserted))
            all.push_back({here.capturedStart() + moved + own.at, own.length, own.kana});
        moved += inserted.size() - here.capturedLength();
    }
    for (; next != readings.end(); ++next)
        all.push_back({next->at + moved, next->length, next->kana});
    return all;
}

void FuriganaBook::clear()
{
    m_readings.clear();
    m_patterns.clear();
}

} // namespace uketsuke::presentation
