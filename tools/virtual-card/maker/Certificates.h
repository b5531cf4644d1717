// X.509 of the TEST authorities, in the public shape of the JPKI's (roots that issue directly; end-entity
// certificates without personal data), with names and a policy that nobody can mistake for it.
#pragma once

#include "tools/virtual-card/maker/Keys.h"

#include "app/core/Instant.h"

namespace uketsuke::virtualcard::maker {

/// Stands for JPKI's 1.2.392.200149.8.5.1.3.30 (user authentication). 99999 is no assigned enterprise number.
inline constexpr const char* authenticationPolicy = "1.3.6.1.4.1.99999.1.1";
inline constexpr const char* signaturePolicy = "1.3.6.1.4.1.99999.1.2";

enum class CertificatePurpose { Authentication, Signature };

class Certificate {
public:
    /// Self-signed, 2019 to 2039. Kept in `pem`; taken from there when it is there.
    [[nodiscard]] static Certificate loadOrMakeRoot(const std::filesystem::path& pem, const Key& key,
                                                    CertificatePurpose purpose);
    struct Holder {
        std::string commonName; ///< 23 characters
        core::CivilDate notBefore;
        core::CivilDate notAfter; ///< 23:59:59 of that day in Japan
    };
    [[nodiscard]] static Certificate issue(const Holder& holder, const Key& subjectKey, const Certificate& root,
                                           const Key& rootKey, CertificatePurpose purpose);

    [[nodiscard]] core::Bytes der() const { return m_der; }

private:
    explicit Certificate(core::Bytes der) : m_der(std::move(der)) {}
    core::Bytes m_der;
};

} // namespace uketsuke::virtualcard::maker
