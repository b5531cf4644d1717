#include "app/presentation/FormLabels.h"

#include <QMetaProperty>

namespace uketsuke::presentation {

bool FormLabels::set(std::string_view name, const QString& text)
{
    const auto index = staticMetaObject.indexOfProperty(std::string(name).c_str());
    return index >= 0 && staticMetaObject.property(index).writeOnGadget(this, text);
}

void FormLabels::changeEach(const std::function<void(QString&)>& alter)
{
    for (int index = 0; index < staticMetaObject.propertyCount(); ++index) {
        const auto property = staticMetaObject.property(index);
        if (property.name() == std::string_view("language"))
            continue;
        auto text = property.readOnGadget(this).toString();
        alter(text);
        property.writeOnGadget(this, text);
    }
}

} // namespace uketsuke::presentation
