#include "tools/virtual-card/maker/Keys.h"

#include "tools/virtual-card/card/SigningKey.h"

#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rsa.h>

#include <cstdio>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <sys/stat.h>

namespace uketsuke::virtualcard::maker {

core::Bytes readFile(const std::filesystem::path& path)
{
    std::ifstream file(path, std::ios::binary);
    const std::string content{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
    if (!file)
        throw std::runtime_error("cannot read " + path.string());
    return core::copyOf(core::viewOf(content));
}

void writeFile(const std::filesystem::path& path, core::ByteView content)
{
    auto part = path;
    part += ".part";
    {
        std::ofstream file(part, std::ios::binary | std::ios::trunc);
        file.write(reinterpret_cast<const char*>(content.data()), static_cast<std::streamsize>(content.size()));
        if (!file.flush())
            throw std::runtime_error("cannot write " + part.string());
    }
    std::filesystem::rename(part, path);
}

Key Key::generate()
{
    const std::shared_ptr<EVP_PKEY> key(EVP_RSA_gen(2048), &EVP_PKEY_free);
    if (!key)
        throw std::runtime_error("cannot make an RSA key");
    return Key(key);
}

Key Key::loadOrGenerate(const std::filesystem::path& pem)
{
    if (const std::unique_ptr<std::FILE, int (*)(std::FILE*)> file(std::fopen(pem.c_str(), "re"), &std::fclose); file) {
        const std::shared_ptr<EVP_PKEY> key(PEM_read_PrivateKey(file.get(), nullptr, nullptr, nullptr), &EVP_PKEY_free);
        if (key && EVP_PKEY_is_a(key.get(), "RSA") == 1 && EVP_PKEY_get_bits(key.get()) == 2048)
            return Key(key);
    }
    const auto key = generate();
    key.save(pem);
    return key;
}

void Key::save(const std::filesystem::path& pem) const
{
    const auto before = ::umask(077);
    const std::unique_ptr<std::FILE, int (*)(std::FILE*)> file(std::fopen(pem.c_str(), "we"), &std::fclose);
    ::umask(before);
    if (!file || PEM_write_PrivateKey(file.get(), m_key.get(), nullptr, nullptr, 0, nullptr, nullptr) != 1
        || std::fflush(file.get()) != 0)
        throw std::runtime_error("cannot write " + pem.string());
}

core::Bytes Key::modulus() const
{
    BIGNUM* number = nullptr;
    if (EVP_PKEY_get_bn_param(m_key.get(), OSSL_PKEY_PARAM_RSA_N, &number) != 1)
        throw std::runtime_error("no modulus");
    const std::unique_ptr<BIGNUM, void (*)(BIGNUM*)> owned(number, &BN_free);
    core::Bytes bytes(256);
    BN_bn2binpad(number, reinterpret_cast<unsigned char*>(bytes.data()), static_cast<int>(bytes.size()));
    return bytes;
}

std::string Key::thumbprint() const
{
    const auto members = R"({"e":"AQAB","kty":"RSA","n":")" + core::base64Url(modulus()) + R"("})";
    return core::base64Url(sha256(core::viewOf(members)));
}

core::Bytes Key::publicKeyObjects() const
{
    auto objects = *core::fromHex("900301000191820100");
    const auto n = modulus();
    objects.insert(objects.end(), n.begin(), n.end());
    return objects;
}

core::Bytes Key::sign(core::ByteView message) const { return signDigestInfo(sha256DigestInfo(sha256(message))); }

core::Bytes Key::signDigestInfo(core::ByteView digestInfo) const
{
    const auto signature = SigningKey(m_key).signPadded(digestInfo);
    if (!signature)
        throw std::runtime_error("cannot sign");
    return *signature;
}

} // namespace uketsuke::virtualcard::maker
