#include "app/session/Transition.h"

#include <algorithm>
#include <concepts>

namespace uketsuke::session {
namespace {

using core::Fault;

template <class T, class... Listed>
concept OneOf = (std::same_as<T, Listed> || ...);

// Every list below names its states one by one. A new state is in none of them, and so does not compile until
// somebody has decided what each event means in it; a new event has no overload at all.
template <class S>
concept OutsideSession = OneOf<S, Starting, OutOfService, Welcome>;
template <class S>
concept Question = OneOf<S, ChoosingMethod, EnteringCardNumber, CapturingFace, EnteringPin, StaffCheck, Guardian,
                         ConsentSummary, ConsentItem, Prescription, Reviewing>;
template <class S>
concept Working = OneOf<S, ReadingCard, Preparing, Sealing>;
template <class S>
concept Running = Question<S> || Working<S>; // everything that is wiped in one step
template <class S>
concept Over = OneOf<S, Finished, Interrupted>;
template <class S>
concept Known = OutsideSession<S> || Running<S> || OneOf<S, Storing> || Over<S>;
template <class S, class... Handled>
concept AnyBut = Known<S> && !OneOf<S, Handled...>;

constexpr int adultAge = 15; // below it the card carries no signature certificate, and a guardian decides

class Table {
public:
    explicit Table(const Rules& rules) : m_rules(rules) {}

    // --- the kiosk as a whole ---------------------------------------------------------------------------------

    Step on(const OneOf<Starting, OutOfService> auto&, const SelfCheckPassed&) const { return {Welcome{}, {}, {}}; }
    Step on(const AnyBut<Starting, OutOfService> auto& state, const SelfCheckPassed&) const
    {
        return ignore(state, "the self check was passed before");
    }

    Step on(const OneOf<Starting, OutOfService> auto&, const SelfCheckFailed& event) const
    {
        return {OutOfService{event.fault}, {AlertStaff{event.fault}}, {}};
    }
    Step on(const AnyBut<Starting, OutOfService> auto& state, const SelfCheckFailed&) const
    {
        return ignore(state, "a service that fails later is lost, not failed to start");
    }

    Step on(const OneOf<Starting, OutOfService, Welcome, Interrupted> auto&, const ServiceLost& event) const
    {
        return {OutOfService{event.fault}, {AlertStaff{event.fault}}, {}};
    }
    Step on(const Running auto& state, const ServiceLost& event) const
    {
        return {OutOfService{event.fault}, {WipeSession{state.visit.id}, AlertStaff{event.fault}}, {}};
    }
    Step on(OneOf<Storing, Finished> auto state, const ServiceLost& event) const
    {
        state.serviceLost = event.fault; // the record goes first; nobody is served after it
        return {state, {AlertStaff{event.fault}}, {}};
    }

    Step on(const OutOfService&, const ServiceRestored&) const { return {Welcome{}, {}, {}}; }
    Step on(OneOf<Storing, Finished> auto state, const ServiceRestored&) const
    {
        state.serviceLost.reset();
        return {state, {}, {}};
    }
    Step on(const AnyBut<OutOfService, Storing, Finished> auto& state, const ServiceRestored&) const
    {
        return ignore(state, "no service was missing");
    }

    // --- the card ---------------------------------------------------------------------------------------------

    Step on(const OneOf<Welcome, Finished, Interrupted> auto&, const CardInserted& event) const
    {
        return begin(event.insertion);
    }
    Step on(const OneOf<Starting, OutOfService, Storing> auto& state, const CardInserted&) const
    {
        return ignore(state, "nobody can be served now; the runner repeats it when somebody can");
    }
    Step on(const Running auto& state, const CardInserted& event) const
    {
        if (event.insertion == state.visit.insertion)
            return ignore(state, "that card is the session's own");
        return interrupt(state.visit, Fault::CardSwapped, event.insertion);
    }

