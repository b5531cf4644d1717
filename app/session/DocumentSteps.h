// Part of the transition table. The card's first registration, and what is handed over: aid certificates, documents
// that wait for consent, and those that only an exchange number finds. One overload a pair of state and event. Pure.
#pragma once

#include "app/ports/Uplink.h"
#include "app/session/TableSteps.h"

namespace uketsuke::session::table {

class DocumentSteps : protected Steps {
public:
    using Steps::Steps;

    // --- first registration as an insurance card
    Step on(const FirstRegistration& state, const AnswerRegistration& event) const
    {
        if (!event.agreed) // without it OQS can confirm nothing for this person; the desk has other ways
            return interrupt(state.visit, Fault::RegistrationDeclined, state.visit.insertion);
        auto visit = state.visit;
        visit.registered = true; // from here on: nobody knows how far a request came that was cut off
        return {Registering{visit, state.answers}, {RegisterCard{visit.id}, arm(visit, m_rules.limits.work)}, {}};
    }
    Step on(const AnyBut<FirstRegistration> auto&, const AnswerRegistration&) const { return notOnScreen(); }

    Step on(const Registering& state, const RegistrationDone&) const
    {
        return question(ConsentSummary{state.visit, state.answers});
    }
    Step on(const AnyBut<Registering> auto&, const RegistrationDone&) const { return left(); }

    Step on(const Registering& state, const RegistrationRefused& event) const
    {
        auto visit = state.visit;
        if (event.fault == Fault::RegistrationRefused) // OQS's own word; after any other nobody knows
            visit.registered = false;
        return interrupt(visit, event.fault, visit.insertion);
    }
    Step on(const AnyBut<Registering> auto&, const RegistrationRefused&) const { return left(); }

    // --- one by one: each has its own yes or no
    Step on(AidCertificates state, const AnswerDocument& event) const
    {
        answerFrom(state.answers.certificates, state.index, state.index + 1, event.handOver);
        return walkCertificates(state.visit, state.answers, state.index + 1);
    }
    Step on(Documents state, const AnswerDocument& event) const
    {
        answerFrom(state.answers.documents, state.index, state.index + 1, event.handOver);
        return walkDocuments(state.visit, state.answers, state.index + 1);
    }
    Step on(const AnyBut<AidCertificates, Documents> auto&, const AnswerDocument&) const { return notOnScreen(); }

    // --- one touch for the one shown and those after it, to hand over as to keep
    Step on(AidCertificates state, const AnswerRemaining& event) const
    {
        const auto end = state.answers.certificates.size();
        answerFrom(state.answers.certificates, state.index, end, event.handOver);
        return walkCertificates(state.visit, state.answers, end);
    }
    Step on(Documents state, const AnswerRemaining& event) const
    {
        const auto end = state.answers.documents.size();
        answerFrom(state.answers.documents, state.index, end, event.handOver);
        return walkDocuments(state.visit, state.answers, end);
    }
    Step on(const AnyBut<AidCertificates, Documents> auto&, const AnswerRemaining&) const { return notOnScreen(); }

    // --- the exchange number
    Step on(const EnteringExchangeNumber& state, const ExchangeNumberEntered&) const
    {
        if (state.answers.exchangeClosed())
            return ignore("no further exchange number is tried in this visit");
        return {FindingDocument{state.visit, state.answers},
                {FindDocument{state.visit.id}, arm(state.visit, m_rules.limits.work)},
                {}};
    }
    Step on(const AnyBut<EnteringExchangeNumber> auto&, const ExchangeNumberEntered&) const { return notOnScreen(); }

    Step on(EnteringExchangeNumber state, const SkipExchangeNumber&) const
    {
        if (state.answers.exchangeClosed())
            state.answers.exchangeOffered = false; // not met again on the way back
        return question(Reviewing{state.visit, state.answers});
    }
    Step on(const AnyBut<EnteringExchangeNumber> auto&, const SkipExchangeNumber&) const { return notOnScreen(); }

    Step on(FindingDocument state, const DocumentsFound& event) const
    {
        auto& documents = state.answers.documents;
        const auto first = documents.size();
        for (const auto& found : event.documents)
            if (std::ranges::find(documents, found.id, &OfferedDocument::id) == documents.end()) {
                documents.push_back(found);
                documents.back().handedOver.reset(); // finding it is not handing it over
            }
        // So many are asked for one by one; what a number would find beyond that is for the desk.
        state.answers.exchangeOffered = event.more && documents.size() < ports::mostDocuments;
        if (state.answers.exchangeOffered && documents.size() == first) // the number of one that is asked about already
            return question(EnteringExchangeNumber{state.visit, state.answers, Fault::ExchangeNumberUnknown});
        return walkDocuments(state.visit, state.answers, first);
    }
    Step on(const AnyBut<FindingDocument> auto&, const DocumentsFound&) const { return left(); }

    Step on(FindingDocument state, const ExchangeNumberRefused& event) const
    {
        auto& wrong = state.answers.wrongExchangeNumbers;
        if (event.fault == Fault::ExchangeNumberUnknown)
            ++wrong;
        else if (event.fault == Fault::ExchangeNumberLocked)
            wrong = mostWrongExchangeNumbers;
        const bool closed = state.answers.exchangeClosed();
        auto step = question(
            EnteringExchangeNumber{state.visit, state.answers, closed ? Fault::ExchangeNumberLocked : event.fault});
        if (closed)
            step.effects.emplace_back(AlertStaff{Fault::ExchangeNumberLocked});
        return step;
    }
    Step on(const AnyBut<FindingDocument> auto&, const ExchangeNumberRefused&) const { return left(); }

private:
    static void answerFrom(std::vector<OfferedDocument>& documents, std::size_t from, std::size_t end, bool handOver)
    {
        for (auto at = from; at < end && at < documents.size(); ++at)
            documents[at].handedOver = handOver;
    }
};

} // namespace uketsuke::session::table
