// What both halves of SqliteLedger use. Only inside drivers/storage.
#pragma once

#include "app/core/Bytes.h"
#include "app/core/Result.h"

#include <algorithm>

namespace uketsuke::storage {

inline core::Sha256Digest digestOf(const core::Bytes& blob)
{
    core::Sha256Digest digest{};
    if (blob.size() == digest.size())
        std::ranges::copy(blob, digest.begin());
    return digest;
}

inline std::unexpected<core::Error> refused(core::Redacted note)
{
    return core::failure(core::Fault::LedgerWriteFailed, "SqliteLedger", std::move(note));
}

} // namespace uketsuke::storage
