// The device key in a PKCS#11 token: an HSM, a smart card, a USB token. The key is found by label, id or both, was
// marked as one that cannot leave the token, and signs there.
#pragma once

#include "app/ports/KeyStore.h"

#include <filesystem>
#include <string>

namespace uketsuke::crypto {

struct Pkcs11Place {
    std::filesystem::path module;  ///< the vendor's library
    std::string token;             ///< the token's label
    std::string label;             ///< CKA_LABEL of the private key; empty: any
    core::Bytes id;                ///< CKA_ID of the private key; empty: any
    std::filesystem::path pinFile; ///< read at each login, readable by this user alone
};

class Pkcs11KeyStore final : public ports::KeyStore {
public:
    explicit Pkcs11KeyStore(Pkcs11Place place) : m_place(std::move(place)) {}

    core::Result<std::shared_ptr<ports::DeviceKey>> openKey() override;

private:
    Pkcs11Place m_place;
};

} // namespace uketsuke::crypto
