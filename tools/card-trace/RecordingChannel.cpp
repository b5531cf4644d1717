#include "tools/card-trace/RecordingChannel.h"

#include <chrono>

namespace uketsuke::cardtrace {

RecordingChannel::RecordingChannel(std::unique_ptr<ports::CardChannel> inner, Recording& recording)
    : m_inner(std::move(inner)), m_recording(recording)
{
    m_recording.answerToReset = m_inner->answerToReset();
}

RecordingChannel::~RecordingChannel() { m_recording.extendedLength = m_inner->extendedLength(); }

core::Result<core::SecureBytes> RecordingChannel::transmit(core::ByteView command)
{
    const auto began = std::chrono::steady_clock::now();
    auto answer = m_inner->transmit(command);
    const auto took = std::chrono::round<core::Milliseconds>(std::chrono::steady_clock::now() - began);
    core::Result<core::SecureBytes> kept = core::SecureBytes();
    if (answer)
        kept = core::SecureBytes::copyOf(answer->view());
    else
        kept = std::unexpected(answer.error());
    m_recording.exchanges.push_back({core::SecureBytes::copyOf(command), std::move(kept), took});
    return answer;
}

} // namespace uketsuke::cardtrace
