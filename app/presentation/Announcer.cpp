#include "app/presentation/Announcer.h"

#include <QAccessible>
#include <QQuickItem>

namespace uketsuke::presentation {

void Announcer::showScreen(QQuickItem* screen, const QString& words)
{
    m_screenWords = words;
    announce(screen, words);
}

void Announcer::announce(QQuickItem* source, const QString& words)
{
    if (words.trimmed().isEmpty())
        return;
    m_caption = words;
    if (source && QAccessible::isActive()) {
        QAccessibleEvent alert(source, QAccessible::Alert);
        QAccessible::updateAccessibility(&alert);
    }
    Q_EMIT announced(words);
}

void Announcer::nameFocus(QQuickItem* item)
{
    // The focus itself tells a screen reader; this is for the others who listen.
    auto* accessible = item ? QAccessible::queryAccessibleInterface(item) : nullptr;
    if (!accessible || item->property("secret").toBool())
        return;
    const auto name = accessible->text(QAccessible::Name);
    const auto description = accessible->text(QAccessible::Description);
    m_caption = description.isEmpty() ? name : name + QStringLiteral("  ") + description;
    Q_EMIT announced(m_caption);
}

} // namespace uketsuke::presentation
