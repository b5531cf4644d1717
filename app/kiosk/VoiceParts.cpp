#include "app/kiosk/VoiceParts.h"

#include "app/core/Languages.h"
#include "app/kiosk/Log.h"
#include "drivers/device/SystemClock.h"
#include "drivers/voice/AlsaVoice.h"

#include <fstream>
#include <iterator>

namespace uketsuke::kiosk {
namespace {

constexpr std::uintmax_t largestTable = 1024 * 1024;

core::Result<presentation::PromptBook> readBook(const std::filesystem::path& folder)
{
    const auto path = folder / "prompts.json";
    std::error_code error;
    const auto size = std::filesystem::file_size(path, error);
    std::ifstream in(path, std::ios::binary);
    if (error || size > largestTable || !in)
        return core::failure(core::Fault::InternalFault, "readBook", core::Redacted::reviewed(path.native()));
    const std::string text{std::istreambuf_iterator<char>(in), {}};
    auto book = presentation::PromptBook::parse(text);
    if (!book)
        return core::failure(core::Fault::InternalFault, "readBook", book.error().note);
    return book;
}

/// A further language: its words beside the table, if there is a sound of it.
std::string furtherPrompts(const std::filesystem::path& folder, const voice::SoundFolder& sounds,
                           const std::string& language)
{
    std::error_code error;
    const auto path = folder / "words" / (language + ".json");
    const auto size = std::filesystem::file_size(path, error);
    std::ifstream in(path, std::ios::binary);
    if (error || size > largestTable || !in || !core::isLanguage(language) || !sounds.has({"voice.help", language}))
        return {};
    return {std::istreambuf_iterator<char>(in), {}};
}

std::string summaryOf(const presentation::PromptBook& book, const voice::SoundFolder& sounds)
{
    std::size_t recorded = 0;
    std::size_t made = 0;
    std::size_t missing = 0;
    for (const auto& language : book.languages())
        for (const auto& key : book.recordings(language)) {
            const ports::Prompt prompt{key, language};
            ++(!sounds.has(prompt) ? missing : sounds.isRecorded(prompt) ? recorded : made);
        }
    return std::to_string(recorded) + " prompts recorded, " + std::to_string(made) + " provisional, "
           + std::to_string(missing) + " missing";
}

presentation::VoiceManners mannersOf(const configuration::DeviceConfiguration& configuration)
{
    using presentation::PersonalWords;
    const auto& voice = configuration.voice;
    return {.speaks = voice.start != "off",
            .wakesByKey = voice.start == "by-key",
            .personal = voice.personal == "aloud"     ? PersonalWords::Aloud
                        : voice.privateDevice.empty() ? PersonalWords::Withheld
                                                      : PersonalWords::Earphone};
}

void logHealth(const core::Result<>& health)
{
    if (health)
        return logLine("voice", "heard");
    logLine("voice", "fault " + std::to_string(core::number(health.error().fault)) + " "
                         + std::string(core::name(health.error().fault)) + ": " + health.error().note.text());
}

} // namespace

core::Result<VoiceParts> openVoice(const configuration::DeviceConfiguration& configuration,
                                   [[maybe_unused]] VoiceDriver driver)
{
    const auto& settings = configuration.voice;
    auto book = readBook(settings.prompts);
    if (!book)
        return core::failure(book.error());
    voice::SoundFolder sounds(settings.prompts, settings.recordings);
    VoiceParts parts;
    parts.manners = mannersOf(configuration);
    parts.summary = summaryOf(*book, sounds);
    parts.book = std::move(*book);
    parts.further = [folder = settings.prompts, sounds](const QString& language) {
        return furtherPrompts(folder, sounds, language.toStdString());
    };
#ifdef UKETSUKE_SIMULATED
    if (driver == VoiceDriver::Simulated) {
        parts.clock = std::make_unique<device::SystemClock>();
        auto recorder =
            std::make_unique<simulated::SimulatedVoice>(*parts.clock, [sounds](const ports::Prompt& prompt) {
                const auto sound = sounds.read(prompt);
                return sound ? sound->length() : core::Milliseconds(0);
            });
        parts.recorder = recorder.get();
        parts.voice = std::move(recorder);
        return parts;
    }
#endif
    parts.voice = std::make_unique<voice::AlsaVoice>(
        voice::AlsaVoiceOptions{settings.device, settings.privateDevice, settings.volume}, std::move(sounds),
        &logHealth);
    return parts;
}

} // namespace uketsuke::kiosk
