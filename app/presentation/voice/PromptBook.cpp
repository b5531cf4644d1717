#include "app/presentation/voice/PromptBook.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>

namespace uketsuke::presentation {
namespace {

const QRegularExpression& placeholder()
{
    static const QRegularExpression pattern(QStringLiteral("%([1-9])"));
    return pattern;
}

/// Screens break their lines, and languages differ in where; what is said does not.
QString bare(const QString& words)
{
    QString letters;
    letters.reserve(words.size());
    std::ranges::copy_if(words, std::back_inserter(letters), [](QChar c) { return !c.isSpace(); });
    return letters;
}

QString placeOf(const QString& language, const QString& words) { return language + QLatin1Char('\n') + bare(words); }

/// "Question %1 of %2" as an expression: what stands between its own words is an argument.
QRegularExpression expressionOf(const QString& words, std::vector<int>& arguments)
{
    const auto own = bare(words);
    QString pattern;
    qsizetype from = 0;
    for (auto found = placeholder().globalMatch(own); found.hasNext();) {
        const auto here = found.next();
        pattern += QRegularExpression::escape(own.sliced(from, here.capturedStart() - from)) + QLatin1String("(.+)");
        arguments.push_back(here.captured(1).toInt());
        from = here.capturedEnd();
    }
    pattern += QRegularExpression::escape(own.sliced(from));
    return QRegularExpression(QRegularExpression::anchoredPattern(pattern));
}

core::Result<PromptBook> refused(std::string_view key)
{
    return core::failure(core::Fault::ConfigurationInvalid, "PromptBook::parse", core::Redacted::reviewed(key));
}

QString text(const nlohmann::json& entry, const char* name)
{
    const auto found = entry.find(name);
    return found != entry.end() && found->is_string() ? QString::fromStdString(found->get<std::string>()) : QString();
}

} // namespace

core::Result<PromptBook> PromptBook::parse(std::string_view json)
{
    const auto table = nlohmann::json::parse(json, nullptr, false);
    if (!table.is_object() || table.value("version", nlohmann::json()) != 1 || !table.contains("prompts")
        || !table["prompts"].is_array() || table.value("languages", nlohmann::json()) != nlohmann::json({"ja", "en"}))
        return refused("the table");
    PromptBook book;
    book.m_languages = {"ja", "en"};
    QHash<QString, bool> keys;
    for (const auto& row : table["prompts"]) {
        const auto key = row.is_object() ? text(row, "key") : QString();
        const auto japanese = row.is_object() ? text(row, "ja") : QString();
        const auto english = row.is_object() ? text(row, "en") : QString();
        if (key.isEmpty() || japanese.isEmpty() || english.isEmpty() || keys.contains(key))
            return refused(key.toStdString());
        keys.insert(key, true);
        Entry entry{.key = key.toStdString()};
        const auto personal = row.find("personal");
        entry.personal = personal != row.end() && *personal == true;
        const bool isSound = row.contains("notes");
        entry.isSentence = !isSound && !entry.key.starts_with("number.");
        entry.words = {{QStringLiteral("ja"), japanese}, {QStringLiteral("en"), english}};
        const auto says = text(row, "says");
        entry.said = {{QStringLiteral("ja"), isSound ? japanese : text(row, "reading")},
                      {QStringLiteral("en"), says.isEmpty() ? english : says}};
        if (entry.said[QStringLiteral("ja")].isEmpty())
            return refused(entry.key);
        const auto place = book.m_entries.size();
        const bool isSentence = entry.isSentence;
        book.m_entries.push_back(std::move(entry));
        for (auto words = book.m_entries[place].words.cbegin();
             isSentence && words != book.m_entries[place].words.cend(); ++words)
            book.learn(place, words.key(), words.value());
    }
    return book;
}

void PromptBook::learn(std::size_t place, const QString& language, const QString& words)
{
    if (!words.contains(placeholder())) {
        // Of equal words the personal ones win: rather an earphone too much than a report said aloud.
        const auto known = m_places.find(placeOf(language, words));
        if (known == m_places.end() || !m_entries[*known].personal)
            m_places.insert(placeOf(language, words), place);
        return;
    }
    std::vector<int> arguments;
    const auto expression = expressionOf(words, arguments);
    m_patterns.push_back({place, language, expression, arguments});
}

core::Result<> PromptBook::add(std::string_view json)
{
    const auto further = nlohmann::json::parse(json, nullptr, false);
    const auto prompts = further.is_object() ? further.find("prompts") : further.end();
    const auto language = further.is_object() ? text(further, "language") : QString();
    if (language.isEmpty() || knows(language) || prompts == further.end() || !prompts->is_object()
        || prompts->size() != m_entries.size())
        return core::failure(refused("a further language").error());
    for (const auto& entry : m_entries) {
        const auto own = prompts->find(entry.key);
        if (own == prompts->end() || !own->is_object() || text(*own, "said").isEmpty() || !own->contains("words")
            || !(*own)["words"].is_array() || (*own)["words"].empty()
            || !std::ranges::all_of((*own)["words"], [](const auto& words) { return words.is_string(); }))
            return core::failure(refused(entry.key).error());
    }
    for (std::size_t place = 0; place < m_entries.size(); ++place) {
        auto& entry = m_entries[place];
        const auto& own = (*prompts)[entry.key];
        entry.said[language] = text(own, "said");
        for (const auto& words : own["words"]) {
            const auto shown = QString::fromStdString(words.template get<std::string>());
            if (!entry.words.contains(language))
                entry.words[language] = shown;
            if (entry.isSentence)
                learn(place, language, shown);
        }
    }
    m_languages.push_back(language.toStdString());
    return {};
}

void PromptBook::forget(const QString& language)
{
    constexpr std::size_t ofTheTable = 2;
    const auto known = std::ranges::find(m_languages, language.toStdString());
    if (known == m_languages.end() || known - m_languages.begin() < static_cast<std::ptrdiff_t>(ofTheTable))
        return;
    m_languages.erase(known);
    for (auto& entry : m_entries) {
        entry.words.remove(language);
        entry.said.remove(language);
    }
    m_places.removeIf([prefix = placeOf(language, {})](const auto& one) { return one.key().startsWith(prefix); });
    std::erase_if(m_patterns, [&language](const Pattern& pattern) { return pattern.language == language; });
}

bool PromptBook::knows(const QString& language) const
{
    return std::ranges::find(m_languages, language.toStdString()) != m_languages.end();
}

std::vector<std::string> PromptBook::recordings(const std::string& language) const
{
    std::vector<std::string> names;
    for (const auto& entry : m_entries) {
        const auto said = entry.said.value(QString::fromStdString(language));
        const auto pieces = said.split(placeholder());
        if (pieces.size() == 1) {
            names.push_back(entry.key);
            continue;
        }
        int piece = 0;
        for (const auto& words : pieces)
            if (!bare(words).isEmpty())
                names.push_back(entry.key + '.' + std::to_string(++piece));
    }
    return names;
}

QString PromptBook::words(const std::string& key, const QString& language) const
{
    const auto entry = std::ranges::find(m_entries, key, &Entry::key);
    return entry == m_entries.end() ? QString() : entry->words.value(language);
}

std::optional<std::vector<BookPrompt>> PromptBook::find(const QString& sentence, const QString& language) const
{
    if (const auto place = m_places.constFind(placeOf(language, sentence)); place != m_places.constEnd())
        return whole(m_entries[*place]);
    for (const auto& pattern : m_patterns) {
        if (pattern.language != language)
            continue;
        const auto match = pattern.words.match(bare(sentence));
        if (!match.hasMatch())
            continue;
        QStringList arguments(9);
        for (std::size_t i = 0; i < pattern.arguments.size(); ++i)
            arguments[pattern.arguments[i] - 1] = match.captured(static_cast<int>(i) + 1);
        if (auto said = inPieces(m_entries[pattern.place], arguments, language))
            return said;
    }
    return std::nullopt;
}

std::optional<std::vector<BookPrompt>> PromptBook::inPieces(const Entry& entry, const QStringList& arguments,
                                                            const QString& language) const
{
    const auto said = entry.said.value(language);
    if (!said.contains(placeholder()))
        return whole(entry);
    std::vector<BookPrompt> all;
    qsizetype from = 0;
    int piece = 0;
    const auto own = [&](qsizetype to) {
        if (!bare(said.sliced(from, to - from)).isEmpty())
            all.push_back({entry.key + '.' + std::to_string(++piece), entry.personal});
    };
    for (auto found = placeholder().globalMatch(said); found.hasNext();) {
        const auto here = found.next();
        own(here.capturedStart());
        const auto inserted = argument(arguments.value(here.captured(1).toInt() - 1), language);
        if (!inserted)
            return std::nullopt;
        all.insert(all.end(), inserted->begin(), inserted->end());
        from = here.capturedEnd();
    }
    own(said.size());
    return all;
}

std::optional<std::vector<BookPrompt>> PromptBook::argument(const QString& words, const QString& language) const
{
    bool isNumber = false;
    const int number = words.toInt(&isNumber);
    if (isNumber)
        return number >= 1 && number <= greatestNumber
                   ? std::optional(std::vector<BookPrompt>{{"number." + std::to_string(number), false}})
                   : std::nullopt;
    const auto place = m_places.constFind(placeOf(language, words));
    return place == m_places.constEnd() ? std::nullopt : std::optional(whole(m_entries[*place]));
}

} // namespace uketsuke::presentation
