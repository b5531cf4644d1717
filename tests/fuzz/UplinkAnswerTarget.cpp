// What OQS may answer. The first byte chooses the question, the second the status.
#include "drivers/crypto/OpenSslCryptography.h"
#include "drivers/uplink/Answers.h"
#include "drivers/uplink/Receipt.h"
#include "tests/fuzz/FuzzTarget.h"

#include <array>

using namespace uketsuke;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    if (size < 2)
        return 0;
    static const crypto::OpenSslCryptography cryptography;
    constexpr std::array statuses{200, 201, 202, 400, 401, 403, 409, 413, 422, 429, 500, 503};
    const auto text = fuzz::textOf(data + 2, size - 2);
    const uplink::HttpAnswer answer{.status = statuses[data[1] % statuses.size()], .body = std::string(text)};
    const core::Bytes noCertificate;
    switch (data[0] % 8) {
    case 0: static_cast<void>(uplink::nonceOf(answer)); break;
    case 1: static_cast<void>(uplink::conditionsOf(answer)); break;
    case 2:
        fuzz::promise(!uplink::deliveryOf(answer, {}, noCertificate, cryptography) || answer.status >= 300,
                      "no delivery counts without the pinned key");
        break;
    case 4: static_cast<void>(uplink::activeConsentsOf(answer)); break;
    case 5: static_cast<void>(uplink::foundDocumentsOf(answer)); break;
    case 6: fuzz::promise(!uplink::registrationOf(answer) || answer.status < 300, "a refusal registers nothing"); break;
    case 3: static_cast<void>(uplink::faultOfStatus(answer)); break;
    default:
        fuzz::promise(!uplink::readReceipt(text, "", "", noCertificate, cryptography),
                      "no receipt counts without the pinned key");
        break;
    }
    return 0;
}
