// Private places for keys: a SoftHSM token in a folder of its own and a software TPM as a child of the test. Both go
// with the object. Qt Test only; needs softhsm2, opensc, swtpm and tpm2-tools.
#pragma once

#include "drivers/crypto/pkcs11/Pkcs11KeyStore.h"
#include "drivers/crypto/tpm2/Tpm2KeyStore.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <csignal>

#include <sys/stat.h>

namespace uketsuke::testing {

inline QByteArray ran(const QString& program, const QStringList& arguments, const QProcessEnvironment& environment)
{
    QProcess process;
    process.setProcessEnvironment(environment);
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(program, arguments);
    if (!process.waitForFinished(60'000) || process.exitCode() != 0)
        qFatal("%s %s: %s", qPrintable(program), qPrintable(arguments.join(' ')), process.readAll().constData());
    return process.readAll();
}

inline void writePrivate(const QString& path, const QByteArray& content)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly | QIODevice::Truncate) || file.write(content) != content.size())
        qFatal("cannot write %s", qPrintable(path));
    file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
}

/// One per process: SoftHSM reads where its tokens are from the environment, once.
class SoftToken {
public:
    static constexpr auto module = "/usr/lib/softhsm/libsofthsm2.so";

    SoftToken()
    {
        QDir(m_folder.path()).mkpath("tokens");
        writePrivate(m_folder.filePath("softhsm2.conf"),
                     "directories.tokendir = " + m_folder.filePath("tokens").toUtf8() + "\nlog.level = ERROR\n");
        qputenv("SOFTHSM2_CONF", m_folder.filePath("softhsm2.conf").toUtf8());
        writePrivate(m_folder.filePath("pin"), "567812\n");
        tool("softhsm2-util",
             {"--init-token", "--free", "--label", "kiosk", "--so-pin", "12345678", "--pin", "567812"});
    }

    void makeKey(const QString& label, const QString& id, const QStringList& more = {}) const
    {
        tool("pkcs11-tool", QStringList{"--module", module, "--token-label", "kiosk", "--login", "--pin", "567812",
                                        "--keypairgen", "--label", label, "--id", id}
                                + (more.isEmpty() ? QStringList{"--key-type", "EC:prime256v1"} : more));
    }

    [[nodiscard]] crypto::Pkcs11Place place(const std::string& label) const
    {
        return {module, "kiosk", label, {}, path("pin").toStdString()};
    }
    [[nodiscard]] QString path(const QString& name) const { return m_folder.filePath(name); }
    void writePin(const QByteArray& pin) const { writePrivate(path("pin"), pin); }

    /// The token leaves its slot, or comes back; a running module notices when it looks again.
    [[nodiscard]] bool pull() const { return QDir(m_folder.path()).rename("tokens", "pulled"); }
    [[nodiscard]] bool plugIn() const { return QDir(m_folder.path()).rename("pulled", "tokens"); }

    static void tool(const QString& program, const QStringList& arguments)
    {
        ran(program, arguments, QProcessEnvironment::systemEnvironment());
    }

private:
    QTemporaryDir m_folder;
};

/// Whether somebody takes calls at a Unix socket. Its file is there a moment earlier, and calling just to find out
/// would be a first client to swtpm.
inline bool isListening(const QString& socket)
{
    QFile table("/proc/net/unix");
    if (!table.open(QIODevice::ReadOnly))
        return false;
    const auto lines = QString::fromUtf8(table.readAll()).split('\n');
    return std::ranges::any_of(lines, [&](const QString& line) {
        const auto columns = line.simplified().split(' '); // Num RefCount Protocol Flags Type St Inode Path
        return columns.size() == 8 && columns[3] == "00010000" && columns[7] == socket;
    });
}

class SoftTpm {
public:
    SoftTpm()
    {
        std::signal(SIGPIPE, SIG_IGN); // the TSS writes to a TPM that a test has ended
        start();
        tool("tpm2_createprimary", {"-Q", "-C", "o", "-g", "sha256", "-G", "ecc256", "-c", path("primary")});
        forgetTransients();
    }
    ~SoftTpm() { stop(); }

    void start()
    {
        QDir(m_folder.path()).mkpath("state");
        m_process.setProcessChannelMode(QProcess::MergedChannels);
        m_process.start("swtpm", {"socket", "--tpm2", "--tpmstate", "dir=" + path("state"), "--ctrl",
                                  "type=unixio,path=" + path("tpm.ctrl"), "--server", "type=unixio,path=" + path("tpm"),
                                  "--flags", "not-need-init,startup-clear"});
        if (!m_process.waitForStarted(5'000)
            || !QTest::qWaitFor([&] { return isListening(path("tpm")) && isListening(path("tpm.ctrl")); }, 10'000))
            qFatal("swtpm did not start: %s", m_process.readAll().constData());
    }
    void stop()
    {
        m_process.kill();
        m_process.waitForFinished(5'000);
        QFile::remove(path("tpm"));
        QFile::remove(path("tpm.ctrl"));
    }

    void makeKey(const QString& handle, const QString& authorisation = {},
                 const QString& attributes = "fixedtpm|fixedparent|sensitivedataorigin|userwithauth|sign") const
    {
        auto create = QStringList{
            "-Q", "-C",      path("primary"), "-G", "ecc256:ecdsa-sha256", "-u", path("public"), "-r", path("private"),
            "-a", attributes};
        if (!authorisation.isEmpty())
            create += {"-p", authorisation};
        tool("tpm2_create", create);
        forgetTransients();
        tool("tpm2_load",
             {"-Q", "-C", path("primary"), "-u", path("public"), "-r", path("private"), "-c", path("key")});
        tool("tpm2_evictcontrol", {"-Q", "-C", "o", "-c", path("key"), handle});
        forgetTransients();
    }

    [[nodiscard]] crypto::Tpm2Place place(std::uint32_t handle, const std::string& pinFile = {}) const
    {
        return {device().toStdString(), handle, pinFile};
    }
    [[nodiscard]] QString device() const { return "swtpm:path=" + path("tpm"); }
    [[nodiscard]] QString path(const QString& name) const { return m_folder.filePath(name); }

    void tool(const QString& program, const QStringList& arguments) const
    {
        auto environment = QProcessEnvironment::systemEnvironment();
        environment.insert("TPM2TOOLS_TCTI", device());
        ran(program, arguments, environment);
    }

private:
    /// No resource manager stands between these tools and the TPM, and it holds three objects at a time.
    void forgetTransients() const { tool("tpm2_flushcontext", {"-Q", "-t"}); }

    QTemporaryDir m_folder;
    QProcess m_process;
};

} // namespace uketsuke::testing
