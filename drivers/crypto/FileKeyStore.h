// The device key of a PEM file: for TEST installations and development, refused by a release. Never asks for a
// passphrase, never logs a path's content.
#pragma once

#include "app/ports/KeyStore.h"

#include <filesystem>

namespace uketsuke::crypto {

class FileKeyStore final : public ports::KeyStore {
public:
    /// PEM, P-256, not encrypted.
    explicit FileKeyStore(std::filesystem::path file) : m_file(std::move(file)) {}

    core::Result<std::shared_ptr<ports::DeviceKey>> openKey() override;
    [[nodiscard]] bool othersMayUse() const override;

private:
    std::filesystem::path m_file;
};

} // namespace uketsuke::crypto
