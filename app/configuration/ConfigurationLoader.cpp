#include "app/configuration/ConfigurationLoader.h"

#include "app/configuration/ConfigurationSchema.h"

// No exception may come out of the parser, whatever the file holds.
#define TOML_EXCEPTIONS 0
#define TOML_HEADER_ONLY 1
#define TOML_ENABLE_FORMATTERS 0
#include <toml++/toml.h>

#include <algorithm>
#include <fstream>
#include <map>
#include <optional>

namespace uketsuke::configuration {
namespace {

int lineOf(const toml::node& node) { return static_cast<int>(node.source().begin.line); }

/// Writes one value where it belongs. Returns what is wrong with it, or nothing.
class Assignment {
public:
    Assignment(const toml::node& value, DeviceConfiguration& target, const std::filesystem::path& folder)
        : m_value(value), m_target(target), m_folder(folder)
    {
    }

    std::string operator()(const TextPlace& place) const
    {
        const auto text = m_value.value_exact<std::string>();
        if (!text)
            return "must be text in quotes";
        if (!place.rule.holds(*text))
            return "must be " + std::string(place.rule.words);
        place.in(m_target) = *text;
        return {};
    }

    std::string operator()(const TextListPlace& place) const
    {
        constexpr std::size_t longest = 64;
        const auto* list = m_value.as_array();
        if (!list || list->empty() || list->size() > longest)
            return "must be a list of 1 to 64 texts";
        std::vector<std::string> texts;
        for (const auto& entry : *list) {
            auto text = entry.value_exact<std::string>();
            if (!text || !place.rule.holds(*text))
                return "every entry must be " + std::string(place.rule.words);
            if (std::ranges::find(texts, *text) != texts.end())
                return "must not name an entry twice";
            texts.push_back(std::move(*text));
        }
        place.in(m_target) = std::move(texts);
        return {};
    }

    std::string operator()(const PathPlace& place) const
    {
        constexpr std::size_t longest = 1024;
        const auto text = m_value.value_exact<std::string>();
        if (!text || text->size() > longest || text->find('\0') != std::string::npos)
            return "must be a path in quotes, at most 1024 bytes";
        const std::filesystem::path path(*text);
        place.in(m_target) = path.empty() || path.is_absolute() ? path : (m_folder / path).lexically_normal();
        return {};
    }

    std::string operator()(const BooleanPlace& place) const
    {
        const auto truth = m_value.value_exact<bool>();
        if (!truth)
            return "must be true or false";
        place.in(m_target) = *truth;
        return {};
    }

    std::string operator()(const NumberPlace& place) const
    {
        const auto number = within(place.least, place.most);
        if (!number)
            return outside(place.least, place.most);
        place.in(m_target) = *number;
        return {};
    }

    std::string operator()(const DurationPlace& place) const
    {
        const auto number = within(place.least, place.most);
        if (!number)
            return outside(place.least, place.most);
        place.in(m_target) = core::Milliseconds(std::int64_t{*number} * place.millisecondsPerUnit);
        return {};
    }

private:
    [[nodiscard]] std::optional<int> within(int least, int most) const
    {
        const auto number = m_value.value_exact<std::int64_t>();
        if (!number || *number < least || *number > most)
            return std::nullopt;
        return static_cast<int>(*number);
    }
    static std::string outside(int least, int most)
    {
        return "must be a whole number from " + std::to_string(least) + " to " + std::to_string(most);
    }

