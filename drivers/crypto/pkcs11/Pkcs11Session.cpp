#include "drivers/crypto/pkcs11/Pkcs11Session.h"

#include "drivers/crypto/SecretFile.h"

#include <algorithm>

namespace uketsuke::crypto {

namespace {

using core::Fault;

constexpr std::string_view where = "Pkcs11Session::open";
/// The DER of prime256v1's object identifier, as CKA_EC_PARAMS holds it.
constexpr std::array<std::uint8_t, 10> p256{0x06, 0x08, 0x2A, 0x86, 0x48, 0xCE, 0x3D, 0x03, 0x01, 0x07};

std::unexpected<core::Error> refused(CK_RV value, core::Redacted note)
{
    auto fault = faultOf(value);
    if (fault == Fault::SigningFailed)
        fault = Fault::KeyStoreUnavailable; // nothing is being signed yet
    return core::failure(fault, where, std::move(note) + " " + core::Redacted::code(value));
}

std::string_view labelOf(const CK_TOKEN_INFO& token)
{
    // Padded with blanks, without an end.
    const std::string_view label(reinterpret_cast<const char*>(token.label), sizeof token.label);
    const auto last = label.find_last_not_of(' ');
    return label.substr(0, last == std::string_view::npos ? 0 : last + 1);
}

core::Result<CK_SLOT_ID> slotOf(Pkcs11Module& module, const std::string& token)
{
    auto& calls = module.calls();
    CK_ULONG count = 0;
    if (const auto value = calls.C_GetSlotList(CK_TRUE, nullptr, &count); value != CKR_OK)
        return refused(value, "C_GetSlotList");
    std::vector<CK_SLOT_ID> slots(count);
    if (const auto value = calls.C_GetSlotList(CK_TRUE, slots.data(), &count); value != CKR_OK)
        return refused(value, "C_GetSlotList");
    slots.resize(std::min<std::size_t>(count, slots.size()));

    std::vector<std::pair<CK_SLOT_ID, CK_FLAGS>> found;
    for (const auto slot : slots) {
        CK_TOKEN_INFO info{};
        if (calls.C_GetTokenInfo(slot, &info) == CKR_OK && (info.flags & CKF_TOKEN_INITIALIZED) != 0
            && labelOf(info) == token)
            found.emplace_back(slot, info.flags);
    }
    if (found.size() != 1)
        return core::failure(Fault::KeyStoreUnavailable, where,
                             found.empty() ? core::Redacted("no token with that label")
                                           : core::Redacted("more than one token with that label"));
    if ((found.front().second & CKF_USER_PIN_LOCKED) != 0)
        return core::failure(Fault::KeyStoreLocked, where, "the token's PIN is locked");
    if ((found.front().second & CKF_USER_PIN_FINAL_TRY) != 0)
        return core::failure(Fault::KeyStoreLocked, where, "one try is left for the token's PIN; it is not spent");
    return found.front().first;
}

} // namespace

core::Result<std::unique_ptr<Pkcs11Session>> Pkcs11Session::open(std::shared_ptr<Pkcs11Module> module,
                                                                 const Pkcs11Place& place)
{
    const auto slot = slotOf(*module, place.token);
    if (!slot)
        return core::failure(slot.error());
    CK_SESSION_HANDLE handle = 0;
    if (const auto value = module->calls().C_OpenSession(*slot, CKF_SERIAL_SESSION, nullptr, nullptr, &handle);
        value != CKR_OK)
        return refused(value, "C_OpenSession");
    std::unique_ptr<Pkcs11Session> session(new Pkcs11Session(std::move(module), handle));
    if (const auto in = session->login(place); !in)
        return core::failure(in.error());
    if (const auto found = session->findKey(place); !found)
        return core::failure(found.error());
    return session;
}

Pkcs11Session::~Pkcs11Session() { m_module->calls().C_CloseSession(m_session); }

core::Result<> Pkcs11Session::login(const Pkcs11Place& place)
{
    auto pin = readSecretFile(place.pinFile);
    if (!pin)
        return core::failure(pin.error());
    const auto value =
        m_module->calls().C_Login(m_session, CKU_USER, reinterpret_cast<CK_UTF8CHAR*>(pin->writable().data()),
                                  static_cast<CK_ULONG>(pin->size()));
    if (value != CKR_OK && value != CKR_USER_ALREADY_LOGGED_IN)
        return refused(value, "C_Login");
    return {};
}

std::vector<CK_OBJECT_HANDLE> Pkcs11Session::find(CK_OBJECT_CLASS kind, const std::string& label, const core::Bytes& id)
{
    auto& calls = m_module->calls();
    CK_KEY_TYPE elliptic = CKK_EC;
    std::string labelCopy = label; // PKCS#11 takes no const, though it only reads
    core::Bytes idCopy = id;
    std::vector<CK_ATTRIBUTE> wanted{{CKA_CLASS, &kind, sizeof kind}, {CKA_KEY_TYPE, &elliptic, sizeof elliptic}};
    if (!label.empty())
        wanted.push_back({CKA_LABEL, labelCopy.data(), static_cast<CK_ULONG>(labelCopy.size())});
    if (!id.empty())
        wanted.push_back({CKA_ID, idCopy.data(), static_cast<CK_ULONG>(idCopy.size())});

    std::vector<CK_OBJECT_HANDLE> found(2); // two are already one too many
    CK_ULONG count = 0;
    if (calls.C_FindObjectsInit(m_session, wanted.data(), static_cast<CK_ULONG>(wanted.size())) != CKR_OK)
        return {};
    const auto value = calls.C_FindObjects(m_session, found.data(), static_cast<CK_ULONG>(found.size()), &count);
    calls.C_FindObjectsFinal(m_session);
    found.resize(value == CKR_OK ? std::min<std::size_t>(count, found.size()) : 0);
    return found;
}

std::optional<core::Bytes> Pkcs11Session::attribute(CK_OBJECT_HANDLE object, CK_ATTRIBUTE_TYPE type)
{
    constexpr CK_ULONG largest = 4096;
    CK_ATTRIBUTE one{type, nullptr, 0};
    auto& calls = m_module->calls();
    if (calls.C_GetAttributeValue(m_session, object, &one, 1) != CKR_OK || one.ulValueLen > largest)
        return std::nullopt;
    core::Bytes bytes(one.ulValueLen);
    one.pValue = bytes.data();
    if (calls.C_GetAttributeValue(m_session, object, &one, 1) != CKR_OK)
        return std::nullopt;
    bytes.resize(std::min<std::size_t>(one.ulValueLen, bytes.size()));
    return bytes;
}

bool Pkcs11Session::readPoint(CK_OBJECT_HANDLE object)
{
    auto point = attribute(object, CKA_EC_POINT);
    if (!point)
        return false;
    // An OCTET STRING around the point by the standard; some modules leave the wrapping out.
    if (point->size() == m_point.size() + 2 && point->at(0) == std::byte{0x04} && point->at(1) == std::byte{0x41})
        point->erase(point->begin(), point->begin() + 2);
    if (point->size() != m_point.size() || point->front() != std::byte{0x04})
        return false;
    std::ranges::copy(*point, m_point.begin());
    return true;
}

core::Result<> Pkcs11Session::findKey(const Pkcs11Place& place)
{
    const auto missing = [](core::Redacted note) {
        return core::failure(Fault::DeviceKeyMissing, where, std::move(note));
    };
    const auto keys = find(CKO_PRIVATE_KEY, place.label, place.id);
    if (keys.size() != 1)
        return missing(keys.empty() ? core::Redacted("no EC private key with that label and id")
                                    : core::Redacted("more than one private key with that label and id"));
    m_key = keys.front();

    const auto curve = attribute(m_key, CKA_EC_PARAMS);
    if (!curve || !std::ranges::equal(*curve, p256, {}, {}, [](std::uint8_t one) { return std::byte{one}; }))
        return missing("the key is not on P-256");
    const core::Bytes yes{std::byte{CK_TRUE}};
    const core::Bytes no{std::byte{CK_FALSE}};
    if (attribute(m_key, CKA_SIGN) != yes)
        return missing("the key may not sign");
    if (attribute(m_key, CKA_SENSITIVE) != yes || attribute(m_key, CKA_EXTRACTABLE) != no)
        return missing("the key could be taken out of the token");

    // The pair is joined by its id; a token that keeps the point with the private key needs no public object.
    const auto id = attribute(m_key, CKA_ID);
    const auto publicKeys = id && !id->empty() ? find(CKO_PUBLIC_KEY, {}, *id) : std::vector<CK_OBJECT_HANDLE>();
    if (!readPoint(m_key) && !(publicKeys.size() == 1 && readPoint(publicKeys.front())))
        return missing("no public key beside the private one");
    return {};
}

CK_RV Pkcs11Session::sign(const core::Sha256Digest& digest, core::Bytes& signature)
{
    auto& calls = m_module->calls();
    CK_MECHANISM mechanism{CKM_ECDSA, nullptr, 0};
    if (const auto value = calls.C_SignInit(m_session, &mechanism, m_key); value != CKR_OK)
        return value;
    auto input = digest;
    signature.assign(64, std::byte{0});
    auto length = static_cast<CK_ULONG>(signature.size());
    const auto value =
        calls.C_Sign(m_session, reinterpret_cast<CK_BYTE*>(input.data()), static_cast<CK_ULONG>(input.size()),
                     reinterpret_cast<CK_BYTE*>(signature.data()), &length);
    return value == CKR_OK && length != signature.size() ? CKR_FUNCTION_FAILED : value;
}

} // namespace uketsuke::crypto
