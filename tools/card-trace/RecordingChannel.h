// A card channel that remembers what went through it. The bytes are a person's until TraceWriter has replaced them:
// they lie in wiped memory and are never written anywhere. One thread, like the channel inside.
#pragma once

#include "app/core/Instant.h"
#include "app/ports/CardReader.h"

#include <memory>
#include <vector>

namespace uketsuke::cardtrace {

struct Exchange {
    core::SecureBytes command;
    core::Result<core::SecureBytes> answer;
    core::Milliseconds took{0};
};

struct Recording {
    std::vector<Exchange> exchanges;
    core::Bytes answerToReset;
    bool extendedLength{false}; ///< at the end: what was found out
};

class RecordingChannel final : public ports::CardChannel {
public:
    /// The recording outlives the channel.
    RecordingChannel(std::unique_ptr<ports::CardChannel> inner, Recording& recording);
    ~RecordingChannel() override;
    RecordingChannel(const RecordingChannel&) = delete;
    RecordingChannel& operator=(const RecordingChannel&) = delete;

    core::Result<core::SecureBytes> transmit(core::ByteView command) override;
    [[nodiscard]] bool extendedLength() const override { return m_inner->extendedLength(); }
    void rememberExtendedLength(bool works) override { m_inner->rememberExtendedLength(works); }
    [[nodiscard]] core::Bytes answerToReset() const override { return m_inner->answerToReset(); }

private:
    std::unique_ptr<ports::CardChannel> m_inner;
    Recording& m_recording;
};

} // namespace uketsuke::cardtrace
