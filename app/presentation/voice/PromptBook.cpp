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
        for (auto words = entry.words.cbegin(); entry.isSentence && words != entry.words.cend(); ++words) {
            if (!words.value().contains(placeholder())) {
                book.m_places.insert(placeOf(words.key(), words.value()), place);
                continue;
            }
            std::vector<int> arguments;
            const auto expression = expressionOf(words.value(), arguments);
            book.m_patterns.push_back({place, words.key(), expression, arguments});
        }
        book.m_entries.push_back(std::move(entry));
    }
    return book;
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
