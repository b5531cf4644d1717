#include "app/consent/WithdrawalForm.h"

#include "app/consent/ShowableText.h"

namespace uketsuke::consent {

std::expected<WithdrawalForm, Problems> WithdrawalForm::parse(std::string_view file, core::ByteView json,
                                                              const ports::Cryptography& cryptography)
{
    Problems problems;
    const auto wrong = [&](std::string what) {
        problems.push_back({core::Fault::FormMalformed, std::string(file), std::move(what)});
    };
    const auto document = nlohmann::json::parse(core::textOf(json), nullptr, false);
    if (!document.is_object()) {
        wrong("not a JSON object");
        return std::unexpected(std::move(problems));
    }
    for (const auto& [name, value] : document.items())
        if (name != "id" && name != "version" && name != "language" && name != "texts" && name != "review")
            wrong("\"" + name + "\" has no meaning");

    WithdrawalForm form;
    form.m_digest = cryptography.sha256(json);
    const auto member = [&document](const char* name) {
        const auto found = document.find(name);
        return found == document.end() ? nlohmann::json() : *found;
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
    if (texts.is_object() && texts.size() > form.m_texts.size())
        wrong("a text is shown nowhere");
    if (!problems.empty())
        return std::unexpected(std::move(problems));
    return form;
}

const std::string& WithdrawalForm::text(std::string_view name) const
{
    static const std::string none;
    const auto found = m_texts.find(name);
    return found == m_texts.end() ? none : found->second;
}

} // namespace uketsuke::consent
