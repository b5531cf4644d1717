#include "tools/sandbox/Receipt.h"

#include <nlohmann/json.hpp>

namespace uketsuke::sandbox {

verify::Outcome<ReceiptWriter> ReceiptWriter::load(const std::filesystem::path& key,
                                                   const std::filesystem::path& certificate)
{
    auto loaded = verify::loadPrivateKey(key);
    if (!loaded)
        return verify::refuse(loaded.error());
    const auto certificates = verify::Certificate::fromPem(certificate);
    if (!certificates)
        return verify::refuse(certificates.error());
    return ReceiptWriter(std::move(*loaded), certificates->front().digest());
}

verify::Outcome<std::string> ReceiptWriter::write(const ReceiptContent& content) const
{
    const nlohmann::json header{{"alg", "ES256"}, {"x5t#S256", verify::encodeBase64Url(m_certificate)}};
    const nlohmann::json payload{{"iss", "urn:uketsuke:test-oqs"},
                                 {"jti", content.tokenId},
                                 {"tokenSha256", verify::encodeBase64Url(content.tokenDigest)},
                                 {"received", content.received},
                                 {"outcome", content.outcome}};
    const auto input = verify::encodeBase64Url(verify::viewOf(header.dump())) + "."
                       + verify::encodeBase64Url(verify::viewOf(payload.dump()));
    const auto signature = verify::signEs256(m_key, verify::viewOf(input));
    if (!signature)
        return verify::refuse(signature.error());
    return input + "." + verify::encodeBase64Url(*signature);
}

} // namespace uketsuke::sandbox
