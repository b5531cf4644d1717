#include "app/presentation/FormLabels.h"

#include <QMetaProperty>

namespace uketsuke::presentation {

bool FormLabels::set(std::string_view name, const QString& text)
{
    const auto index = staticMetaObject.indexOfProperty(std::string(name).c_str());
    return index >= 0 && staticMetaObject.property(index).writeOnGadget(this, text);
}

} // namespace uketsuke::presentation
