// What OQS says waits for a person's yes or no: aid certificates, documents, and those that an exchange number finds.
// Texts from outside that will stand on a screen: counted, measured and looked at before they are taken. Pure; any
// thread. Knows no socket.
#pragma once

#include "app/ports/Uplink.h"

#include <nlohmann/json.hpp>

#include <optional>

namespace uketsuke::uplink {

/// Whether the answer speaks of offers at all: then it must say all of it.
[[nodiscard]] bool saysOffers(const nlohmann::json& answer);
/// Nothing when a member is missing, too many, too long, doubled or not showable.
[[nodiscard]] std::optional<ports::Offers> offersIn(const nlohmann::json& answer);
[[nodiscard]] std::optional<ports::FoundDocuments> foundIn(const nlohmann::json& answer);

} // namespace uketsuke::uplink
