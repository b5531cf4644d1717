#include "app/consent/ConsentCatalog.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace uketsuke::consent {

namespace {

using Json = nlohmann::json;

constexpr std::size_t mostItems = 64;
constexpr std::size_t longestCode = 64;

/// Reads one JSON object and notes what does not fit, instead of stopping at the first.
class Reader {
public:
    Reader(std::string file, Problems& problems) : m_file(std::move(file)), m_problems(problems) {}

    void wrong(std::string what) { m_problems.push_back({core::Fault::FormMalformed, m_file, std::move(what)}); }

    std::string text(const Json& object, const char* name, const std::string& where)
    {
        const auto member = object.find(name);
        if (member != object.end() && member->is_string())
            return member->get<std::string>();
        wrong(where + ": \"" + name + "\" must be a text");
        return {};
    }

    int number(const Json& object, const char* name, int least, int most, const std::string& where)
    {
        const auto member = object.find(name);
        if (member != object.end() && member->is_number_integer() && *member >= least && *member <= most)
            return member->get<int>();
        wrong(where + ": \"" + name + "\" must be a whole number from " + std::to_string(least) + " to "
              + std::to_string(most));
        return least;
    }

    /// One of a few words.
    template <class Value>
    Value word(const Json& object, const char* name, const std::vector<std::pair<std::string_view, Value>>& words,
               const std::string& where)
    {
        const auto given = text(object, name, where);
        for (const auto& [spelling, value] : words)
            if (given == spelling)
                return value;
        if (!given.empty())
            wrong(where + ": \"" + name + "\" says \"" + given + "\", which has no meaning");
        return words.front().second;
    }