    Step on(const OutsideSession auto& state, const CardRemoved&) const
    {
        return ignore(state, "no session had that card");
    }
    Step on(const Running auto& state, const CardRemoved& event) const
    {
        if (event.insertion != state.visit.insertion)
            return ignore(state, "another card than the session's");
        return interrupt(state.visit, Fault::CardRemoved, 0);
    }
    Step on(Storing state, const CardRemoved&) const
    {
        state.cardGone = true; // H6: confirmed and on its way to the disk; the patient will see "saved"
        return {state, {}, {}};
    }
    Step on(Finished state, const CardRemoved&) const
    {
        state.cardGone = true;
        return {state, {ArmTimeLimit{state.id, m_rules.limits.finished}}, {}};
    }
    Step on(Interrupted state, const CardRemoved& event) const
    {
        if (event.insertion != state.insertion)
            return ignore(state, "another card than the one that lay there");
        state.insertion = 0;
        return {state, {ArmTimeLimit{{}, m_rules.limits.finished}}, {}};
    }

    // --- who is here ------------------------------------------------------------------------------------------

    Step on(ReadingCard state, const CardRecognised& event) const
    {
        if (state.step != ReadingStep::Recognising)
            return ignore(state, "the card was recognised before");
        state.visit.choices = event.choices;
        state.visit.pinTriesLeft = event.pinTriesLeft;
        state.visit.certificateExpiresSoon = event.certificateExpiresSoon;
        state.visit.perhapsChild = event.perhapsChild;
        return chooseAgain(state.visit, std::nullopt);
    }
    Step on(const AnyBut<ReadingCard> auto& state, const CardRecognised&) const { return left(state); }

    Step on(const ReadingCard& state, const CardRefused& event) const
    {
        return interrupt(state.visit, event.fault, state.visit.insertion);
    }
    Step on(const AnyBut<ReadingCard> auto& state, const CardRefused&) const { return left(state); }

    Step on(const OneOf<ChoosingMethod, CapturingFace> auto& state, const ChooseMethod& event) const
    {
        const auto& choices = state.visit.choices;
        const bool offered = event.method == Method::Face  ? choices.face
                             : event.method == Method::Pin ? choices.pin
                                                           : choices.staff;
        if (!offered)
            return ignore(state, "that way is not offered to this card");
        auto step = proceedWith(state.visit, event.method);
        if constexpr (std::same_as<std::remove_cvref_t<decltype(state)>, CapturingFace>) {
            if (event.method == Method::Face)
                return ignore(state, "the face is being captured already");
            step.effects.insert(step.effects.begin(), StopFaceCapture{state.visit.id});
        }
        return step;
    }
    Step on(const AnyBut<ChoosingMethod, CapturingFace> auto& state, const ChooseMethod&) const
    {
        return notOnScreen(state);
    }

    Step on(const EnteringCardNumber& state, const CardNumberEntered&) const
    {
        return {ReadingCard{state.visit, ReadingStep::Proving},
                {ProveByCardNumber{state.visit.id}, arm(state.visit, m_rules.limits.work)},
                {}};
    }
    Step on(const AnyBut<EnteringCardNumber> auto& state, const CardNumberEntered&) const
    {
        return notOnScreen(state);
    }

    Step on(EnteringPin state, const PinEntered&) const
    {
        if (state.visit.pinTriesLeft == 1 && !state.lastTryAccepted) {
            state.problem = Fault::PinLastTry; // the last try is never spent silently
            return {state, {arm(state.visit, m_rules.limits.idle)}, {}};
        }
        return {ReadingCard{state.visit, ReadingStep::Proving},
                {ProveByPin{state.visit.id, state.lastTryAccepted}, arm(state.visit, m_rules.limits.work)},
                {}};
    }
    Step on(const AnyBut<EnteringPin> auto& state, const PinEntered&) const { return notOnScreen(state); }

    Step on(EnteringPin state, const LastPinTryAccepted&) const
    {
        state.lastTryAccepted = true;
        state.problem.reset();
        return {state, {arm(state.visit, m_rules.limits.idle)}, {}};
    }
    Step on(const AnyBut<EnteringPin> auto& state, const LastPinTryAccepted&) const { return notOnScreen(state); }

    Step on(ReadingCard state, const IdentityProven& event) const
    {
        if (state.step != ReadingStep::Proving)
            return ignore(state, "nothing was to be proved yet");
        auto& visit = state.visit;
        visit.perhapsChild = event.age ? *event.age < adultAge : visit.perhapsChild;
        switch (visit.method) {
        case Method::Pin:
            ++visit.pinTries;
            return identified(visit);
        case Method::Staff:
            visit.numberProven = true;
            visit.choices.face = visit.choices.face && event.photo;
            return {StaffCheck{visit, StaffStep::Passcode, std::nullopt}, {arm(visit, m_rules.limits.idle)}, {}};
        case Method::Face:
            visit.numberProven = true;
            if (event.photo)
                return proceedWith(visit, Method::Face);
            visit.choices.face = false;
            return chooseAgain(visit, Fault::PhotoMissing);
        }
        return left(state);
    }
    Step on(const AnyBut<ReadingCard> auto& state, const IdentityProven&) const { return left(state); }

