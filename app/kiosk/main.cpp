// The composition root's program: reads the configuration, chooses the drivers, connects the session to the screens,
// and runs. A kiosk that cannot start still shows a screen that says so.
#include "app/configuration/ConfigurationLoader.h"
#include "app/kiosk/Composition.h"
#include "app/kiosk/DeviceKeys.h"
#include "app/kiosk/FormWords.h"
#include "app/kiosk/Log.h"
#include "app/kiosk/VoiceParts.h"
#include "app/presentation/FramePreview.h"
#include "app/presentation/SnapshotOf.h"
#include "app/presentation/window/KioskWindow.h"
#include "app/runtime/Kiosk.h"
#include "drivers/face/WipingAllocator.h"

#ifdef UKETSUKE_SIMULATED
#include "app/presentation/simulated/ScriptedPatient.h"
#endif

#include <CLI/CLI.hpp>

#include <QGuiApplication>
#include <QSocketNotifier>
#include <QTimer>

#include <algorithm>
#include <csignal>
#include <iostream>
#include <limits>
#include <utility>

#include <malloc.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

using namespace uketsuke;
using namespace std::chrono_literals;

namespace {

int signalPipe[2]{-1, -1};

void onSignal(int number)
{
    const char byte = number == SIGUSR1 ? 'r' : 'q';
    (void)!write(signalPipe[1], &byte, 1);
}

/// No core dump ever holds a photo or a PIN.
void forbidCoreDumps()
{
    constexpr rlimit none{0, 0};
    (void)setrlimit(RLIMIT_CORE, &none);
#ifndef __SANITIZE_ADDRESS__ // the leak check has to look into its own process
    (void)prctl(PR_SET_DUMPABLE, 0);
#endif
}

/// Ends the program on SIGTERM and SIGINT; SIGUSR1 calls `reset`: a member of staff ends the session that runs.
void hearSignals(QGuiApplication& application, std::function<void()> reset)
{
    if (pipe(signalPipe) != 0)
        return;
    auto* notifier = new QSocketNotifier(signalPipe[0], QSocketNotifier::Read, &application);
    QObject::connect(notifier, &QSocketNotifier::activated, &application, [reset = std::move(reset)] {
        char byte = 'q';
        (void)!read(signalPipe[0], &byte, 1);
        if (byte == 'r')
            reset();
        else
            QGuiApplication::quit();
    });
    std::signal(SIGTERM, onSignal);
    std::signal(SIGINT, onSignal);
    std::signal(SIGUSR1, onSignal);
}

struct Arguments {
    std::filesystem::path configuration;
    std::string simulatedControl;
    std::string people;
    std::string cardFaces;
    bool certificateRequest{false};
    bool simulatedVoice{false};
};

std::string inOneLine(const core::Error& error)
{
    return "fault " + std::to_string(core::number(error.fault)) + " " + std::string(core::name(error.fault)) + " at "
           + std::string(error.where) + ": " + error.note.text();
}

/// For the vendor who gives the device its identity (docs/keys.md): no window, the request on standard output.
int writeCertificateRequest(const configuration::DeviceConfiguration& settings)
{
    const auto request = kiosk::deviceCertificateRequest(settings);
    if (!request) {
        std::cerr << inOneLine(request.error()) << '\n';
        return 1;
    }
    std::cout << *request;
    return 0;
}

presentation::DisplaySettings::Choice displayOf(const configuration::DeviceConfiguration& settings)
{
    using Colours = presentation::DisplaySettings::Colours;
    const auto& colours = settings.ui.colours;
    return {.colours = colours == "dark"       ? Colours::Dark
                       : colours == "contrast" ? Colours::Contrast
                                               : Colours::Light,
            .lowReach = settings.ui.lowReach,
            .voice = settings.voice.start == "on"};
}

QStringList languagesOf(const configuration::DeviceConfiguration& settings)
{
    QStringList codes;
    for (const auto& code : settings.ui.languages)
        codes.append(QString::fromStdString(code));
    // The first screen's is always offered, or nobody could come back to it.
    if (const auto first = QString::fromStdString(settings.ui.language); !codes.contains(first))
        codes.prepend(first);
    return codes;
}

/// A certificate that ends within this time is told to staff.
constexpr int certificateToldDays = 30;
// Longer than between the two touches of a hand that trembles, shorter than any question is read.
constexpr std::chrono::milliseconds touchPause{500};

presentation::DeskSigns shownOf(const runtime::StaffSigns& signs)
{
    const auto number = [](std::uint64_t count) {
        return int(std::min(count, std::uint64_t(std::numeric_limits<int>::max())));
    };
    const auto days = signs.certificateDays.value_or(certificateToldDays);
    return {.waiting = number(signs.outbox.waiting),
            .endingSoon = number(signs.outbox.endingSoon),
            .refused = number(signs.outbox.parked),
            .arrivedTooLate = number(signs.arrivedTooLate),
            .filesWaiting = number(signs.outbox.filesWaiting),
            .certificateDays = days < certificateToldDays ? std::max(days, 0) : -1,
            .offline = signs.offline,
            .updateFellBack = QString::fromStdString(signs.updateFellBack)};
}

/// Joins the session to the screens. Main thread.
class Reception {
public:
    Reception(const configuration::DeviceConfiguration& configuration, presentation::KioskView& view)
        : m_configuration(configuration), m_view(view)
    {
        m_view.onEvent([this](const session::SessionEvent& event) {
            if (m_kiosk)
                m_kiosk->handle(event);
        });
        m_view.onSecret([this](presentation::Secret secret, core::SecureBytes digits) {
            if (!m_kiosk)
                return;
            switch (secret) {
            case presentation::Secret::CardNumber: return m_kiosk->giveCardNumber(std::move(digits));
            case presentation::Secret::Pin: return m_kiosk->givePin(std::move(digits));
            case presentation::Secret::ExchangeNumber: return m_kiosk->giveExchangeNumber(std::move(digits));
            case presentation::Secret::Passcode: return m_kiosk->givePasscode(std::move(digits));
            }
        });
        m_second.setInterval(200ms);
        QObject::connect(&m_second, &QTimer::timeout, &m_view, [this] { tick(); });
        m_preview.setTimerType(Qt::PreciseTimer);
        m_preview.setInterval(presentation::previewAskedEvery);
        QObject::connect(&m_preview, &QTimer::timeout, &m_view, [this] { m_view.showFrame(m_kiosk->preview()); });
    }

