#include "tools/consent-verify/Verifier.h"

#include "tools/consent-verify/CardProof.h"
#include "tools/consent-verify/PayloadRules.h"

#include <algorithm>

namespace uketsuke::verify {

namespace {

/// Collects the checks; with AfterFailure::Stop nothing is judged after the first failure.
class Judgement {
public:
    Judgement(const Question& question, const Trust& trust, Report& report)
        : m_question(question), m_trust(trust), m_report(report)
    {
    }

    void run();

private:
    [[nodiscard]] bool over() const { return m_failed && m_question.afterFailure == AfterFailure::Stop; }
    [[nodiscard]] const Token& token() const { return *m_report.token; }
    [[nodiscard]] const Payload& payload() const { return m_report.token->payload; }

    void add(CheckId id, CheckState state, std::string sentence);
    void pass(CheckId id, std::string sentence) { add(id, CheckState::Passed, std::move(sentence)); }
    void fail(CheckId id, std::string sentence) { add(id, CheckState::Failed, std::move(sentence)); }
    void skip(CheckId id, std::string sentence) { add(id, CheckState::NotChecked, std::move(sentence)); }
    void decide(CheckId id, bool holds, std::string good, std::string bad);
    /// A rule's answer: empty is good.
    void rule(CheckId id, std::string fault, std::string good);

    void device();
    void addressee();
    void content();
    void notice();
    void answers();
    void card();
    void cardDigests(const CardEvidence& evidence);
    void cardCertificate(const CardEvidence& evidence);
    void cardRecord(const CardEvidence& evidence);
    template <typename Record> void recordHolds(const CardEvidence& evidence, const Outcome<Record>& record);
    void cardKey();
    void subject();
    void conclude();

