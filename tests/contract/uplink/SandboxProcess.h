// bin/oqs-sandbox as a child of the test: started on a free port of its own, ended by its own id. Qt Test only.
#pragma once

#include <QFile>
#include <QProcess>
#include <QString>
#include <QTemporaryDir>
#include <QtTest>

namespace uketsuke::testing {

class SandboxProcess {
public:
    /// `world`: the folder of a TokenFactory; `institution`: the code its tokens name. The database stays when the
    /// sandbox ends, as a real one would.
    SandboxProcess(QString world, QString institution)
        : m_world(std::move(world)), m_institution(std::move(institution))
    {
    }
    ~SandboxProcess() { stop(); }

    [[nodiscard]] bool start(const QString& misbehaviour = {})
    {
        stop();
        const auto portFile = m_folder.filePath("port");
        QFile::remove(portFile);
        QStringList arguments{"--pki",         m_world,
                              "--registry",    m_world + "/registry.json",
                              "--anchors",     m_world + "/anchors/test",
                              "--forms",       m_world + "/forms",
                              "--database",    m_folder.filePath("oqs.db"),
                              "--port-file",   portFile,
                              "--institution", m_institution + '=' + m_world + "/device/institution.key"};
        if (!misbehaviour.isEmpty())
            arguments += {"--misbehave", misbehaviour};
        m_process.setProcessChannelMode(QProcess::MergedChannels);
        m_process.start(qEnvironmentVariable("UKETSUKE_BIN") + "/oqs-sandbox", arguments);
        const auto isUp = QTest::qWaitFor(
            [&] { return QFile::exists(portFile) || m_process.state() == QProcess::NotRunning; }, 20'000);
        QFile file(portFile);
        if (!isUp || !file.open(QIODevice::ReadOnly)) {
            qWarning("the sandbox did not start: %s", m_process.readAll().constData());
            return false;
        }
        m_port = file.readAll().trimmed();
        return true;
    }

    void stop()
    {
        if (m_process.state() == QProcess::NotRunning)
            return;
        m_process.terminate();
        if (!m_process.waitForFinished(5'000)) {
            m_process.kill();
            m_process.waitForFinished(5'000);
        }
    }

    [[nodiscard]] bool isRunning() const { return m_process.state() == QProcess::Running; }
    [[nodiscard]] std::string url() const { return "https://127.0.0.1:" + m_port.toStdString(); }

private:
    QString m_world;
    QString m_institution;
    QTemporaryDir m_folder;
    QProcess m_process;
    QByteArray m_port;
};

} // namespace uketsuke::testing
