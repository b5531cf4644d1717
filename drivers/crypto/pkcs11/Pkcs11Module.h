// One vendor's library, loaded once for the whole process however many use it: PKCS#11 allows one initialisation only.
// Only inside drivers/crypto/pkcs11. Any thread.
#pragma once

#include "app/core/Result.h"

#include <p11-kit/pkcs11.h>

#include <filesystem>
#include <memory>

namespace uketsuke::crypto {

class Pkcs11Module {
public:
    /// Errors: KeyStoreUnavailable.
    [[nodiscard]] static core::Result<std::shared_ptr<Pkcs11Module>> load(const std::filesystem::path& library);
    ~Pkcs11Module();
    Pkcs11Module(const Pkcs11Module&) = delete;
    Pkcs11Module& operator=(const Pkcs11Module&) = delete;

    [[nodiscard]] CK_FUNCTION_LIST& calls() const { return *m_calls; }
    /// Many modules look for their tokens only when they are initialised. Every session of the process ends by this.
    [[nodiscard]] CK_RV restart();

private:
    Pkcs11Module(void* library, CK_FUNCTION_LIST* calls, bool ends) : m_library(library), m_calls(calls), m_ends(ends)
    {
    }

    void* m_library;
    CK_FUNCTION_LIST* m_calls;
    bool m_ends; ///< ours to finalise: nobody else in the process had initialised it
};

/// What a return value means to the kiosk.
[[nodiscard]] core::Fault faultOf(CK_RV value);
/// True when session, token or module went away, so that a new session may find them again.
[[nodiscard]] bool isLost(CK_RV value);

} // namespace uketsuke::crypto