    const Question& m_question;
    const Trust& m_trust;
    Report& m_report;
    std::optional<Certificate> m_certificate; ///< from the envelope
    std::optional<RsaKey> m_cardKey;          ///< as the evidence certifies it
    bool m_failed{false};
};

void Judgement::add(CheckId id, CheckState state, std::string sentence)
{
    m_failed = m_failed || state == CheckState::Failed;
    m_report.checks.push_back({.id = id, .state = state, .sentence = std::move(sentence)});
}

void Judgement::decide(CheckId id, bool holds, std::string good, std::string bad)
{
    if (holds)
        pass(id, std::move(good));
    else
        fail(id, std::move(bad));
}

void Judgement::rule(CheckId id, std::string fault, std::string good)
{
    decide(id, fault.empty(), std::move(good), fault);
}

void Judgement::run()
{
    auto parsed = parseToken(m_question.token);
    if (!parsed) {
        fail(CheckId::Form, parsed.error());
        return;
    }
    m_report.token = std::move(*parsed);
    if (payload().byInstitution() && (m_question.evidence != nullptr || !m_question.envelopeFault.empty())) {
        fail(CheckId::Form, "A withdrawal by the institution has no envelope: no card says anything.");
        return conclude();
    }
    pass(CheckId::Form, payload().byInstitution()
                            ? "The token has the form of a withdrawal by the institution: the device alone signed."
                        : payload().withdrawal ? "The token has the form of a withdrawal token."
                                               : "The token has the form of a consent token.");
    for (const auto step : {&Judgement::device, &Judgement::addressee, &Judgement::content}) {
        if (!over())
            (this->*step)();
    }
    for (const auto step : {&Judgement::card, &Judgement::subject}) {
        if (!over() && !payload().byInstitution()) // whose withdrawal is the device's word alone
            (this->*step)();
    }
    if (!over())
        skip(CheckId::Revocation, "Whether a certificate was revoked is not checked by anyone here.");
    conclude();
}

void Judgement::device()
{
    std::vector<Certificate> chain;
    for (const auto& der : token().device.certificates) {
        auto certificate = Certificate::fromDer(der);
        if (!certificate)
            return fail(CheckId::DeviceCertificate, certificate.error());
        chain.push_back(std::move(*certificate));
    }
    const auto& leaf = chain.front();

    if (m_trust.deviceRoots.empty()) {
        skip(CheckId::DeviceCertificate, "No device root was given, so that anyone may have made the certificate.");
    } else {
        const auto root = leadsTo(chain, m_trust.deviceRoots);
        if (!root)
            fail(CheckId::DeviceCertificate, root.error());
        else if (leaf.digest() != token().device.certificateDigest)
            fail(CheckId::DeviceCertificate, "The header's digest is another certificate's.");
        else if (!leaf.mayDigitallySign() || leaf.isAuthority() || !isP256(leaf.publicKey()))
            fail(CheckId::DeviceCertificate, "The device's certificate is not one for signing with P-256.");
        else
            pass(CheckId::DeviceCertificate, "The device's certificate leads to a trusted root.");
        if (over())
            return;
        const bool rootValid = !root || m_trust.deviceRoots[*root].validAt(payload().issuedAt);
        const bool valid = rootValid && std::ranges::all_of(chain, [&](const Certificate& certificate) {
                               return certificate.validAt(payload().issuedAt);
                           });
        decide(CheckId::DeviceValidity, valid, "The device's certificate was valid when the consent was given.",
               "The device's certificate, or one above it, was not valid when the consent was given.");
        if (over())
            return;
    }
    const auto names = leaf.uriNames();
    decide(CheckId::DeviceName, names.size() == 1 && names.front() == payload().issuer,
           "The issuer is the device that the certificate names.", "The issuer is not the device of the certificate.");
    if (over())
        return;
    decide(CheckId::DeviceSignature,
           verifyEs256(leaf.publicKey(), viewOf(token().signingInputs[0]), token().signatures[0]),
           "The device signed exactly these bytes.", "The device's signature does not hold.");
}

void Judgement::addressee()
{
    if (m_question.audience.empty())
        skip(CheckId::Audience, "No audience was given to compare with.");
    else
        decide(CheckId::Audience, payload().audience == m_question.audience, "The token is meant for this audience.",
               "The token is meant for another audience.");
    if (m_question.institutions == nullptr)
        skip(CheckId::Institution, "No list of institutions was given.");
    else
        decide(CheckId::Institution, m_question.institutions->contains(payload().institution),
               "The institution is known.", "The institution is not known.");
}

void Judgement::answers()
{
    rule(CheckId::Times, rules::times(payload()), "The times fit each other.");
    // What a token must name is what the form asked about that its holder read, so that an old one stays verifiable.
    std::span<const std::string> order = rules::catalogueOrder;
    if (m_trust.forms)
        if (const auto form = m_trust.forms->find(payload().notice.digest);
            form != m_trust.forms->end() && !form->second.items.empty())
            order = form->second.items;
    rule(CheckId::ItemsKnown, rules::itemsKnown(payload(), order), "Every item is in the catalogue.");
    rule(CheckId::ItemsComplete, rules::itemsComplete(payload(), order),
         "Every item of the catalogue is there, in its order.");
    rule(CheckId::ItemRules, rules::itemRules(payload()), "Every flag fits its category.");
    rule(CheckId::ItemTimes, rules::itemTimes(payload()), "Every item's times fit the token's.");
    rule(CheckId::Documents, rules::documents(payload()), "Every document is named once, and its answer fits.");
}

void Judgement::content()
{
    if (payload().withdrawal)
        rule(CheckId::Withdraws, rules::withdraws(payload()), "What is withdrawn, and why, fits.");
    else
        answers();
    if (!payload().byInstitution()) {
        notice();
        rule(CheckId::Method, rules::method(payload(), token().card.key), "The method, its assurance and the key fit.");
    }
    rule(CheckId::Chain, rules::chain(payload()), "The record's number fits the chain.");
}

void Judgement::notice()
{
    if (!m_trust.forms) {
        skip(CheckId::Notice, "No folder of consent forms was given.");
        return;
    }
    const auto form = m_trust.forms->find(payload().notice.digest);
    if (form != m_trust.forms->end() && form->second.kind.value_or(token().kind) != token().kind)
        fail(CheckId::Notice, "The text shown is a form of the other kind of token.");
    else
        decide(CheckId::Notice, form != m_trust.forms->end(), "The text shown is a known form.",
               "The text shown is no known form.");
}

void Judgement::card()
{
    const auto* evidence = m_question.evidence;
    if (evidence == nullptr) {
        if (!m_question.envelopeFault.empty())
            fail(CheckId::Envelope, m_question.envelopeFault);
        else
            skip(CheckId::Envelope, "No envelope was given.");
        skip(CheckId::CardSignature, "Without the envelope's content the card's signature is not checked.");
        return;
    }
    const auto fitting = fits(*evidence, token());
    if (!fitting) {
        fail(CheckId::Envelope, fitting.error());
        return;
    }
    pass(CheckId::Envelope, "The envelope belongs to this token and holds what its key needs.");
    cardDigests(*evidence);
    if (!over() && evidence->certificate)
        cardCertificate(*evidence);
    if (!over() && token().card.key != CardKeyKind::Authentication)
        cardRecord(*evidence);
    if (!over())
        cardKey();
}

void Judgement::cardDigests(const CardEvidence& evidence)
{
    const auto& header = token().card;
    bool match = true;
    const auto compare = [&](const std::optional<Bytes>& content, const std::optional<Digest>& digest) {
        match = match && content.has_value() == digest.has_value() && (!content || sha256(*content) == *digest);
    };
    const bool byPin = header.key == CardKeyKind::Authentication;
    compare(evidence.certificate, byPin ? header.certificateDigest : payload().claimedCertificate);
    compare(header.key == CardKeyKind::CardFace ? evidence.cardFaceProof : evidence.cardKeyRecord, header.recordDigest);
    compare(evidence.cardVerifiableCertificate, header.cvcDigest);
    decide(CheckId::CardDigests, match, "The envelope holds what the signed digests name.",
           "The envelope holds something else than the signed digests name.");
}

void Judgement::cardCertificate(const CardEvidence& evidence)
{
    auto certificate = Certificate::fromDer(*evidence.certificate);
    if (!certificate)
        return fail(CheckId::CardCertificate, certificate.error());
    m_certificate = std::move(*certificate);
    auto key = rsaKey(m_certificate->publicKey());
    if (token().card.key == CardKeyKind::Authentication && key)
        m_cardKey = *key;
    if (m_trust.authenticationRoots.empty())
        return skip(CheckId::CardCertificate, "No root of the cards' certificates was given.");
    const auto root = leadsTo({*m_certificate}, m_trust.authenticationRoots);
    if (!root)
        fail(CheckId::CardCertificate, root.error());
    else if (!key || !m_certificate->mayDigitallySign() || m_certificate->isAuthority())
        fail(CheckId::CardCertificate, "The card's certificate is not one for authentication with RSA.");
    else
        pass(CheckId::CardCertificate, token().card.key == CardKeyKind::Authentication
                                           ? "The card's certificate leads to a trusted root."
                                           : "The claimed certificate leads to a trusted root; a claim, not a proof.");
    if (over() || !root)
        return;
    decide(CheckId::CardValidity,
           m_certificate->validAt(payload().issuedAt) && m_trust.authenticationRoots[*root].validAt(payload().issuedAt),
           "The card's certificate was valid when the consent was given.",
           "The card's certificate, or its root, was not valid when the consent was given.");
}

void Judgement::cardRecord(const CardEvidence& evidence)
{
    if (token().card.key == CardKeyKind::CardFace)
        recordHolds(evidence, readCardFaceProof(*evidence.cardFaceProof));
    else
        recordHolds(evidence, readCardKeyRecord(*evidence.cardKeyRecord));
}

template <typename Record> void Judgement::recordHolds(const CardEvidence& evidence, const Outcome<Record>& record)
{
    if (!record)
        return fail(CheckId::CardRecord, record.error());
    const auto certificate = readCardVerifiableCertificate(*evidence.cardVerifiableCertificate);
    if (!certificate)
        return fail(CheckId::CardRecord, certificate.error());
    if (!holds(*record, certificate->key))
        return fail(CheckId::CardRecord, "The record's signature is not its certifier's.");
    m_cardKey = record->key;
    if (m_trust.cardAuthorities.empty())
        return skip(CheckId::CardRecord, "No card authority was given, so that anyone may have made the record.");
    const auto certified = certifiedBy(*certificate, m_trust.cardAuthorities,
                                       token().card.key == CardKeyKind::CardFace ? CardApplication::CardFace
                                                                                 : CardApplication::InputHelper);
    decide(CheckId::CardRecord, certified.has_value(), "A trusted authority certifies the card's key.",
           certified ? std::string() : certified.error());
}

void Judgement::cardKey()
{
    if (!m_cardKey) {
        skip(CheckId::CardSignature, "No usable key was found in the envelope.");
        return;
    }
    decide(CheckId::CardKey, m_cardKey->thumbprint() == token().card.thumbprint,
           "The key in the evidence is the one that the header names.",
           "The key in the evidence is not the one that the header names.");
    if (over())
        return;
    decide(CheckId::CardSignature, verifyRs256(*m_cardKey, viewOf(token().signingInputs[1]), token().signatures[1]),
           "The card signed exactly these bytes.", "The card's signature does not hold.");
}

void Judgement::subject()
{
    const auto* institutions = m_question.institutions;
    const auto found =
        institutions == nullptr ? Institutions::const_iterator{} : institutions->find(payload().institution);
    if (institutions == nullptr || found == institutions->end())
        return skip(CheckId::Subject, "The institution's key is not known here.");
    const bool byPin = token().card.key == CardKeyKind::Authentication;
    const auto& bound =
        byPin && token().card.certificateDigest ? *token().card.certificateDigest : token().card.thumbprint;
    decide(CheckId::Subject, payload().subject == "pw:" + encodeBase64Url(hmacSha256(found->second, bound)),
           "The subject is this card's pseudonym at this institution.",
           "The subject is not this card's pseudonym at this institution.");
}

void Judgement::conclude()
{
    const bool byPin = token().card.key == CardKeyKind::Authentication;
    std::vector needed{CheckId::DeviceCertificate};
    if (!payload().byInstitution())
        for (const auto id : {CheckId::Notice, CheckId::Envelope, CheckId::CardKey, CheckId::CardSignature,
                              byPin ? CheckId::CardCertificate : CheckId::CardRecord})
            needed.push_back(id);
    std::ranges::copy_if(needed, std::back_inserter(m_report.lacking),
                         [&](CheckId id) { return m_report.stateOf(id) != CheckState::Passed; });
    m_report.verdict = m_failed ? Verdict::Refused : m_report.lacking.empty() ? Verdict::Valid : Verdict::NotComplete;
}

} // namespace

Report verify(const Question& question, const Trust& trust)
{
    Report report;
    Judgement(question, trust, report).run();
    return report;
}

} // namespace uketsuke::verify
