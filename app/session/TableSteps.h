// Shared by the transition table's parts: the lists of states, and what several steps do alike. Only for
// Transition.cpp. Pure.
#pragma once

#include "app/session/Transition.h"

#include <algorithm>
#include <concepts>

namespace uketsuke::session::table {

using core::Fault;

template <class T, class... Listed>
concept OneOf = (std::same_as<T, Listed> || ...);

// Every list below names its states one by one. A new state is in none of them, and so does not compile until
// somebody has decided what each event means in it; a new event has no overload at all.
template <class S>
concept OutsideSession = OneOf<S, Starting, OutOfService, Welcome>;
template <class S>
concept Question = OneOf<S, ChoosingMethod, EnteringCardNumber, CapturingFace, EnteringPin, StaffCheck, Guardian,
                         FirstRegistration, ConsentSummary, ConsentItem, Prescription, AidCertificates, Documents,
                         EnteringExchangeNumber, Reviewing, Withdrawing, StaffWithdrawing>;
template <class S>
concept Working = OneOf<S, ReadingCard, Preparing, Registering, FindingDocument, Sealing>;
template <class S>
concept Running = Question<S> || Working<S>; // everything that is wiped in one step
template <class S>
concept Over = OneOf<S, Finished, Interrupted>;
template <class S>
concept Known = OutsideSession<S> || Running<S> || OneOf<S, Storing> || Over<S>;
template <class S, class... Handled>
concept AnyBut = Known<S> && !OneOf<S, Handled...>;

constexpr int adultAge = 15; // below it the card carries no signature certificate, and a guardian decides

class Steps {
public:
    Steps(const SessionState& unchanged, const Rules& rules) : m_rules(rules), m_unchanged(unchanged) {}

protected:
    [[nodiscard]] Step ignore(std::string_view reason) const { return {m_unchanged, {}, reason}; }
    [[nodiscard]] Step notOnScreen() const { return ignore("that touch is not on this screen"); }
    [[nodiscard]] Step left() const { return ignore("the step it answers was left"); }

    static ArmTimeLimit arm(const Visit& visit, core::Milliseconds limit) { return {visit.id, limit}; }
    /// How long a question waits. Whoever was told that staff come does not lose everything just before they do.
    [[nodiscard]] core::Milliseconds patience(const Visit& visit) const
    {
        return visit.staffCalled ? std::max(m_rules.limits.staff, m_rules.limits.idle) : m_rules.limits.idle;
    }

    template <class S> [[nodiscard]] core::Milliseconds limitOf(const S& state) const
    {
        if constexpr (std::same_as<S, CapturingFace>)
            return std::max(m_rules.limits.face, patience(state.visit));
        else if constexpr (Working<S>)
            return m_rules.limits.work;
        else
            return patience(state.visit);
    }

    template <class S> [[nodiscard]] Step question(S state) const
    {
        const auto visit = state.visit;
        return {std::move(state), {arm(visit, patience(visit))}, {}};
    }

    template <class S> [[nodiscard]] Step again(const S& state) const
    {
        return {state, {arm(state.visit, limitOf(state))}, {}};
    }

    template <class S> [[nodiscard]] Step againWhenOver(const S& state) const
    {
        auto limit = std::max(m_rules.limits.idle, m_rules.limits.reading); // never shorter than it was
        if constexpr (std::same_as<S, Finished>)
            limit = std::max(limit, farewellLimit(state));
        return {state, {ArmTimeLimit{sessionOf(SessionState(state)).value_or(SessionId{}), limit}}, {}};
    }

    [[nodiscard]] Step begin(std::uint64_t insertion) const
    {
        Visit visit;
        visit.id = m_rules.next;
        visit.insertion = insertion;
        visit.language = m_rules.language;
        return {ReadingCard{visit, ReadingStep::Recognising},
                {RecogniseCard{visit.id, insertion}, WarmUpCamera{visit.id}, arm(visit, m_rules.limits.work)},
                {}};
    }

