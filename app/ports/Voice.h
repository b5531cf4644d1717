// Speaks prompts: recorded sentences and sounds, named by key. Real: drivers/voice. What is said, and who may hear it,
// is decided by app/presentation/voice; a prompt never holds what a person typed.
//
// Contract: every call returns at once. Prompts are heard one after the other, each to its end, unless something is
// said instead or `silence` is called; then no more of them is heard within a quarter of a second. One that cannot be
// played is left out. What waits is bounded. Without a device nothing is heard, `health` says so, and it is tried again
// with later prompts. Thread: one, the caller's; the driver has its own.
#pragma once

#include "app/core/Instant.h"
#include "app/core/Result.h"

#include <string>
#include <vector>

namespace uketsuke::ports {

/// Who hears it: everybody near the kiosk, or only the person with the earphone.
enum class Ear { Everybody, Person };

struct Prompt {
    std::string key;
    std::string language; ///< BCP 47
    Ear ear{Ear::Everybody};
    friend bool operator==(const Prompt&, const Prompt&) = default;
};

/// What becomes of that which is being said: it ends, it is heard first, or it alone is heard.
enum class Manner { Instead, After, IfSilent };

class Voice {
public:
    static constexpr std::size_t mostWaiting = 128;

    virtual ~Voice() = default;
    /// False when nothing of it will be heard: too much waits, or something is being said and it was for silence.
    virtual bool say(std::vector<Prompt> prompts, Manner manner) = 0;
    virtual void silence() = 0;
    [[nodiscard]] virtual bool isSpeaking() const = 0;
    /// Success, or InternalFault: why nothing, or not all, can be heard.
    [[nodiscard]] virtual core::Result<> health() const = 0;
};

} // namespace uketsuke::ports
