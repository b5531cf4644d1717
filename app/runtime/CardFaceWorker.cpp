#include "app/runtime/CardFaceWorker.h"

#include "app/identity/PrintedFace.h"

#include <utility>

namespace uketsuke::runtime {
namespace {

// Longer, and typing is the quicker way.
constexpr core::Milliseconds patience = std::chrono::milliseconds(2500);

core::Redacted nameOf(ports::CardFaceHint hint)
{
    switch (hint) {
    case ports::CardFaceHint::NoCard: return "no card seen";
    case ports::CardFaceHint::TooDark: return "too dark";
    case ports::CardFaceHint::Glare: return "glare";
    case ports::CardFaceHint::Blurred: return "blurred";
    case ports::CardFaceHint::Unclear: return "unclear";
    }
    return "unclear";
}

} // namespace

bool CardFaceWorker::scan(std::function<void(core::Result<core::SecureBytes>)> done)
{
    cancel();
    m_stop = std::make_shared<std::atomic<bool>>(false);
    return m_worker.post([this, stop = m_stop, done = std::move(done)] { done(look(*stop)); });
}

void CardFaceWorker::cancel() { *m_stop = true; }

void CardFaceWorker::stop()
{
    cancel();
    m_worker.stop();
}

core::Result<core::SecureBytes> CardFaceWorker::look(const std::atomic<bool>& stop)
{
    auto scan = m_scanner.scan(patience, stop);
    if (!scan)
        return core::failure(scan.error());
    auto* reading = std::get_if<ports::CardFaceReading>(&*scan);
    if (reading == nullptr)
        return core::failure(core::Fault::CardFaceUnreadable, "CardFaceWorker::look",
                             nameOf(std::get<ports::CardFaceNotSure>(*scan).hint));
    // What no card can say was misread: the patient is told that, and the card is not asked.
    if (const auto possible = identity::checkPrintedFace(*reading, core::japaneseDate(m_clock.now())); !possible)
        return core::failure(core::Fault::CardFaceUnreadable, "CardFaceWorker::look", possible.error().note);
    return std::move(reading->number.digits);
}

} // namespace uketsuke::runtime
