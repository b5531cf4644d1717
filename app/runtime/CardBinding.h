// By what OQS finds the person whose card was proven. Pure; any thread.
#pragma once

#include "app/core/Bytes.h"
#include "app/ports/Uplink.h"
#include "app/runtime/CardWorker.h"

namespace uketsuke::runtime {

[[nodiscard]] inline std::string_view bindingKey(ports::CardKey key)
{
    switch (key) {
    case ports::CardKey::Authentication: return "authentication";
    case ports::CardKey::InputHelper: return "input-helper";
    case ports::CardKey::CardFace: return "card-face";
    }
    return "authentication";
}

[[nodiscard]] inline ports::CardBinding bindingOf(const ProvenFacts& facts)
{
    return {std::string(bindingKey(facts.signingKey)), core::base64Url(facts.binding)};
}

} // namespace uketsuke::runtime
