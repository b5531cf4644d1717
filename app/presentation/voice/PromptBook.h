// Every prompt with its words in each language, and the way from words that stand on a screen to the prompts that say
// them. Japanese and English come with the table, resources/voice/prompts.json; a further language is added when
// somebody chooses it, from what tools/voice-prompts collected of its screens, and forgotten again. Sentences that hold
// a number or another sentence (`%1`) are said in pieces. A number alone is no sentence: whatever was typed can never
// be found here. Main thread.
#pragma once

#include "app/core/Result.h"

#include <QHash>
#include <QRegularExpression>
#include <QString>
#include <QStringList>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace uketsuke::presentation {

/// One recording: `key` names its file.
struct BookPrompt {
    std::string key;
    bool personal{false}; ///< tells something of the person, or what they decided
    friend bool operator==(const BookPrompt&, const BookPrompt&) = default;
};

class PromptBook {
public:
    static constexpr int greatestNumber = 20;

    PromptBook() = default;
    /// Errors: ConfigurationInvalid for what is no such table, with the key where there is one.
    [[nodiscard]] static core::Result<PromptBook> parse(std::string_view json);

    /// Errors: ConfigurationInvalid for what lacks a prompt of the table or has another; then nothing is added.
    [[nodiscard]] core::Result<> add(std::string_view json);
    /// Only what was added.
    void forget(const QString& language);

    [[nodiscard]] const std::vector<std::string>& languages() const { return m_languages; }
    [[nodiscard]] bool knows(const QString& language) const;
    /// Every recording there must be, the same in each language.
    [[nodiscard]] std::vector<std::string> recordings(const std::string& language) const;
    /// The words of a prompt, for its caption; empty when there is none.
    [[nodiscard]] QString words(const std::string& key, const QString& language) const;
    /// What says that sentence; nothing when a part of it has no prompt.
    [[nodiscard]] std::optional<std::vector<BookPrompt>> find(const QString& sentence, const QString& language) const;

private:
    struct Entry {
        std::string key;
        bool personal{false};
        bool isSentence{false}; ///< words of a screen, not a sound or a number
        QHash<QString, QString> words{};
        QHash<QString, QString> said{}; ///< as it is read out; `%1` where another prompt goes
    };
    void learn(std::size_t place, const QString& language, const QString& words);
    [[nodiscard]] std::vector<BookPrompt> whole(const Entry& entry) const { return {{entry.key, entry.personal}}; }
    [[nodiscard]] std::optional<std::vector<BookPrompt>> inPieces(const Entry& entry, const QStringList& arguments,
                                                                  const QString& language) const;
    [[nodiscard]] std::optional<std::vector<BookPrompt>> argument(const QString& words, const QString& language) const;

    std::vector<std::string> m_languages;
    std::vector<Entry> m_entries;
    QHash<QString, std::size_t> m_places; ///< of entries by language and words without spaces
    struct Pattern {
        std::size_t place;
        QString language;
        QRegularExpression words;
        std::vector<int> arguments; ///< which `%n` each group of it is
    };
    std::vector<Pattern> m_patterns; ///< of entries with `%1` in their words
};

} // namespace uketsuke::presentation
