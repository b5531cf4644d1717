#include "drivers/uplink/HttpsClient.h"

#include <QEventLoop>
#include <QNetworkProxy>
#include <QNetworkReply>
#include <QTimer>

#include <algorithm>
#include <functional>

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
    closeConnections();
}

void HttpsClient::closeConnections()
{
    for (const auto& network : m_networks)
        if (network)
            network->clearConnectionCache();
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
    // Twelve connections are enough: HTTP/2 would bring a second parser and nothing else.
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

/// One question that is under way.
class HttpsClient::Exchange {
public:
    Exchange(std::size_t index, std::unique_ptr<QNetworkReply> reply, core::Milliseconds limit,
             std::function<void()> ended)
        : m_index(index), m_reply(std::move(reply)), m_ended(std::move(ended))
    {
        m_reply->setReadBufferSize(largestAnswer + 1); // Qt stops taking from the socket when we do not keep up
        QObject::connect(m_reply.get(), &QNetworkReply::readyRead, &m_timer, [this] {
            collect();
            if (m_body.size() > largestAnswer)
                m_ended();
        });
        QObject::connect(m_reply.get(), &QNetworkReply::finished, &m_timer, [this] { m_ended(); });
        QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [this] {
            m_isOverTime = true;
            m_ended();
        });
        m_timer.setSingleShot(true);
        m_timer.start(std::max(limit, core::Milliseconds(1)));
    }

    [[nodiscard]] std::size_t index() const { return m_index; }
    [[nodiscard]] bool isOver() const { return m_reply->isFinished() || m_isOverTime || m_body.size() > largestAnswer; }

    /// Once it is over. `isGivenUp`: its connection still has an answer on its way.
    core::Result<HttpAnswer> answer(bool& isGivenUp)
    {
        m_timer.stop();
        m_reply->disconnect(&m_timer);
        const bool isWhole = m_reply->isFinished();
        if (isWhole)
            collect();
        else
            m_reply->abort(); // closes this one connection
        isGivenUp = isGivenUp || !isWhole;
        if (m_body.size() > largestAnswer)
            return core::failure(core::Fault::UplinkAnswerMalformed, where, "the answer is larger than 64 KiB");
        if (!isWhole)
            return core::failure(core::Fault::UplinkUnreachable, where, "no answer in time");
        // Qt calls a status of 400 and above an error of the network too; with a status it is an answer.
        const auto status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute);
        const auto isCutShort = m_reply->error() == QNetworkReply::RemoteHostClosedError;
        if (!status.isValid() || isCutShort)
            return core::failure(faultOf(*m_reply));
        return HttpAnswer{.status = status.toInt(), .body = m_body.toStdString()};
    }

private:
    void collect()
    {
        if (m_body.size() <= largestAnswer)
            m_body += m_reply->readAll();
    }

    std::size_t m_index;
    std::unique_ptr<QNetworkReply> m_reply;
    std::function<void()> m_ended;
    QTimer m_timer;
    QByteArray m_body;
    bool m_isOverTime{false};
};

core::Result<HttpAnswer> HttpsClient::post(const Question& question, core::Milliseconds limit)
{
    core::Result<HttpAnswer> only = core::failure(core::Fault::UplinkUnreachable, where, "given up");
    postEach({question}, limit, [&](std::size_t, core::Result<HttpAnswer> answer) {
        only = std::move(answer);
        return Next::End;
    });
    return only;
}

void HttpsClient::postEach(const std::vector<Question>& questions, core::Milliseconds limit, const Answered& answered)
{
    for (auto& network : m_networks)
        if (!network) {
            network = std::make_unique<QNetworkAccessManager>();
            network->setProxy(QNetworkProxy(QNetworkProxy::NoProxy));
            network->setRedirectPolicy(QNetworkRequest::ManualRedirectPolicy);
            network->setAutoDeleteReplies(false);
        }

    QEventLoop loop;
    std::vector<std::unique_ptr<Exchange>> underWay;
    std::size_t begun = 0;
    auto next = Next::GoOn;
    bool isGivenUp = false;
    for (;;) {
        while (next == Next::GoOn && begun < questions.size() && underWay.size() < mostUnderWay) {
            std::unique_ptr<QNetworkReply> reply(
                m_networks.at(begun % m_networks.size())->post(requestFor(questions[begun]), questions[begun].body));
            underWay.push_back(std::make_unique<Exchange>(begun, std::move(reply), limit, [&loop] { loop.quit(); }));
            ++begun;
        }
        if (underWay.empty())
            break;
        const auto isOver = [](const auto& exchange) { return exchange->isOver(); };
        if (std::ranges::none_of(underWay, isOver))
            loop.exec();
        const auto over = std::ranges::stable_partition(underWay, std::not_fn(isOver));
        for (const auto& exchange : over)
            if (answered(exchange->index(), exchange->answer(isGivenUp)) == Next::End)
                next = Next::End;
        underWay.erase(over.begin(), over.end());
    }
    // Only now: it ends the connections of all.
    if (isGivenUp)
        closeConnections();
}

} // namespace uketsuke::uplink
