#include "app/presentation/window/KioskWindow.h"

#include <QCoreApplication>
#include <QLocale>
#include <QQuickWindow>
#include <QtQml/qqmlextensionplugin.h>

Q_IMPORT_QML_PLUGIN(Uketsuke_PresentationPlugin)
Q_IMPORT_QML_PLUGIN(UketsukePlugin)

namespace uketsuke::presentation {

KioskWindow::KioskWindow(KioskView& view) : m_view(view), m_translator(view.furigana()) {}

KioskWindow::~KioskWindow()
{
    // Qt 6.4 does not take back what is half made.
    if (m_window)
        QMetaObject::invokeMethod(m_window, "finishScreens");
    QCoreApplication::removeTranslator(&m_translator);
}

core::Result<std::unique_ptr<KioskWindow>> KioskWindow::create(KioskView& view, Options options)
{
    std::unique_ptr<KioskWindow> made(new KioskWindow(view));
    made->speak(view.language());
    // Before 6.5 the engine does not look there by itself.
    made->m_engine.addImportPath(QStringLiteral("qrc:/qt/qml"));
    made->m_engine.setInitialProperties({{QStringLiteral("kiosk"), QVariant::fromValue(&view)},
                                         {QStringLiteral("width"), options.size.width()},
                                         {QStringLiteral("height"), options.size.height()}});
    made->m_engine.load(QUrl(QStringLiteral("qrc:/qt/qml/Uketsuke/Main.qml")));
    const auto roots = made->m_engine.rootObjects();
    made->m_window = roots.isEmpty() ? nullptr : qobject_cast<QQuickWindow*>(roots.constFirst());
    if (!made->m_window)
        return core::failure(core::Fault::InternalFault, "KioskWindow::create", "the screens cannot be loaded");

    made->m_guard.emplace(view, *made->m_window);
    made->showFurigana();
    auto* self = made.get();
    QObject::connect(&view, &KioskView::languageChanged, &made->m_context, [self] {
        self->speak(self->m_view.language());
        self->showFurigana();
    });
    switch (options.mode) {
    case WindowMode::FullScreen: made->m_window->showFullScreen(); break;
    case WindowMode::Windowed: made->m_window->show(); break;
    case WindowMode::Hidden: break;
    }
    return made;
}

void KioskWindow::showFurigana()
{
    if (!m_view.hasFurigana())
        m_furigana.reset();
    else if (!m_furigana)
        m_furigana.emplace(*m_window, m_view.furigana());
}

void KioskWindow::speak(const QString& language)
{
    QCoreApplication::removeTranslator(&m_translator);
    // English is the source language: it needs no file, and a language without one falls back to it.
    (void)m_translator.load(QStringLiteral(":/i18n/uketsuke_") + language);
    QCoreApplication::installTranslator(&m_translator);
    // Plain Japanese is Japanese to Qt.
    QLocale::setDefault(QLocale(language.section(QLatin1String("-easy"), 0, 0)));
    m_engine.setUiLanguage(language);
    m_engine.retranslate();
}

} // namespace uketsuke::presentation
