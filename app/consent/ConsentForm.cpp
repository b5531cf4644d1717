#include "app/consent/ConsentForm.h"

#include "app/consent/ShowableText.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace uketsuke::consent {

namespace {

using Json = nlohmann::json;

} // namespace

std::expected<ConsentForm, Problems> ConsentForm::parse(std::string_view file, core::ByteView json,
                                                        const ConsentCatalog& catalog,
                                                        const ports::Cryptography& cryptography)
{
    Problems problems;
    const auto wrong = [&](std::string what) {
        problems.push_back({core::Fault::FormMalformed, std::string(file), std::move(what)});
    };
    const auto document = Json::parse(core::textOf(json), nullptr, false);
    if (!document.is_object()) {
        wrong("not a JSON object");
        return std::unexpected(std::move(problems));
    }
    for (const auto& [name, value] : document.items())
        if (name != "id" && name != "version" && name != "language" && name != "texts" && name != "items"
            && name != "groups" && name != "review")
            wrong("\"" + name + "\" has no meaning");

    ConsentForm form;
    form.m_digest = cryptography.sha256(json);
    const auto member = [&document](const char* name) {
        const auto found = document.find(name);
        return found == document.end() ? Json() : *found;
    };
    if (const auto id = member("id"); isShowable(id))
        form.m_id = id.get<std::string>();
    else
        wrong("\"id\" must be a text");
    if (const auto version = member("version"); version.is_number_integer() && version >= 1 && version <= 9999)
        form.m_version = version.get<int>();
    else
        wrong("\"version\" must be a whole number from 1");
    if (const auto language = member("language"); isShowable(language))
        form.m_language = language.get<std::string>();
    else
        wrong("\"language\" must be a text");

    if (const auto review = member("review"); review == "needed")
        form.m_needsReview = true;
    else if (!review.is_null())
        wrong("\"review\" can only be \"needed\"");
    const auto texts = member("texts");
    for (const auto name : textNames) {
        const auto text = texts.is_object() ? texts.find(name) : texts.end();
        if (texts.is_object() && text != texts.end() && isShowable(*text))
            form.m_texts.emplace(name, text->get<std::string>());
        else
            wrong("text \"" + std::string(name) + "\" is missing or cannot be shown");
    }
    if (texts.is_object())
        for (const auto& [name, value] : texts.items())
            if (std::ranges::find(textNames, name) == textNames.end())
                wrong("text \"" + name + "\" is shown nowhere");

    const auto readTitled = [&](const char* kind, const std::vector<std::string>& codes, auto& into) {
        const auto section = member(kind);
        for (const auto& code : codes) {
            const auto entry = section.is_object() ? section.find(code) : section.end();
            if (section.is_object() && entry != section.end() && entry->is_object() && entry->size() == 2
                && entry->contains("title") && entry->contains("explanation") && isShowable((*entry)["title"])
                && isShowable((*entry)["explanation"]))
                into.emplace(code, TitledText{(*entry)["title"], (*entry)["explanation"]});
            else
                wrong(std::string(kind) + ": \"" + code + "\" needs a title and an explanation that can be shown");
        }
        if (section.is_object())
            for (const auto& [code, value] : section.items())
                if (std::ranges::find(codes, code) == codes.end())
                    wrong(std::string(kind) + ": \"" + code + "\" is not in the catalogue");
    };
    std::vector<std::string> askable;
    for (const auto& item : catalog.items())
        if (item.ask != AskWhen::Never)
            askable.push_back(item.code);
    readTitled("items", askable, form.m_items);
    readTitled("groups", catalog.groups(), form.m_groups);

    if (!problems.empty())
        return std::unexpected(std::move(problems));
    return form;
}

const std::string& ConsentForm::text(std::string_view name) const
{
    static const std::string none;
    const auto found = m_texts.find(name);
    return found == m_texts.end() ? none : found->second;
}

const TitledText& ConsentForm::item(std::string_view code) const
{
    static const TitledText none;
    const auto found = m_items.find(code);
    return found == m_items.end() ? none : found->second;
}

const TitledText& ConsentForm::group(std::string_view code) const
{
    static const TitledText none;
    const auto found = m_groups.find(code);
    return found == m_groups.end() ? none : found->second;
}

} // namespace uketsuke::consent