    Step on(ReadingCard state, const IdentityRefused& event) const
    {
        if (state.step != ReadingStep::Proving)
            return ignore(state, "nothing was to be proved yet");
        auto& visit = state.visit;
        if (visit.method == Method::Pin && event.triesLeft >= 0)
            visit.pinTriesLeft = event.triesLeft;
        if (event.fault == Fault::CardNumberWrong || event.fault == Fault::CardNumberImplausible)
            return {EnteringCardNumber{visit, event.fault, event.triesLeft}, {arm(visit, m_rules.limits.idle)}, {}};
        if (event.fault == Fault::PinWrong)
            ++visit.pinTries;
        if (event.fault == Fault::PinLastTry)
            visit.pinTriesLeft = 1;
        if ((event.fault == Fault::PinWrong && visit.pinTriesLeft > 0) || event.fault == Fault::PinLastTry)
            return {EnteringPin{visit, event.fault, false}, {arm(visit, m_rules.limits.idle)}, {}};
        if (event.fault == Fault::PinWrong || event.fault == Fault::PinBlocked) {
            visit.choices.pin = false;
            return chooseAgain(visit, Fault::PinBlocked);
        }
        if (event.fault == Fault::CardNumberTriesLow) { // H11: the counter is shared with every other terminal
            visit.choices.face = visit.choices.staff = false;
            auto step = chooseAgain(visit, event.fault);
            step.effects.push_back(AlertStaff{event.fault});
            return step;
        }
        if (core::remedyFor(event.fault) == core::Remedy::UsePin) {
            visit.choices.face = false;
            return chooseAgain(visit, event.fault);
        }
        return interrupt(visit, event.fault, visit.insertion);
    }
    Step on(const AnyBut<ReadingCard> auto& state, const IdentityRefused&) const { return left(state); }

    Step on(CapturingFace state, const FaceAccepted& event) const
    {
        state.visit.faceTries = event.tries;
        auto step = identified(state.visit);
        step.effects.insert(step.effects.begin(), StopFaceCapture{state.visit.id});
        return step;
    }
    Step on(const AnyBut<CapturingFace> auto& state, const FaceAccepted&) const { return left(state); }

    Step on(CapturingFace state, const FaceTryFailed& event) const
    {
        state.visit.faceTries = event.tries;
        state.problem = event.fault;
        return {state, {arm(state.visit, m_rules.limits.face)}, {}};
    }
    Step on(const AnyBut<CapturingFace> auto& state, const FaceTryFailed&) const { return left(state); }

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
    Step on(const AnyBut<CapturingFace> auto& state, const FaceRefused&) const { return left(state); }

    Step on(StaffCheck state, const PasscodeEntered&) const
    {
        if (state.step != StaffStep::Passcode)
            return notOnScreen(state);
        state.problem.reset();
        return {state, {CheckPasscode{state.visit.id}, arm(state.visit, m_rules.limits.idle)}, {}};
    }
    Step on(const AnyBut<StaffCheck> auto& state, const PasscodeEntered&) const { return notOnScreen(state); }

    Step on(StaffCheck state, const PasscodeAccepted&) const
    {
        state.step = StaffStep::Comparing;
        state.problem.reset();
        return {state, {arm(state.visit, m_rules.limits.idle)}, {}};
    }
    Step on(const AnyBut<StaffCheck> auto& state, const PasscodeAccepted&) const { return left(state); }

    Step on(StaffCheck state, const PasscodeRefused& event) const
    {
        if (state.step != StaffStep::Passcode)
            return left(state);
        state.problem = event.fault;
        return {state, {arm(state.visit, m_rules.limits.idle)}, {}};
    }
    Step on(const AnyBut<StaffCheck> auto& state, const PasscodeRefused&) const { return left(state); }

    Step on(const StaffCheck& state, const StaffCompared& event) const
    {
        if (state.step != StaffStep::Comparing)
            return notOnScreen(state);
        if (!event.matches)
            return interrupt(state.visit, Fault::StaffDeclined, state.visit.insertion);
        return identified(state.visit);
    }
    Step on(const AnyBut<StaffCheck> auto& state, const StaffCompared&) const { return notOnScreen(state); }

