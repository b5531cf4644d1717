// Fixed data for every screen and its variants: what the gallery draws and the tests measure. Invented throughout,
// but for the words of the consent form, which are the published ones.
#pragma once

#include "app/presentation/Snapshot.h"

#include <QString>

#include <memory>
#include <vector>

namespace uketsuke::ports {
struct Frame;
}

namespace uketsuke::gallery {

struct Fixture {
    QString name; ///< screen, then the variant
    presentation::Snapshot snapshot;
    int digits{0}; ///< how many digits are typed
    bool frame{false};
};

/// In the words of that language, where the words come from the form.
[[nodiscard]] std::vector<Fixture> fixtures(const QString& language);

/// A drawn test picture, no person: shows that the preview mirrors and crops.
[[nodiscard]] std::shared_ptr<const ports::Frame> testFrame();

} // namespace uketsuke::gallery
