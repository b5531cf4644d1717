#include "drivers/uplink/HttpsClient.h"

#include <QEventLoop>
#include <QNetworkProxy>
#include <QNetworkReply>
#include <QTimer>

#include <algorithm>

namespace uketsuke::uplink {

namespace {

constexpr std::string_view where = "HttpsClient::post";

core::Error faultOf(const QNetworkReply& reply)
{
    // Qt's number is enough for the log: its text may quote what the other side said.
    const auto note = core::Redacted("network error ") + core::Redacted::number(reply.error());
    switch (reply.error()) {
    case QNetworkReply::SslHandshakeFailedError: return {core::Fault::UplinkUntrusted, where, note};
    case QNetworkReply::ProtocolFailure:
    case QNetworkReply::ProtocolInvalidOperationError:
    case QNetworkReply::ProtocolUnknownError:
    case QNetworkReply::InsecureRedirectError:
    case QNetworkReply::TooManyRedirectsError: return {core::Fault::UplinkAnswerMalformed, where, note};
    default: return {core::Fault::UplinkUnreachable, where, note};
    }
}

} // namespace

HttpsClient::HttpsClient(QUrl base, QSslConfiguration tls) : m_base(std::move(base)), m_tls(std::move(tls)) {}

void HttpsClient::use(QSslConfiguration tls)
{
    m_tls = std::move(tls);
    if (m_network)
        m_network->clearConnectionCache();
}

QNetworkRequest HttpsClient::requestFor(const Question& question) const
{
    auto url = m_base;
    url.setPath(QString::fromLatin1(question.path));
    QNetworkRequest request(url);
    request.setSslConfiguration(m_tls);
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
    request.setAttribute(QNetworkRequest::CacheSaveControlAttribute, false);
    // One question at a time: HTTP/2 would bring a second parser and nothing else.
    request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    request.setHeader(QNetworkRequest::ContentTypeHeader, QByteArrayLiteral("application/json"));
    request.setHeader(QNetworkRequest::UserAgentHeader, QByteArrayLiteral("Uketsuke"));
    request.setRawHeader("Accept", "application/json");
    // Named, so that Qt unpacks nothing: the cap counts the bytes of the wire.
    request.setRawHeader("Accept-Encoding", "identity");
    if (!question.idempotencyKey.isEmpty())
        request.setRawHeader("Idempotency-Key", question.idempotencyKey);
    return request;
}

core::Result<HttpAnswer> HttpsClient::post(const Question& question, core::Milliseconds limit)
{
    if (!m_network) {
        m_network = std::make_unique<QNetworkAccessManager>();
        m_network->setProxy(QNetworkProxy(QNetworkProxy::NoProxy));
        m_network->setRedirectPolicy(QNetworkRequest::ManualRedirectPolicy);
        m_network->setAutoDeleteReplies(false);
    }

    QEventLoop loop;
    QTimer timer;
    timer.setSingleShot(true);
    bool isOverTime = false;
    bool isTooLarge = false;
    QByteArray body;

    const std::unique_ptr<QNetworkReply> reply(m_network->post(requestFor(question), question.body));
    reply->setReadBufferSize(largestAnswer + 1); // Qt stops taking from the socket when we do not keep up
    const auto collect = [&] {
        body += reply->readAll();
        if (body.size() > largestAnswer && !isTooLarge) {
            isTooLarge = true;
            loop.quit();
        }
    };
    QObject::connect(reply.get(), &QNetworkReply::readyRead, &loop, collect);
    QObject::connect(reply.get(), &QNetworkReply::finished, &loop, &QEventLoop::quit);
    QObject::connect(&timer, &QTimer::timeout, &loop, [&] {
        isOverTime = true;
        loop.quit();
    });
    timer.start(std::max(limit, core::Milliseconds(1)));
    if (!reply->isFinished())
        loop.exec();

    if (!reply->isFinished()) {
        // A connection that was given up has an answer on its way that belongs to nobody: close it with the reply.
        reply->disconnect(&loop);
        reply->abort();
        m_network->clearConnectionCache();
        if (isTooLarge)
            return core::failure(core::Fault::UplinkAnswerMalformed, where, "the answer is larger than 64 KiB");
        return core::failure(core::Fault::UplinkUnreachable, where,
                             isOverTime ? core::Redacted("no answer in time") : core::Redacted("given up"));
    }
    collect();
    if (isTooLarge)
        return core::failure(core::Fault::UplinkAnswerMalformed, where, "the answer is larger than 64 KiB");

    // Qt calls a status of 400 and above an error of the network too; with a status it is an answer.
    const auto status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute);
    const auto isCutShort = reply->error() == QNetworkReply::RemoteHostClosedError;
    if (!status.isValid() || isCutShort)
        return core::failure(faultOf(*reply));
    return HttpAnswer{.status = status.toInt(), .body = body.toStdString()};
}

} // namespace uketsuke::uplink
