// Chooses the drivers: the only place that names concrete ones. Reads what the configuration names, and refuses to go
// on with the first fault. Main thread, at start.
#pragma once

#include "app/configuration/DeviceConfiguration.h"
#include "app/core/Result.h"
#include "app/runtime/Kiosk.h"

#include <filesystem>
#include <functional>
#include <optional>

namespace uketsuke::kiosk {

struct Composition {
    runtime::KioskSettings settings;
    runtime::KioskParts parts;
    /// Development builds with a camera fed from pictures: shows that person, or nobody. Empty otherwise.
    std::function<bool(const std::string& person)> showPerson;
    /// The person before that camera does this until told otherwise ("blink", "turn-left", "turn-right"; empty:
    /// nothing).
    std::function<bool(const std::string& act)> actPerson;
    /// The same as showPerson for the camera above the card: shows that card's printed face, or an empty desk.
    std::function<bool(const std::string& card)> showCard;
};

struct CompositionOptions {
    /// A folder of folders of pictures instead of a camera; only in a build with simulated drivers.
    std::optional<std::filesystem::path> people;
    /// A folder of folders of pictures for the camera above the card; only in a build with simulated drivers.
    std::optional<std::filesystem::path> cardFaces;
};

[[nodiscard]] core::Result<Composition> compose(const configuration::DeviceConfiguration& configuration,
                                                const CompositionOptions& options);

} // namespace uketsuke::kiosk
