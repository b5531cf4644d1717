// The consent form's words as the screens want them. A value; main thread.
#pragma once

#include "app/consent/ConsentResources.h"
#include "app/presentation/SnapshotOf.h"

#include <memory>
#include <string>

namespace uketsuke::kiosk {

class FormWords {
public:
    FormWords() = default;
    explicit FormWords(const consent::ConsentResources& resources);

    [[nodiscard]] presentation::FormTexts texts(const std::string& language) const;

private:
    std::shared_ptr<const consent::ConsentResources> m_resources;
};

} // namespace uketsuke::kiosk
