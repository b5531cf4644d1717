#include "app/presentation/Announcer.h"

#include <QAccessible>
#include <QCoreApplication>
#include <QQuickItem>

#include <utility>

namespace uketsuke::presentation {

void Announcer::showScreen(QQuickItem* screen, const QString& words)
{
    m_screenWords = words;
    say(screen, words, Of::Screen);
}

void Announcer::showPanel(QQuickItem* panel, const QString& words) { say(panel, words, Of::Panel); }

void Announcer::announce(QQuickItem* source, const QString& words) { say(source, words, Of::Message); }

void Announcer::announceHint(QQuickItem* source, const QString& words) { say(source, words, Of::Hint); }

void Announcer::setSoundCaption(const QString& words)
{
    if (std::exchange(m_soundCaption, words) != words)
        Q_EMIT soundCaptionChanged();
}

void Announcer::say(QQuickItem* source, const QString& words, Of of)
{
    if (words.trimmed().isEmpty())
        return;
    m_caption = words;
    if (source && QAccessible::isActive()) {
        QAccessibleEvent alert(source, QAccessible::Alert);
        QAccessible::updateAccessibility(&alert);
    }
    Q_EMIT announced(words, of);
}

void Announcer::nameFocus(QQuickItem* item)
{
    // The focus itself tells a screen reader; this is for the others who listen.
    auto* accessible = item ? QAccessible::queryAccessibleInterface(item) : nullptr;
    if (!accessible)
        return;
    if (item->property("secret").toBool()) {
        Q_EMIT passedOver();
        return;
    }
    const auto name = accessible->text(QAccessible::Name);
    const auto description = accessible->text(QAccessible::Description);
    m_caption = description.isEmpty() ? name : name + QStringLiteral("  ") + description;
    if (accessible->state().checked)
        //: Said of the one of several settings that is chosen.
        m_caption += QStringLiteral("  ") + QCoreApplication::translate("Announcer", "Chosen");
    Q_EMIT announced(m_caption, Of::Focus);
}

} // namespace uketsuke::presentation
