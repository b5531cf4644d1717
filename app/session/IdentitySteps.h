// Part of the transition table. Who is here: from the card laid down to the identity that is believed. One overload a
// pair of state and event. Pure.
#pragma once

#include "app/identity/CardNumberPlausibility.h"
#include "app/session/TableSteps.h"

namespace uketsuke::session::table {

class IdentitySteps : protected Steps {
public:
    using Steps::Steps;

    Step on(ReadingCard state, const CardRecognised& event) const
    {
        if (state.step != ReadingStep::Recognising)
            return ignore("the card was recognised before");
        state.visit.choices = event.choices;
        state.visit.pinTriesLeft = event.pinTriesLeft;
        state.visit.certificateExpiresSoon = event.certificateExpiresSoon;
        state.visit.perhapsChild = event.perhapsChild;
        state.visit.scansNumber = event.scansNumber;
        state.visit.helpOffered = event.choices.staff;
        return chooseAgain(state.visit, std::nullopt);
    }
    Step on(const AnyBut<ReadingCard> auto&, const CardRecognised&) const { return left(); }

    Step on(const ReadingCard& state, const CardRefused& event) const
    {
        return interrupt(state.visit, event.fault, state.visit.insertion);
    }
    Step on(const AnyBut<ReadingCard> auto&, const CardRefused&) const { return left(); }

    Step on(const OneOf<ChoosingMethod, CapturingFace> auto& state, const ChooseMethod& event) const
    {
        const auto& choices = state.visit.choices;
        const bool offered = event.method == Method::Face  ? choices.face
                             : event.method == Method::Pin ? choices.pin
                                                           : choices.staff;
        if (!offered)
            return ignore("that way is not offered to this card");
        auto step = proceedWith(state.visit, event.method);
        if constexpr (std::same_as<std::remove_cvref_t<decltype(state)>, CapturingFace>) {
            if (event.method == Method::Face)
                return ignore("the face is being captured already");
            step.effects.insert(step.effects.begin(), StopFaceCapture{state.visit.id});
        }
        return step;
    }
    Step on(const AnyBut<ChoosingMethod, CapturingFace> auto&, const ChooseMethod&) const { return notOnScreen(); }

    /// Before the patient proves who they are, and again before they confirm: staff are mostly called in the middle.
    Step on(const OneOf<ChoosingMethod, ConsentSummary, Reviewing> auto& state, const AskAssistance&) const
    {
        using State = std::remove_cvref_t<decltype(state)>;
        if (!state.visit.helpOffered)
            return ignore("nobody could prove to be staff here");
        if (state.visit.assisted)
            return ignore("staff help already");
        StaffCheck check{state.visit, StaffStep::Assistance, std::nullopt, std::nullopt};
        check.visit.staffCalled = true;
        if constexpr (!std::same_as<State, ChoosingMethod>)
            check.unfinished = Unfinished{state.answers, std::same_as<State, Reviewing>};
        auto step = question(std::move(check));
        step.effects.emplace_back(AlertStaff{});
        return step;
    }
    Step on(const AnyBut<ChoosingMethod, ConsentSummary, Reviewing> auto&, const AskAssistance&) const
    {
        return notOnScreen();
    }

    Step on(const EnteringCardNumber& state, const CardNumberEntered&) const
    {
        return {ReadingCard{state.visit, ReadingStep::Proving},
                {ProveByCardNumber{state.visit.id}, arm(state.visit, m_rules.limits.work)},
                {}};
    }
    Step on(const AnyBut<EnteringCardNumber> auto&, const CardNumberEntered&) const { return notOnScreen(); }

    Step on(const ReadingCard& state, const CardNumberScanned&) const
    {
        if (state.step != ReadingStep::Scanning)
            return left();
        return {ReadingCard{state.visit, ReadingStep::Proving},
                {ProveByCardNumber{state.visit.id}, arm(state.visit, m_rules.limits.work)},
                {}};
    }
    Step on(const AnyBut<ReadingCard> auto&, const CardNumberScanned&) const { return left(); }

