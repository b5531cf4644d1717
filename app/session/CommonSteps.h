// Part of the transition table. Touches that are on many screens, staff and time. One overload a pair of state and
// event. Pure.
#pragma once

#include "app/session/TableSteps.h"

namespace uketsuke::session::table {

class CommonSteps : protected Steps {
public:
    using Steps::Steps;

    // --- touches that are on many screens
    Step on(const OneOf<EnteringCardNumber, EnteringPin, Guardian> auto& state, const Back&) const
    {
        return chooseAgain(state.visit, std::nullopt);
    }
    Step on(const StaffCheck& state, const Back&) const
    {
        if (state.step == StaffStep::Desk)
            return interrupt(state.visit, Fault::SessionCancelled, state.visit.insertion);
        return afterAssistance(state);
    }
    Step on(StaffWithdrawing state, const Back&) const
    {
        if (state.reason)
            state.reason.reset();
        else if (state.chosen)
            state.chosen.reset();
        else
            return notOnScreen();
        return question(std::move(state));
    }
    Step on(const CapturingFace& state, const Back&) const
    {
        auto step = chooseAgain(state.visit, std::nullopt);
        step.effects.insert(step.effects.begin(), StopFaceCapture{state.visit.id});
        return step;
    }
    Step on(const ConsentItem& state, const Back&) const
    {
        if (state.index == 0)
            return question(ConsentSummary{state.visit, state.answers});
        return question(ConsentItem{state.visit, state.answers, state.index - 1});
    }
    Step on(const Prescription& state, const Back&) const
    {
        return question(ConsentSummary{state.visit, state.answers});
    }
    Step on(const AidCertificates& state, const Back&) const
    {
        if (state.index > 0)
            return walkCertificates(state.visit, state.answers, state.index - 1);
        return beforeCertificates(state.visit, state.answers);
    }
    Step on(const Documents& state, const Back&) const
    {
        if (state.index > 0)
            return walkDocuments(state.visit, state.answers, state.index - 1);
        return beforeDocuments(state.visit, state.answers);
    }
    Step on(const EnteringExchangeNumber& state, const Back&) const
    {
        return beforeExchangeNumber(state.visit, state.answers);
    }
    Step on(const Reviewing& state, const Back&) const { return beforeReview(state.visit, state.answers); }
    Step on(const OneOf<Starting, OutOfService, Welcome, ReadingCard, ChoosingMethod, Preparing, FirstRegistration,
                        Registering, FindingDocument, ConsentSummary, Withdrawing, Sealing, Storing, Finished,
                        Interrupted> auto&,
            const Back&) const
    {
        return notOnScreen();
    }

    Step on(const OneOf<ReadingCard, ChoosingMethod, EnteringCardNumber, CapturingFace, EnteringPin, StaffCheck,
                        Guardian, Preparing, FirstRegistration, Registering, ConsentSummary, ConsentItem, Prescription,
                        AidCertificates, Documents, EnteringExchangeNumber, FindingDocument, Reviewing, Withdrawing,
                        StaffWithdrawing> auto& state,
            const Cancel&) const
    {
        return interrupt(state.visit, Fault::SessionCancelled, state.visit.insertion);
    }
    Step on(const OneOf<Starting, OutOfService, Welcome, Finished, Interrupted> auto&, const Cancel&) const
    {
        return ignore("no session runs that could be cancelled");
    }
    Step on(const OneOf<Sealing, Storing> auto&, const Cancel&) const
    {
        return ignore("the touch on Confirm was given; taking the card away before the seal still ends it");
    }

    Step on(Running auto state, const CallStaff&) const
    {
        state.visit.staffCalled = true;
        return {state, {AlertStaff{}, arm(state.visit, limitOf(state))}, {}};
    }
    Step on(Interrupted state, const CallStaff&) const
    {
        state.staffCalled = true;
        return {state, {AlertStaff{}, ArmTimeLimit{{}, m_rules.limits.idle}}, {}};
    }
    Step on(const OneOf<Starting, OutOfService, Welcome, Storing, Finished> auto& state, const CallStaff&) const
    {
        return {state, {AlertStaff{}}, {}};
    }

