// The words a person reads before withdrawing, in one language and one published version, with the digest that goes
// into the token. Read from resources/consent/forms. A value that never changes; any thread.
#pragma once

#include "app/consent/Problems.h"
#include "app/core/Bytes.h"
#include "app/ports/Cryptography.h"

#include <array>
#include <expected>
#include <map>
#include <string>
#include <string_view>

namespace uketsuke::consent {

class WithdrawalForm {
public:
    /// Every text the form must have, and no other.
    static constexpr std::array<std::string_view, 11> textNames{
        "withdrawalTitle",    "withdrawalQuestion", "withdrawalListed", "withdrawalNoneKnown",
        "withdrawalNotAsked", "withdrawalEffect",   "withdrawalLimits", "withdrawalCare",
        "withdrawalRecord",   "withdrawalConfirm",  "withdrawalKeep"};

    [[nodiscard]] static std::expected<WithdrawalForm, Problems> parse(std::string_view file, core::ByteView json,
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

private:
    std::string m_id;
    int m_version{0};
    std::string m_language;
    core::Sha256Digest m_digest{};
    bool m_needsReview{false};
    std::map<std::string, std::string, std::less<>> m_texts;
};

} // namespace uketsuke::consent
