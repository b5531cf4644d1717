// The voice, its table and its manners, as the configuration wants them. A kiosk without a voice works all the same:
// what is missing is said in the log, and no session ends for it. Main thread, at start.
#pragma once

#include "app/configuration/DeviceConfiguration.h"
#include "app/core/Result.h"
#include "app/ports/Voice.h"
#include "app/presentation/voice/VoiceGuide.h"

#ifdef UKETSUKE_SIMULATED
#include "drivers/simulated/SimulatedVoice.h"
#endif

#include <memory>
#include <string>

namespace uketsuke::kiosk {

enum class VoiceDriver { Alsa, Simulated };

struct VoiceParts {
    std::unique_ptr<ports::Clock> clock; ///< of the simulated one
    std::unique_ptr<ports::Voice> voice;
    presentation::PromptBook book;
    presentation::FurtherPrompts further;
    presentation::VoiceManners manners;
    std::string summary; ///< for the log: what is recorded, provisional or missing
#ifdef UKETSUKE_SIMULATED
    simulated::SimulatedVoice* recorder{nullptr}; ///< where it is that one
#endif
};

/// Where voice.start is "off" only its bells ring. Errors: InternalFault when there is no table of prompts.
[[nodiscard]] core::Result<VoiceParts> openVoice(const configuration::DeviceConfiguration& configuration,
                                                 VoiceDriver driver);

} // namespace uketsuke::kiosk
