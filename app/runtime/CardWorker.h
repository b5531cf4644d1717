// The card thread: one connection, one card, one session at a time. Keeps what the card proved until the session is
// wiped, and hands out only what the next step needs. Owned by Kiosk; its functions may be called from the main
// thread and answer through `answer`, from the card thread.
#pragma once

#include "app/consent/CardKeyEvidence.h"
#include "app/identity/CardProof.h"
#include "app/ports/CardReader.h"
#include "app/ports/Clock.h"
#include "app/ports/PatientCard.h"
#include "app/runtime/Worker.h"
#include "app/session/SessionEvent.h"

#include <atomic>
#include <functional>
#include <memory>
#include <optional>

namespace uketsuke::runtime {

/// What a proven card leaves for the consent: its evidence, wiped with its last owner, and what is no secret.
struct ProvenFacts {
    consent::CardKeyEvidence evidence;
    ports::CardKey signingKey{ports::CardKey::InputHelper};
    core::Sha256Digest thumbprint{};
    core::Sha256Digest binding{}; ///< what stands for the person at OQS
    core::Sha256Digest certificateDigest{};
    bool chipVerified{false};
    std::optional<core::CivilDate> birthDate;
    bool photoTaken{false}; ///< the card had one, and the matcher got it
};

class CardWorker {
public:
    struct Parts {
        ports::CardReader& reader;
        ports::CardRoom& room;
        const ports::Cryptography& cryptography;
        const ports::Clock& clock;
    };
    using Recognised = std::function<void(core::Result<identity::RecognisedCard>)>;
    using Proven = std::function<void(core::Result<std::shared_ptr<const ProvenFacts>>)>;
    using Signed = std::function<void(core::Result<core::Bytes>)>;

    CardWorker(Parts parts, identity::CardProofSettings settings);

    // False when the queue is full. `answer` runs on the card thread, exactly once.
    [[nodiscard]] bool recognise(session::SessionId id, std::uint64_t insertion, Recognised answer);
    /// `takePhoto` runs on the card thread before `answer`, if the card has a photo.
    [[nodiscard]] bool proveByCardNumber(session::SessionId id, core::SecureBytes digits,
                                         std::function<void(core::SecureBytes photo)> takePhoto, Proven answer);
    [[nodiscard]] bool proveByPin(session::SessionId id, core::SecureBytes digits, bool lastTryAccepted, Proven answer);
    [[nodiscard]] bool sign(session::SessionId id, core::Bytes signingInput, Signed answer);
    /// Forgets everything of that session and powers the card down. From here on no secret of it is sent, even if its
    /// proof is running.
    void wipe(session::SessionId id);
    void stop() { m_worker.stop(); }
    [[nodiscard]] std::chrono::milliseconds busyFor() const { return m_worker.busyFor(); }

private:
    struct Visit {
        session::SessionId id;
        std::unique_ptr<ports::PatientCard> card;
        std::optional<identity::RecognisedCard> recognised;
        std::optional<identity::ProvenCard> proven;
    };

    [[nodiscard]] std::function<bool()> stillWanted(session::SessionId id) const
    {
        return [this, id] { return id.value > m_wipedUpTo; };
    }
    core::Result<std::shared_ptr<const ProvenFacts>> keep(core::Result<identity::ProvenCard> proven, bool photoTaken);
    core::Result<core::Bytes> signNow(core::ByteView signingInput);

    Parts m_parts;
    identity::CardProof m_proof;
    std::optional<Visit> m_visit;              ///< card thread only
    std::atomic<std::uint64_t> m_wipedUpTo{0}; ///< the last session that is over
    Worker m_worker{"card"};
};

} // namespace uketsuke::runtime