    Step on(Guardian state, const RepresentationChosen& event) const
    {
        state.visit.representation = event.representation;
        return prepare(state.visit);
    }
    Step on(const AnyBut<Guardian> auto& state, const RepresentationChosen&) const { return notOnScreen(state); }

    // --- what is agreed ---------------------------------------------------------------------------------------

    Step on(const Preparing& state, const ConditionsKnown& event) const
    {
        return question(ConsentSummary{state.visit, event.questions});
    }
    Step on(const AnyBut<Preparing> auto& state, const ConditionsKnown&) const { return left(state); }

    Step on(ConsentSummary state, const AgreeToAll&) const
    {
        answerAll(state.answers, true);
        // H9: that screen lists every item and is itself review and confirmation; any further question is reviewed.
        if (state.answers.prescriptionAsked)
            return question(Prescription{state.visit, state.answers});
        return seal(state.visit, state.answers);
    }
    Step on(const AnyBut<ConsentSummary> auto& state, const AgreeToAll&) const { return notOnScreen(state); }

    Step on(ConsentSummary state, const RefuseAll&) const
    {
        answerAll(state.answers, false);
        return afterItems(state.visit, state.answers);
    }
    Step on(const AnyBut<ConsentSummary> auto& state, const RefuseAll&) const { return notOnScreen(state); }

    Step on(const ConsentSummary& state, const DecideOneByOne&) const { return walk(state.visit, state.answers, 0); }
    Step on(const AnyBut<ConsentSummary> auto& state, const DecideOneByOne&) const { return notOnScreen(state); }

    Step on(ConsentItem state, const AnswerItem& event) const
    {
        if (state.index < state.answers.items.size())
            state.answers.items[state.index].agreed = event.agreed;
        return walk(state.visit, state.answers, state.index + 1);
    }
    Step on(const AnyBut<ConsentItem> auto& state, const AnswerItem&) const { return notOnScreen(state); }

    Step on(ConsentItem state, const AnswerGroup& event) const
    {
        auto& items = state.answers.items;
        if (state.index >= items.size() || !items[state.index].coveredByGroup)
            return ignore(state, "this item is answered by itself only");
        const auto group = items[state.index].group;
        for (auto& item : items)
            if (item.group == group && item.coveredByGroup && !item.agreed)
                item.agreed = event.agreed;
        items[state.index].agreed = event.agreed;
        auto next = state.index + 1;
        while (next < items.size() && items[next].agreed)
            ++next;
        return walk(state.visit, state.answers, next);
    }
    Step on(const AnyBut<ConsentItem> auto& state, const AnswerGroup&) const { return notOnScreen(state); }

    Step on(Prescription state, const ChoosePrescription& event) const
    {
        state.answers.prescription = event.form;
        return question(Reviewing{state.visit, state.answers});
    }
    Step on(const AnyBut<Prescription> auto& state, const ChoosePrescription&) const { return notOnScreen(state); }

    Step on(const Reviewing& state, const Confirm&) const
    {
        if (!state.answers.complete())
            return ignore(state, "a question is still open"); // cannot be reached by touch; held by the rule all the same
        return seal(state.visit, state.answers);
    }
    Step on(const AnyBut<Reviewing> auto& state, const Confirm&) const { return notOnScreen(state); }

    Step on(const Reviewing& state, const ChangeAnswers&) const { return walk(state.visit, state.answers, 0); }
    Step on(const AnyBut<Reviewing> auto& state, const ChangeAnswers&) const { return notOnScreen(state); }

    // --- sealed, stored, delivered ----------------------------------------------------------------------------

    Step on(const Sealing& state, const Sealed&) const
    {
        return {Storing{state.visit, state.answers.refusesEverything(), false, std::nullopt},
                {StoreConsent{state.visit.id}, arm(state.visit, m_rules.limits.work)},
                {}};
    }
    Step on(const AnyBut<Sealing> auto& state, const Sealed&) const { return left(state); }

    Step on(const Sealing& state, const SealingFailed& event) const
    {
        return interrupt(state.visit, event.fault, state.visit.insertion);
    }
    Step on(const AnyBut<Sealing> auto& state, const SealingFailed&) const { return left(state); }

