// A question and its answer, or several under way at once, over mutual TLS 1.3 with one pinned root and connections
// that are kept open. Blocks its caller for at most the limit of each.
// Belongs to one worker thread, where its network objects come into being with the first question; never follows a
// redirect, never keeps a cookie, a cache or a proxy, and never reads more of an answer than the cap.
#pragma once

#include "drivers/uplink/Answers.h"

#include <QByteArray>
#include <QNetworkAccessManager>
#include <QNetworkRequest>
#include <QSslConfiguration>
#include <QUrl>

#include <array>
#include <cstddef>
#include <functional>
#include <memory>
#include <vector>

namespace uketsuke::uplink {

struct Question {
    QByteArray path; ///< such as "/v1/nonces"
    QByteArray body; ///< JSON, or empty
    QByteArray idempotencyKey;
};

class HttpsClient {
public:
    static constexpr qint64 largestAnswer = 64 * 1024;

    /// Qt opens at most six connections for one of its managers, so there are two.
    static constexpr std::size_t mostUnderWay = 12;

    HttpsClient(QUrl base, QSslConfiguration tls);

    /// Any status is an answer. Qt may send the question again by itself when a connection ends without an answer, so
    /// every question must bear that: consents do by their jti (H6), nonces and conditions by nature. Errors:
    /// UplinkUnreachable, UplinkUntrusted, UplinkAnswerMalformed (too large).
    core::Result<HttpAnswer> post(const Question& question, core::Milliseconds limit);

    enum class Next { GoOn, End };
    using Answered = std::function<Next(std::size_t index, core::Result<HttpAnswer> answer)>;
    /// As `post` for each: begun in order, answered in any. After the first `End` none is begun any more.
    void postEach(const std::vector<Question>& questions, core::Milliseconds limit, const Answered& answered);

    /// From the next question on: open connections are closed, new ones are made with these keys and certificates.
    void use(QSslConfiguration tls);

private:
    class Exchange;

    [[nodiscard]] QNetworkRequest requestFor(const Question& question) const;
    void closeConnections();

    QUrl m_base;
    QSslConfiguration m_tls;
    std::array<std::unique_ptr<QNetworkAccessManager>, 2> m_networks;
};

} // namespace uketsuke::uplink
