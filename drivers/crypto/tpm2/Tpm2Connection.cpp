#include "drivers/crypto/tpm2/Tpm2Connection.h"

#include "drivers/crypto/SecretFile.h"

#include <algorithm>

namespace uketsuke::crypto {

namespace {

using core::Fault;

constexpr std::string_view where = "Tpm2Connection::open";
constexpr std::size_t half = 32;

struct FreesMemory {
    void operator()(void* memory) const { Esys_Free(memory); }
};
template <class T> using EsysMemory = std::unique_ptr<T, FreesMemory>;

/// A TPM may answer with fewer bytes than the curve's numbers have.
bool copyNumber(const TPM2B_ECC_PARAMETER& number, std::span<std::byte> out)
{
    if (number.size > out.size())
        return false;
    const auto bytes = std::as_bytes(std::span(number.buffer, number.size));
    std::ranges::fill(out, std::byte{0});
    std::ranges::copy(bytes, out.end() - number.size);
    return true;
}

std::unexpected<core::Error> refused(TSS2_RC code, core::Redacted note)
{
    auto fault = faultOf(code);
    if (fault == Fault::SigningFailed)
        fault = Fault::KeyStoreUnavailable; // nothing is being signed yet
    return core::failure(fault, where, std::move(note) + " " + core::Redacted::code(code));
}

/// The number of a TPM's answer of format one, without the hint at which handle, session or parameter it points.
constexpr TSS2_RC withoutPlace(TSS2_RC code) { return (code & TPM2_RC_FMT1) != 0 ? code & 0xBF : code; }

} // namespace

core::Fault faultOf(TSS2_RC code)
{
    if ((code & TSS2_RC_LAYER_MASK) != TSS2_TPM_RC_LAYER && (code & TSS2_RC_LAYER_MASK) != TSS2_RESMGR_TPM_RC_LAYER)
        return Fault::KeyStoreUnavailable; // the way to the TPM, not the TPM
    switch (withoutPlace(code & ~TSS2_RC_LAYER_MASK)) {
    case TPM2_RC_AUTH_FAIL:
    case TPM2_RC_BAD_AUTH:
    case TPM2_RC_LOCKOUT: return Fault::KeyStoreLocked;
    case TPM2_RC_RETRY:
    case TPM2_RC_YIELDED:
    case TPM2_RC_TESTING:
    case TPM2_RC_NV_RATE:
    case TPM2_RC_MEMORY:
    case TPM2_RC_OBJECT_MEMORY:
    case TPM2_RC_SESSION_MEMORY:
    case TPM2_RC_OBJECT_HANDLES:
    case TPM2_RC_SESSION_HANDLES: return Fault::KeyStoreBusy;
    case TPM2_RC_HANDLE: return Fault::DeviceKeyMissing;
    case TPM2_RC_INITIALIZE:
    case TPM2_RC_FAILURE: return Fault::KeyStoreUnavailable;
    default: return Fault::SigningFailed;
    }
}

core::Result<std::unique_ptr<Tpm2Connection>> Tpm2Connection::open(const Tpm2Place& place)
{
    std::unique_ptr<Tpm2Connection> connection(new Tpm2Connection);
    if (const auto there = connection->connect(place); !there)
        return core::failure(there.error());
    if (const auto found = connection->findKey(place); !found)
        return core::failure(found.error());
    return connection;
}

Tpm2Connection::~Tpm2Connection()
{
    if (m_tpm != nullptr) {
        if (m_key != ESYS_TR_NONE)
            (void)Esys_TR_Close(m_tpm, &m_key); // the object stays in the TPM
        Esys_Finalize(&m_tpm);
    }
    if (m_transport != nullptr)
        Tss2_TctiLdr_Finalize(&m_transport);
}

core::Result<> Tpm2Connection::connect(const Tpm2Place& place)
{
    if (const auto code = Tss2_TctiLdr_Initialize(place.device.c_str(), &m_transport); code != TSS2_RC_SUCCESS)
        return core::failure(Fault::KeyStoreUnavailable, where, "no way to the TPM " + core::Redacted::code(code));
    if (const auto code = Esys_Initialize(&m_tpm, m_transport, nullptr); code != TSS2_RC_SUCCESS)
        return core::failure(Fault::KeyStoreUnavailable, where, "no TPM there " + core::Redacted::code(code));
    return {};
}

core::Result<> Tpm2Connection::findKey(const Tpm2Place& place)
{
    const auto missing = [](core::Redacted note) {
        return core::failure(Fault::DeviceKeyMissing, where, std::move(note));
    };
    if (const auto code = Esys_TR_FromTPMPublic(m_tpm, place.handle, ESYS_TR_NONE, ESYS_TR_NONE, ESYS_TR_NONE, &m_key);
        code != TSS2_RC_SUCCESS)
        return refused(code, "no object at that handle");
    TPM2B_PUBLIC* read = nullptr;
    if (const auto code =
            Esys_ReadPublic(m_tpm, m_key, ESYS_TR_NONE, ESYS_TR_NONE, ESYS_TR_NONE, &read, nullptr, nullptr);
        code != TSS2_RC_SUCCESS)
        return refused(code, "the object's public part");
    const EsysMemory<TPM2B_PUBLIC> owner(read);
    const auto& area = read->publicArea;

    if (area.type != TPM2_ALG_ECC || area.parameters.eccDetail.curveID != TPM2_ECC_NIST_P256)
        return missing("the key is not on P-256");
    const auto attributes = area.objectAttributes;
    if ((attributes & TPMA_OBJECT_SIGN_ENCRYPT) == 0 || (attributes & TPMA_OBJECT_RESTRICTED) != 0)
        return missing("the key may not sign digests");
    const auto scheme = area.parameters.eccDetail.scheme.scheme;
    if (scheme != TPM2_ALG_NULL
        && (scheme != TPM2_ALG_ECDSA || area.parameters.eccDetail.scheme.details.ecdsa.hashAlg != TPM2_ALG_SHA256))
        return missing("the key's scheme is not ECDSA with SHA-256");
    constexpr TPMA_OBJECT bornAndBound =
        TPMA_OBJECT_FIXEDTPM | TPMA_OBJECT_FIXEDPARENT | TPMA_OBJECT_SENSITIVEDATAORIGIN;
    if ((attributes & bornAndBound) != bornAndBound)
        return missing("the key was not born in this TPM, or could leave it");

    const std::span point(m_point);
    point.front() = std::byte{0x04};
    if (!copyNumber(area.unique.ecc.x, point.subspan(1, half)) || !copyNumber(area.unique.ecc.y, point.last(half)))
        return missing("the public key is malformed");

    if (place.pinFile.empty())
        return {};
    const auto pin = readSecretFile(place.pinFile);
    if (!pin)
        return core::failure(pin.error());
    TPM2B_AUTH value{};
    if (pin->size() > sizeof value.buffer)
        return core::failure(Fault::KeyStoreLocked, where, "the authorisation value is too long");
    value.size = static_cast<UINT16>(pin->size());
    std::ranges::copy(pin->view(), std::as_writable_bytes(std::span(value.buffer)).begin());
    const auto code = Esys_TR_SetAuth(m_tpm, m_key, &value);
    core::wipe(std::as_writable_bytes(std::span(value.buffer)));
    if (code != TSS2_RC_SUCCESS)
        return refused(code, "the authorisation value");
    return {};
}

TSS2_RC Tpm2Connection::sign(const core::Sha256Digest& digest, core::Bytes& signature)
{
    TPM2B_DIGEST input{};
    input.size = static_cast<UINT16>(digest.size());
    std::ranges::copy(digest, std::as_writable_bytes(std::span(input.buffer)).begin());
    TPMT_SIG_SCHEME scheme{};
    scheme.scheme = TPM2_ALG_ECDSA;
    scheme.details.ecdsa.hashAlg = TPM2_ALG_SHA256;
    // An unrestricted key signs whatever digest it is given: no ticket says where it came from.
    TPMT_TK_HASHCHECK ticket{};
    ticket.tag = TPM2_ST_HASHCHECK;
    ticket.hierarchy = TPM2_RH_NULL;

    TPMT_SIGNATURE* made = nullptr;
    const auto code =
        Esys_Sign(m_tpm, m_key, ESYS_TR_PASSWORD, ESYS_TR_NONE, ESYS_TR_NONE, &input, &scheme, &ticket, &made);
    const EsysMemory<TPMT_SIGNATURE> owner(made);
    if (code != TSS2_RC_SUCCESS)
        return code;
    signature.assign(2 * half, std::byte{0});
    const std::span out(signature);
    if (made->sigAlg != TPM2_ALG_ECDSA || !copyNumber(made->signature.ecdsa.signatureR, out.first(half))
        || !copyNumber(made->signature.ecdsa.signatureS, out.last(half)))
        return TPM2_RC_SIGNATURE;
    return TSS2_RC_SUCCESS;
}

} // namespace uketsuke::crypto
