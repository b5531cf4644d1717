// TEST: signatures that no verifier takes, for rooms that only need one to arrive. One thread.
#pragma once

#include "app/ports/ConsentSigner.h"

namespace uketsuke::simulated {

enum class SignerTrouble { None, KeyMissing, Fails, Expired };

class SimulatedSigner final : public ports::ConsentSigner {
public:
    void set(SignerTrouble trouble) { m_trouble = trouble; }
    [[nodiscard]] const std::vector<core::Bytes>& signedInputs() const { return m_inputs; }

    core::Result<> prepare(core::Instant) override
    {
        if (m_trouble == SignerTrouble::Expired)
            return core::failure(core::Fault::DeviceCertificateInvalid, "SimulatedSigner", "TEST");
        return {};
    }
    [[nodiscard]] core::Instant validUntil() const override { return {4'102'444'800'000}; } // 2100
    core::Result<core::Bytes> sign(core::ByteView signingInput) override
    {
        switch (m_trouble) {
        case SignerTrouble::KeyMissing: return core::failure(core::Fault::DeviceKeyMissing, "SimulatedSigner", "TEST");
        case SignerTrouble::Fails: return core::failure(core::Fault::SigningFailed, "SimulatedSigner", "TEST");
        case SignerTrouble::Expired: // only a verifier would notice
        case SignerTrouble::None: break;
        }
        m_inputs.push_back(core::copyOf(signingInput));
        return core::Bytes(64, std::byte{0x54});
    }
    [[nodiscard]] const std::vector<core::Bytes>& certificateChain() const override { return m_chain; }
    [[nodiscard]] const std::string& keyId() const override { return m_keyId; }

private:
    SignerTrouble m_trouble{SignerTrouble::None};
    std::vector<core::Bytes> m_inputs;
    std::vector<core::Bytes> m_chain{core::copyOf(core::viewOf("TEST device certificate"))};
    std::string m_keyId{"TEST-device-key"};
};

} // namespace uketsuke::simulated
