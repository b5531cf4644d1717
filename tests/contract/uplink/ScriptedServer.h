// A TLS server that says exactly what a test wants it to say, byte by byte: HTTP by hand, so that it can also be
// wrong. Lives on the test's thread and is served by whatever event loop runs there.
#pragma once

#include <QFile>
#include <QList>
#include <QPointer>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslKey>
#include <QSslServer>
#include <QSslSocket>
#include <QTimer>

#include <memory>

namespace uketsuke::testing {

class ScriptedServer : public QSslServer {
public:
    enum class Script { Answer, Silence, EndlessBody, EndlessHeader, CloseAtOnce, CutShort };

    Script script{Script::Answer};
    QByteArray answer;          ///< the whole HTTP answer
    QList<QByteArray> requests; ///< as they came, header and body
    QList<QByteArray> clients;  ///< SHA-256 of the certificate that each of them came with

    ScriptedServer(const QString& certificate, const QString& key, const QString& clientRoot,
                   QSsl::SslProtocol protocol = QSsl::TlsV1_3OrLater)
    {
        auto tls = QSslConfiguration();
        tls.setProtocol(protocol);
        tls.setLocalCertificate(QSslCertificate::fromPath(certificate).value(0));
        QFile file(key);
        if (file.open(QIODevice::ReadOnly))
            tls.setPrivateKey(QSslKey(&file, QSsl::Ec));
        tls.setCaCertificates(QSslCertificate::fromPath(clientRoot));
        tls.setPeerVerifyMode(QSslSocket::VerifyPeer);
        setSslConfiguration(tls);
        QObject::connect(this, &QTcpServer::pendingConnectionAvailable, this, [this] {
            while (auto* socket = qobject_cast<QSslSocket*>(nextPendingConnection()))
                serve(socket);
        });
        listen(QHostAddress::LocalHost);
    }

    [[nodiscard]] std::string url(const QString& host = "127.0.0.1") const
    {
        return QStringLiteral("https://%1:%2").arg(host).arg(serverPort()).toStdString();
    }

    static QByteArray http(int status, const QByteArray& body, const QByteArray& headers = {})
    {
        return "HTTP/1.1 " + QByteArray::number(status) + " Scripted\r\nContent-Type: application/json\r\n" + headers
               + "Content-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body;
    }

private:
    void serve(QSslSocket* socket)
    {
        QObject::connect(socket, &QSslSocket::disconnected, socket, &QObject::deleteLater);
        auto received = std::make_shared<QByteArray>();
        QObject::connect(socket, &QSslSocket::readyRead, this, [this, socket, received] {
            *received += socket->readAll();
            if (!isWhole(*received))
                return;
            requests.append(*received);
            clients.append(socket->peerCertificate().digest(QCryptographicHash::Sha256));
            received->clear();
            reply(socket);
        });
        if (socket->bytesAvailable() > 0)
            Q_EMIT socket->readyRead();
    }

    static bool isWhole(const QByteArray& request)
    {
        const auto end = request.indexOf("\r\n\r\n");
        if (end < 0)
            return false;
        const auto header = request.left(end).toLower();
        const auto at = header.indexOf("content-length:");
        if (at < 0)
            return true;
        const auto line = header.mid(at + 15, header.indexOf('\r', at) < 0 ? -1 : header.indexOf('\r', at) - at - 15);
        return request.size() - end - 4 >= line.trimmed().toLongLong();
    }

    void reply(QSslSocket* socket)
    {
        switch (script) {
        case Script::Answer: socket->write(answer); return;
        case Script::Silence: return;
        case Script::CloseAtOnce: socket->disconnectFromHost(); return;
        case Script::CutShort:
            socket->write(answer.chopped(5));
            socket->disconnectFromHost();
            return;
        case Script::EndlessBody:
            pour(socket, "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n[", QByteArray(4096, '['));
            return;
        case Script::EndlessHeader:
            pour(socket, "HTTP/1.1 200 OK\r\n", "X-More: " + QByteArray(4000, 'x') + "\r\n");
            return;
        }
    }

    /// Writes for as long as the other side takes it.
    static void pour(QSslSocket* socket, const QByteArray& first, const QByteArray& more)
    {
        socket->write(first);
        auto* timer = new QTimer(socket);
        QObject::connect(timer, &QTimer::timeout, socket, [socket, more] {
            if (socket->encryptedBytesToWrite() + socket->bytesToWrite() < 64 * 1024)
                socket->write(more);
        });
        timer->start(0);
    }
};

} // namespace uketsuke::testing
