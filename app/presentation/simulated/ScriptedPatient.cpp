#include "app/presentation/simulated/ScriptedPatient.h"

#include <QAccessible>
#include <QCoreApplication>
#include <QHash>
#include <QImage>
#include <QLocalServer>
#include <QLocalSocket>
#include <QPointer>
#include <QPointingDevice>
#include <QQuickItem>
#include <QQuickWindow>
#include <QTest>
#include <QTimer>

#include <algorithm>
#include <optional>
#include <utility>

namespace uketsuke::presentation {
namespace {

constexpr qint64 longestLine = 4096;
constexpr int longestWait = 600'000;
constexpr int longestFrame = 30'000; ///< of a busy machine
constexpr int longestReading = 5000;
constexpr qsizetype mostPassed = 64;

const QString okay = QStringLiteral("ok");
QString error(const QString& why) { return QStringLiteral("error ") + why; }

void say(QLocalSocket* socket, const QString& text)
{
    socket->write((text + QLatin1Char('\n')).toUtf8());
    socket->flush();
}

/// What of the item can be seen: its box, cut by every clipping ancestor and by the window.
QRectF visiblePart(const QQuickItem& item, const QQuickWindow& window)
{
    QRectF part = item.mapRectToScene(QRectF(0, 0, item.width(), item.height()));
    for (const QQuickItem* above = item.parentItem(); above; above = above->parentItem())
        if (above->clip())
            part &= above->mapRectToScene(QRectF(0, 0, above->width(), above->height()));
    return part & QRectF(QPointF(0, 0), QSizeF(window.size()));
}

void collect(QQuickItem* item, const std::function<void(QQuickItem*)>& visit)
{
    visit(item);
    const auto children = item->childItems();
    for (auto* child : children)
        collect(child, visit);
}

/// The topmost item at the point that takes touches or is drawn there, as a finger would meet it.
QQuickItem* topmostAt(QQuickItem* item, QPointF scenePoint)
{
    if (!item->isVisible() || (item->clip() && !item->contains(item->mapFromScene(scenePoint))))
        return nullptr;
    auto children = item->childItems();
    std::stable_sort(children.begin(), children.end(), [](auto* left, auto* right) { return left->z() < right->z(); });
    for (auto child = children.crbegin(); child != children.crend(); ++child)
        if (auto* found = topmostAt(*child, scenePoint))
            return found;
    const bool solid = item->acceptTouchEvents() || item->acceptedMouseButtons() != Qt::NoButton;
    return solid && item->contains(item->mapFromScene(scenePoint)) ? item : nullptr;
}

std::optional<Qt::Key> keyNamed(const QString& name)
{
    static const QHash<QString, Qt::Key> keys{
        {QStringLiteral("tab"), Qt::Key_Tab},       {QStringLiteral("backtab"), Qt::Key_Backtab},
        {QStringLiteral("enter"), Qt::Key_Return},  {QStringLiteral("space"), Qt::Key_Space},
        {QStringLiteral("escape"), Qt::Key_Escape}, {QStringLiteral("backspace"), Qt::Key_Backspace},
        {QStringLiteral("up"), Qt::Key_Up},         {QStringLiteral("down"), Qt::Key_Down},
        {QStringLiteral("left"), Qt::Key_Left},     {QStringLiteral("right"), Qt::Key_Right},
        {QStringLiteral("help"), Qt::Key_F1}};
    if (name.size() == 1 && name.at(0).isDigit())
        return static_cast<Qt::Key>(Qt::Key_0 + name.at(0).digitValue());
    const auto found = keys.constFind(name.toLower());
    return found == keys.constEnd() ? std::nullopt : std::optional(*found);
}

} // namespace

ScriptedPatient::ScriptedPatient(KioskView& view, QQuickWindow& window)
    : m_view(view), m_window(window), m_server(std::make_unique<QLocalServer>()), m_finger(QTest::createTouchDevice())
{
    connect(&m_view, &KioskView::shown, this, [this] { m_frames = 0; });
    connect(&m_view, &KioskView::screenChanged, this, [this] {
        m_frames = 0;
        if (m_passed.size() == mostPassed)
            m_passed.removeFirst();
        m_passed.append(m_view.screen());
    });
    connect(&m_window, &QQuickWindow::frameSwapped, this, [this] { ++m_frames; });
}

ScriptedPatient::~ScriptedPatient() = default;

core::Result<std::unique_ptr<ScriptedPatient>> ScriptedPatient::create(const QString& socket, KioskView& view,
                                                                       QQuickWindow& window)
{
    std::unique_ptr<ScriptedPatient> made(new ScriptedPatient(view, window));
    made->m_server->setSocketOptions(QLocalServer::UserAccessOption);
    QLocalServer::removeServer(socket);
    if (!made->m_server->listen(socket))
        return core::failure(core::Fault::ConfigurationInvalid, "ScriptedPatient::create",
                             "the control socket cannot be opened");
    auto* self = made.get();
    connect(made->m_server.get(), &QLocalServer::newConnection, self, [self] {
        while (auto* connection = self->m_server->nextPendingConnection())
            self->serve(connection);
    });
    return made;
}

void ScriptedPatient::serve(QLocalSocket* socket)
{
    connect(socket, &QLocalSocket::disconnected, socket, &QObject::deleteLater);
    connect(socket, &QLocalSocket::readyRead, this, [this, socket] { readLines(socket); });
    readLines(socket);
}

void ScriptedPatient::readLines(QLocalSocket* socket)
{
    // A tap lets the window's events run; lines that arrive meanwhile wait for their turn.
    if (socket->property("busy").toBool())
        return;
    const QPointer<QLocalSocket> alive(socket);
    while (alive && !socket->property("busy").toBool() && socket->canReadLine()) {
        socket->setProperty("busy", true);
        const QString line = QString::fromUtf8(socket->readLine(longestLine)).trimmed();
        answer(socket, line);
    }
    if (alive && !socket->canReadLine() && socket->bytesAvailable() >= longestLine)
        socket->abort();
}

void ScriptedPatient::answer(QLocalSocket* socket, const QString& line)
{
    const QPointer<QLocalSocket> alive(socket);
    const QStringList words = line.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    bool later = false;
    QString text;
    if (words.isEmpty()) {
        text = error(QStringLiteral("an empty line"));
    } else if (words.first() == QLatin1String("patient")) {
        text = patient(socket, words, later);
    } else if (words.first() == QLatin1String("quit")) {
        text = okay;
        if (m_quit)
            QTimer::singleShot(0, this, m_quit);
        else
            QTimer::singleShot(0, this, &QCoreApplication::quit);
    } else if (m_other) {
        text = QString::fromStdString(m_other(line.toStdString()));
    } else if (words.first() == QLatin1String("status")) {
        text = QStringLiteral("ok screen=%1 language=%2").arg(m_view.screen(), m_view.language());
    } else {
        text = error(QStringLiteral("an unknown request"));
    }
    if (later || !alive)
        return;
    say(socket, text);
    socket->setProperty("busy", false);
}

QString ScriptedPatient::patient(QLocalSocket* socket, const QStringList& words, bool& later)
{
    const QString verb = words.value(1);
    if (verb == QLatin1String("screen") && words.size() == 2)
        return QStringLiteral("ok ") + m_view.screen();
    if (verb == QLatin1String("passed") && words.size() == 2)
        return QStringLiteral("ok ") + passed();
    if (verb == QLatin1String("items") && words.size() == 2)
        return QStringLiteral("ok ") + items();
    if (verb == QLatin1String("tap") && words.size() == 3)
        return tap(words.at(2));
    if (verb == QLatin1String("touch") && (words.size() == 4 || words.size() == 6))
        return touch(words.mid(2));
    if (verb == QLatin1String("key") && words.size() == 3)
        return press(words.at(2));
    if (verb == QLatin1String("words") && words.size() == 2)
        return QStringLiteral("ok ") + everyWord();
    if (verb == QLatin1String("holds") && words.size() == 2)
        return QStringLiteral("ok ") + holds();
    if (verb == QLatin1String("shot") && words.size() >= 3)
        return shot(words.mid(2).join(QLatin1Char(' ')));
    if (verb == QLatin1String("pause") && words.size() == 3) {
        bool number = false;
        const int milliseconds = words.at(2).toInt(&number);
        if (!number || milliseconds < 0 || milliseconds > longestReading)
            return error(QStringLiteral("pause MILLISECONDS"));
        m_view.setTouchPause(std::chrono::milliseconds(milliseconds));
        return okay;
    }
    if (verb == QLatin1String("wait") && words.size() == 4) {
        bool number = false;
        const int milliseconds = words.at(3).toInt(&number);
        if (!number || milliseconds < 0 || milliseconds > longestWait)
            return error(QStringLiteral("wait SCREEN MILLISECONDS"));
        later = true;
        waitFor(socket, words.at(2), milliseconds);
        return {};
    }
    return error(QStringLiteral(
        "patient screen | passed | wait SCREEN MILLISECONDS | tap NAME | touch X Y [X Y] | key KEY | shot FILE "
        "| items | words | holds | pause MILLISECONDS"));
}

void ScriptedPatient::waitFor(QLocalSocket* socket, const QString& screen, int milliseconds)
{
    auto* timer = new QTimer(socket); // ends with the connection
    timer->setSingleShot(true);
    const auto finish = [this, socket, timer](const QString& text) {
        timer->stop();
        timer->deleteLater();
        say(socket, text);
        socket->setProperty("busy", false);
        QTimer::singleShot(0, socket, [this, socket] { readLines(socket); });
    };
    connect(timer, &QTimer::timeout, timer, [this, finish, screen] {
        finish(error(QStringLiteral("waited for %1, it is %2").arg(screen, m_view.screen())));
    });
    if (m_view.screen() == screen) {
        finish(QStringLiteral("ok ") + screen);
        return;
    }
    connect(&m_view, &KioskView::screenChanged, timer, [this, finish, screen] {
        if (m_view.screen() == screen)
            finish(QStringLiteral("ok ") + screen);
    });
    timer->start(milliseconds);
}

void ScriptedPatient::settle()
{
    // Layouts place what has just become visible with the next frame, one that stands within another with the frame
    // after it; a finger comes later than both. A window that shows no frame (minimised) is touched all the same.
    constexpr int frames = 2;
    (void)QTest::qWaitFor(
        [this] {
            m_window.update();
            return m_frames >= frames;
        },
        m_window.isExposed() ? longestFrame : 0);
    read();
}

void ScriptedPatient::read()
{
    // Whoever reads the question before answering is never too early for it.
    (void)QTest::qWaitFor([this] { return !m_view.isTooEarly(); }, longestReading);
}

QString ScriptedPatient::tap(const QString& name)
{
    settle();
    QQuickItem* target = nullptr;
    bool exists = false;
    bool disabled = false;
    collect(m_window.contentItem(), [&](QQuickItem* item) {
        if (item->objectName() != name)
            return;
        exists = true;
        if (!item->isVisible())
            return;
        if (!item->isEnabled()) {
            disabled = true;
            return;
        }
        target = item;
    });
    if (!target)
        return error(QStringLiteral("%1 is %2")
                         .arg(name, !exists    ? QStringLiteral("not there")
                                    : disabled ? QStringLiteral("disabled")
                                               : QStringLiteral("hidden")));
    const QRectF part = visiblePart(*target, m_window);
    if (part.width() < 1 || part.height() < 1)
        return error(name + QStringLiteral(" is outside the window"));
    auto* met = topmostAt(m_window.contentItem(), part.center());
    if (met != target && !(met && target->isAncestorOf(met)))
        return error(QStringLiteral("%1 is covered by %2")
                         .arg(name, met ? met->objectName() : QStringLiteral("nothing that can be touched")));
    const QPoint point = part.center().toPoint();
    QTest::touchEvent(&m_window, m_finger.get()).press(0, point, &m_window);
    QTest::touchEvent(&m_window, m_finger.get()).release(0, point, &m_window);
    return okay;
}

QString ScriptedPatient::touch(const QStringList& numbers)
{
    std::vector<QPoint> way;
    for (qsizetype i = 0; i + 1 < numbers.size(); i += 2) {
        bool isNumber[2]{};
        way.emplace_back(numbers.at(i).toInt(&isNumber[0]), numbers.at(i + 1).toInt(&isNumber[1]));
        if (!isNumber[0] || !isNumber[1] || !QRect(QPoint(0, 0), m_window.size()).contains(way.back()))
            return error(QStringLiteral("touch X Y [X Y], within the window"));
    }
    QTest::touchEvent(&m_window, m_finger.get()).press(0, way.front(), &m_window);
    // A finger that slides is seen in between; one report alone would be a jump.
    constexpr int reports = 4;
    for (int i = 1; way.size() > 1 && i <= reports; ++i)
        QTest::touchEvent(&m_window, m_finger.get())
            .move(0, way.front() + (way.back() - way.front()) * i / reports, &m_window);
    QTest::touchEvent(&m_window, m_finger.get()).release(0, way.back(), &m_window);
    return okay;
}

QString ScriptedPatient::press(const QString& key)
{
    const auto code = keyNamed(key);
    if (!code)
        return error(QStringLiteral("an unknown key"));
    if (*code == Qt::Key_Return || *code == Qt::Key_Space)
        read();
    QTest::keyClick(&m_window, *code);
    return okay;
}

QString ScriptedPatient::shot(const QString& file)
{
    return m_window.grabWindow().save(file, "PNG") ? okay : error(QStringLiteral("the picture cannot be written"));
}

QString ScriptedPatient::passed()
{
    // A screen that is shown for a moment only is not missed by somebody who asks late. The present one stands last.
    auto names = std::exchange(m_passed, {});
    if (names.isEmpty() || names.constLast() != m_view.screen())
        names.append(m_view.screen());
    return names.join(QLatin1Char(' '));
}

QString ScriptedPatient::everyWord() const
{
    // Hidden items too: what they hold is one mistake away from being shown.
    QStringList words{m_view.announcer()->screenWords(), m_view.announcer()->soundCaption()};
    collect(m_window.contentItem(), [&](QQuickItem* item) {
        if (item->inherits("QQuickText"))
            words.append(item->property("text").toString());
        if (auto* told = QAccessible::queryAccessibleInterface(item)) {
            words.append(told->text(QAccessible::Name));
            words.append(told->text(QAccessible::Description));
            words.append(told->text(QAccessible::Value));
        }
    });
    words.removeAll(QString());
    words.removeDuplicates();
    return words.join(QStringLiteral(" | ")).simplified();
}

QString ScriptedPatient::holds() const
{
    const auto& snapshot = m_view.snapshot();
    const auto& display = *m_view.display();
    const auto answered =
        std::ranges::count_if(snapshot.items, [](const ItemRow& row) { return row.agreed.has_value(); });
    return QStringLiteral("digits=%1 answers=%2 documents=%3 frame=%4 display=%5 language=%6")
        .arg(m_view.digitsEntered())
        .arg(answered)
        .arg(snapshot.documents.size() + snapshot.certificates.size())
        .arg(m_view.frame() ? QStringLiteral("yes") : QStringLiteral("no"),
             display.isDefault()  ? QStringLiteral("house")
             : display.lowReach() ? QStringLiteral("low")
                                  : QStringLiteral("chosen"),
             m_view.language());
}

QString ScriptedPatient::items() const
{
    QStringList names;
    collect(m_window.contentItem(), [&](QQuickItem* item) {
        if (item->isVisible() && item->isEnabled() && item->activeFocusOnTab() && !item->objectName().isEmpty())
            names.append(item->objectName());
    });
    return names.join(QLatin1Char(' '));
}

} // namespace uketsuke::presentation
