// One context with the PC/SC service: established, released, nothing else. One thread uses it; only `cancel` may come
// from another. The client library reads PCSCLITE_CSOCK_NAME (which daemon's socket) at its first use in the process.
#pragma once

#include "app/core/Result.h"

#include <cstdint>

namespace uketsuke::pcsc {

class PcscContext {
public:
    [[nodiscard]] static core::Result<PcscContext> establish();
    PcscContext(PcscContext&& other) noexcept : m_handle(other.m_handle), m_owned(other.m_owned)
    {
        other.m_owned = false;
    }
    PcscContext& operator=(PcscContext&&) = delete;
    PcscContext(const PcscContext&) = delete;
    PcscContext& operator=(const PcscContext&) = delete;
    ~PcscContext();

    [[nodiscard]] long handle() const { return m_handle; }
    /// Wakes a blocking wait of this context. Lost when nobody waits just then: the caller repeats it.
    void cancel() const;

private:
    explicit PcscContext(long handle) : m_handle(handle), m_owned(true) {}

    long m_handle{0};
    bool m_owned{false};
};

} // namespace uketsuke::pcsc