    Step on(const Storing& state, const Stored&) const
    {
        const auto& visit = state.visit;
        return {Finished{visit.id, visit.insertion, visit.language, state.refusedAll, false, state.cardGone,
                         state.serviceLost},
                {WipeSession{visit.id}, WakeDelivery{},
                 arm(visit, state.cardGone ? m_rules.limits.finished : m_rules.limits.cardLeft)},
                {}};
    }
    Step on(const AnyBut<Storing> auto& state, const Stored&) const { return left(state); }

    Step on(const Storing& state, const StoringFailed& event) const
    {
        auto step = interrupt(state.visit, event.fault, state.cardGone ? 0 : state.visit.insertion);
        step.effects.push_back(AlertStaff{event.fault});
        return step;
    }
    Step on(const AnyBut<Storing> auto& state, const StoringFailed&) const { return left(state); }

    Step on(Finished state, const Delivered&) const
    {
        state.delivered = true;
        return {state, {}, {}};
    }
    Step on(const AnyBut<Finished> auto& state, const Delivered&) const { return left(state); }

    // --- touches that are on many screens ---------------------------------------------------------------------

    Step on(const OneOf<EnteringCardNumber, EnteringPin, StaffCheck, Guardian> auto& state, const Back&) const
    {
        return chooseAgain(state.visit, std::nullopt);
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
    Step on(const Reviewing& state, const Back&) const
    {
        if (state.answers.prescriptionAsked)
            return question(Prescription{state.visit, state.answers});
        return question(ConsentSummary{state.visit, state.answers});
    }
    Step on(const OneOf<Starting, OutOfService, Welcome, ReadingCard, ChoosingMethod, Preparing, ConsentSummary, Sealing,
                        Storing, Finished, Interrupted> auto& state,
            const Back&) const
    {
        return notOnScreen(state);
    }

    Step on(const OneOf<ReadingCard, ChoosingMethod, EnteringCardNumber, CapturingFace, EnteringPin, StaffCheck, Guardian,
                        Preparing, ConsentSummary, ConsentItem, Prescription, Reviewing> auto& state,
            const Cancel&) const
    {
        return interrupt(state.visit, Fault::SessionCancelled, state.visit.insertion);
    }
    Step on(const OneOf<Starting, OutOfService, Welcome, Finished, Interrupted> auto& state, const Cancel&) const
    {
        return ignore(state, "no session runs that could be cancelled");
    }
    Step on(const OneOf<Sealing, Storing> auto& state, const Cancel&) const
    {
        return ignore(state, "the touch on Confirm was given; taking the card away before the seal still ends it");
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
    Step on(const OneOf<ReadingCard, Preparing, Sealing, Storing> auto& state, const MoreTime&) const
    {
        return ignore(state, "the step ends by itself, the patient is not waited for");
    }
    Step on(const OneOf<ReadingCard, Preparing, Sealing, Storing> auto& state, const Activity&) const
    {
        return ignore(state, "the step ends by itself, the patient is not waited for");
    }
    Step on(const OutsideSession auto& state, const MoreTime&) const { return ignore(state, "no time limit runs"); }
    Step on(const OutsideSession auto& state, const Activity&) const { return ignore(state, "no time limit runs"); }

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
        return {state, {}, {}};
    }
    Step on(const OutsideSession auto& state, const ChangeLanguage&) const
    {
        return ignore(state, "outside a session the screen keeps its own language");
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
            return ignore(state, "the card still lies there");
        return farewell(state);
    }
    Step on(const AnyBut<Interrupted, Finished> auto& state, const Acknowledge&) const { return notOnScreen(state); }

    // --- staff and time ---------------------------------------------------------------------------------------

    Step on(const Running auto& state, const StaffReset&) const
    {
        return interrupt(state.visit, Fault::SessionResetByStaff, state.visit.insertion);
    }
    Step on(const Interrupted&, const StaffReset&) const { return {Welcome{}, {}, {}}; }
    Step on(const Finished& state, const StaffReset&) const { return farewell(state); }
    Step on(const Storing& state, const StaffReset&) const
    {
        return ignore(state, "a confirmed record is on its way to the disk and nothing may lose it");
    }
    Step on(const OutsideSession auto& state, const StaffReset&) const { return ignore(state, "no session runs"); }

    Step on(const Running auto& state, const TimeLimitReached&) const
    {
        return interrupt(state.visit, Fault::SessionTimeLimit, state.visit.insertion);
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
    Step on(const OutsideSession auto& state, const TimeLimitReached&) const { return ignore(state, "no session runs"); }

private:
    static Step ignore(const SessionState& state, std::string_view reason) { return {state, {}, reason}; }
    static Step notOnScreen(const SessionState& state) { return ignore(state, "that touch is not on this screen"); }
    static Step left(const SessionState& state) { return ignore(state, "the step it answers was left"); }

    static ArmTimeLimit arm(const Visit& visit, core::Milliseconds limit) { return {visit.id, limit}; }

    template <class S>
    [[nodiscard]] core::Milliseconds limitOf(const S&) const
    {
        if constexpr (std::same_as<S, CapturingFace>)
            return m_rules.limits.face;
        else if constexpr (Working<S>)
            return m_rules.limits.work;
        else
            return m_rules.limits.idle;
    }

    template <class S>
    [[nodiscard]] Step question(S state) const
    {
        const auto visit = state.visit;
        return {std::move(state), {arm(visit, m_rules.limits.idle)}, {}};
    }

    template <class S>
    [[nodiscard]] Step again(const S& state) const
    {
        return {state, {arm(state.visit, limitOf(state))}, {}};
    }

    template <class S>
    [[nodiscard]] Step againWhenOver(const S& state) const
    {
        return {state, {ArmTimeLimit{sessionOf(SessionState(state)).value_or(SessionId{}), m_rules.limits.idle}}, {}};
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
        std::vector<Effect> effects{WipeSession{visit.id}, ArmTimeLimit{{}, m_rules.limits.interrupted}};
        if (core::remedyFor(fault) == core::Remedy::AskStaff)
            effects.emplace_back(AlertStaff{fault});
        return {Interrupted{fault, cardStillThere, visit.language, visit.staffCalled}, std::move(effects), {}};
    }

    [[nodiscard]] Step chooseAgain(const Visit& visit, std::optional<Fault> problem) const
    {
        if (visit.choices == MethodChoices{})
            return interrupt(visit, problem.value_or(Fault::PinBlocked), visit.insertion);
        return question(ChoosingMethod{visit, problem});
    }

    [[nodiscard]] Step proceedWith(Visit visit, Method method) const
    {
        visit.method = method;
        switch (method) {
        case Method::Pin:
            return question(EnteringPin{visit, std::nullopt, false});
        case Method::Face:
            if (visit.numberProven)
                return {CapturingFace{visit, std::nullopt},
                        {StartFaceCapture{visit.id, visit.faceTries}, arm(visit, m_rules.limits.face)},
                        {}};
            return question(EnteringCardNumber{visit, std::nullopt, -1});
        case Method::Staff:
            if (visit.numberProven)
                return question(StaffCheck{visit, StaffStep::Passcode, std::nullopt});
            return question(EnteringCardNumber{visit, std::nullopt, -1});
        }
        return left(ChoosingMethod{visit, std::nullopt});
    }

    [[nodiscard]] Step identified(const Visit& visit) const
    {
        if (visit.perhapsChild)
            return question(Guardian{visit});
        return prepare(visit);
    }

    [[nodiscard]] Step prepare(const Visit& visit) const
    {
        return {Preparing{visit}, {FetchConditions{visit.id}, arm(visit, m_rules.limits.work)}, {}};
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
        return question(Reviewing{visit, answers});
    }

    [[nodiscard]] Step seal(const Visit& visit, const Answers& answers) const
    {
        return {Sealing{visit, answers}, {SealConsent{visit, answers}, arm(visit, m_rules.limits.work)}, {}};
    }

    [[nodiscard]] static Step farewell(const Finished& state)
    {
        if (state.serviceLost)
            return {OutOfService{*state.serviceLost}, {}, {}};
        return {Welcome{}, {}, {}};
    }

    const Rules& m_rules;
};

} // namespace

Step transition(const SessionState& state, const SessionEvent& event, const Rules& rules)
{
    const Table table(rules);
    return std::visit(
        [&](const auto& here, const auto& happened) -> Step {
            if constexpr (requires { happened.id; }) {
                // Interrupted and the states outside sessions are timed under id 0.
                if (sessionOf(state).value_or(SessionId{}) != happened.id)
                    return {state, {}, "it belongs to a session that is over"};
            }
            return table.on(here, happened);
        },
        state, event);
}

} // namespace uketsuke::session
