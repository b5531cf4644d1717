// One question, one answer, over mutual TLS 1.3 with one pinned root. Blocks its caller for at most the limit.
// Belongs to one worker thread, where its network objects come into being with the first question; never follows a
// redirect, never keeps a cookie, a cache or a proxy, and never reads more of an answer than the cap.
#pragma once

#include "drivers/uplink/Answers.h"

#include <QByteArray>
#include <QNetworkAccessManager>
#include <QNetworkRequest>
#include <QSslConfiguration>
#include <QUrl>

#include <memory>

namespace uketsuke::uplink {

struct Question {
    QByteArray path; ///< such as "/v1/nonces"
    QByteArray body; ///< JSON, or empty
    QByteArray idempotencyKey;
};

class HttpsClient {
public:
    static constexpr qint64 largestAnswer = 64 * 1024;

    HttpsClient(QUrl base, QSslConfiguration tls);

    /// Any status is an answer. Qt may send the question again by itself when a connection ends without an answer, so
    /// every question must bear that: consents do by their jti (H6), nonces and conditions by nature. Errors:
    /// UplinkUnreachable, UplinkUntrusted, UplinkAnswerMalformed (too large).
    core::Result<HttpAnswer> post(const Question& question, core::Milliseconds limit);

    /// From the next question on: open connections are closed, new ones are made with these keys and certificates.
    void use(QSslConfiguration tls);

private:
    [[nodiscard]] QNetworkRequest requestFor(const Question& question) const;

    QUrl m_base;
    QSslConfiguration m_tls;
    std::unique_ptr<QNetworkAccessManager> m_network;
};

} // namespace uketsuke::uplink
