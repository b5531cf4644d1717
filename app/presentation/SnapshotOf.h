// What the screens show for a state of the session: a pure mapping, no decision. Times, form texts and the camera's
// tries come beside the state because the state does not hold them. Main thread.
#pragma once

#include "app/presentation/Snapshot.h"

#include <functional>

namespace uketsuke::presentation {

struct ItemTexts {
    QString title;
    QString explanation;
};

/// The words of the consent form in one language.
struct FormTexts {
    FormLabels labels;
    /// Of the item with that code; an item without words is shown by its code, so that it can never be hidden.
    std::function<std::optional<ItemTexts>(const std::string& code)> item;
    std::function<std::optional<ItemTexts>(const std::string& code)> group;
};

struct Surroundings {
    FormTexts form;
    std::string language;               ///< of the screens now
    core::Milliseconds timeLeft{-1};    ///< negative: no limit runs
    core::Milliseconds timeLimit{0};    ///< of the state, whole
    core::Milliseconds warning{20'000}; ///< "more time" is offered from here on
    int faceTriesAllowed{3};
    int exchangeDigits{6};
    bool staffKnown{false}; ///< this kiosk knows a passcode of staff
    DeskSigns signs;
    int staffCalls{0}; ///< how often somebody called them since the start
    int cardCalls{0};  ///< how often it was called for a card that was left behind
};

[[nodiscard]] Snapshot snapshotOf(const session::SessionState& state, const Surroundings& surroundings);
/// Whether the screen's time is a person's, not the kiosk's own.
[[nodiscard]] bool waitsForAPerson(Screen screen);
/// The countdown alone, for the second's tick. Only where a person is waited for.
[[nodiscard]] Countdown countdownOf(const session::SessionState& state, const Surroundings& surroundings);

} // namespace uketsuke::presentation
