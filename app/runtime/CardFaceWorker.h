// The card face thread: one look at the printed card, judged before anything is done with it. Owned by Kiosk; its
// functions are called on the main thread. Digits live in wiped memory and go to whoever asked.
#pragma once

#include "app/ports/CardFaceScanner.h"
#include "app/ports/Clock.h"
#include "app/runtime/Worker.h"

#include <atomic>
#include <functional>
#include <memory>

namespace uketsuke::runtime {

class CardFaceWorker {
public:
    CardFaceWorker(ports::CardFaceScanner& scanner, const ports::Clock& clock) : m_scanner(scanner), m_clock(clock) {}
    ~CardFaceWorker() { stop(); }

    /// `done` runs on the worker's thread with the 14 digits, or with CardFaceUnreadable or the camera's fault.
    [[nodiscard]] bool scan(std::function<void(core::Result<core::SecureBytes>)> done);
    /// Ends a look that is under way; its answer is "unreadable".
    void cancel();
    void stop();

private:
    [[nodiscard]] core::Result<core::SecureBytes> look(const std::atomic<bool>& stop);

    ports::CardFaceScanner& m_scanner;
    const ports::Clock& m_clock;
    std::shared_ptr<std::atomic<bool>> m_stop{std::make_shared<std::atomic<bool>>(false)}; ///< of the newest look
    Worker m_worker{"card face", 2};
};

} // namespace uketsuke::runtime
