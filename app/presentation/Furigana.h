// How Japanese words are read. In texts of plain Japanese a reading stands in 《》 behind the kanji it belongs to:
// 受付《うけつけ》. It belongs to the kanji that stand directly before it; `｜` says where they begin where that is not
// so: ｜4月《しがつ》. Screens, the accessibility tree and whoever else deals with words are given them without the
// marks; FuriganaBook remembers the readings for whoever draws them. Marks that are none (nothing before them, nothing
// in them, never closed) stay in the words, where a reviewer sees them. Main thread.
#pragma once

#include <QHash>
#include <QRegularExpression>
#include <QString>

#include <vector>

namespace uketsuke::presentation {

struct Reading {
    qsizetype at{0}; ///< of the words without marks
    qsizetype length{0};
    QString kana;
    friend bool operator==(const Reading&, const Reading&) = default;
};

struct ReadWords {
    QString words;
    std::vector<Reading> readings;
    friend bool operator==(const ReadWords&, const ReadWords&) = default;
};

[[nodiscard]] ReadWords readWords(const QString& marked);
/// The words as they are said: each reading in the place of what it belongs to.
[[nodiscard]] QString saidWords(const QString& marked);

class FuriganaBook {
public:
    /// The words without their marks, whose readings can be found from now on.
    QString keep(const QString& marked);
    /// Of words that were kept, of kept words with something in the place of `%1`, or of several sentences of these.
    [[nodiscard]] std::vector<Reading> find(const QString& words) const;
    void clear();

private:
    struct Pattern {
        QRegularExpression words;
        QString kept;
    };
    [[nodiscard]] std::vector<Reading> inPattern(const Pattern& pattern, const QString& words) const;

    QHash<QString, std::vector<Reading>> m_readings;
    std::vector<Pattern> m_patterns; ///< of words with `%1`
};

} // namespace uketsuke::presentation
