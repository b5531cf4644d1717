// A token with what its envelope holds, judged with trust. Input: a byte that says which door, then for the sealed
// envelope its text; for the judgement six parts, each behind its size (two bytes): token, evidence, the device's root,
// the root of cards' certificates, the card authority's id and key (DER), and the institution's key. Who makes the
// input has every one of these, so a token may be valid; what must never be is said below.
#include "tests/fuzz/FuzzTarget.h"
#include "tools/consent-verify/Verifier.h"

#include <openssl/ec.h>
#include <openssl/x509.h>

#include <array>

using namespace uketsuke;

namespace {

using verify::Verdict;

std::string_view takePart(std::string_view& rest)
{
    if (rest.size() < 2)
        return {};
    const auto size = std::size_t{static_cast<std::uint8_t>(rest[0])} << 8 | static_cast<std::uint8_t>(rest[1]);
    const auto part = rest.substr(2, size);
    rest.remove_prefix(2 + part.size());
    return part;
}

void addRoot(std::vector<verify::Certificate>& roots, std::string_view der)
{
    if (auto certificate = verify::Certificate::fromDer(verify::viewOf(der)))
        roots.push_back(std::move(*certificate));
}

void addAuthorities(verify::Trust& trust, std::string_view part)
{
    constexpr std::size_t idBytes = 16;
    if (part.size() <= idBytes)
        return;
    const auto id = verify::viewOf(part.substr(0, idBytes));
    const auto* der = reinterpret_cast<const unsigned char*>(part.data() + idBytes);
    const verify::Key key(d2i_PUBKEY(nullptr, &der, static_cast<long>(part.size() - idBytes)), EVP_PKEY_free);
    const auto rsa = key ? verify::rsaKey(key) : verify::refuse("no key");
    if (!rsa)
        return;
    for (const auto application : {verify::CardApplication::CardFace, verify::CardApplication::InputHelper})
        trust.cardAuthorities.push_back({{id.begin(), id.end()}, *rsa, application});
}

void open(std::string_view jwe)
{
    static const verify::Key key(EVP_EC_gen("P-256"), EVP_PKEY_free);
    fuzz::promise(!verify::openEnvelope(jwe, {.privateKey = key, .certificateDigest = {}}),
                  "nothing opens that was not encrypted to this key");
}

void judge(std::string_view rest)
{
    const auto token = takePart(rest);
    const auto evidence = verify::readEvidence(takePart(rest));
    verify::Trust trust;
    addRoot(trust.deviceRoots, takePart(rest));
    addRoot(trust.authenticationRoots, takePart(rest));
    addAuthorities(trust, takePart(rest));
    const auto secret = verify::viewOf(takePart(rest));
    const verify::Institutions institutions{{"1319999999", {secret.begin(), secret.end()}}};
    if (const auto read = verify::parseToken(token)) // whatever text the token names was shown
        trust.forms.emplace().try_emplace(read->payload.notice.digest);
    verify::Question question{.token = token,
                              .evidence = evidence ? &*evidence : nullptr,
                              .audience = "urn:uketsuke:test-oqs",
                              .institutions = &institutions};

    const auto report = verify::verify(question, trust);
    const bool isValid = report.verdict == Verdict::Valid;
    if (isValid)
        fuzz::promise(!trust.deviceRoots.empty() && (evidence || report.token->payload.byInstitution()),
                      "valid needs a device root, and what the card says");
    question.afterFailure = verify::AfterFailure::Stop;
    fuzz::promise((verify::verify(question, trust).verdict == Verdict::Refused) == (report.verdict == Verdict::Refused),
                  "judging stops early or not with the same end");
    question.afterFailure = verify::AfterFailure::GoOn;

    const verify::Trust nobody;
    fuzz::promise(verify::verify(question, nobody).verdict != Verdict::Valid, "nothing is valid without trust");
    if (!isValid)
        return;
    // No other bytes are the same token: one that holds is changed in one place, which the input chooses.
    std::string other(token);
    const auto at = std::hash<std::string_view>{}(token) % other.size();
    other[at] = static_cast<char>(other[at] ^ 1);
    question.token = other;
    fuzz::promise(verify::verify(question, trust).verdict == Verdict::Refused, "one bit more or less is refused");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    if (size == 0)
        return 0;
    const auto rest = fuzz::textOf(data + 1, size - 1);
    if (data[0] % 2 == 0)
        open(rest);
    else
        judge(rest);
    return 0;
}
