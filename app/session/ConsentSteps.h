// Part of the transition table. What is agreed, sealed, stored and delivered. One overload a pair of state and event.
// Pure.
#pragma once

#include "app/session/TableSteps.h"

namespace uketsuke::session::table {

class ConsentSteps : protected Steps {
public:
    using Steps::Steps;

    // --- what is agreed
    Step on(const Preparing& state, const ConditionsKnown& event) const
    {
        if (state.visit.purpose != Purpose::Consent)
            return ignore("a withdrawal was asked for, no consent");
        if (event.registrationNeeded)
            return question(FirstRegistration{state.visit, event.questions});
        return question(ConsentSummary{state.visit, event.questions});
    }
    Step on(const AnyBut<Preparing> auto&, const ConditionsKnown&) const { return left(); }

    Step on(ConsentSummary state, const AgreeToAll&) const
    {
        answerAll(state.answers, true);
        // H9: that screen lists every item and is itself review and confirmation; any further question is reviewed.
        if (state.answers.asksMore())
            return afterItems(state.visit, state.answers);
        return seal(state.visit, state.answers);
    }
    Step on(const AnyBut<ConsentSummary> auto&, const AgreeToAll&) const { return notOnScreen(); }

    Step on(ConsentSummary state, const RefuseAll&) const
    {
        answerAll(state.answers, false);
        return afterItems(state.visit, state.answers);
    }
    Step on(const AnyBut<ConsentSummary> auto&, const RefuseAll&) const { return notOnScreen(); }

    Step on(ConsentSummary state, const DecideOneByOne&) const
    {
        forget(state.answers); // whatever was touched before: each item is asked anew
        return walk(state.visit, state.answers, 0);
    }
    Step on(const AnyBut<ConsentSummary> auto&, const DecideOneByOne&) const { return notOnScreen(); }

    Step on(ConsentItem state, const AnswerItem& event) const
    {
        if (state.index < state.answers.items.size())
            state.answers.items[state.index].agreed = event.agreed;
        return walk(state.visit, state.answers, state.index + 1);
    }
    Step on(const AnyBut<ConsentItem> auto&, const AnswerItem&) const { return notOnScreen(); }

    Step on(ConsentItem state, const AnswerGroup& event) const
    {
        auto& items = state.answers.items;
        if (state.index >= items.size() || !items[state.index].coveredByGroup)
            return ignore("this item is answered by itself only");
        const auto group = items[state.index].group;
        const auto covered = [&](const AskedItem& item) { return item.group == group && item.coveredByGroup; };
        for (std::size_t at = 0; at < items.size(); ++at)
            if (covered(items[at]) && (at >= state.index || !items[at].agreed))
                items[at].agreed = event.agreed;
        auto next = state.index + 1;
        while (next < items.size() && covered(items[next]))
            ++next;
        return walk(state.visit, state.answers, next);
    }
    Step on(const AnyBut<ConsentItem> auto&, const AnswerGroup&) const { return notOnScreen(); }

    Step on(Prescription state, const ChoosePrescription& event) const
    {
        state.answers.prescription = event.form;
        return afterPrescription(state.visit, state.answers);
    }
    Step on(const AnyBut<Prescription> auto&, const ChoosePrescription&) const { return notOnScreen(); }

    Step on(const Reviewing& state, const Confirm&) const
    {
        if (!state.answers.complete())
            return ignore("a question is still open"); // cannot be reached by touch; held by the rule all the same
        return seal(state.visit, state.answers);
    }
    Step on(const Withdrawing& state, const Confirm&) const
    {
        return {Sealing{state.visit, {}},
                {SealWithdrawal{state.visit, state.given}, arm(state.visit, m_rules.limits.work)},
                {}};
    }
    Step on(const StaffWithdrawing& state, const Confirm&) const
    {
        if (!state.chosen || !state.reason)
            return ignore("a question is still open");
        return {
            Sealing{state.visit, {}},
            {SealStaffWithdrawal{state.visit, state.chosen->jti, *state.reason}, arm(state.visit, m_rules.limits.work)},
            {}};
    }
    Step on(const AnyBut<Reviewing, Withdrawing, StaffWithdrawing> auto&, const Confirm&) const
    {
        return notOnScreen();
    }

    Step on(const Reviewing& state, const ChangeAnswers& event) const
    {
        return walkFromLine(state.visit, state.answers, event.line);
    }
    Step on(const AnyBut<Reviewing> auto&, const ChangeAnswers&) const { return notOnScreen(); }

