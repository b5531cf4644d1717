#include "drivers/crypto/Passcode.h"

#include "drivers/crypto/OpenSslHandle.h"

#include <openssl/err.h>
#include <openssl/rand.h>

#include <charconv>
#include <optional>

namespace uketsuke::crypto {

namespace {

constexpr std::size_t saltBytes = 16;
constexpr std::size_t keyBytes = 32;
constexpr std::size_t longestPasscode = 128;
constexpr unsigned usualLogCost = 15; // 32 MiB: slow for a guesser, bearable for a kiosk's board

struct Parameters {
    unsigned logCost{usualLogCost};
    unsigned blockSize{8};
    unsigned parallel{1};
};

struct Hash {
    Parameters parameters;
    core::Bytes salt;
    core::Bytes key;
};

/// Takes `name=number` up to `end` off the front of the text.
bool takeNumber(std::string_view& text, std::string_view name, char end, unsigned& value)
{
    if (!text.starts_with(name))
        return false;
    text.remove_prefix(name.size());
    const auto stop = text.find(end);
    if (stop == std::string_view::npos || stop == 0 || stop > 2)
        return false;
    const auto result = std::from_chars(text.data(), text.data() + stop, value);
    if (result.ec != std::errc() || result.ptr != text.data() + stop)
        return false;
    text.remove_prefix(stop + 1);
    return true;
}

std::optional<Hash> parse(std::string_view text)
{
    Parameters parameters;
    if (!takeNumber(text, "scrypt$ln=", ',', parameters.logCost) || !takeNumber(text, "r=", ',', parameters.blockSize)
        || !takeNumber(text, "p=", '$', parameters.parallel))
        return std::nullopt;
    const auto middle = text.find('$');
    // Below 14 the hash would protect nothing; above 17 a configuration could make the kiosk run out of memory.
    if (parameters.logCost < 14 || parameters.logCost > 17 || parameters.blockSize != 8 || parameters.parallel < 1
        || parameters.parallel > 4 || middle == std::string_view::npos)
        return std::nullopt;
    auto salt = core::fromBase64Url(text.substr(0, middle));
    auto key = core::fromBase64Url(text.substr(middle + 1));
    if (!salt || !key || salt->size() < saltBytes || salt->size() > 64 || key->size() != keyBytes)
        return std::nullopt;
    return Hash{parameters, std::move(*salt), std::move(*key)};
}

std::optional<core::SecureBytes> derive(const core::SecureBytes& passcode, core::ByteView salt,
                                        const Parameters& parameters)
{
    if (passcode.empty() || passcode.size() > longestPasscode)
        return std::nullopt;
    core::SecureBytes key(keyBytes);
    const std::uint64_t cost = std::uint64_t{1} << parameters.logCost;
    const std::uint64_t memory = 128 * parameters.blockSize * (cost + parameters.parallel + 2) + (1U << 20);
    const bool derived =
        EVP_PBE_scrypt(reinterpret_cast<const char*>(passcode.view().data()), passcode.size(), raw(salt), salt.size(),
                       cost, parameters.blockSize, parameters.parallel, memory, rawOut(key.writable()), key.size())
        == 1;
    ERR_clear_error();
    if (!derived)
        return std::nullopt;
    return key;
}

} // namespace

bool passcodeMatches(std::string_view hash, const core::SecureBytes& passcode)
{
    const auto stored = parse(hash);
    if (!stored)
        return false;
    const auto derived = derive(passcode, stored->salt, stored->parameters);
    return derived && *derived == core::SecureBytes::copyOf(stored->key);
}

bool passcodeHashReadable(std::string_view hash) { return parse(hash).has_value(); }

core::Result<std::string> passcodeHash(const core::SecureBytes& passcode)
{
    constexpr std::string_view where = "passcodeHash";
    core::Bytes salt(saltBytes);
    if (RAND_bytes(rawOut(std::span(salt)), static_cast<int>(salt.size())) != 1) {
        ERR_clear_error();
        return core::failure(core::Fault::RandomSourceUnavailable, where);
    }
    const Parameters parameters;
    const auto key = derive(passcode, salt, parameters);
    if (!key)
        return core::failure(core::Fault::ConfigurationInvalid, where, "a passcode has 1 to 128 bytes");
    return "scrypt$ln=" + std::to_string(parameters.logCost) + ",r=" + std::to_string(parameters.blockSize) + ",p="
           + std::to_string(parameters.parallel) + "$" + core::base64Url(salt) + "$" + core::base64Url(key->view());
}

} // namespace uketsuke::crypto
