// Keys and certificates for a test, made by OpenSSL's own command in a folder that goes with the test: none is ever
// committed. Also signs receipts as OQS would. Qt Test only.
#pragma once

#include <QByteArray>
#include <QDir>
#include <QFile>
#include <QProcess>
#include <QString>
#include <QTemporaryDir>

#include <stdexcept>

namespace uketsuke::testing {

class TestAuthority {
public:
    [[nodiscard]] QString path(const QString& name) const { return m_folder.filePath(name); }
    [[nodiscard]] std::string file(const QString& name) const { return path(name).toStdString(); }

    /// NAME.key.pem and NAME.crt.pem, signed by itself.
    void makeRoot(const QString& name)
    {
        makeKey(name);
        write(name + ".cnf", rootConfiguration(name));
        openssl({"req", "-x509", "-new", "-key", path(name + ".key.pem"), "-days", "30", "-config", path(name + ".cnf"),
                 "-out", path(name + ".crt.pem")});
    }

    enum class Validity { Now, Past };
    /// `names` as OpenSSL writes alternative names, such as "DNS:localhost,IP:127.0.0.1".
    void makeLeaf(const QString& name, const QString& root, const QString& names, Validity validity = Validity::Now)
    {
        if (!QFile::exists(path(name + ".key.pem"))) // one that is there already gets a new certificate
            makeKey(name);
        openssl(
            {"req", "-new", "-key", path(name + ".key.pem"), "-subj", "/CN=TEST " + name, "-out", path(name + ".csr")});
        // `openssl ca`, because it alone can set both dates in OpenSSL 3.0.
        write(name + ".index", {});
        write(name + ".serial", QByteArray("01\n"));
        write(name + ".cnf", leafConfiguration(name, names));
        QStringList dates{"-startdate", "20260101000000Z", "-enddate", "20260102000000Z"};
        if (validity == Validity::Now)
            dates = QStringList{"-days", "30"};
        openssl(QStringList{"ca", "-batch", "-notext", "-config", path(name + ".cnf"), "-cert", path(root + ".crt.pem"),
                            "-keyfile", path(root + ".key.pem"), "-in", path(name + ".csr"), "-out",
                            path(name + ".crt.pem")}
                + dates);
    }

    /// Compact JWS, ES256, over exactly these texts.
    [[nodiscard]] QByteArray signedCompact(const QString& key, const QByteArray& header,
                                           const QByteArray& payload) const
    {
        constexpr auto form = QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals;
        const auto input = header.toBase64(form) + '.' + payload.toBase64(form);
        const auto der = openssl({"dgst", "-sha256", "-sign", path(key + ".key.pem")}, input);
        return input + '.' + rawSignature(der).toBase64(form);
    }

    void write(const QString& name, const QByteArray& content) const
    {
        QFile file(path(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
            throw std::runtime_error("cannot write " + name.toStdString());
    }

private:
    void makeKey(const QString& name) const
    {
        openssl(
            {"genpkey", "-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-256", "-out", path(name + ".key.pem")});
    }

    static QByteArray openssl(const QStringList& arguments, const QByteArray& input = {})
    {
        QProcess process;
        process.start("openssl", arguments);
        process.write(input);
        process.closeWriteChannel();
        if (!process.waitForFinished(20'000) || process.exitCode() != 0)
            throw std::runtime_error("openssl " + arguments.join(' ').toStdString() + ": "
                                     + process.readAllStandardError().toStdString());
        return process.readAllStandardOutput();
    }

    static QByteArray rootConfiguration(const QString& name)
    {
        return "[req]\nprompt=no\ndistinguished_name=dn\nx509_extensions=ext\n[dn]\nCN=TEST " + name.toUtf8()
               + "\n[ext]\nbasicConstraints=critical,CA:TRUE\nkeyUsage=critical,keyCertSign\n"
                 "subjectKeyIdentifier=hash\n";
    }

    [[nodiscard]] QByteArray leafConfiguration(const QString& name, const QString& names) const
    {
        return "[ca]\ndefault_ca=one\n[one]\nnew_certs_dir=" + m_folder.path().toUtf8()
               + "\ndatabase=" + path(name + ".index").toUtf8() + "\nserial=" + path(name + ".serial").toUtf8()
               + "\ndefault_md=sha256\npolicy=any\nx509_extensions=ext\nunique_subject=no\n[any]\ncommonName=supplied\n"
                 "[ext]\nbasicConstraints=critical,CA:FALSE\nkeyUsage=critical,digitalSignature\nsubjectAltName="
               + names.toUtf8() + "\n";
    }

    /// SEQUENCE of two INTEGERs to r‖s (RFC 7518, 3.4).
    static QByteArray rawSignature(const QByteArray& der)
    {
        QByteArray raw;
        qsizetype at = 2;
        for (int part = 0; part < 2; ++part) {
            const auto length = qsizetype(uchar(der.at(at + 1)));
            auto integer = der.mid(at + 2, length);
            while (integer.size() > 32)
                integer.remove(0, 1);
            raw += integer.rightJustified(32, '\0');
            at += 2 + length;
        }
        return raw;
    }

    QTemporaryDir m_folder;
};

} // namespace uketsuke::testing
