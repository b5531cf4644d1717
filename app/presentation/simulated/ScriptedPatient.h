// TEST only: a patient driven by lines over a Unix socket (docs/simulated-world.md). Touches the window as a finger
// does, through the window system's events: a hidden, disabled or covered control cannot be touched.
// Owned by the composition root of a simulated build; main thread.
#pragma once

#include "app/core/Result.h"
#include "app/presentation/KioskView.h"

#include <QObject>
#include <QString>
#include <QStringList>

#include <functional>
#include <memory>
#include <string>

QT_BEGIN_NAMESPACE
class QLocalServer;
class QLocalSocket;
class QPointingDevice;
class QQuickItem;
class QQuickWindow;
QT_END_NAMESPACE

namespace uketsuke::presentation {

class ScriptedPatient : public QObject {
    Q_OBJECT

public:
    /// Answers a line that is not the patient's (`camera …`, `status`): the whole answer, `ok …` or `error …`.
    using OtherLine = std::function<std::string(std::string_view line)>;

    /// Errors: ConfigurationInvalid when the socket cannot be listened on. A stale socket file is removed.
    [[nodiscard]] static core::Result<std::unique_ptr<ScriptedPatient>> create(const QString& socket, KioskView& view,
                                                                               QQuickWindow& window);
    ~ScriptedPatient() override;

    void onOtherLine(OtherLine handler) { m_other = std::move(handler); }
    /// What `quit` does; without it, QCoreApplication::quit.
    void onQuit(std::function<void()> handler) { m_quit = std::move(handler); }

private:
    ScriptedPatient(KioskView& view, QQuickWindow& window);

    void serve(QLocalSocket* socket);
    void readLines(QLocalSocket* socket);
    void answer(QLocalSocket* socket, const QString& line);
    QString patient(QLocalSocket* socket, const QStringList& words, bool& later);
    void waitFor(QLocalSocket* socket, const QString& screen, int milliseconds);
    void settle();
    void read();
    QString tap(const QString& name);
    /// Wherever that is: the finger of somebody who looks for nothing, or slides.
    QString touch(const QStringList& numbers);
    QString press(const QString& key);
    QString shot(const QString& file);
    QString items() const;
    QString everyWord() const;
    /// What the view has of the person who is here.
    QString holds() const;
    QString passed();

    KioskView& m_view;
    QQuickWindow& m_window;
    std::unique_ptr<QLocalServer> m_server;
    std::unique_ptr<QPointingDevice> m_finger;
    OtherLine m_other;
    std::function<void()> m_quit;
    int m_frames{0};      ///< shown since the last change
    QStringList m_passed; ///< screens since `patient passed` was last asked, the newest ones of a long row
};

} // namespace uketsuke::presentation
