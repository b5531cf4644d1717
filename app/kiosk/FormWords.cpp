#include "app/kiosk/FormWords.h"

namespace uketsuke::kiosk {

FormWords::FormWords(const consent::ConsentResources& resources)
    : m_resources(std::make_shared<const consent::ConsentResources>(resources))
{
}

presentation::FormTexts FormWords::texts(const std::string& language) const
{
    presentation::FormTexts texts;
    const auto* form = m_resources ? m_resources->formShown(language) : nullptr;
    if (!form) {
        texts.item = [](const std::string&) { return std::optional<presentation::ItemTexts>(); };
        return texts;
    }
    texts.labels.language = QString::fromStdString(form->language());
    for (const auto name : consent::ConsentForm::textNames)
        texts.labels.set(name, QString::fromStdString(form->text(name)));
    if (const auto* withdrawal = m_resources->withdrawalFormShown(language))
        for (const auto name : consent::WithdrawalForm::textNames)
            texts.labels.set(name, QString::fromStdString(withdrawal->text(name)));
    texts.item = [resources = m_resources, form](const std::string& code) -> std::optional<presentation::ItemTexts> {
        const auto& item = form->item(code);
        if (item.title.empty())
            return std::nullopt;
        return presentation::ItemTexts{QString::fromStdString(item.title), QString::fromStdString(item.explanation)};
    };
    texts.group = [resources = m_resources, form](const std::string& code) -> std::optional<presentation::ItemTexts> {
        const auto& group = form->group(code);
        if (group.title.empty())
            return std::nullopt;
        return presentation::ItemTexts{QString::fromStdString(group.title), QString::fromStdString(group.explanation)};
    };
    return texts;
}

} // namespace uketsuke::kiosk
