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

/// Hands on a camera that is fed from pictures, in development builds; all empty otherwise. Each says false to a name
/// it does not know. Any thread.
struct PretendedCamera {
    using Named = std::function<bool(const std::string& name)>;
    Named show; ///< the pictures of that person or card; "nobody": an empty room or desk
    /// The person before it does this until told otherwise: "blink", "turn-left", "turn-right"; empty: nothing.
    Named act;
    Named suffer; ///< "gone", "frozen", "black", "torn", "stalled", until "none"
};

struct Composition {
    runtime::KioskSettings settings;
    runtime::KioskParts parts;
    PretendedCamera faceCamera;
    PretendedCamera cardCamera;
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
