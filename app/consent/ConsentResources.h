// The catalogue with its form in every language, checked against the published digests as one thing: a kiosk starts
// with all of it or not at all. Made from bytes; whoever reads the files is the composition root. A value; any thread.
#pragma once

#include "app/consent/ConsentCatalog.h"
#include "app/consent/ConsentForm.h"
#include "app/consent/WithdrawalForm.h"

#include <expected>
#include <map>
#include <memory>
#include <string>
#include <string_view>

namespace uketsuke::consent {

struct ConsentResources {
    ConsentCatalog catalog;
    /// By language. Whoever copies the resources shares the words: there is one of each in the memory of the kiosk.
    template <typename Form> using Forms = std::map<std::string, std::shared_ptr<const Form>, std::less<>>;
    Forms<ConsentForm> forms;
    Forms<WithdrawalForm> withdrawalForms;

    /// Null when the form does not exist in that language.
    [[nodiscard]] const ConsentForm* form(std::string_view language) const
    {
        const auto found = forms.find(language);
        return found == forms.end() ? nullptr : found->second.get();
    }

    /// What is shown, and sealed, to a reader of that language: the wording in it or, where nobody has published one,
    /// the English, and without that the Japanese. Null when there is none of the three.
    [[nodiscard]] const ConsentForm* formShown(std::string_view language) const { return shown(forms, language); }
    [[nodiscard]] const WithdrawalForm* withdrawalFormShown(std::string_view language) const
    {
        return shown(withdrawalForms, language);
    }

private:
    template <typename Form> static const Form* shown(const Forms<Form>& forms, std::string_view language)
    {
        for (const auto candidate : {language, std::string_view("en"), std::string_view("ja")})
            if (const auto found = forms.find(candidate); found != forms.end())
                return found->second.get();
        return nullptr;
    }
};

/// `files`: paths below resources/consent with their bytes, such as "catalog.json", "withdrawal.json", "digests.json"
/// and "forms/clinic-view-2026-11/v1/ja.json". Returns everything that is wrong at once.
[[nodiscard]] std::expected<ConsentResources, Problems>
loadConsentResources(const std::map<std::string, core::Bytes>& files, const ports::Cryptography& cryptography);

/// "forms/<id>/v<version>/<language>.json"
[[nodiscard]] std::string formPath(const FormReference& form, std::string_view language);

} // namespace uketsuke::consent
