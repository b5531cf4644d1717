// The words a person reads before deciding, in one language and one published version, with the digest that goes into
// the token. Read from resources/consent/forms. A value that never changes; any thread.
#pragma once

#include "app/consent/ConsentCatalog.h"
#include "app/core/Bytes.h"
#include "app/ports/Cryptography.h"

#include <array>
#include <expected>
#include <map>
#include <string>
#include <string_view>

namespace uketsuke::consent {

struct TitledText {
    std::string title;
    std::string explanation;
    friend bool operator==(const TitledText&, const TitledText&) = default;
};

class ConsentForm {
public:
    /// Every text a form must have beside its items and groups.
    static constexpr std::array<std::string_view, 41> textNames{
        "title",         "purpose",      "recipients",    "duration",     "refusal",          "withdrawal",
        "record",        "systemNotice", "bulkQuestion",  "bulkContents", "agreeAll",         "refuseAll",
        "oneByOne",      "itemQuestion", "agree",         "refuse",       "undecided",        "reviewTitle",
        "reviewHint",    "confirm",      "change",        "rxQuestion",   "rxElectronic",     "rxPaper",
        "agreeGroup",    "refuseGroup",  "aidQuestion",   "aidUse",       "aidNotUse",        "aidUseRest",
        "aidNotUseRest", "docsQuestion", "docsHandOver",  "docsKeep",     "docsHandOverRest", "docsKeepRest",
        "docsUnknown",   "kindReferral", "kindDischarge", "kindCheckup",  "kindAid"};

    /// A form must speak about every item of the catalogue that can be asked and about every group, and about nothing
    /// else.
    [[nodiscard]] static std::expected<ConsentForm, Problems> parse(std::string_view file, core::ByteView json,
                                                                    const ConsentCatalog& catalog,
                                                                    const ports::Cryptography& cryptography);

    [[nodiscard]] const std::string& id() const { return m_id; }
    [[nodiscard]] int version() const { return m_version; }
    [[nodiscard]] const std::string& language() const { return m_language; }
    /// SHA-256 of the file, byte by byte.
    [[nodiscard]] const core::Sha256Digest& digest() const { return m_digest; }
    /// Whether nobody in charge has looked at this wording yet: a translation of ours. It binds all the same once
    /// shown.
    [[nodiscard]] bool needsReview() const { return m_needsReview; }
    /// One of `textNames`; empty for any other name.
    [[nodiscard]] const std::string& text(std::string_view name) const;
    /// Empty for a code or group that the form does not speak about.
    [[nodiscard]] const TitledText& item(std::string_view code) const;
    [[nodiscard]] const TitledText& group(std::string_view code) const;

private:
    std::string m_id;
    int m_version{0};
    std::string m_language;
    core::Sha256Digest m_digest{};
    bool m_needsReview{false};
    std::map<std::string, std::string, std::less<>> m_texts;
    std::map<std::string, TitledText, std::less<>> m_items;
    std::map<std::string, TitledText, std::less<>> m_groups;
};

} // namespace uketsuke::consent
