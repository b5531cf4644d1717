// The qualification-confirmation system behind ports::Uplink. Made by the composition root, used by the uplink thread
// alone (its network objects are born and must die there); needs a QCoreApplication. Believes only the pinned root for
// the connection and only the pinned certificate for receipts; never logs a body. A renewed device certificate is used
// from the next question on, without a restart.
#pragma once

#include "app/core/Result.h"
#include "app/ports/Cryptography.h"
#include "app/ports/Uplink.h"

#include <memory>
#include <string>

namespace uketsuke::uplink {

/// Paths of PEM files, but for the address and the handle.
struct Options {
    std::string url;                ///< "https://host:port", nothing behind it
    std::string root;               ///< the one root that OQS's server certificate may come from
    std::string certificate;        ///< the device's
    std::string chain;              ///< its issuers without the root; empty when there are none
    std::string key;                ///< the device's private key, P-256; unused when there is a handle
    void* keyHandle{nullptr};       ///< from drivers/crypto's newTlsKeyHandle: a key that stays in its place. `create`
                                    ///< takes it over, also when it fails
    std::string receiptCertificate; ///< OQS's receipt key, pinned
};

class OqsUplink final : public ports::Uplink {
    class Implementation; // keeps Qt Network out of every other room's sight

public:
    /// Checks every file and says what is wrong with the first bad one. Errors: ConfigurationInvalid (the address),
    /// DeviceKeyMissing, DeviceCertificateInvalid, TrustAnchorsInvalid. `cryptography` must outlive the uplink.
    static core::Result<std::unique_ptr<OqsUplink>> create(const Options& options,
                                                           const ports::Cryptography& cryptography);
    explicit OqsUplink(std::unique_ptr<Implementation> implementation); ///< for `create` alone
    ~OqsUplink() override;

    core::Result<ports::Nonce> nonce(core::Milliseconds limit) override;
    core::Result<ports::SessionConditions> conditions(const ports::CardBinding& binding,
                                                      core::Milliseconds limit) override;
    core::Result<std::vector<ports::ActiveConsent>> activeConsents(const ports::CardBinding& binding,
                                                                   const std::string& institution,
                                                                   core::Milliseconds limit) override;
    core::Result<ports::FoundDocuments> findDocuments(const ports::CardBinding& binding,
                                                      const core::SecureBytes& number,
                                                      core::Milliseconds limit) override;
    core::Result<> registerCard(const ports::CardBinding& binding, core::Milliseconds limit) override;
    core::Result<ports::DeliveryAnswer> deliver(const ports::Submission& submission, core::Milliseconds limit) override;
    void deliverEach(const std::vector<ports::Submission>& submissions, core::Milliseconds limit,
                     const ports::Answered& answered) override;

private:
    std::unique_ptr<Implementation> m_implementation;
};

} // namespace uketsuke::uplink
