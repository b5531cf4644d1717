// The one window: loads the QML module, gives it the view, and keeps its language in step with the view's.
// Owned by the composition root (or gallery, or test); main thread. The view must outlive it.
#pragma once

#include "app/core/Result.h"
#include "app/presentation/KioskView.h"
#include "app/presentation/window/FuriganaLayer.h"
#include "app/presentation/window/ScreenTranslator.h"
#include "app/presentation/window/TouchGuard.h"

#include <QQmlApplicationEngine>
#include <QSize>

#include <memory>
#include <optional>

QT_BEGIN_NAMESPACE
class QQuickWindow;
QT_END_NAMESPACE

namespace uketsuke::presentation {

enum class WindowMode { FullScreen, Windowed, Hidden };

class KioskWindow {
public:
    struct Options {
        QSize size{1280, 800}; ///< of a window; full screen takes what the panel has
        WindowMode mode{WindowMode::FullScreen};
    };

    /// Needs a QGuiApplication. Errors: InternalFault when the screens cannot be loaded (a broken build).
    [[nodiscard]] static core::Result<std::unique_ptr<KioskWindow>> create(KioskView& view, Options options);
    ~KioskWindow();

    [[nodiscard]] QQuickWindow& window() const { return *m_window; }
    [[nodiscard]] QQmlApplicationEngine& engine() { return m_engine; }

private:
    explicit KioskWindow(KioskView& view);
    void speak(const QString& language);
    void showFurigana();

    KioskView& m_view;
    ScreenTranslator m_translator;
    QQmlApplicationEngine m_engine;
    QQuickWindow* m_window{nullptr};         ///< the engine's
    std::optional<FuriganaLayer> m_furigana; ///< in plain Japanese
    std::optional<TouchGuard> m_guard;
    QObject m_context; ///< ends the connections before the members they use
};

} // namespace uketsuke::presentation
