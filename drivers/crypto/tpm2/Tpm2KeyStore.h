// The device key in a TPM 2.0, as a persistent object: born there, and unable to leave. Signs there.
#pragma once

#include "app/ports/KeyStore.h"

#include <cstdint>
#include <filesystem>
#include <string>

namespace uketsuke::crypto {

struct Tpm2Place {
    std::string device;            ///< as the TSS names it, such as "device:/dev/tpmrm0"
    std::uint32_t handle{0};       ///< of the persistent object, such as 0x81010002
    std::filesystem::path pinFile; ///< the key's authorisation value; empty when it has none
};

class Tpm2KeyStore final : public ports::KeyStore {
public:
    explicit Tpm2KeyStore(Tpm2Place place) : m_place(std::move(place)) {}

    core::Result<std::shared_ptr<ports::DeviceKey>> openKey() override;

private:
    Tpm2Place m_place;
};

} // namespace uketsuke::crypto
