#include "app/consent/ConsentResources.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <optional>

namespace uketsuke::consent {

namespace {

constexpr std::size_t largestFile = 256 * 1024;
constexpr auto catalogFile = "catalog.json";
constexpr auto withdrawalFile = "withdrawal.json";
constexpr auto digestsFile = "digests.json";

/// The published digests, lower-case hexadecimal by path.
std::map<std::string, std::string> readDigests(const core::Bytes& json, Problems& problems)
{
    std::map<std::string, std::string> digests;
    const auto document = nlohmann::json::parse(core::textOf(json), nullptr, false);
    if (!document.is_object())
        problems.push_back({core::Fault::FormMalformed, digestsFile, "not a JSON object"});
    else
        for (const auto& [path, digest] : document.items()) {
            if (digest.is_string())
                digests.emplace(path, digest.get<std::string>());
            else
                problems.push_back({core::Fault::FormMalformed, digestsFile, "\"" + path + "\" must be a text"});
        }
    return digests;
}

/// Which published form a withdrawal shows.
std::optional<FormReference> readWithdrawalReference(const core::Bytes& json, Problems& problems)
{
    FormReference reference;
    const auto document = nlohmann::json::parse(core::textOf(json), nullptr, false);
    const auto languages = document.is_object() ? document.value("languages", nlohmann::json()) : nlohmann::json();
    const bool sound =
        document.is_object() && document.size() == 3 && document.contains("id") && document["id"].is_string()
        && document.contains("version") && document["version"].is_number_integer() && document["version"] >= 1
        && document["version"] <= 9999 && languages.is_array() && !languages.empty() && languages.size() <= 20
        && std::ranges::all_of(languages, [](const auto& one) { return one.is_string(); });
    if (!sound) {
        problems.push_back({core::Fault::FormMalformed, withdrawalFile, "needs id, version and languages"});
        return std::nullopt;
    }
    reference.id = document["id"].get<std::string>();
    reference.version = document["version"].get<int>();
    for (const auto& language : languages)
        reference.languages.push_back(language.get<std::string>());
    return reference;
}

} // namespace

std::string formPath(const FormReference& form, std::string_view language)
{
    return "forms/" + form.id + "/v" + std::to_string(form.version) + "/" + std::string(language) + ".json";
}

std::expected<ConsentResources, Problems> loadConsentResources(const std::map<std::string, core::Bytes>& files,
                                                               const ports::Cryptography& cryptography)
{
    Problems problems;
    const auto bytesOf = [&](const std::string& path) -> const core::Bytes* {
        const auto found = files.find(path);
        if (found == files.end())
            problems.push_back({core::Fault::FormMissing, path, "the file is missing"});
        else if (found->second.size() > largestFile)
            problems.push_back({core::Fault::FormMalformed, path, "the file is too large"});
        else
            return &found->second;
        return nullptr;
    };
    const auto* catalogBytes = bytesOf(catalogFile);
    const auto* digestBytes = bytesOf(digestsFile);
    const auto digests =
        digestBytes != nullptr ? readDigests(*digestBytes, problems) : std::map<std::string, std::string>();
    if (catalogBytes == nullptr)
        return std::unexpected(std::move(problems));
    auto catalog = ConsentCatalog::parse(catalogFile, *catalogBytes);
    if (!catalog) {
        problems.insert(problems.end(), catalog.error().begin(), catalog.error().end());
        return std::unexpected(std::move(problems));
    }

    ConsentResources resources{.catalog = std::move(*catalog), .forms = {}, .withdrawalForms = {}};
    const auto load = [&]<class Form>(const FormReference& reference, auto&& parse,
                                      ConsentResources::Forms<Form>& into) {
        for (const auto& language : reference.languages) {
            const auto path = formPath(reference, language);
            const auto* bytes = bytesOf(path);
            if (bytes == nullptr)
                continue;
            const auto published = digests.find(path);
            if (published == digests.end() || published->second != core::hex(cryptography.sha256(*bytes)))
                problems.push_back({core::Fault::FormDigestMismatch, path, "not the published text of this version"});
            std::expected<Form, Problems> form = parse(path, *bytes);
            if (!form) {
                problems.insert(problems.end(), form.error().begin(), form.error().end());
                continue;
            }
            if (form->id() != reference.id || form->version() != reference.version || form->language() != language)
                problems.push_back({core::Fault::FormMalformed, path, "names another form, version or language"});
            into.emplace(language, std::make_shared<const Form>(std::move(*form)));
        }
    };
    load(
        resources.catalog.form(),
        [&](const std::string& path, const core::Bytes& bytes) {
            return ConsentForm::parse(path, bytes, resources.catalog, cryptography);
        },
        resources.forms);
    if (const auto* bytes = bytesOf(withdrawalFile))
        if (const auto reference = readWithdrawalReference(*bytes, problems)) {
            if (reference->languages != resources.catalog.form().languages)
                problems.push_back({core::Fault::FormMalformed, withdrawalFile, "other languages than the consent"});
            load(
                *reference,
                [&](const std::string& path, const core::Bytes& content) {
                    return WithdrawalForm::parse(path, content, cryptography);
                },
                resources.withdrawalForms);
        }
    if (!problems.empty())
        return std::unexpected(std::move(problems));
    return resources;
}

} // namespace uketsuke::consent
