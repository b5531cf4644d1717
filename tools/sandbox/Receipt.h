// OQS's receipt: a compact JWS over what was received and what became of it (docs/oqs-interface.md). Any thread.
#pragma once

#include "tools/consent-verify/Certificate.h"

#include <filesystem>
#include <string>

namespace uketsuke::sandbox {

struct ReceiptContent {
    std::string tokenId;
    verify::Digest tokenDigest{};
    std::int64_t received{0};
    std::string outcome;
};

class ReceiptWriter {
public:
    [[nodiscard]] static verify::Outcome<ReceiptWriter> load(const std::filesystem::path& key,
                                                             const std::filesystem::path& certificate);
    [[nodiscard]] verify::Outcome<std::string> write(const ReceiptContent& content) const;

private:
    ReceiptWriter(verify::Key key, verify::Digest certificate) : m_key(std::move(key)), m_certificate(certificate) {}

    verify::Key m_key;
    verify::Digest m_certificate;
};

} // namespace uketsuke::sandbox
