// Keys and certificates for one test run, made by OpenSSL's own command in a private folder that goes with the
// object. Nothing of it is ever committed; everything of it says TEST unless a test asks otherwise.
#pragma once

#include "app/core/Bytes.h"

#include <QFile>
#include <QProcess>
#include <QStringList>
#include <QTemporaryDir>

#include <string>

namespace uketsuke::tests {

class TemporaryPki {
public:
    [[nodiscard]] QString path(const QString& name) const { return m_folder.filePath(name); }
    [[nodiscard]] std::string file(const QString& name) const { return path(name).toStdString(); }

    /// Runs `openssl` with the arguments inside the folder; false, and its words, when it fails.
    bool openssl(const QStringList& arguments)
    {
        QProcess process;
        process.setWorkingDirectory(m_folder.path());
        process.start("openssl", arguments);
        const bool good =
            process.waitForFinished(60000) && process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0;
        if (!good)
            qWarning("openssl %s: %s", qPrintable(arguments.join(' ')), process.readAllStandardError().constData());
        return good;
    }

    bool ecKey(const QString& name)
    {
        return openssl({"genpkey", "-algorithm", "EC", "-pkeyopt", "group:P-256", "-out", name});
    }
    bool rsaKey(const QString& name)
    {
        return openssl({"genpkey", "-algorithm", "RSA", "-pkeyopt", "rsa_keygen_bits:2048", "-out", name});
    }

    /// Self-signed: its own issuer.
    bool selfSigned(const QString& key, const QString& out, const QString& subject, const QStringList& extensions,
                    const QStringList& more = {"-days", "30"})
    {
        return openssl(QStringList{"req", "-x509", "-new", "-key", key, "-out", out, "-subj", subject, "-sha256",
                                   "-config", configuration()}
                       + withOption(extensions) + more);
    }

    bool issued(const QString& key, const QString& out, const QString& subject, const QString& issuer,
                const QString& issuerKey, const QStringList& extensions, const QStringList& more = {"-days", "30"})
    {
        return openssl(QStringList{"req", "-x509", "-new", "-key", key, "-out", out, "-subj", subject, "-sha256", "-CA",
                                   issuer, "-CAkey", issuerKey, "-config", configuration()}
                       + withOption(extensions) + more);
    }

    [[nodiscard]] core::Bytes der(const QString& pem)
    {
        openssl({"x509", "-in", pem, "-outform", "DER", "-out", pem + ".der"});
        return bytes(pem + ".der");
    }

    [[nodiscard]] core::Bytes bytes(const QString& name) const
    {
        QFile source(path(name));
        if (!source.open(QIODevice::ReadOnly))
            return {};
        const auto all = source.readAll();
        return core::copyOf(core::viewOf({all.constData(), static_cast<std::size_t>(all.size())}));
    }

    void write(const QString& name, core::ByteView content) const
    {
        QFile target(path(name));
        if (target.open(QIODevice::WriteOnly))
            target.write(reinterpret_cast<const char*>(content.data()), static_cast<qint64>(content.size()));
    }

private:
    /// Without the system's configuration no extension gets in that the test did not name.
    QString configuration()
    {
        const QString name = "empty.cnf";
        write(name, core::viewOf("[req]\ndistinguished_name=dn\n[dn]\n"));
        return name;
    }

    static QStringList withOption(const QStringList& extensions)
    {
        QStringList arguments;
        for (const auto& extension : extensions)
            arguments << "-addext" << extension;
        return arguments;
    }

    QTemporaryDir m_folder;
};

inline const QStringList authorityExtensions{"basicConstraints=critical,CA:TRUE",
                                             "keyUsage=critical,keyCertSign,cRLSign"};
inline const QStringList deviceExtensions{"basicConstraints=critical,CA:FALSE", "keyUsage=critical,digitalSignature",
                                          "subjectAltName=URI:urn:uketsuke:device:TEST-0007"};

} // namespace uketsuke::tests
