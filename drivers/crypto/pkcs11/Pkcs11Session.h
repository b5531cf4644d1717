// One login at one token and the key found there. What it was when it was opened: whoever loses it opens another.
// Only inside drivers/crypto/pkcs11. One thread at a time.
#pragma once

#include "drivers/crypto/pkcs11/Pkcs11KeyStore.h"
#include "drivers/crypto/pkcs11/Pkcs11Module.h"

#include <memory>
#include <optional>

namespace uketsuke::crypto {

class Pkcs11Session {
public:
    /// Errors: as KeyStore::openKey. Sends the PIN once at most, and never when the token has one try left.
    [[nodiscard]] static core::Result<std::unique_ptr<Pkcs11Session>> open(std::shared_ptr<Pkcs11Module> module,
                                                                           const Pkcs11Place& place);
    ~Pkcs11Session();
    Pkcs11Session(const Pkcs11Session&) = delete;
    Pkcs11Session& operator=(const Pkcs11Session&) = delete;

    [[nodiscard]] const ports::DeviceKey::PublicPoint& publicPoint() const { return m_point; }
    /// r‖s.
    [[nodiscard]] CK_RV sign(const core::Sha256Digest& digest, core::Bytes& signature);

private:
    Pkcs11Session(std::shared_ptr<Pkcs11Module> module, CK_SESSION_HANDLE session)
        : m_module(std::move(module)), m_session(session)
    {
    }
    [[nodiscard]] core::Result<> login(const Pkcs11Place& place);
    [[nodiscard]] core::Result<> findKey(const Pkcs11Place& place);
    [[nodiscard]] std::vector<CK_OBJECT_HANDLE> find(CK_OBJECT_CLASS kind, const std::string& label,
                                                     const core::Bytes& id);
    [[nodiscard]] std::optional<core::Bytes> attribute(CK_OBJECT_HANDLE object, CK_ATTRIBUTE_TYPE type);
    [[nodiscard]] bool readPoint(CK_OBJECT_HANDLE object);

    std::shared_ptr<Pkcs11Module> m_module;
    CK_SESSION_HANDLE m_session;
    CK_OBJECT_HANDLE m_key{0};
    ports::DeviceKey::PublicPoint m_point{};
};

} // namespace uketsuke::crypto
