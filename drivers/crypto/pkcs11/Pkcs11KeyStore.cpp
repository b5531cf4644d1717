#include "drivers/crypto/pkcs11/Pkcs11KeyStore.h"

#include "drivers/crypto/pkcs11/Pkcs11Session.h"

#include <mutex>
#include <optional>

namespace uketsuke::crypto {

namespace {

constexpr std::string_view where = "Pkcs11DeviceKey::sign";

class Pkcs11DeviceKey final : public ports::DeviceKey {
public:
    Pkcs11DeviceKey(Pkcs11Place place, std::shared_ptr<Pkcs11Module> module, std::unique_ptr<Pkcs11Session> session)
        : m_place(std::move(place)), m_module(std::move(module)), m_point(session->publicPoint()),
          m_session(std::move(session))
    {
    }

    core::Result<core::Bytes> sign(const core::Sha256Digest& digest) override
    {
        const std::lock_guard lock(m_mutex);
        core::Bytes signature;
        if (m_session) {
            const auto value = m_session->sign(digest, signature);
            if (value == CKR_OK)
                return signature;
            if (!isLost(value))
                return core::failure(faultOf(value), where, core::Redacted::code(value));
            m_session.reset();
        }
        if (const auto back = findAgain(); !back)
            return core::failure(back.error());
        const auto value = m_session->sign(digest, signature);
        if (value == CKR_OK)
            return signature;
        m_session.reset();
        return core::failure(faultOf(value), where, core::Redacted::code(value));
    }
    const PublicPoint& publicPoint() const override { return m_point; }

private:
    core::Result<> findAgain()
    {
        if (m_refused)
            return core::failure(*m_refused);
        auto session = Pkcs11Session::open(m_module, m_place);
        if (!session && session.error().fault == core::Fault::KeyStoreUnavailable) {
            if (const auto value = m_module->restart(); value != CKR_OK)
                return core::failure(core::Fault::KeyStoreUnavailable, where,
                                     "C_Initialize " + core::Redacted::code(value));
            session = Pkcs11Session::open(m_module, m_place);
        }
        if (!session) {
            // A wrong PIN does not become right by being sent again, but the token counts.
            if (session.error().fault == core::Fault::KeyStoreLocked)
                m_refused = session.error();
            return core::failure(session.error());
        }
        if ((*session)->publicPoint() != m_point)
            return core::failure(core::Fault::DeviceKeyMissing, where, "another key is in the token's place");
        m_session = std::move(*session);
        return {};
    }

    const Pkcs11Place m_place;
    std::mutex m_mutex;
    std::shared_ptr<Pkcs11Module> m_module;
    PublicPoint m_point;
    std::unique_ptr<Pkcs11Session> m_session;
    std::optional<core::Error> m_refused;
};

} // namespace

core::Result<std::shared_ptr<ports::DeviceKey>> Pkcs11KeyStore::openKey()
{
    auto module = Pkcs11Module::load(m_place.module);
    if (!module)
        return core::failure(module.error());
    auto session = Pkcs11Session::open(*module, m_place);
    if (!session)
        return core::failure(session.error());
    return std::make_shared<Pkcs11DeviceKey>(m_place, std::move(*module), std::move(*session));
}

} // namespace uketsuke::crypto
