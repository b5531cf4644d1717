#include "drivers/crypto/pkcs11/Pkcs11Module.h"

#include <map>
#include <mutex>

#include <dlfcn.h>

namespace uketsuke::crypto {

namespace {

constexpr std::string_view where = "Pkcs11Module::load";

CK_RV initialise(CK_FUNCTION_LIST& calls)
{
    CK_C_INITIALIZE_ARGS arguments{};
    arguments.flags = CKF_OS_LOCKING_OK;
    return calls.C_Initialize(&arguments);
}

std::mutex& gate()
{
    static std::mutex one;
    return one;
}

} // namespace

core::Result<std::shared_ptr<Pkcs11Module>> Pkcs11Module::load(const std::filesystem::path& library)
{
    static std::map<std::filesystem::path, std::weak_ptr<Pkcs11Module>> loaded;
    const std::lock_guard lock(gate());
    if (auto known = loaded[library].lock())
        return known;

    // Without a slash dlopen would search the system's folders for a name that somebody mistyped.
    if (!library.is_absolute())
        return core::failure(core::Fault::KeyStoreUnavailable, where, "the module's path is not absolute");
    void* handle = ::dlopen(library.c_str(), RTLD_NOW | RTLD_LOCAL);
    if (handle == nullptr)
        return core::failure(core::Fault::KeyStoreUnavailable, where, "the module cannot be loaded");
    const auto list = reinterpret_cast<CK_RV (*)(CK_FUNCTION_LIST**)>(::dlsym(handle, "C_GetFunctionList"));
    CK_FUNCTION_LIST* calls = nullptr;
    if (list == nullptr || list(&calls) != CKR_OK || calls == nullptr) {
        ::dlclose(handle);
        return core::failure(core::Fault::KeyStoreUnavailable, where, "not a PKCS#11 module");
    }
    const auto begun = initialise(*calls);
    if (begun != CKR_OK && begun != CKR_CRYPTOKI_ALREADY_INITIALIZED) {
        ::dlclose(handle);
        return core::failure(core::Fault::KeyStoreUnavailable, where, "C_Initialize " + core::Redacted::code(begun));
    }
    const std::shared_ptr<Pkcs11Module> made(new Pkcs11Module(handle, calls, begun == CKR_OK));
    loaded[library] = made;
    return made;
}

Pkcs11Module::~Pkcs11Module()
{
    const std::lock_guard lock(gate());
    if (m_ends)
        m_calls->C_Finalize(nullptr);
    ::dlclose(m_library);
}

CK_RV Pkcs11Module::restart()
{
    const std::lock_guard lock(gate());
    m_calls->C_Finalize(nullptr);
    return initialise(*m_calls);
}

core::Fault faultOf(CK_RV value)
{
    switch (value) {
    case CKR_PIN_INCORRECT:
    case CKR_PIN_INVALID:
    case CKR_PIN_LEN_RANGE:
    case CKR_PIN_EXPIRED:
    case CKR_PIN_LOCKED:
    case CKR_USER_PIN_NOT_INITIALIZED: return core::Fault::KeyStoreLocked;
    case CKR_HOST_MEMORY:
    case CKR_DEVICE_MEMORY:
    case CKR_SESSION_COUNT:
    case CKR_OPERATION_ACTIVE: return core::Fault::KeyStoreBusy;
    default: return isLost(value) ? core::Fault::KeyStoreUnavailable : core::Fault::SigningFailed;
    }
}

bool isLost(CK_RV value)
{
    switch (value) {
    case CKR_CRYPTOKI_NOT_INITIALIZED:
    case CKR_DEVICE_ERROR:
    case CKR_DEVICE_REMOVED:
    case CKR_GENERAL_ERROR: // what SoftHSM and others say of a token whose storage is gone
    case CKR_KEY_HANDLE_INVALID:
    case CKR_OBJECT_HANDLE_INVALID:
    case CKR_SESSION_CLOSED:
    case CKR_SESSION_HANDLE_INVALID:
    case CKR_SLOT_ID_INVALID:
    case CKR_TOKEN_NOT_PRESENT:
    case CKR_TOKEN_NOT_RECOGNIZED:
    case CKR_USER_NOT_LOGGED_IN: return true;
    default: return false;
    }
}

} // namespace uketsuke::crypto
