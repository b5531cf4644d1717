// Where phrases end in a language that writes no spaces, after a model learned elsewhere (BudouX): each letter, pair
// and triple of letters around a place speaks for or against it. Pure; any thread once made.
#pragma once

#include <QByteArray>
#include <QString>

#include <unordered_map>
#include <vector>

namespace uketsuke::presentation {

class PhraseModel {
public:
    /// Of JSON: for each of the 13 groups of features what each says. One that cannot be read knows no phrase.
    explicit PhraseModel(const QByteArray& json);

    [[nodiscard]] bool knowsAny() const { return !m_weights.empty(); }
    /// Places between UTF-16 units, ascending, neither the beginning nor the end.
    [[nodiscard]] std::vector<qsizetype> ends(QStringView words) const;

private:
    std::unordered_map<quint64, int> m_weights; ///< by group and letters
    int m_sum{0};
};

} // namespace uketsuke::presentation
