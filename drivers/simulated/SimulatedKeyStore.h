// TEST: a key that is none. Its signatures repeat the digest, so that a room can see that the right one was signed; no
// verifier takes them. Any thread.
#pragma once

#include "app/ports/KeyStore.h"

#include <algorithm>

namespace uketsuke::simulated {

enum class KeyStoreTrouble { None, KeyMissing, PlaceMissing, Locked };

class SimulatedDeviceKey final : public ports::DeviceKey {
public:
    core::Result<core::Bytes> sign(const core::Sha256Digest& digest) override
    {
        core::Bytes signature(64, std::byte{0x54});
        std::ranges::copy(digest, signature.begin());
        return signature;
    }
    [[nodiscard]] const PublicPoint& publicPoint() const override { return m_point; }

private:
    PublicPoint m_point{std::byte{0x04}};
};

class SimulatedKeyStore final : public ports::KeyStore {
public:
    explicit SimulatedKeyStore(KeyStoreTrouble trouble = KeyStoreTrouble::None) : m_trouble(trouble) {}

    core::Result<std::shared_ptr<ports::DeviceKey>> openKey() override
    {
        constexpr std::string_view where = "SimulatedKeyStore";
        switch (m_trouble) {
        case KeyStoreTrouble::KeyMissing: return core::failure(core::Fault::DeviceKeyMissing, where, "TEST");
        case KeyStoreTrouble::PlaceMissing: return core::failure(core::Fault::KeyStoreUnavailable, where, "TEST");
        case KeyStoreTrouble::Locked: return core::failure(core::Fault::KeyStoreLocked, where, "TEST");
        case KeyStoreTrouble::None: break;
        }
        return std::make_shared<SimulatedDeviceKey>();
    }

private:
    KeyStoreTrouble m_trouble;
};

} // namespace uketsuke::simulated
