#include "drivers/simulated/SimulatedUplink.h"

#include "app/core/Bytes.h"

#include <algorithm>
#include <thread>
#include <utility>

namespace uketsuke::simulated {
namespace {

constexpr auto where = "SimulatedUplink";

} // namespace

void SimulatedUplink::set(UplinkTrouble trouble, std::string refusalCode)
{
    const std::lock_guard lock(m_mutex);
    m_trouble = trouble;
    m_refusalCode = std::move(refusalCode);
}

void SimulatedUplink::setConditions(const ports::SessionConditions& conditions)
{
    const std::lock_guard lock(m_mutex);
    m_conditions = conditions;
}

void SimulatedUplink::setActiveConsents(std::vector<ports::ActiveConsent> consents)
{
    const std::lock_guard lock(m_mutex);
    m_activeConsents = std::move(consents);
}

void SimulatedUplink::setExchangeNumber(std::string number, ports::FoundDocuments found)
{
    const std::lock_guard lock(m_mutex);
    m_exchangeNumbers[std::move(number)] = std::move(found);
}

void SimulatedUplink::setQualificationResult(std::string xml)
{
    const std::lock_guard lock(m_mutex);
    m_qualificationResult = std::move(xml);
}

void SimulatedUplink::setDelay(core::Milliseconds delay)
{
    const std::lock_guard lock(m_mutex);
    m_delay = delay;
}

int SimulatedUplink::effectsOf(const std::string& jti) const
{
    const std::lock_guard lock(m_mutex);
    const auto held = m_held.find(jti);
    return held == m_held.end() ? 0 : held->second.effects;
}

std::string SimulatedUplink::tokenOf(const std::string& jti) const
{
    const std::lock_guard lock(m_mutex);
    const auto held = m_held.find(jti);
    return held == m_held.end() ? std::string() : held->second.token;
}

int SimulatedUplink::requests() const
{
    const std::lock_guard lock(m_mutex);
    return m_requests;
}

core::Result<ports::Nonce> SimulatedUplink::nonce(core::Milliseconds limit)
{
    if (auto sent = request(limit); !sent)
        return core::failure(sent.error());
    const std::lock_guard lock(m_mutex);
    if (m_trouble == UplinkTrouble::SilentAfterTaking)
        return core::failure(core::Fault::UplinkUnreachable, where, "TEST silence");
    core::Bytes value(32);
    for (std::size_t at = 0; at < 4; ++at)
        value[at] = static_cast<std::byte>(m_requests >> (8 * at) & 0xFF);
    return ports::Nonce{core::base64Url(value)};
}

core::Result<ports::SessionConditions> SimulatedUplink::conditions(const ports::CardBinding&, core::Milliseconds limit)
{
    if (auto sent = request(limit); !sent)
        return core::failure(sent.error());
    const std::lock_guard lock(m_mutex);
    if (m_trouble == UplinkTrouble::SilentAfterTaking)
        return core::failure(core::Fault::UplinkUnreachable, where, "TEST silence");
    return m_conditions;
}

core::Result<std::vector<ports::ActiveConsent>>
SimulatedUplink::activeConsents(const ports::CardBinding&, const std::string&, core::Milliseconds limit)
{
    if (auto sent = request(limit); !sent)
        return core::failure(sent.error());
    const std::lock_guard lock(m_mutex);
    if (m_trouble == UplinkTrouble::SilentAfterTaking)
        return core::failure(core::Fault::UplinkUnreachable, where, "TEST silence");
    return m_activeConsents;
}

core::Result<ports::FoundDocuments>
SimulatedUplink::findDocuments(const ports::CardBinding&, const core::SecureBytes& number, core::Milliseconds limit)
{
    if (auto sent = request(limit); !sent)
        return core::failure(sent.error());
    const std::lock_guard lock(m_mutex);
    if (m_trouble == UplinkTrouble::SilentAfterTaking)
        return core::failure(core::Fault::UplinkUnreachable, where, "TEST silence");
    const auto found = m_exchangeNumbers.find(std::string(core::textOf(number.view())));
    if (found == m_exchangeNumbers.end())
        return core::failure(core::Fault::ExchangeNumberUnknown, where, "TEST");
    return found->second;
}

core::Result<> SimulatedUplink::registerCard(const ports::CardBinding&, core::Milliseconds limit)
{
    auto sent = request(limit);
    if (!sent && sent.error().fault == core::Fault::UplinkRefused)
        return core::failure(core::Fault::RegistrationRefused, where, "TEST");
    if (!sent)
        return sent;
    const std::lock_guard lock(m_mutex);
    m_conditions.registered = ports::Condition::Yes;
    return {};
}

core::Result<ports::DeliveryAnswer> SimulatedUplink::deliver(const ports::Submission& submission,
                                                             core::Milliseconds limit)
{
    if (auto sent = request(limit); !sent)
        return core::failure(sent.error());
    const std::lock_guard lock(m_mutex);
    const auto [held, isNew] = m_held.try_emplace(submission.jti, Held{submission.token, 0});
    if (!isNew && held->second.token != submission.token)
        return core::failure(core::Fault::UplinkRefused, where, "SIM-REPLAY");
    if (m_trouble == UplinkTrouble::TooLate || (!isNew && held->second.effects == 0))
        return answer(ports::DeliveryOutcome::ArrivedTooLate, submission);
    if (isNew)
        held->second.effects = 1;
    if (m_trouble == UplinkTrouble::SilentAfterTaking)
        return core::failure(core::Fault::UplinkUnreachable, where, "TEST silence");
    if (!isNew)
        return answer(ports::DeliveryOutcome::AlreadyHeld, submission);
    return answer(m_trouble == UplinkTrouble::Late ? ports::DeliveryOutcome::AcceptedLate
                                                   : ports::DeliveryOutcome::Accepted,
                  submission);
}

core::Result<> SimulatedUplink::request(core::Milliseconds limit)
{
    std::unique_lock lock(m_mutex);
    ++m_requests;
    const auto delay = m_delay;
    lock.unlock();
    if (delay.count() > 0)
        std::this_thread::sleep_for(std::min(delay, limit)); // the port blocks: that is its contract
    if (delay > limit)
        return core::failure(core::Fault::UplinkUnreachable, where, "TEST time limit");
    lock.lock();
    switch (m_trouble) {
    case UplinkTrouble::Refused:
        return core::failure(core::Fault::UplinkRefused, where, core::Redacted::reviewed(m_refusalCode));
    case UplinkTrouble::Busy: return core::failure(core::Fault::UplinkBusy, where, "TEST");
    case UplinkTrouble::Unreachable: return core::failure(core::Fault::UplinkUnreachable, where, "TEST");
    case UplinkTrouble::Untrusted: return core::failure(core::Fault::UplinkUntrusted, where, "TEST");
    case UplinkTrouble::Malformed: return core::failure(core::Fault::UplinkAnswerMalformed, where, "TEST");
    case UplinkTrouble::None:
    case UplinkTrouble::Late:
    case UplinkTrouble::TooLate:
    case UplinkTrouble::SilentAfterTaking: return {};
    }
    return {};
}

ports::DeliveryAnswer SimulatedUplink::answer(ports::DeliveryOutcome outcome, const ports::Submission& submission) const
{
    const bool grants =
        outcome != ports::DeliveryOutcome::ArrivedTooLate && submission.kind == ports::RecordKind::Consent;
    return {outcome, "TEST-RECEIPT." + submission.jti + ".TEST", grants ? m_qualificationResult : std::string()};
}

} // namespace uketsuke::simulated
