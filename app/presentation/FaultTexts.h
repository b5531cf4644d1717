// Plain words for the person in front of the kiosk: what happened and what to do, for each fault and each remedy.
// Source texts are English; the other languages come from resources/i18n. Main thread (QCoreApplication::translate).
#pragma once

#include "app/core/Fault.h"

#include <QString>

namespace uketsuke::presentation {

/// The English source; never empty.
[[nodiscard]] const char* sourceSentence(core::Fault fault);
[[nodiscard]] const char* sourceSentence(core::Remedy remedy);

/// In the language of the screens.
[[nodiscard]] QString patientSentence(core::Fault fault);
[[nodiscard]] QString patientSentence(core::Remedy remedy);

} // namespace uketsuke::presentation
