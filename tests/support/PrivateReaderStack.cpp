#include "tests/support/PrivateReaderStack.h"

#include <QCoreApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QThread>

#include <cerrno>
#include <csignal>
#include <cstring>
#include <poll.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

namespace uketsuke::tests {
namespace {

constexpr int patience = 40000; ///< milliseconds; only a broken stack needs them

QString binary(const QString& name)
{
    const auto folder = qEnvironmentVariable("UKETSUKE_BIN", QStringLiteral(UKETSUKE_BINARY_DIR "/bin"));
    return folder + QLatin1Char('/') + name;
}

/// One path for a process' life, see the header.
QString socketOfThisProcess()
{
    return QDir::temp().filePath(QStringLiteral("uketsuke-pcsc-%1.sock").arg(QCoreApplication::applicationPid()));
}

QString holderKnows(const QString& persona, const char* what)
{
    QFile file(PrivateReaderStack::worldFolder() + QLatin1Char('/') + persona + QStringLiteral("/card.json"));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return QJsonDocument::fromJson(file.readAll()).object().value(QLatin1String(what)).toString();
}

/// A short conversation on a control socket: no event loop needed, so it works inside any test.
QString converse(const QString& socketPath, const QString& line)
{
    const auto name = QFile::encodeName(socketPath);
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    if (static_cast<std::size_t>(name.size()) >= sizeof address.sun_path)
        return {};
    std::memcpy(address.sun_path, name.constData(), static_cast<std::size_t>(name.size()));
    const int descriptor = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (descriptor < 0)
        return {};
    QByteArray answer;
    const auto request = line.toUtf8() + '\n';
    if (::connect(descriptor, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0
        && ::send(descriptor, request.constData(), static_cast<std::size_t>(request.size()), MSG_NOSIGNAL)
               == request.size()) {
        pollfd watched{descriptor, POLLIN, 0};
        while (!answer.endsWith('\n') && ::poll(&watched, 1, patience) > 0) {
            char buffer[4096];
            const auto count = ::recv(descriptor, buffer, sizeof buffer, 0);
            if (count <= 0)
                break;
            answer.append(buffer, static_cast<int>(count));
        }
    }
    ::close(descriptor);
    return QString::fromUtf8(answer).trimmed();
}

/// Ends a process by its handle: politely, then not.
void end(std::unique_ptr<QProcess>& process)
{
    if (!process)
        return;
    if (process->state() != QProcess::NotRunning) {
        process->terminate();
        if (!process->waitForFinished(5000)) {
            process->kill();
            process->waitForFinished(5000);
        }
    }
    process.reset();
}

} // namespace

PrivateReaderStack::PrivateReaderStack(int readers)
    : m_readers(readers), m_folder(QDir::tempPath() + QStringLiteral("/uketsuke-XXXXXX")),
      m_socket(socketOfThisProcess())
{
}

PrivateReaderStack::~PrivateReaderStack()
{
    for (auto& card : m_cards)
        end(card);
    end(m_daemon);
    QFile::remove(m_socket);
}

bool PrivateReaderStack::fail(const QString& why)
{
    m_problem = why;
    return false;
}

QString PrivateReaderStack::worldFolder()
{
    return qEnvironmentVariable("UKETSUKE_TEST_WORLD", QStringLiteral(UKETSUKE_BINARY_DIR "/test-world"));
}

QString PrivateReaderStack::cardNumberB(const QString& persona) { return holderKnows(persona, "cardNumberB"); }
QString PrivateReaderStack::pin(const QString& persona) { return holderKnows(persona, "pin"); }

bool PrivateReaderStack::makeWorld()
{
    // A world that somebody named is theirs: it may have photos, and making it again without them would lose those.
    if (qEnvironmentVariableIsSet("UKETSUKE_TEST_WORLD")
        && QFile::exists(worldFolder() + QStringLiteral("/registry.json")))
        return true;
    // Usually made by the fixture already; then this looks and changes nothing.
    QProcess maker;
    maker.start(binary(QStringLiteral("make-personas")), {worldFolder()});
    if (!maker.waitForFinished(300000) || maker.exitStatus() != QProcess::NormalExit || maker.exitCode() != 0)
        return fail(QStringLiteral("make-personas: ") + maker.errorString()
                    + QString::fromUtf8(maker.readAllStandardError()));
    return true;
}

bool PrivateReaderStack::startDaemon()
{
    QStringList arguments{QStringLiteral("--socket"), m_socket, QStringLiteral("--config"),
                          path(QStringLiteral("reader.conf"))};
    for (int reader = 0; reader < m_readers; ++reader) {
        const auto letter = QChar(u'A' + reader);
        arguments << QStringLiteral("--reader")
                  << QStringLiteral("TEST Reader %1=%2").arg(letter).arg(path(QStringLiteral("reader-%1").arg(reader)));
        QFile::remove(path(QStringLiteral("reader-%1").arg(reader)));
    }
    m_daemon = std::make_unique<QProcess>();
    m_daemon->setStandardOutputFile(path(QStringLiteral("pcscd.log")), QIODevice::Append);
    m_daemon->setStandardErrorFile(path(QStringLiteral("pcscd.log")), QIODevice::Append);
    m_daemon->start(binary(QStringLiteral("private-pcscd")), arguments);
    if (!m_daemon->waitForStarted(patience))
        return fail(QStringLiteral("private-pcscd: ") + m_daemon->errorString());
    // The client socket exists before the daemon does; the readers' sockets tell that it has loaded its readers.
    QElapsedTimer timer;
    timer.start();
    for (int reader = 0; reader < m_readers; ++reader)
        while (!QFile::exists(path(QStringLiteral("reader-%1").arg(reader)))) {
            if (timer.elapsed() > patience || m_daemon->waitForFinished(0))
                return fail(QStringLiteral("pcscd does not open its readers"));
            QThread::msleep(2);
        }
    return true;
}

bool PrivateReaderStack::start()
{
    if (!m_folder.isValid())
        return fail(QStringLiteral("no temporary folder"));
    if (!QFile::exists(QStringLiteral("/usr/sbin/pcscd")))
        return fail(QStringLiteral("no pcscd is installed"));
    if (!makeWorld() || !startDaemon())
        return false;
    for (int reader = 0; reader < m_readers; ++reader) {
        auto card = std::make_unique<QProcess>();
        card->setProcessChannelMode(QProcess::ForwardedChannels);
        card->start(binary(QStringLiteral("virtual-card")),
                    {QStringLiteral("--reader"), path(QStringLiteral("reader-%1").arg(reader)),
                     QStringLiteral("--control"), path(QStringLiteral("control-%1").arg(reader)),
                     QStringLiteral("--personas"), worldFolder(), QStringLiteral("--state"),
                     path(QStringLiteral("tries")), QStringLiteral("--die-with-parent")});
        if (!card->waitForStarted(patience))
            return fail(QStringLiteral("virtual-card: ") + card->errorString());
        m_cards.push_back(std::move(card));
        QElapsedTimer timer;
        timer.start();
        while (status(reader).isEmpty()) {
            if (timer.elapsed() > patience)
                return fail(QStringLiteral("virtual-card does not answer"));
            QThread::msleep(2);
        }
    }
    return true;
}

QString PrivateReaderStack::readerName(int reader) const
{
    // pcscd adds the reader's number and its slot, in two hexadecimal digits each.
    return QStringLiteral("TEST Reader %1 %2 00").arg(QChar(u'A' + reader)).arg(reader, 2, 16, QLatin1Char('0'));
}

QProcessEnvironment PrivateReaderStack::environment() const
{
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("PCSCLITE_CSOCK_NAME"), m_socket);
    return environment;
}

void PrivateReaderStack::useHere() const { qputenv("PCSCLITE_CSOCK_NAME", QFile::encodeName(m_socket)); }

QString PrivateReaderStack::control(const QString& line, int reader)
{
    const auto answer = converse(path(QStringLiteral("control-%1").arg(reader)), line);
    if (!answer.startsWith(QStringLiteral("ok")))
        m_problem = answer.isEmpty() ? QStringLiteral("virtual-card does not answer") : answer;
    return answer;
}

bool PrivateReaderStack::insert(const QString& persona, int reader)
{
    return control(QStringLiteral("insert ") + persona, reader).startsWith(QStringLiteral("ok"));
}

bool PrivateReaderStack::remove(int reader)
{
    return control(QStringLiteral("remove"), reader).startsWith(QStringLiteral("ok"));
}

bool PrivateReaderStack::swap(const QString& persona, int reader)
{
    return control(QStringLiteral("swap ") + persona, reader).startsWith(QStringLiteral("ok"));
}

bool PrivateReaderStack::knob(const QString& name, int value, int reader)
{
    return control(QStringLiteral("knob %1 %2").arg(name).arg(value), reader).startsWith(QStringLiteral("ok"));
}

QMap<QString, QString> PrivateReaderStack::status(int reader)
{
    QMap<QString, QString> fields;
    const auto words = control(QStringLiteral("status"), reader).split(QLatin1Char(' '), Qt::SkipEmptyParts);
    for (const auto& word : words)
        if (const auto equals = word.indexOf(QLatin1Char('=')); equals > 0)
            fields.insert(word.left(equals), word.mid(equals + 1));
    return fields;
}

void PrivateReaderStack::killDaemon()
{
    if (!m_daemon)
        return;
    m_daemon->kill();
    m_daemon->waitForFinished(patience);
    m_daemon.reset();
}

void PrivateReaderStack::holdDaemon(bool held)
{
    if (m_daemon)
        ::kill(pid_t(m_daemon->processId()), held ? SIGSTOP : SIGCONT);
}

bool PrivateReaderStack::restartDaemon()
{
    end(m_daemon);
    return startDaemon();
}

} // namespace uketsuke::tests