    void open(kiosk::Composition composition)
    {
        m_words = kiosk::FormWords(composition.parts.resources);
        m_kiosk = std::make_unique<runtime::Kiosk>(
            std::move(composition.settings), std::move(composition.parts),
            runtime::Kiosk::Hooks{[this](std::function<void()> job) {
                                      QMetaObject::invokeMethod(&m_view, std::move(job), Qt::QueuedConnection);
                                  },
                                  [this](const session::SessionState& state) { show(state); },
                                  [this](const runtime::FaceSight& sight) {
                                      // One that was on its way when the patient went on is nothing to the next.
                                      if (m_view.snapshot().screen != presentation::Screen::CapturingFace)
                                          return;
                                      if (m_guide)
                                          m_guide->showFacePlace(sight.offCentre);
                                      m_view.showHint(sight.hint, sight.gathered);
                                  },
                                  &kiosk::logLine});
        show(m_kiosk->runner().state());
        m_kiosk->tick();
        m_kiosk->start();
        m_second.start();
    }

    /// Where the face is before the camera, for whoever finds its middle by ear.
    void tellFacePlaceTo(presentation::VoiceGuide& guide) { m_guide = &guide; }

    void showFault(core::Fault fault) { show(session::OutOfService{fault}); }

    void resetByStaff()
    {
        if (m_kiosk)
            m_kiosk->resetByStaff();
    }

    void close()
    {
        m_second.stop();
        m_preview.stop();
        if (m_kiosk)
            m_kiosk->stop();
    }

    [[nodiscard]] std::string status() const
    {
        const auto& state = m_kiosk ? m_kiosk->runner().state() : session::SessionState{session::Starting{}};
        const auto place = std::visit(
            [](const auto& here) -> std::string {
                if constexpr (requires { here.index; })
                    return " " + std::to_string(here.index);
                else
                    return {};
            },
            state);
        return std::string(session::name(state)) + place;
    }

private:
    [[nodiscard]] presentation::Surroundings surroundings(const session::SessionState& state) const
    {
        presentation::Surroundings around;
        const auto* visit = session::visitOf(state);
        around.language = visit     ? visit->language
                          : m_kiosk ? m_kiosk->runner().language()
                                    : m_configuration.ui.language;
        around.form = m_words.texts(around.language);
        around.exchangeDigits = m_configuration.questions.exchangeDigits;
        around.warning = m_configuration.session.warn;
        around.staffKnown = !m_configuration.staff.passcodeHash.empty();
        if (m_kiosk) {
            around.signs = shownOf(m_kiosk->signs());
            around.cardCalls = m_kiosk->cardCalls();
            around.staffCalls = m_kiosk->staffCalls();
            if (const auto left = m_kiosk->runner().timeLeft())
                around.timeLeft = *left;
            around.timeLimit = m_kiosk->runner().timeLimit();
        }
        return around;
    }