    [[nodiscard]] Step interrupt(const Visit& visit, Fault fault, std::uint64_t cardStillThere) const
    {
        std::vector<Effect> effects{WipeSession{visit.id}, ArmTimeLimit{{}, m_rules.limits.reading}};
        if (core::remedyFor(fault) == core::Remedy::AskStaff)
            effects.emplace_back(AlertStaff{fault});
        return {Interrupted{fault, cardStillThere, visit.language, visit.staffCalled, visit.registered},
                std::move(effects),
                {}};
    }

    [[nodiscard]] Step chooseAgain(const Visit& visit, std::optional<Fault> problem) const
    {
        if (visit.choices == MethodChoices{})
            return interrupt(visit, problem.value_or(Fault::PinBlocked), visit.insertion);
        return question(ChoosingMethod{visit, problem});
    }

    /// Back to where help was asked for.
    [[nodiscard]] Step afterAssistance(const StaffCheck& state) const
    {
        if (!state.unfinished)
            return chooseAgain(state.visit, std::nullopt);
        if (state.unfinished->reviewing)
            return question(Reviewing{state.visit, state.unfinished->answers});
        return question(ConsentSummary{state.visit, state.unfinished->answers});
    }

    [[nodiscard]] Step askNumber(Visit visit) const
    {
        if (!visit.scansNumber)
            return question(EnteringCardNumber{visit, std::nullopt, -1});
        visit.scansNumber = false;
        return {
            ReadingCard{visit, ReadingStep::Scanning}, {ScanCardFace{visit.id}, arm(visit, m_rules.limits.work)}, {}};
    }

    /// Who asks for staff waits for somebody to come: they are called at that touch, whatever is asked before they
    /// compare, and not again by what follows it.
    [[nodiscard]] Step askStaffToCompare(Visit visit) const
    {
        visit.staffCalled = true;
        auto step = visit.numberProven ? awaitComparison(visit) : askNumber(visit);
        step.effects.emplace_back(AlertStaff{});
        return step;
    }
    [[nodiscard]] Step awaitComparison(const Visit& visit) const
    {
        return question(StaffCheck{visit, StaffStep::Passcode, std::nullopt, std::nullopt});
    }

    [[nodiscard]] Step proceedWith(Visit visit, Method method) const
    {
        visit.method = method;
        switch (method) {
        case Method::Pin: {
            auto step = question(EnteringPin{visit, std::nullopt, false});
            step.effects.insert(step.effects.begin(), StopFaceCapture{visit.id}); // nobody films a PIN being typed
            return step;
        }
        case Method::Face:
            if (visit.numberProven) {
                auto step = again(CapturingFace{visit, std::nullopt, std::nullopt});
                step.effects.insert(step.effects.begin(), StartFaceCapture{visit.id, visit.faceTries});
                return step;
            }
            return askNumber(visit);
        case Method::Staff: return askStaffToCompare(visit);
        }
        return left();
    }

    [[nodiscard]] Step identified(const Visit& visit) const
    {
        if (visit.perhapsChild)
            return question(Guardian{visit});
        return prepare(visit);
    }

    [[nodiscard]] Step prepare(const Visit& visit) const
    {
        if (visit.purpose == Purpose::StaffWithdrawal)
            return {Preparing{visit}, {FetchStoredConsents{visit.id}, arm(visit, m_rules.limits.work)}, {}};
        if (visit.purpose == Purpose::Withdrawal)
            return {Preparing{visit}, {FetchGivenConsents{visit.id}, arm(visit, m_rules.limits.work)}, {}};
        return {Preparing{visit}, {FetchConditions{visit.id}, arm(visit, m_rules.limits.work)}, {}};
    }

    static void forget(Answers& answers)
    {
        for (auto& item : answers.items)
            item.agreed.reset();
        answers.prescription.reset();
        for (auto* list : {&answers.certificates, &answers.documents})
            for (auto& document : *list)
                document.handedOver.reset();
    }

    static void answerAll(Answers& answers, bool agreed)
    {
        for (auto& item : answers.items)
            item.agreed = agreed;
    }

