// Lines that end where phrases end. Japanese and Chinese may be broken between almost any two letters; whoever reads
// slowly, or large letters, reads 資格を / 確認 better than 資 / 格を確認. Never more lines than without: it only
// chooses among the ways that need no more. What cannot be helped (a phrase longer than a line) stays as it is.
// Singleton of the screens; main thread.
#pragma once

#include "app/presentation/PhraseModel.h"

#include <QCache>
#include <QFont>
#include <QObject>
#include <QtQml/qqmlregistration.h>

#include <map>
#include <vector>

namespace uketsuke::presentation {

class PhraseLines : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_SINGLETON

public:
    /// The words with a line feed at each end of a line that is chosen, and nothing else changed. `width` in pixels of
    /// the scene, as Text.Wrap lays the words out; `language` as in Languages, for words that could be of several.
    Q_INVOKABLE QString lined(const QString& words, const QFont& font, qreal width, const QString& language);
    /// How wide the words are unbroken, in pixels: what Text calls implicitWidth.
    Q_INVOKABLE [[nodiscard]] static qreal naturalWidth(const QString& words, const QFont& font);

    /// Of whoever was here: nothing that was shown to them is remembered longer than they are.
    Q_INVOKABLE void forget() { m_known.clear(); }
    [[nodiscard]] bool remembers(const QString& words) const;

    /// Places where a line may end without breaking a phrase, ascending. Empty for words of a language with spaces.
    [[nodiscard]] std::vector<qsizetype> phraseEnds(const QString& words, const QString& language);

private:
    [[nodiscard]] const PhraseModel& model(const QString& name);
    [[nodiscard]] QString linedParagraph(const QString& words, const QFont& font, qreal width, const QString& language);

    std::map<QString, PhraseModel> m_models; ///< made when first needed
    QCache<QString, QString> m_known{512};   ///< by everything asked
};

} // namespace uketsuke::presentation