    // --- what is withdrawn
    Step on(ChoosingMethod state, const ChoosePurpose& event) const
    {
        if (event.purpose == Purpose::StaffWithdrawal)
            return ignore("staff withdraw without a patient's card");
        state.visit.purpose = event.purpose;
        return question(std::move(state));
    }
    Step on(const AnyBut<ChoosingMethod> auto&, const ChoosePurpose&) const { return notOnScreen(); }

    Step on(const Preparing& state, const GivenConsentsKnown& event) const
    {
        switch (state.visit.purpose) {
        case Purpose::Consent: break;
        case Purpose::Withdrawal: return question(Withdrawing{state.visit, event.given});
        case Purpose::StaffWithdrawal:
            return question(StaffWithdrawing{state.visit, event.given, std::nullopt, std::nullopt});
        }
        return ignore("a consent was asked for, no withdrawal");
    }
    Step on(const AnyBut<Preparing> auto&, const GivenConsentsKnown&) const { return left(); }

    // --- what staff withdraw for the institution
    Step on(const Welcome&, const OpenStaffDesk&) const
    {
        if (!m_rules.staffKnown)
            return ignore("nobody could prove to be staff here");
        Visit visit;
        visit.id = m_rules.next;
        visit.language = m_rules.language;
        visit.method = Method::Staff;
        visit.purpose = Purpose::StaffWithdrawal;
        auto step = question(StaffCheck{visit, StaffStep::Desk, std::nullopt, std::nullopt});
        step.effects.insert(step.effects.begin(), RecordStaffDesk{visit.id});
        return step;
    }
    Step on(const AnyBut<Welcome> auto&, const OpenStaffDesk&) const { return notOnScreen(); }

    Step on(StaffWithdrawing state, const ChooseGiven& event) const
    {
        if (state.chosen || event.index >= state.given.consents.size())
            return notOnScreen();
        state.chosen = state.given.consents[event.index];
        return question(std::move(state));
    }
    Step on(const AnyBut<StaffWithdrawing> auto&, const ChooseGiven&) const { return notOnScreen(); }

    Step on(StaffWithdrawing state, const ChooseReason& event) const
    {
        if (!state.chosen || state.reason)
            return notOnScreen();
        state.reason = event.reason;
        return question(std::move(state));
    }
    Step on(const AnyBut<StaffWithdrawing> auto&, const ChooseReason&) const { return notOnScreen(); }

    // --- sealed, stored, delivered
    Step on(const Sealing& state, const Sealed&) const
    {
        const bool refusedAll = state.visit.purpose == Purpose::Consent && state.answers.refusesEverything();
        return {Storing{state.visit, refusedAll, false, std::nullopt},
                {StoreConsent{state.visit.id}, arm(state.visit, m_rules.limits.work)},
                {}};
    }
    Step on(const AnyBut<Sealing> auto&, const Sealed&) const { return left(); }

    Step on(const Sealing& state, const SealingFailed& event) const
    {
        return interrupt(state.visit, event.fault, state.visit.insertion);
    }
    Step on(const AnyBut<Sealing> auto&, const SealingFailed&) const { return left(); }

    Step on(const Storing& state, const Stored&) const
    {
        const auto& visit = state.visit;
        const bool cardGone = state.cardGone || visit.insertion == 0; // staff have none
        const Finished finished{.id = visit.id,
                                .insertion = visit.insertion,
                                .language = visit.language,
                                .refusedAll = state.refusedAll,
                                .delivered = false,
                                .cardGone = cardGone,
                                .serviceLost = state.serviceLost,
                                .withdrew = visit.purpose != Purpose::Consent,
                                .byStaff = visit.purpose == Purpose::StaffWithdrawal};
        return {finished,
                {WipeSession{visit.id}, WakeDelivery{},
                 arm(visit, cardGone ? farewellLimit(finished) : m_rules.limits.cardLeft)},
                {}};
    }
    Step on(const AnyBut<Storing> auto&, const Stored&) const { return left(); }

    Step on(const Storing& state, const StoringFailed& event) const
    {
        if (state.serviceLost)
            return {OutOfService{*state.serviceLost}, {WipeSession{state.visit.id}, AlertStaff{event.fault}}, {}};
        auto step = interrupt(state.visit, event.fault, state.cardGone ? 0 : state.visit.insertion);
        step.effects.push_back(AlertStaff{event.fault});
        return step;
    }
    Step on(const AnyBut<Storing> auto&, const StoringFailed&) const { return left(); }

    Step on(Finished state, const Delivered&) const
    {
        state.delivered = true;
        Step step{state, {}, {}};
        if (state.cardGone && !saysNoMore(state)) // it says something else now
            step.effects.emplace_back(ArmTimeLimit{state.id, farewellLimit(state)});
        return step;
    }
    Step on(const AnyBut<Finished> auto&, const Delivered&) const { return left(); }
};

} // namespace uketsuke::session::table
