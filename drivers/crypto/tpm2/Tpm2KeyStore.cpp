#include "drivers/crypto/tpm2/Tpm2KeyStore.h"

#include "drivers/crypto/tpm2/Tpm2Connection.h"

#include <mutex>
#include <optional>

namespace uketsuke::crypto {

namespace {

constexpr std::string_view where = "Tpm2DeviceKey::sign";

class Tpm2DeviceKey final : public ports::DeviceKey {
public:
    Tpm2DeviceKey(Tpm2Place place, std::unique_ptr<Tpm2Connection> connection)
        : m_place(std::move(place)), m_point(connection->publicPoint()), m_connection(std::move(connection))
    {
    }

    core::Result<core::Bytes> sign(const core::Sha256Digest& digest) override
    {
        const std::lock_guard lock(m_mutex);
        if (m_refused)
            return core::failure(*m_refused);
        for (const bool isSecondTry : {false, true}) {
            if (!m_connection)
                if (const auto back = findAgain(); !back)
                    return core::failure(back.error());
            core::Bytes signature;
            const auto code = m_connection->sign(digest, signature);
            if (code == TSS2_RC_SUCCESS)
                return signature;
            const core::Error error{faultOf(code), where, core::Redacted::code(code)};
            // A wrong value does not become right by being sent again, but the TPM counts.
            if (error.fault == core::Fault::KeyStoreLocked)
                m_refused = error;
            if (error.fault != core::Fault::KeyStoreUnavailable)
                return core::failure(error);
            m_connection.reset();
            if (isSecondTry)
                return core::failure(error);
        }
        return core::failure(core::Fault::KeyStoreUnavailable, where);
    }
    const PublicPoint& publicPoint() const override { return m_point; }

private:
    core::Result<> findAgain()
    {
        auto connection = Tpm2Connection::open(m_place);
        if (!connection)
            return core::failure(connection.error());
        if ((*connection)->publicPoint() != m_point)
            return core::failure(core::Fault::DeviceKeyMissing, where, "another key is at that handle");
        m_connection = std::move(*connection);
        return {};
    }

    const Tpm2Place m_place;
    std::mutex m_mutex;
    PublicPoint m_point;
    std::unique_ptr<Tpm2Connection> m_connection;
    std::optional<core::Error> m_refused;
};

} // namespace

core::Result<std::shared_ptr<ports::DeviceKey>> Tpm2KeyStore::openKey()
{
    auto connection = Tpm2Connection::open(m_place);
    if (!connection)
        return core::failure(connection.error());
    return std::make_shared<Tpm2DeviceKey>(m_place, std::move(*connection));
}

} // namespace uketsuke::crypto
