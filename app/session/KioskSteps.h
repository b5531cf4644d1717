// Part of the transition table. The kiosk as a whole, and the card that comes and goes. One overload a pair of state
// and event. Pure.
#pragma once

#include "app/session/TableSteps.h"

namespace uketsuke::session::table {

class KioskSteps : protected Steps {
public:
    using Steps::Steps;

    // --- the kiosk as a whole
    Step on(const OneOf<Starting, OutOfService> auto&, const SelfCheckPassed&) const { return {Welcome{}, {}, {}}; }
    Step on(const AnyBut<Starting, OutOfService> auto&, const SelfCheckPassed&) const
    {
        return ignore("the self check was passed before");
    }

    Step on(const OneOf<Starting, OutOfService> auto&, const SelfCheckFailed& event) const
    {
        return {OutOfService{event.fault}, {AlertStaff{event.fault}}, {}};
    }
    Step on(const AnyBut<Starting, OutOfService> auto&, const SelfCheckFailed&) const
    {
        return ignore("a service that fails later is lost, not failed to start");
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
    Step on(const AnyBut<OutOfService, Storing, Finished> auto&, const ServiceRestored&) const
    {
        return ignore("no service was missing");
    }

    // --- the card
    Step on(const OneOf<Welcome, Interrupted> auto&, const CardInserted& event) const { return begin(event.insertion); }
    Step on(const Finished& state, const CardInserted& event) const
    {
        if (state.serviceLost)
            return {OutOfService{*state.serviceLost}, {}, {}};
        return begin(event.insertion);
    }
    Step on(const OneOf<Starting, OutOfService, Storing> auto&, const CardInserted&) const
    {
        return ignore("nobody can be served now; the runner repeats it when somebody can");
    }
    Step on(const Running auto& state, const CardInserted& event) const
    {
        if (event.insertion == state.visit.insertion)
            return ignore("that card is the session's own");
        if (state.visit.insertion == 0)
            return patientComes(state, event);
        return interrupt(state.visit, Fault::CardSwapped, event.insertion);
    }

    /// Staff have no card there: the patient goes first. But for what staff have confirmed already: that takes a
    /// moment.
    template <class S> Step patientComes(const S& state, const CardInserted& event) const
    {
        if constexpr (std::same_as<S, Sealing>)
            return ignore("staff's withdrawal is being sealed; the runner repeats it when somebody can be served");
        auto step = begin(event.insertion);
        step.effects.insert(step.effects.begin(), WipeSession{state.visit.id});
        return step;
    }

    Step on(const OutsideSession auto&, const CardRemoved&) const { return ignore("no session had that card"); }
    Step on(const Running auto& state, const CardRemoved& event) const
    {
        if (event.insertion != state.visit.insertion)
            return ignore("another card than the session's");
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
        return {state, {ArmTimeLimit{state.id, farewellLimit(state)}}, {}};
    }
    Step on(Interrupted state, const CardRemoved& event) const
    {
        if (event.insertion != state.insertion)
            return ignore("another card than the one that lay there");
        state.insertion = 0;
        return {state, {ArmTimeLimit{{}, m_rules.limits.reading}}, {}};
    }
};

} // namespace uketsuke::session::table