    void onlyMembers(const Json& object, const std::vector<std::string_view>& known, const std::string& where)
    {
        for (const auto& [name, value] : object.items())
            if (std::ranges::find(known, name) == known.end())
                wrong(where + ": \"" + name + "\" has no meaning");
    }

private:
    std::string m_file;
    Problems& m_problems;
};

bool plainCode(std::string_view code)
{
    return !code.empty() && code.size() <= longestCode && std::ranges::all_of(code, [](char letter) {
        return (letter >= 'A' && letter <= 'Z') || (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9');
    });
}

CatalogItem readItem(const Json& object, const std::string& where, Reader& reader)
{
    reader.onlyMembers(object, {"code", "group", "ask", "bulkLine", "groupTouch", "flagWhenNotAsked", "fromAge"},
                       where);
    CatalogItem item;
    item.code = reader.text(object, "code", where);
    if (!plainCode(item.code))
        reader.wrong(where + ": a code has letters and digits only");
    if (object.contains("group"))
        item.group = reader.text(object, "group", where);
    item.ask = reader.word<AskWhen>(object, "ask",
                                    {{"always", AskWhen::Always},
                                     {"specificHealthCheckups", AskWhen::SpecificHealthCheckups},
                                     {"specificDiseases", AskWhen::SpecificDiseases},
                                     {"recordSharing", AskWhen::RecordSharing},
                                     {"never", AskWhen::Never}},
                                    where);
    if (object.contains("bulkLine"))
        item.bulkLine =
            reader.word<BulkLine>(object, "bulkLine", {{"group", BulkLine::Group}, {"own", BulkLine::Own}}, where);
    if (const auto touch = object.find("groupTouch"); touch != object.end()) {
        if (touch->is_boolean())
            item.groupTouch = touch->get<bool>();
        else
            reader.wrong(where + ": \"groupTouch\" must be true or false");
    }
    if (object.contains("flagWhenNotAsked"))
        item.flagWhenNotAsked = reader.number(object, "flagWhenNotAsked", 0, 1, where);
    if (object.contains("fromAge"))
        item.fromAge = reader.number(object, "fromAge", 0, 150, where);
    if (item.flagWhenNotAsked == 1 && item.ask != AskWhen::Never)
        reader.wrong(where + ": only an item that is never asked may carry the system's flag");
    return item;
}

} // namespace

std::expected<ConsentCatalog, Problems> ConsentCatalog::parse(std::string_view file, core::ByteView json)
{
    Problems problems;
    Reader reader{std::string(file), problems};
    const auto document = Json::parse(core::textOf(json), nullptr, false);
    if (!document.is_object()) {
        reader.wrong("not a JSON object");
        return std::unexpected(std::move(problems));
    }
    reader.onlyMembers(document, {"form", "items"}, "catalogue");
    ConsentCatalog catalog;

    if (const auto form = document.find("form"); form != document.end() && form->is_object()) {
        reader.onlyMembers(*form, {"id", "version", "languages"}, "form");
        catalog.m_form.id = reader.text(*form, "id", "form");
        catalog.m_form.version = reader.number(*form, "version", 1, 9999, "form");
        const auto languages = form->find("languages");
        if (languages != form->end() && languages->is_array() && !languages->empty() && languages->size() <= mostItems
            && std::ranges::all_of(*languages, [](const Json& language) { return language.is_string(); }))
            catalog.m_form.languages = languages->get<std::vector<std::string>>();
        else
            reader.wrong("form: \"languages\" must be a list of texts");
    } else {
        reader.wrong("\"form\" must be an object");
    }

    const auto items = document.find("items");
    if (items == document.end() || !items->is_array() || items->empty() || items->size() > mostItems) {
        reader.wrong("\"items\" must be a list of 1 to 64 items");
        return std::unexpected(std::move(problems));
    }
    for (std::size_t index = 0; index < items->size(); ++index) {
        const auto where = "item " + std::to_string(index + 1);
        if (!(*items)[index].is_object()) {
            reader.wrong(where + ": must be an object");
            continue;
        }
        auto item = readItem((*items)[index], where, reader);
        if (catalog.find(item.code) != nullptr)
            reader.wrong(where + ": the code \"" + item.code + "\" is there twice");
        catalog.m_items.push_back(std::move(item));
    }
    if (!problems.empty())
        return std::unexpected(std::move(problems));
    return catalog;
}

const CatalogItem* ConsentCatalog::find(std::string_view code) const
{
    const auto found = std::ranges::find(m_items, code, &CatalogItem::code);
    return found == m_items.end() ? nullptr : &*found;
}

std::vector<std::string> ConsentCatalog::groups() const
{
    std::vector<std::string> groups;
    for (const auto& item : m_items)
        if (!item.group.empty() && std::ranges::find(groups, item.group) == groups.end())
            groups.push_back(item.group);
    return groups;
}

std::vector<CatalogItem> askedItems(const ConsentCatalog& catalog, const ports::SessionConditions& conditions,
                                    std::optional<int> age)
{
    const auto condition = [&conditions](AskWhen when) {
        switch (when) {
        case AskWhen::Always: return ports::Condition::Yes;
        case AskWhen::SpecificHealthCheckups: return conditions.specificHealthCheckups;
        case AskWhen::SpecificDiseases: return conditions.specificDiseases;
        case AskWhen::RecordSharing: return conditions.recordSharing;
        case AskWhen::Never: return ports::Condition::No;
        }
        return ports::Condition::Unknown;
    };
    std::vector<CatalogItem> asked;
    for (const auto& item : catalog.items()) {
        switch (condition(item.ask)) {
        case ports::Condition::Yes: asked.push_back(item); break;
        case ports::Condition::No: break;
        case ports::Condition::Unknown:
            if (!item.fromAge || !age || *age >= *item.fromAge)
                asked.push_back(item);
            break;
        }
    }
    const auto place = [&asked](const CatalogItem& item) {
        return std::ranges::find_if(asked, [&item](const CatalogItem& one) {
            return one.code == item.code || (!item.group.empty() && one.group == item.group);
        });
    };
    auto together = asked;
    std::ranges::stable_sort(together, {}, place);
    return together;
}

} // namespace uketsuke::consent