    Step on(const ReadingCard& state, const CardNumberNotReadable& event) const
    {
        if (state.step != ReadingStep::Scanning)
            return left();
        return question(EnteringCardNumber{state.visit, event.fault, -1});
    }
    Step on(const AnyBut<ReadingCard> auto&, const CardNumberNotReadable&) const { return left(); }

    Step on(EnteringPin state, const PinEntered&) const
    {
        if (state.visit.pinTriesLeft == 1 && !state.lastTryAccepted) {
            state.problem = Fault::PinLastTry; // the last try is never spent silently
            return {state, {arm(state.visit, patience(state.visit))}, {}};
        }
        state.visit.numberProven = false; // the PIN's proof replaces the number's; another way proves it again
        return {ReadingCard{state.visit, ReadingStep::Proving},
                {ProveByPin{state.visit.id, state.lastTryAccepted}, arm(state.visit, m_rules.limits.work)},
                {}};
    }
    Step on(const AnyBut<EnteringPin> auto&, const PinEntered&) const { return notOnScreen(); }

    Step on(EnteringPin state, const LastPinTryAccepted&) const
    {
        state.lastTryAccepted = true;
        state.problem.reset();
        return {state, {arm(state.visit, patience(state.visit))}, {}};
    }
    Step on(const AnyBut<EnteringPin> auto&, const LastPinTryAccepted&) const { return notOnScreen(); }

    Step on(ReadingCard state, const IdentityProven& event) const
    {
        if (state.step != ReadingStep::Proving)
            return ignore("nothing was to be proved yet");
        auto& visit = state.visit;
        if (event.age)
            visit.perhapsChild = visit.child = *event.age < adultAge;
        switch (visit.method) {
        case Method::Pin: ++visit.pinTries; return identified(visit);
        case Method::Staff:
            visit.numberProven = true;
            visit.choices.face = visit.choices.face && event.photo;
            return awaitComparison(visit);
        case Method::Face:
            visit.numberProven = true;
            if (event.photo)
                return proceedWith(visit, Method::Face);
            visit.choices.face = false;
            return chooseAgain(visit, event.photoFault);
        }
        return left();
    }
    Step on(const AnyBut<ReadingCard> auto&, const IdentityProven&) const { return left(); }

    Step on(ReadingCard state, const IdentityRefused& event) const
    {
        if (state.step != ReadingStep::Proving)
            return ignore("nothing was to be proved yet");
        auto& visit = state.visit;
        if (visit.method == Method::Pin && event.triesLeft >= 0)
            visit.pinTriesLeft = event.triesLeft;
        if (event.fault == Fault::CardNumberWrong)
            ++visit.wrongNumbers;
        const bool cardIsLow = event.triesLeft >= 0 && event.triesLeft < identity::fewestCardNumberTries;
        if (event.fault == Fault::CardNumberImplausible
            || (event.fault == Fault::CardNumberWrong && visit.wrongNumbers < mostWrongNumbers && !cardIsLow))
            return {EnteringCardNumber{visit, event.fault, event.triesLeft}, {arm(visit, patience(visit))}, {}};
        if (event.fault == Fault::PinWrong)
            ++visit.pinTries;
        if (event.fault == Fault::PinLastTry)
            visit.pinTriesLeft = 1;
        if ((event.fault == Fault::PinWrong && visit.pinTriesLeft > 0) || event.fault == Fault::PinLastTry)
            return {EnteringPin{visit, event.fault, false}, {arm(visit, patience(visit))}, {}};
        if (event.fault == Fault::PinWrong || event.fault == Fault::PinBlocked) {
            visit.choices.pin = false;
            return chooseAgain(visit, Fault::PinBlocked);
        }
        // H11: the counter is shared with every other terminal.
        if (event.fault == Fault::CardNumberTriesLow || event.fault == Fault::CardNumberWrong) {
            visit.choices.face = visit.choices.staff = false;
            auto step = chooseAgain(visit, Fault::CardNumberTriesLow);
            step.effects.push_back(AlertStaff{Fault::CardNumberTriesLow});
            return step;
        }
        if (core::remedyFor(event.fault) == core::Remedy::UsePin) {
            visit.choices.face = false;
            return chooseAgain(visit, event.fault);
        }
        return interrupt(visit, event.fault, visit.insertion);
    }
    Step on(const AnyBut<ReadingCard> auto&, const IdentityRefused&) const { return left(); }

