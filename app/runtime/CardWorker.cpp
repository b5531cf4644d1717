#include "app/runtime/CardWorker.h"

#include <utility>

namespace uketsuke::runtime {
namespace {

consent::CardKeyKind kindOf(ports::CardKey key)
{
    switch (key) {
    case ports::CardKey::Authentication: return consent::CardKeyKind::Authentication;
    case ports::CardKey::InputHelper: return consent::CardKeyKind::InputHelper;
    case ports::CardKey::CardFace: return consent::CardKeyKind::CardFace;
    }
    return consent::CardKeyKind::Authentication;
}

std::unexpected<core::Error> gone()
{
    return core::failure(core::Fault::CardRemoved, "CardWorker", "no card in this session");
}

} // namespace

CardWorker::CardWorker(Parts parts, identity::CardProofSettings settings)
    : m_parts(parts), m_proof(parts.cryptography, std::move(settings))
{
}

bool CardWorker::recognise(session::SessionId id, std::uint64_t insertion, Recognised answer)
{
    return m_worker.post([this, id, insertion, answer = std::move(answer)] {
        m_visit.reset(); // the channel of the one before is closed first: connections are exclusive
        auto channel = m_parts.reader.connect(insertion);
        if (!channel)
            return answer(core::failure(channel.error()));
        m_visit.emplace(id, m_parts.room.open(std::move(*channel)), std::nullopt, std::nullopt);
        auto recognised = m_proof.recogniseCard(*m_visit->card, m_parts.clock.now());
        if (!recognised)
            return answer(std::move(recognised));
        identity::RecognisedCard summary{recognised->cardExpiry,         {},
                                         recognised->certificateVerdict, recognised->hasSignatureCertificate,
                                         recognised->cardNumberTries,    recognised->pinTries};
        m_visit->recognised = std::move(*recognised);
        answer(std::move(summary));
    });
}

bool CardWorker::proveByCardNumber(session::SessionId id, core::SecureBytes digits,
                                   std::function<void(core::SecureBytes photo)> takePhoto, Proven answer)
{
    return m_worker.post(
        [this, id, digits = std::move(digits), takePhoto = std::move(takePhoto), answer = std::move(answer)]() mutable {
            if (!m_visit || m_visit->id != id || !m_visit->recognised)
                return answer(gone());
            const ports::CardNumberB number{std::move(digits)};
            bool photoTaken = false;
            auto proven = m_proof.proveByCardNumber(*m_visit->card, *m_visit->recognised, number, m_parts.clock.now(),
                                                    {.takePhoto =
                                                         [&](core::SecureBytes photo) {
                                                             photoTaken = true;
                                                             takePhoto(std::move(photo));
                                                         },
                                                     .stillWanted = stillWanted(id)});
            answer(keep(std::move(proven), photoTaken));
        });
}

bool CardWorker::proveByPin(session::SessionId id, core::SecureBytes digits, bool lastTryAccepted, Proven answer)
{
    return m_worker.post([this, id, lastTryAccepted, digits = std::move(digits), answer = std::move(answer)]() mutable {
        if (!m_visit || m_visit->id != id || !m_visit->recognised)
            return answer(gone());
        const ports::Pin pin{std::move(digits)};
        const auto lastTry = lastTryAccepted ? identity::LastTry::Allowed : identity::LastTry::Forbidden;
        answer(keep(
            m_proof.proveByPin(*m_visit->card, *m_visit->recognised, pin, lastTry, {.stillWanted = stillWanted(id)}),
            false));
    });
}

bool CardWorker::sign(session::SessionId id, core::Bytes signingInput, Signed answer)
{
    return m_worker.post([this, id, signingInput = std::move(signingInput), answer = std::move(answer)] {
        if (!m_visit || m_visit->id != id || !m_visit->proven)
            return answer(gone());
        answer(signNow(signingInput));
    });
}

void CardWorker::wipe(session::SessionId id)
{
    m_wipedUpTo = id.value;
    const auto forget = [this, id] {
        if (m_visit && m_visit->id.value <= id.value)
            m_visit.reset();
    };
    if (m_worker.post(forget))
        return;
    // A full queue holds only jobs of sessions that are over now.
    m_worker.dropWaiting();
    (void)m_worker.post(forget);
}

core::Result<std::shared_ptr<const ProvenFacts>> CardWorker::keep(core::Result<identity::ProvenCard> proven,
                                                                  bool photoTaken)
{
    if (!proven)
        return core::failure(proven.error());
    auto& card = m_visit->proven.emplace(std::move(*proven));
    auto facts = std::make_shared<ProvenFacts>();
    facts->evidence.kind = kindOf(card.signingKey);
    facts->evidence.key = card.key;
    facts->evidence.certificate = card.certificate.clone();
    facts->evidence.record = card.signingKey == ports::CardKey::CardFace
                                 ? card.cardFaceProof.clone()
                                 : core::SecureBytes::copyOf(card.cardKeyRecord);
    facts->evidence.cardVerifiableCertificate = core::SecureBytes::copyOf(card.cardVerifiableCertificate);
    facts->signingKey = card.signingKey;
    facts->thumbprint = card.thumbprint;
    facts->binding = consent::bindingDigest(facts->evidence, m_parts.cryptography);
    facts->certificateDigest = card.certificateDigest;
    facts->chipVerified = card.chip == identity::ChipTrust::Verified;
    facts->birthDate = card.birthDate;
    facts->photoTaken = photoTaken;
    return facts;
}

core::Result<core::Bytes> CardWorker::signNow(core::ByteView signingInput)
{
    const auto& proven = *m_visit->proven;
    auto signature = m_visit->card->sign(proven.signingKey, m_parts.cryptography.sha256(signingInput));
    if (!signature)
        return core::failure(signature.error());
    // The card's answer is checked before anything rests on it: a torn exchange must not become a token.
    const auto info = ports::sha256DigestInfo(m_parts.cryptography.sha256(signingInput));
    if (!m_parts.cryptography.rsaSignsDigestInfo(proven.key, info, *signature))
        return core::failure(core::Fault::ChipNotGenuine, "CardWorker::sign",
                             "the signature does not fit the proven key");
    return signature;
}

} // namespace uketsuke::runtime
