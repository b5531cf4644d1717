#include "tools/virtual-card/server/CardServer.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <map>
#include <set>
#include <sstream>
#include <thread>

namespace uketsuke::virtualcard {
namespace {

constexpr auto readerPatience = std::chrono::seconds(30); ///< for a daemon that is still starting
constexpr auto reconnectPause = std::chrono::milliseconds(10);
constexpr std::uint64_t fastestRate = 1000000; ///< kbit/s; beyond, the card's own time is all there is

std::optional<std::uint64_t> number(const std::string& text)
{
    std::uint64_t value = 0;
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (problem != std::errc() || end != text.data() + text.size() || text.empty())
        return std::nullopt;
    return value;
}

/// A folder's name and no path: what comes over the control line must not lead anywhere else.
bool isPersonaName(const std::string& name)
{
    return !name.empty() && name.size() <= 64
           && name.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") == std::string::npos;
}

CardCounters sum(const CardCounters& left, const CardCounters& right)
{
    return {.individualNumberSelects = left.individualNumberSelects + right.individualNumberSelects,
            .individualNumberReads = left.individualNumberReads + right.individualNumberReads,
            .numberASelects = left.numberASelects + right.numberASelects,
            .numberAVerifies = left.numberAVerifies + right.numberAVerifies,
            .verifies = left.verifies + right.verifies,
            .implausibleVerifies = left.implausibleVerifies + right.implausibleVerifies};
}

const std::map<std::string, bool CardKnobs::*>& switches()
{
    static const std::map<std::string, bool CardKnobs::*> all{
        {"refuse-extended", &CardKnobs::refuseExtended},
        {"refuse-extended-6c", &CardKnobs::refuseExtended6c},
        {"first-command-6f00", &CardKnobs::firstCommand6f00},
        {"bad-record-signature", &CardKnobs::badRecordSignature},
        {"bad-photo-hash", &CardKnobs::badPhotoHash},
        {"wrong-active-signature", &CardKnobs::wrongActiveSignature},
        {"wrong-chain", &CardKnobs::wrongChain},
        {"prefix-two-bytes", &CardKnobs::prefixTwoBytes},
        {"garbage", &CardKnobs::garbage},
        {"clear-on-reset", &CardKnobs::clearOnReset}};
    return all;
}

std::string knobNames()
{
    std::set<std::string> names{"delay-ms"};
    for (const auto name : Mischief::names())
        names.emplace(name);
    for (const auto& [name, knob] : switches())
        names.insert(name);
    std::string line = "ok";
    for (const auto& name : names)
        line += ' ' + name;
    return line;
}

/// To the handler one byte is no answer: the exchange failed in the field and the card is still there.
constexpr std::array failedExchange{std::byte{0x00}};
constexpr std::array moreDataForEver{std::byte{0x5A}, std::byte{0x5A}, std::byte{0x61}, std::byte{0xFF}};

} // namespace

std::string CardServer::insert(const std::string& persona)
{
    if (!isPersonaName(persona))
        return "error not a persona's name";
    if (m_card)
        return "error a card lies there already";
    auto image = CardImage::load(m_options.personas / persona);
    if (!image)
        return "error " + image.error();
    const auto limit = Clock::now() + readerPatience;
    while (!(m_line = CardLine::connect(m_options.reader))) {
        if (Clock::now() >= limit)
            return "error no reader answers";
        std::this_thread::sleep_for(reconnectPause);
    }
    auto tries = m_options.state.empty() ? TryCounters() : TryCounters(m_options.state / (persona + ".tries.json"));
    m_card.emplace(std::move(*image), std::move(tries));
    m_card->knobs() = m_knobs;
    m_cardMischief = m_mischief;
    m_mischief.forgetPlan();
    m_exchanges = m_bytesIn = m_bytesOut = 0;
    m_firstExchange.reset();
    m_log.clear();
    if (const auto problem = takeOwnKnobs(); !problem.empty()) {
        remove();
        return "error " + persona + "/persona.json: " + problem;
    }
    return "ok inserted=" + persona;
}

std::string CardServer::takeOwnKnobs()
{
    std::string problem;
    for (const auto& [name, amount] : m_card->image().knobs) {
        if (const auto found = switches().find(name); found != switches().end())
            m_card->knobs().*found->second = amount != 0;
        else if (!m_cardMischief.set(name, amount, 0, problem))
            return "no knob for a card: " + name;
    }
    return problem;
}

void CardServer::remove()
{
    if (m_card)
        m_earlier = sum(m_earlier, m_card->counters());
    m_dueAnswer.reset();
    m_line.reset();
    m_card.reset();
}

void CardServer::lineLost()
{
    m_dueAnswer.reset();
    m_line.reset();
    if (m_card)
        m_card->powerOff(); // no field, no power
}

std::string CardServer::answerLine(const std::string& line)
{
    std::istringstream words(line);
    std::string request;
    std::string first;
    std::string second;
    words >> request >> first;
    words >> std::ws;
    std::getline(words, second);
    if (request == "insert")
        return insert(first);
    if (request == "remove") {
        if (!m_card)
            return "error no card lies there";
        remove();
        return "ok";
    }
    if (request == "swap") {
        remove();
        return insert(first);
    }
    if (request == "status")
        return statusLine();
    if (request == "log")
        return "ok " + m_log.line();
    if (request == "rate") {
        const auto rate = number(first);
        if (!rate || *rate > fastestRate)
            return "error a rate is a number of kbit/s; 0 for none";
        m_rate.kilobitsPerSecond = static_cast<std::uint32_t>(*rate);
        return "ok";
    }
    if (request == "knob")
        return setKnob(first, second);
    if (request == "knobs")
        return knobNames();
    if (request == "help")
        return "ok insert remove swap status rate log knob knobs help quit";
    if (request == "quit") {
        m_quit = true;
        return "ok";
    }
    return "error unknown request";
}

std::string CardServer::setKnob(const std::string& name, const std::string& value)
{
    const auto amount = number(value);
    if (!amount)
        return "error a knob wants a number";

    std::string problem;
    // For the card that lies there, or, when none does, for the next one, whose exchanges begin anew.
    if (m_mischief.set(name, *amount, m_card ? m_exchanges : 0, problem)) {
        if (m_card) {
            (void)m_cardMischief.set(name, *amount, m_exchanges, problem);
            m_mischief.forgetPlan();
        }
        return problem.empty() ? "ok" : "error " + problem;
    }
    if (name == "delay-ms") {
        if (*amount > 600000)
            return "error at most 600000";
        m_delay = std::chrono::milliseconds(*amount);
        return "ok";
    }
    const auto found = switches().find(name);
    if (found == switches().end())
        return "error unknown knob";
    if (*amount > 1)
        return "error 0 or 1";
    m_knobs.*found->second = *amount == 1;
    if (m_card)
        m_card->knobs().*found->second = *amount == 1;
    return "ok";
}

std::string CardServer::statusLine() const
{
    const auto counters = m_card ? sum(m_earlier, m_card->counters()) : m_earlier;
    const auto span = m_firstExchange ? m_lastExchange - *m_firstExchange : Clock::duration::zero();
    std::ostringstream line;
    line << "ok inserted=" << (m_card ? m_card->image().persona : "-") << " reader=" << (m_line ? "there" : "-")
         << " exchanges=" << m_exchanges << " bytes-in=" << m_bytesIn << " bytes-out=" << m_bytesOut
         << " bytes=" << m_bytesIn + m_bytesOut
         << " nanoseconds=" << std::chrono::duration_cast<std::chrono::nanoseconds>(span).count()
         << " individual-number-selects=" << counters.individualNumberSelects
         << " individual-number-reads=" << counters.individualNumberReads
         << " number-a-selects=" << counters.numberASelects << " number-a-verifies=" << counters.numberAVerifies
         << " verifies=" << counters.verifies << " implausible-verifies=" << counters.implausibleVerifies;
    if (m_card)
        for (const auto& application : m_card->image().applications)
            for (const auto& [id, secret] : application.secrets) {
                const std::array bytes{std::byte(id >> 8), std::byte(id & 0xFF)};
                line << " tries-" << application.name << '-' << core::hex(bytes) << '='
                     << (secret.usable ? m_card->triesLeft(application, id) : 0);
            }
    return line.str();
}

void CardServer::serveReader()
{
    if (!m_line)
        return;
    if (!m_line->receive()) {
        lineLost();
        return;
    }
    takeCommands();
}

void CardServer::takeCommands()
{
    // The reader waits for each answer, so while one is due nothing else is taken.
    while (m_line && !m_dueAnswer) {
        const auto frame = m_line->takeFrame();
        if (!frame)
            return;
        if (frame->size() != 1) {
            answerCommand(*frame);
            continue;
        }
        switch (std::to_integer<unsigned>((*frame)[0])) {
        case 0x00: m_card->powerOff(); break;
        case 0x01: m_card->powerOn(); break;
        case 0x02: m_card->reset(); break;
        case 0x04:
            if (!m_line->send(m_cardMischief.mute() ? core::ByteView(failedExchange) : m_card->answerToReset()))
                lineLost();
            break;
        default: break;
        }
    }
}

void CardServer::answerCommand(core::ByteView apdu)
{
    ++m_exchanges;
    m_bytesIn += apdu.size();
    if (!m_firstExchange)
        m_firstExchange = Clock::now();
    m_log.commandCame(apdu, sinceFirstExchange());
    const auto trouble = m_cardMischief.at(m_exchanges, apdu);
    if (!goesOnAfter(trouble))
        return;
    auto answer = bent(m_card->answer(apdu), trouble);
    const auto air = m_rate.airTime(apdu.size()) + m_rate.airTime(answer.size());
    m_dueAnswer = DueAnswer{std::move(answer), Clock::now() + m_delay + air};
    sendDueAnswer(); // at once when nothing delays it
}

bool CardServer::goesOnAfter(Trouble trouble)
{
    const auto say = [this](core::ByteView payload) {
        if (!m_line->send(payload))
            lineLost();
        return false;
    };
    switch (trouble) {
    case Trouble::None:
    case Trouble::Longer:
    case Trouble::Shorter:
    case Trouble::Bare: return true;
    case Trouble::Reset: m_card->powerOn(); return true;
    case Trouble::Remove: remove(); return false;
    case Trouble::Silence: m_dueAnswer = DueAnswer{{}, Clock::time_point::max()}; return false;
    case Trouble::HalfFrame: {
        constexpr std::array half{std::byte{0x00}, std::byte{0x10}, std::byte{0x90}};
        (void)m_line->sendRaw(half);
        remove();
        return false;
    }
    case Trouble::EmptyFrame: return say({});
    case Trouble::Drop: return say(failedExchange);
    case Trouble::MoreData: return say(moreDataForEver);
    }
    return true;
}

void CardServer::sendDueAnswer()
{
    if (!m_dueAnswer || m_dueAnswer->due > Clock::now())
        return;
    const auto answer = std::move(m_dueAnswer->bytes);
    m_dueAnswer.reset();
    m_bytesOut += answer.size();
    m_lastExchange = Clock::now();
    m_log.answerWent(answer, sinceFirstExchange());
    if (!m_line->send(answer))
        lineLost();
}

std::optional<CardServer::Clock::duration> CardServer::pollTimeout() const
{
    if (m_dueAnswer && m_dueAnswer->due != Clock::time_point::max())
        return std::max(m_dueAnswer->due - Clock::now(), Clock::duration::zero());
    if (m_card && !m_line)
        return reconnectPause;
    return std::nullopt;
}

void CardServer::run(int stopDescriptor)
{
    while (!m_quit) {
        std::vector<pollfd> watched{{stopDescriptor, POLLIN, 0}};
        const int line = m_line ? m_line->descriptor() : -1;
        watched.push_back({line, POLLIN, 0}); // -1 is skipped by poll
        m_lines.addTo(watched);
        // Nanoseconds: at 424 kbit/s a status word takes 38 microseconds.
        const auto timeout = pollTimeout();
        timespec wait{};
        if (timeout) {
            const auto seconds = std::chrono::floor<std::chrono::seconds>(*timeout);
            wait = {.tv_sec = seconds.count(), .tv_nsec = std::chrono::nanoseconds(*timeout - seconds).count()};
        }
        if (::ppoll(watched.data(), watched.size(), timeout ? &wait : nullptr, nullptr) < 0 && errno != EINTR)
            return;
        if (watched[0].revents != 0)
            return;
        sendDueAnswer();
        if (watched[1].revents != 0)
            serveReader();
        takeCommands(); // what came in while an answer was due
        m_lines.serve(watched, [this](const std::string& text) { return answerLine(text); });
        if (m_card && !m_line)
            m_line = CardLine::connect(m_options.reader);
    }
}

} // namespace uketsuke::virtualcard