    void show(const session::SessionState& state)
    {
        const bool capturing = std::holds_alternative<session::CapturingFace>(state);
        if (capturing && !m_preview.isActive())
            m_preview.start();
        else if (!capturing && m_preview.isActive()) {
            m_preview.stop();
            m_view.showFrame(nullptr);
        }
        m_view.show(presentation::snapshotOf(state, surroundings(state)));
        // Between two patients nobody waits: what the session's pictures took goes back to the system.
        if (std::holds_alternative<session::Welcome>(state))
            (void)malloc_trim(0);
    }

    void tick()
    {
        m_kiosk->tick();
        const auto& state = m_kiosk->runner().state();
        m_view.showCountdown(presentation::countdownOf(state, surroundings(state)));
    }

    const configuration::DeviceConfiguration& m_configuration;
    presentation::KioskView& m_view;
    kiosk::FormWords m_words;
    QTimer m_second;
    QTimer m_preview;
    presentation::VoiceGuide* m_guide{nullptr};
    std::unique_ptr<runtime::Kiosk> m_kiosk;
};

#ifdef UKETSUKE_SIMULATED
std::string_view actOf(presentation::KioskView::Action action)
{
    switch (action) {
    case presentation::KioskView::Action::NoAction: return "";
    case presentation::KioskView::Action::Blink: return "blink";
    case presentation::KioskView::Action::TurnLeft: return "turn-left";
    case presentation::KioskView::Action::TurnRight: return "turn-right";
    }
    return "";
}

/// Of each prompt: milliseconds on the clock, language, key, who hears it, and how often something was cut off before.
std::string inOneLine(const std::vector<simulated::HeardPrompt>& heard)
{
    std::string line;
    for (const auto& one : heard)
        line += " " + std::to_string(one.began.count()) + ":" + one.prompt.language + ":" + one.prompt.key
                + (one.prompt.ear == ports::Ear::Person ? ":person:" : ":everybody:")
                + std::to_string(one.interruption);
    return line;
}
#endif

} // namespace

