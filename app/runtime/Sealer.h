// Turns a confirmed session into the record that is stored: payload, the card's signing input, the device's
// signature, the envelope. The bytes that are signed are the bytes that are stored. Lives on the ledger thread.
#pragma once

#include "app/consent/ConsentResources.h"
#include "app/consent/ConsentToken.h"
#include "app/core/SecureBytes.h"
#include "app/ports/Clock.h"
#include "app/ports/ConsentLedger.h"
#include "app/ports/ConsentSigner.h"
#include "app/ports/FaceMatcher.h"
#include "app/ports/Uplink.h"
#include "app/runtime/CardWorker.h"
#include "app/session/SessionState.h"

#include <memory>
#include <optional>
#include <string>

namespace uketsuke::runtime {

struct SealerSettings {
    std::string deviceId;                                    ///< URN, `iss`
    std::string audience;                                    ///< `aud`
    std::string institution;                                 ///< 10 digits
    std::shared_ptr<const core::SecureBytes> institutionKey; ///< every `sub` follows from it
    core::Bytes envelopeCertificate;                         ///< DER
    std::string softwareVersion;
};

struct SealRequest {
    session::Visit visit;
    session::Answers answers;
    std::shared_ptr<const ProvenFacts> facts;
    std::optional<ports::Nonce> nonce; ///< nothing when OQS did not answer in time (H2)
    ports::ModelPack pack;
    std::string faceProfile;
    bool attackChecked{false};            ///< by the profile that decided
    std::vector<std::string> withdraws{}; ///< with the purpose Withdrawal: the ids that were shown
};

/// What staff confirmed for the institution. Nobody's card is there.
struct StaffSealRequest {
    session::SessionId id;
    std::string jti; ///< of the consent that ends
    session::StaffReason reason{session::StaffReason::ByInstitution};
    std::optional<ports::Nonce> nonce;
};

class Sealer {
public:
    Sealer(SealerSettings settings, const consent::ConsentResources& resources, const ports::Cryptography& cryptography,
           const ports::Clock& clock);

    /// What the card has to sign. Errors: RandomSourceUnavailable, DecisionIncomplete, FormMissing, the ledger's,
    /// DeviceCertificateInvalid.
    core::Result<core::Bytes> begin(const SealRequest& request, ports::ConsentLedger& ledger,
                                    ports::ConsentSigner& signer);
    /// Both signatures and the envelope. Errors: SigningFailed, EncryptionFailed.
    core::Result<> finish(session::SessionId id, core::Bytes cardSignature, ports::ConsentSigner& signer);
    /// The whole of a withdrawal by staff: the device signs alone. Errors as for both.
    core::Result<> seal(const StaffSealRequest& request, ports::ConsentLedger& ledger, ports::ConsentSigner& signer);
    /// Durable on return. Gives the jti.
    core::Result<std::string> store(session::SessionId id, ports::ConsentLedger& ledger);
    void wipe(session::SessionId id);

private:
    struct Draft {
        session::SessionId id;
        ports::LedgerHead head;
        ports::LedgerRecord record;
        consent::TokenParts parts;
        std::shared_ptr<const ProvenFacts> facts;
        bool complete{false};
    };

    /// A draft that is next in the chain, with an id of its own.
    [[nodiscard]] core::Result<Draft> newDraft(session::SessionId id, ports::ConsentLedger& ledger,
                                               ports::ConsentSigner& signer) const;
    /// Where and when: what every record says.
    [[nodiscard]] consent::ConsentStatement stateFrame(const Draft& draft,
                                                       const std::optional<ports::Nonce>& nonce) const;
    [[nodiscard]] core::Result<consent::ConsentStatement> stateWhatHappened(const SealRequest& request,
                                                                            const Draft& draft) const;
    /// The device's signature is the last; with it the token is whole.
    static core::Result<std::string> signedToken(Draft& draft, ports::ConsentSigner& signer);

    SealerSettings m_settings;
    const consent::ConsentResources& m_resources;
    const ports::Cryptography& m_cryptography;
    const ports::Clock& m_clock;
    std::optional<Draft> m_draft;
};

} // namespace uketsuke::runtime