    Step on(const Question auto& state, const MoreTime&) const { return again(state); }
    Step on(const Question auto& state, const Activity&) const { return again(state); }
    Step on(const Over auto& state, const MoreTime&) const { return againWhenOver(state); }
    Step on(const Over auto& state, const Activity&) const { return againWhenOver(state); }
    Step on(const OneOf<ReadingCard, Preparing, Registering, FindingDocument, Sealing, Storing> auto&,
            const MoreTime&) const
    {
        return ignore("the step ends by itself, the patient is not waited for");
    }
    Step on(const OneOf<ReadingCard, Preparing, Registering, FindingDocument, Sealing, Storing> auto&,
            const Activity&) const
    {
        return ignore("the step ends by itself, the patient is not waited for");
    }
    Step on(const OutsideSession auto&, const MoreTime&) const { return ignore("no time limit runs"); }
    Step on(const OutsideSession auto&, const Activity&) const { return ignore("no time limit runs"); }

    Step on(Running auto state, const ChangeLanguage& event) const
    {
        state.visit.language = event.language;
        return {state, {arm(state.visit, limitOf(state))}, {}};
    }
    Step on(Storing state, const ChangeLanguage& event) const
    {
        state.visit.language = event.language; // of the screen; the notice was signed in the one it was read in
        return {state, {}, {}};
    }
    Step on(Over auto state, const ChangeLanguage& event) const
    {
        state.language = event.language;
        bool isCardThere = false;
        if constexpr (std::same_as<decltype(state), Finished>)
            isCardThere = !state.cardGone;
        else
            isCardThere = state.insertion != 0;
        if (isCardThere)
            return {state, {}, {}};  // it stays until the card is taken, and what reminds of that comes as it would
        return againWhenOver(state); // it is read anew
    }
    Step on(const OutsideSession auto&, const ChangeLanguage&) const
    {
        return ignore("outside a session the screen keeps its own language");
    }

    Step on(const Interrupted& state, const Acknowledge&) const
    {
        if (state.insertion != 0)
            return begin(state.insertion);
        return {Welcome{}, {}, {}};
    }
    Step on(const Finished& state, const Acknowledge&) const
    {
        if (!state.cardGone)
            return ignore("the card still lies there");
        return farewell(state);
    }
    Step on(const AnyBut<Interrupted, Finished> auto&, const Acknowledge&) const { return notOnScreen(); }

    // --- staff and time
    Step on(const Running auto& state, const StaffReset&) const
    {
        return interrupt(state.visit, Fault::SessionResetByStaff, state.visit.insertion);
    }
    Step on(const Interrupted&, const StaffReset&) const { return {Welcome{}, {}, {}}; }
    Step on(const Finished& state, const StaffReset&) const { return farewell(state); }
    Step on(const Storing&, const StaffReset&) const
    {
        return ignore("a confirmed record is on its way to the disk and nothing may lose it");
    }
    Step on(const OutsideSession auto&, const StaffReset&) const { return ignore("no session runs"); }

    Step on(const Question auto& state, const TimeLimitReached&) const
    {
        return interrupt(state.visit, Fault::SessionTimeLimit, state.visit.insertion);
    }
    Step on(const Working auto& state, const TimeLimitReached&) const
    {
        // The kiosk kept the patient waiting: nothing they did or left undone.
        return interrupt(state.visit, Fault::InternalFault, state.visit.insertion);
    }
    Step on(const Storing& state, const TimeLimitReached&) const
    {
        return {state, {AlertStaff{Fault::WorkerStuck}, arm(state.visit, m_rules.limits.work)}, {}};
    }
    Step on(const Finished& state, const TimeLimitReached&) const
    {
        if (state.cardGone)
            return farewell(state);
        return {state, {AlertStaff{Fault::SessionTimeLimit}, ArmTimeLimit{state.id, m_rules.limits.cardLeft}}, {}};
    }
    Step on(const Interrupted& state, const TimeLimitReached&) const
    {
        if (state.insertion == 0)
            return {Welcome{}, {}, {}};
        return {state, {AlertStaff{Fault::SessionTimeLimit}, ArmTimeLimit{{}, m_rules.limits.cardLeft}}, {}};
    }
    Step on(const OutsideSession auto&, const TimeLimitReached&) const { return ignore("no session runs"); }
};

} // namespace uketsuke::session::table