    Step on(CapturingFace state, const FaceActionAsked& event) const
    {
        state.action = event.action;
        state.problem = event.problem;
        return again(state);
    }
    Step on(const AnyBut<CapturingFace> auto&, const FaceActionAsked&) const { return left(); }

    Step on(CapturingFace state, const FaceAccepted& event) const
    {
        state.visit.faceTries = event.tries;
        state.visit.activeStepPassed = event.activeStepPassed;
        auto step = identified(state.visit);
        step.effects.insert(step.effects.begin(), StopFaceCapture{state.visit.id});
        return step;
    }
    Step on(const AnyBut<CapturingFace> auto&, const FaceAccepted&) const { return left(); }

    Step on(CapturingFace state, const FaceTryFailed& event) const
    {
        state.visit.faceTries = event.tries;
        state.problem = event.fault;
        state.action.reset();
        return again(state);
    }
    Step on(const AnyBut<CapturingFace> auto&, const FaceTryFailed&) const { return left(); }

    Step on(CapturingFace state, const FaceRefused& event) const
    {
        state.visit.faceTries = event.tries;
        state.visit.choices.face = false;
        auto step = chooseAgain(state.visit, event.fault);
        step.effects.insert(step.effects.begin(), StopFaceCapture{state.visit.id});
        if (event.fault == Fault::AttackSuspected)
            step.effects.push_back(AlertStaff{event.fault});
        return step;
    }
    Step on(const AnyBut<CapturingFace> auto&, const FaceRefused&) const { return left(); }

    Step on(StaffCheck state, const PasscodeEntered&) const
    {
        if (state.step == StaffStep::Comparing)
            return notOnScreen();
        state.problem.reset();
        return {state, {CheckPasscode{state.visit.id, state.step}, arm(state.visit, patience(state.visit))}, {}};
    }
    Step on(const AnyBut<StaffCheck> auto&, const PasscodeEntered&) const { return notOnScreen(); }

    Step on(StaffCheck state, const PasscodeAccepted& event) const
    {
        if (event.step != state.step || state.step == StaffStep::Comparing)
            return left();
        if (state.step == StaffStep::Desk)
            return prepare(state.visit);
        if (state.step == StaffStep::Assistance) {
            state.visit.assisted = true;
            auto step = afterAssistance(state);
            step.effects.insert(step.effects.begin(), RecordAssistance{state.visit.id});
            return step;
        }
        state.step = StaffStep::Comparing;
        state.problem.reset();
        return {state, {arm(state.visit, patience(state.visit))}, {}};
    }
    Step on(const AnyBut<StaffCheck> auto&, const PasscodeAccepted&) const { return left(); }

    Step on(StaffCheck state, const PasscodeRefused& event) const
    {
        if (event.step != state.step || state.step == StaffStep::Comparing)
            return left();
        state.problem = event.fault;
        Step step{state, {arm(state.visit, patience(state.visit))}, {}};
        if (state.step == StaffStep::Desk) // nobody's card is there: somebody plays, or guesses
            step.effects.emplace_back(AlertStaff{event.fault});
        return step;
    }
    Step on(const AnyBut<StaffCheck> auto&, const PasscodeRefused&) const { return left(); }

    Step on(const StaffCheck& state, const StaffCompared& event) const
    {
        if (state.step != StaffStep::Comparing)
            return notOnScreen();
        auto visit = state.visit;
        visit.staffCalled = false; // they came
        if (!event.matches)
            return interrupt(visit, Fault::StaffDeclined, visit.insertion);
        return identified(visit);
    }
    Step on(const AnyBut<StaffCheck> auto&, const StaffCompared&) const { return notOnScreen(); }

    Step on(Guardian state, const RepresentationChosen& event) const
    {
        if (state.visit.child && event.representation == Representation::Self)
            return ignore("a guardian answers for a child");
        state.visit.representation = event.representation;
        return prepare(state.visit);
    }
    Step on(const AnyBut<Guardian> auto&, const RepresentationChosen&) const { return notOnScreen(); }
};

} // namespace uketsuke::session::table
