#include "drivers/crypto/SecretFile.h"

#include "drivers/crypto/WholeFile.h"

namespace uketsuke::crypto {

core::Result<core::SecureBytes> readSecretFile(const std::filesystem::path& file)
{
    constexpr std::string_view where = "readSecretFile";
    constexpr std::size_t longest = 64;
    auto secret = readWhole(file, longest + 2, Readers::OwnerAlone);
    if (!secret)
        return core::failure(core::Fault::KeyStoreLocked, where,
                             "the PIN's file cannot be read, or others than its owner may touch it");
    while (!secret->empty() && (secret->view().back() == std::byte{'\n'} || secret->view().back() == std::byte{'\r'}))
        secret->removeLast();
    if (secret->empty() || secret->size() > longest)
        return core::failure(core::Fault::KeyStoreLocked, where, "the PIN's file holds no PIN of 1 to 64 bytes");
    return std::move(*secret);
}

} // namespace uketsuke::crypto