    [[nodiscard]] Step walk(const Visit& visit, const Answers& answers, std::size_t index) const
    {
        if (index < answers.items.size())
            return question(ConsentItem{visit, answers, index});
        return afterItems(visit, answers);
    }

    [[nodiscard]] Step afterItems(const Visit& visit, const Answers& answers) const
    {
        if (answers.prescriptionAsked)
            return question(Prescription{visit, answers});
        return afterPrescription(visit, answers);
    }
    // What follows the items, in this order, and only what OQS says there is to ask (H9).
    [[nodiscard]] Step afterPrescription(const Visit& visit, const Answers& answers) const
    {
        return walkCertificates(visit, answers, 0);
    }
    [[nodiscard]] Step walkCertificates(const Visit& visit, const Answers& answers, std::size_t index) const
    {
        if (index < answers.certificates.size())
            return question(AidCertificates{visit, answers, index});
        return walkDocuments(visit, answers, 0);
    }
    [[nodiscard]] Step walkDocuments(const Visit& visit, const Answers& answers, std::size_t index) const
    {
        if (index < answers.documents.size())
            return question(Documents{visit, answers, index});
        if (answers.exchangeOffered)
            return question(EnteringExchangeNumber{visit, answers, std::nullopt});
        return question(Reviewing{visit, answers});
    }

    // And back again: each leads to the last question that was asked before it.
    [[nodiscard]] Step beforeCertificates(const Visit& visit, const Answers& answers) const
    {
        if (answers.prescriptionAsked)
            return question(Prescription{visit, answers});
        return question(ConsentSummary{visit, answers});
    }
    [[nodiscard]] Step beforeDocuments(const Visit& visit, const Answers& answers) const
    {
        if (!answers.certificates.empty())
            return question(AidCertificates{visit, answers, answers.certificates.size() - 1});
        return beforeCertificates(visit, answers);
    }
    [[nodiscard]] Step beforeExchangeNumber(const Visit& visit, const Answers& answers) const
    {
        if (!answers.documents.empty())
            return question(Documents{visit, answers, answers.documents.size() - 1});
        return beforeDocuments(visit, answers);
    }
    [[nodiscard]] Step beforeReview(const Visit& visit, const Answers& answers) const
    {
        if (answers.exchangeOffered)
            return question(EnteringExchangeNumber{visit, answers, std::nullopt});
        return beforeExchangeNumber(visit, answers);
    }

    /// From a line of the review on: items, prescription, aid certificates, documents.
    [[nodiscard]] Step walkFromLine(const Visit& visit, const Answers& answers, std::size_t line) const
    {
        if (line < answers.items.size())
            return walk(visit, answers, line);
        line -= answers.items.size();
        if (answers.prescriptionAsked && line-- == 0)
            return question(Prescription{visit, answers});
        if (line < answers.certificates.size())
            return walkCertificates(visit, answers, line);
        line -= answers.certificates.size();
        if (line < answers.documents.size())
            return walkDocuments(visit, answers, line);
        return walk(visit, answers, 0);
    }

    [[nodiscard]] Step seal(const Visit& visit, const Answers& answers) const
    {
        return {Sealing{visit, answers}, {SealConsent{visit, answers}, arm(visit, m_rules.limits.work)}, {}};
    }

    /// The farewell that only says that all is delivered: nothing is lost with it.
    [[nodiscard]] static bool saysNoMore(const Finished& state)
    {
        return state.delivered && !state.withdrew && !state.refusedAll;
    }
    /// How long the farewell stays once the card is gone.
    [[nodiscard]] core::Milliseconds farewellLimit(const Finished& state) const
    {
        const auto& limits = m_rules.limits;
        return saysNoMore(state) ? limits.finished : std::max(limits.finished, limits.reading);
    }
    [[nodiscard]] static Step farewell(const Finished& state)
    {
        if (state.serviceLost)
            return {OutOfService{*state.serviceLost}, {}, {}};
        return {Welcome{}, {}, {}};
    }

    const Rules& m_rules;

private:
    const SessionState& m_unchanged; ///< as it was before the event, for what is ignored
};

} // namespace uketsuke::session::table
