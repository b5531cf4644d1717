// What OQS answered, from status and body to the words of the port. docs/oqs-interface.md is the contract; whatever
// is not in it is UplinkAnswerMalformed and tried again, because losing a consent to a stray web page is worse.
// Pure; any thread. Knows no socket.
#pragma once

#include "app/core/Result.h"
#include "app/ports/Cryptography.h"
#include "app/ports/Uplink.h"

#include <string>

namespace uketsuke::uplink {

struct HttpAnswer {
    int status{0};
    std::string body;
};

/// The fault of a status that is no success; the note of UplinkRefused is the reason's code and nothing else.
[[nodiscard]] core::Error faultOfStatus(const HttpAnswer& answer);

core::Result<ports::Nonce> nonceOf(const HttpAnswer& answer);
core::Result<ports::SessionConditions> conditionsOf(const HttpAnswer& answer);
core::Result<std::vector<ports::ActiveConsent>> activeConsentsOf(const HttpAnswer& answer);
core::Result<ports::FoundDocuments> foundDocumentsOf(const HttpAnswer& answer);
core::Result<> registrationOf(const HttpAnswer& answer);
core::Result<ports::DeliveryAnswer> deliveryOf(const HttpAnswer& answer, const ports::Submission& submission,
                                               core::ByteView receiptCertificate,
                                               const ports::Cryptography& cryptography);

} // namespace uketsuke::uplink