    const toml::node& m_value;
    DeviceConfiguration& m_target;
    const std::filesystem::path& m_folder;
};

bool mayBeEmpty(const Setting& setting) { return setting.fallback == R"("")"; }

/// Everything the file says, by "table.name". What is no table of plain keys is complained about.
std::map<std::string, const toml::node*> flatten(const toml::table& root, Complaints& complaints)
{
    std::map<std::string, const toml::node*> values;
    for (const auto& [tableName, node] : root) {
        const auto* table = node.as_table();
        if (!table) {
            complaints.push_back({std::string(tableName.str()), lineOf(node), "unknown key"});
            continue;
        }
        const bool known = std::ranges::any_of(schema(), [&](const Setting& setting) {
            return setting.key.substr(0, setting.key.find('.')) == tableName.str();
        });
        if (!known) {
            complaints.push_back({std::string(tableName.str()), lineOf(node), "unknown table"});
            continue;
        }
        for (const auto& [name, value] : *table)
            values.emplace(std::string(tableName.str()) + "." + std::string(name.str()), &value);
    }
    return values;
}

void refuseWhatAReleaseMustNotHave(const DeviceConfiguration& read,
                                   const std::map<std::string, const toml::node*>& values, Complaints& complaints)
{
    const auto refuse = [&](const std::string& key, const char* reason) {
        const auto given = values.find(key);
        complaints.push_back({key, given == values.end() ? 0 : lineOf(*given->second), reason});
    };
    if (read.trust.test)
        refuse("trust.test", "a release takes no TEST authorities");
    if (read.keys.kind == "file")
        refuse("keys.kind", "a release takes no device key from a file");
}

/// What each kind of key store cannot do without.
void demandWhatTheKeyNeeds(const DeviceConfiguration& read, const std::map<std::string, const toml::node*>& values,
                           Complaints& complaints)
{
    const auto demand = [&](const std::string& key, bool given, const std::string& reason) {
        const auto line = values.find(key);
        if (!given)
            complaints.push_back({key, line == values.end() ? 0 : lineOf(*line->second), reason});
    };
    const auto reason = "must be given when keys.kind is \"" + read.keys.kind + "\"";
    if (read.keys.kind == "file")
        demand("uplink.clientKey", !read.uplink.clientKey.empty(), reason);
    if (read.keys.kind == "tpm2")
        demand("keys.tpmHandle", !read.keys.tpmHandle.empty(), reason);
    if (read.keys.kind == "pkcs11") {
        demand("keys.module", !read.keys.module.empty(), reason);
        demand("keys.token", !read.keys.token.empty(), reason);
        demand("keys.label", !read.keys.label.empty() || !read.keys.id.empty(), reason + ", or keys.id");
        demand("keys.pinFile", !read.keys.pinFile.empty(), reason);
    }
}

/// True when the last line that is not blank is the agreed one, with its line break.
bool isComplete(std::string_view text)
{
    if (!text.ends_with('\n'))
        return false;
    while (text.ends_with('\n') || text.ends_with('\r') || text.ends_with(' ') || text.ends_with('\t'))
        text.remove_suffix(1);
    const auto start = text.rfind('\n');
    return (start == std::string_view::npos ? text : text.substr(start + 1)) == lastLine;
}

// The TOML library takes some things for granted that a file need not keep; where its assertions are off, breaking
// them is undefined behaviour (found by the fuzz target of this file). So they are looked at here first.

/// A table header whose name begins with a character that no name may begin with.
bool hasBadTableName(std::string_view line)
{
    const auto skipBlanks = [&line] { line.remove_prefix(std::min(line.find_first_not_of(" \t"), line.size())); };
    skipBlanks();
    if (!line.starts_with('['))
        return false;
    line.remove_prefix(line.starts_with("[[") ? 2 : 1);
    skipBlanks();
    constexpr std::string_view mayBegin = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-\"'";
    return line.empty() || !mayBegin.contains(line.front());
}

/// A character beyond ASCII that is neither quoted nor in a comment, or what would make that hard to tell: a text over
/// several lines, or a quotation mark within a word; or a brace in the place of a value. Empty when there is none.
std::string_view strayCharacter(std::string_view line)
{
    char last = '\0'; // but for blanks
    int equals = 0;   // of this name and value
    for (std::size_t at = 0; at < line.size(); ++at) {
        const auto character = line[at];
        if (character == '#')
            break;
        if (static_cast<unsigned char>(character) >= 0x80)
            return "a character beyond ASCII stands outside quotes";
        if (character == '}' && (last == '[' || last == ',' || last == '='))
            return "a brace stands where a value should";
        if (character != ' ' && character != '\t')
            last = character;
        if (character == '=')
            ++equals;
        else if (character == ',' || character == '{')
            equals = 0;
        if (character != '"' && character != '\'')
            continue;
        constexpr std::string_view before = " \t=[{,.";
        if (at > 0 && (!before.contains(line[at - 1]) || equals > 1))
            return "a quotation mark stands where no text begins";
        if (line.substr(at, 3) == std::string(3, character))
            return "a text goes over several lines";
        for (++at; at < line.size() && line[at] != character; ++at)
            if (character == '"' && line[at] == '\\')
                ++at;
        if (at >= line.size())
            return "a text does not end on its line";
    }
    return {};
}

std::optional<Complaint> troubleForTheLibrary(std::string_view text)
{
    if (text.starts_with("\xEF\xBB\xBF"))
        text.remove_prefix(3);
    for (int number = 1; !text.empty(); ++number) {
        const auto line = text.substr(0, text.find('\n'));
        if (hasBadTableName(line))
            return Complaint{"", number,
                             "not TOML: the name of a table begins with a character that no name may begin with"};
        if (const auto stray = strayCharacter(line); !stray.empty())
            return Complaint{"", number, "cannot be read: " + std::string(stray)};
        text.remove_prefix(std::min(line.size() + 1, text.size()));
    }
    return std::nullopt;
}

Loaded refused(std::string reason, int line = 0) { return std::unexpected(Complaints{{"", line, std::move(reason)}}); }

} // namespace

Loaded parse(std::string_view text, const std::filesystem::path& folder, BuildKind build)
{
    if (text.size() > longestFile)
        return refused("the file is larger than 64 KiB");
    if (auto trouble = troubleForTheLibrary(text))
        return std::unexpected(Complaints{*std::move(trouble)});
    const auto parsed = toml::parse(text);
    if (!parsed)
        return refused("not TOML: " + std::string(parsed.error().description()),
                       static_cast<int>(parsed.error().source().begin.line));

    Complaints complaints;
    if (!isComplete(text))
        complaints.push_back({"", 0, "the file is cut short: its last line is not \"" + std::string(lastLine) + "\""});

    DeviceConfiguration read;
    const auto values = flatten(parsed.table(), complaints);
    for (const auto& setting : schema()) {
        const std::string key(setting.key);
        const auto given = values.find(key);
        if (given == values.end()) {
            if (!setting.fallback) {
                complaints.push_back({key, 0, "must be given"});
                continue;
            }
            // A default is TOML as well, so that it passes the same check as what a file says.
            const auto fallback = toml::parse("value = " + std::string(*setting.fallback));
            const auto* value = fallback ? fallback.table().get("value") : nullptr;
            if (const auto wrong =
                    value ? std::visit(Assignment(*value, read, folder), setting.place) : "has no default";
                !wrong.empty())
                complaints.push_back({key, 0, wrong});
            continue;
        }
        auto wrong = std::visit(Assignment(*given->second, read, folder), setting.place);
        if (wrong.empty() && std::holds_alternative<PathPlace>(setting.place) && !mayBeEmpty(setting)
            && std::get<PathPlace>(setting.place).in(read).empty())
            wrong = "must not be empty";
        if (!wrong.empty())
            complaints.push_back({key, lineOf(*given->second), wrong});
    }
    for (const auto& [key, value] : values)
        if (std::ranges::find(schema(), std::string_view(key), &Setting::key) == schema().end())
            complaints.push_back({key, lineOf(*value), "unknown key"});

    if (read.session.warn >= read.session.idle && read.session.idle.count() > 0) {
        const auto given = values.find("session.warnSeconds");
        complaints.push_back({"session.warnSeconds", given == values.end() ? 0 : lineOf(*given->second),
                              "must be shorter than session.idleSeconds"});
    }
    if (!read.voice.start.empty() && read.voice.start != "off" && read.voice.prompts.empty()) {
        const auto given = values.find("voice.prompts");
        complaints.push_back({"voice.prompts", given == values.end() ? 0 : lineOf(*given->second),
                              "must be given unless voice.start is \"off\""});
    }
    demandWhatTheKeyNeeds(read, values, complaints);
    if (build == BuildKind::Release)
        refuseWhatAReleaseMustNotHave(read, values, complaints);

    if (!complaints.empty()) {
        std::ranges::stable_sort(complaints, {}, &Complaint::line);
        return std::unexpected(std::move(complaints));
    }
    return read;
}

Loaded load(const std::filesystem::path& file, BuildKind build)
{
    std::error_code error;
    if (!std::filesystem::is_regular_file(file, error))
        return refused("there is no such file");
    std::ifstream stream(file, std::ios::binary);
    std::string text(longestFile + 1, '\0');
    stream.read(text.data(), static_cast<std::streamsize>(text.size()));
    if (!stream.is_open() || stream.bad() || (stream.fail() && !stream.eof()))
        return refused("the file cannot be read");
    text.resize(static_cast<std::size_t>(stream.gcount()));
    const auto whole = std::filesystem::absolute(file, error);
    return parse(text, (error ? file : whole).parent_path(), build);
}

std::string describe(const Complaints& complaints)
{
    std::string text;
    for (const auto& complaint : complaints) {
        if (complaint.line > 0)
            text += "line " + std::to_string(complaint.line) + ": ";
        if (!complaint.key.empty())
            text += complaint.key + ": ";
        text += complaint.reason + "\n";
    }
    return text;
}

core::Error asError(const Complaints& complaints)
{
    return {core::Fault::ConfigurationInvalid, "configuration::load", core::Redacted::reviewed(describe(complaints)),
            -1};
}

} // namespace uketsuke::configuration