int main(int argc, char** argv)
{
    forbidCoreDumps();
    // One arena for the screen, one for the workers: each further one keeps megabytes that nobody uses.
    (void)mallopt(M_ARENA_MAX, 2);
    face::wipeFreedHeap();
    Arguments arguments;
    CLI::App line("Uketsuke: the kiosk at a clinic's reception");
    line.add_option("--config", arguments.configuration, "the device's configuration (docs/configuration.md)")
        ->required();
    line.add_flag("--certificate-request", arguments.certificateRequest,
                  "write the request for the device key's certificate and end (docs/keys.md)");
#ifdef UKETSUKE_SIMULATED
    line.add_option("--simulated-control", arguments.simulatedControl, "TEST: socket of the scripted patient");
    line.add_option("--people", arguments.people, "TEST: pictures instead of a camera");
    line.add_flag("--simulated-voice", arguments.simulatedVoice, "TEST: a record of what would be heard");
    line.add_option("--card-faces", arguments.cardFaces, "TEST: pictures instead of the camera above the card");
#endif
    CLI11_PARSE(line, argc, argv);

    auto loaded = configuration::load(arguments.configuration);
    const auto settings = loaded.value_or(configuration::DeviceConfiguration{});
    kiosk::openLog(settings.log.file);
    if (!loaded) {
        kiosk::logLine("configuration", "fault 901 ConfigurationInvalid");
        std::cerr << configuration::describe(loaded.error()) << '\n';
    }
    if (arguments.certificateRequest)
        return loaded ? writeCertificateRequest(settings) : 1;

    QGuiApplication application(argc, argv);
    QGuiApplication::setApplicationName(QStringLiteral("uketsuke"));
    presentation::KioskView view;
    if (loaded) {
        view.setDefaultLanguage(QString::fromStdString(settings.ui.language));
        view.setLanguages(languagesOf(settings));
        view.display()->setDefault(displayOf(settings));
        view.setReducedMotion(settings.ui.reducedMotion);
        view.setTouchPause(touchPause);
    }
    // Before the reception: its workers tell the guide where the face is.
    std::optional<kiosk::VoiceParts> voice;
    std::optional<presentation::VoiceGuide> guide;
    if (loaded && !settings.voice.prompts.empty()) {
        auto opened = kiosk::openVoice(settings, arguments.simulatedVoice ? kiosk::VoiceDriver::Simulated
                                                                          : kiosk::VoiceDriver::Alsa);
        if (opened) {
            voice = std::move(*opened);
            kiosk::logLine("voice", voice->summary);
            guide.emplace(view, *voice->voice, std::move(voice->book), voice->manners, voice->further);
        } else {
            kiosk::logLine("voice", inOneLine(opened.error()));
        }
    }
    Reception reception(settings, view);
    hearSignals(application, [&reception] { reception.resetByStaff(); });
    if (guide)
        reception.tellFacePlaceTo(*guide);
    const auto mode =
        loaded && settings.ui.fullscreen ? presentation::WindowMode::FullScreen : presentation::WindowMode::Windowed;
    const QSize size = loaded ? QSize(settings.ui.width, settings.ui.height) : QSize(1280, 800);
    auto window = presentation::KioskWindow::create(view, {size, mode});
    if (!window) {
        kiosk::logLine("screen", "fault 904 the screens cannot be loaded");
        return 1;
    }

    kiosk::CompositionOptions options;
    if (!arguments.people.empty())
        options.people = arguments.people;
    if (!arguments.cardFaces.empty())
        options.cardFaces = arguments.cardFaces;
    [[maybe_unused]] kiosk::PretendedCamera faceCamera;
    [[maybe_unused]] kiosk::PretendedCamera cardCamera;
    if (!loaded) {
        reception.showFault(core::Fault::ConfigurationInvalid);
    } else if (auto composition = kiosk::compose(settings, options)) {
        faceCamera = composition->faceCamera;
        cardCamera = composition->cardCamera;
        reception.open(std::move(*composition));
    } else {
        const auto& error = composition.error();
        kiosk::logLine("start", inOneLine(error));
        reception.showFault(error.fault);
    }

#ifdef UKETSUKE_SIMULATED
    // The pretended person reads what the screen asks and does it, unless the story says otherwise.
    bool obeys = true;
    auto asked = presentation::KioskView::Action::NoAction;
    QObject::connect(&view, &presentation::KioskView::shown, &view, [&] {
        if (std::exchange(asked, view.action()) != view.action() && obeys && faceCamera.act)
            (void)faceCamera.act(std::string(actOf(view.action())));
    });
    std::unique_ptr<presentation::ScriptedPatient> patient;
    if (!arguments.simulatedControl.empty()) {
        auto created = presentation::ScriptedPatient::create(QString::fromStdString(arguments.simulatedControl), view,
                                                             (*window)->window());
        if (!created) {
            kiosk::logLine("patient", "fault 901 the control socket cannot be opened");
            return 1;
        }
        patient = std::move(*created);
        patient->onOtherLine([&](std::string_view request) -> std::string {
            if (request == "status")
                return "ok " + reception.status();
            const auto hand = [request](std::string_view begins, const auto& does) -> std::optional<std::string> {
                if (!request.starts_with(begins) || !does)
                    return std::nullopt;
                return does(std::string(request.substr(begins.size()))) ? "ok"
                                                                        : "error not known: " + std::string(begins);
            };
            for (const auto& said :
                 {hand("camera show ", faceCamera.show), hand("camera act ", faceCamera.act),
                  hand("camera trouble ", faceCamera.suffer), hand("card-camera show ", cardCamera.show)})
                if (said)
                    return *said;
            if (request == "camera obey yes" || request == "camera obey no") {
                obeys = request.ends_with("yes");
                if (faceCamera.act)
                    (void)faceCamera.act(obeys ? std::string(actOf(view.action())) : std::string());
                return "ok";
            }
            if (request == "voice heard" && voice && voice->recorder)
                return "ok" + inOneLine(voice->recorder->takeHeard());
            return "error unknown request";
        });
    }
#endif

    const int code = QGuiApplication::exec();
    reception.close();
    kiosk::closeLog();
    return code;
}
