#include "drivers/uplink/OqsUplink.h"

#include "drivers/uplink/HttpsClient.h"

#include <QFile>
#include <QSslCertificate>
#include <QSslKey>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <optional>

#include <sys/stat.h>

namespace uketsuke::uplink {

namespace {

using core::Fault;
using core::Redacted;

constexpr std::string_view whereCreated = "OqsUplink::create";

std::unexpected<core::Error> badFile(Fault fault, const std::string& path, const Redacted& why)
{
    return core::failure(fault, whereCreated, Redacted::reviewed(path) + ": " + why);
}

/// Configuration files are small; a device or a disk image named by mistake is not read into memory.
std::optional<QByteArray> smallFile(const std::string& path)
{
    constexpr qint64 largest = 256 * 1024;
    QFile file(QString::fromStdString(path));
    if (path.empty() || !file.open(QIODevice::ReadOnly))
        return std::nullopt;
    auto content = file.read(largest + 1);
    if (content.size() > largest)
        return std::nullopt;
    return content;
}

core::Result<QList<QSslCertificate>> certificatesIn(const std::string& path, Fault fault)
{
    const auto content = smallFile(path);
    if (!content)
        return badFile(fault, path, "cannot be read");
    const auto certificates = QSslCertificate::fromData(*content, QSsl::Pem);
    if (certificates.isEmpty() || std::ranges::any_of(certificates, [](const auto& one) { return one.isNull(); }))
        return badFile(fault, path, "holds no PEM certificate");
    return certificates;
}

core::Result<QSslCertificate> oneCertificateIn(const std::string& path, Fault fault)
{
    const auto certificates = certificatesIn(path, fault);
    if (!certificates)
        return core::failure(certificates.error());
    if (certificates->size() != 1)
        return badFile(fault, path, "holds more than one certificate");
    return certificates->first();
}

/// The public point stands inside the private key's encoding (RFC 5915), so that a mix-up of files shows at start
/// and not as a refusal by OQS.
bool belongTogether(const QSslCertificate& certificate, const QSslKey& key)
{
    constexpr qsizetype point = 65; // 04, x, y of P-256
    const auto publicKey = certificate.publicKey().toDer();
    return publicKey.size() > point && key.toDer().contains(publicKey.last(point));
}

core::Result<QSslKey> keyIn(const std::string& path)
{
    const auto content = smallFile(path);
    if (!content)
        return badFile(Fault::DeviceKeyMissing, path, "cannot be read");
    QSslKey key(*content, QSsl::Ec, QSsl::Pem, QSsl::PrivateKey);
    if (key.isNull())
        return badFile(Fault::DeviceKeyMissing, path, "holds no EC private key without a passphrase");
    return key;
}

/// `handle`: null unless the key stays in a TPM or token; QSslKey frees what it holds.
core::Result<QSslConfiguration> tlsFor(const Options& options, const QSslKey& handle)
{
    const auto root = oneCertificateIn(options.root, Fault::TrustAnchorsInvalid);
    if (!root)
        return core::failure(root.error());
    if (!root->isSelfSigned())
        return badFile(Fault::TrustAnchorsInvalid, options.root, "is no root: it is not signed by itself");

    const auto certificate = oneCertificateIn(options.certificate, Fault::DeviceCertificateInvalid);
    if (!certificate)
        return core::failure(certificate.error());
    const auto now = QDateTime::currentDateTimeUtc();
    if (certificate->expiryDate() < now || certificate->effectiveDate() > now)
        return badFile(Fault::DeviceCertificateInvalid, options.certificate, "is not valid today");

    auto presented = QList<QSslCertificate>{*certificate};
    if (!options.chain.empty()) {
        const auto chain = certificatesIn(options.chain, Fault::DeviceCertificateInvalid);
        if (!chain)
            return core::failure(chain.error());
        presented += *chain;
    }

    const auto key = handle.isNull() ? keyIn(options.key) : core::Result<QSslKey>(handle);
    if (!key)
        return core::failure(key.error());
    if (handle.isNull() && !belongTogether(*certificate, *key)) // a handle does not show its bytes
        return badFile(Fault::DeviceCertificateInvalid, options.certificate, "does not belong to the device key");

    auto tls = QSslConfiguration(); // not the default one: that brings the system's roots along
    tls.setProtocol(QSsl::TlsV1_3OrLater);
    tls.setCaCertificates({*root}); // also switches the loading of system roots off
    tls.setPeerVerifyMode(QSslSocket::VerifyPeer);
    tls.setLocalCertificateChain(presented);
    tls.setPrivateKey(*key);
    return tls;
}

/// Changes whenever one of the files that may be renewed is written or replaced.
std::string stampOf(const Options& options)
{
    std::string stamp;
    for (const auto* path : {&options.certificate, &options.chain, &options.key}) {
        struct stat file{};
        if (path->empty() || ::stat(path->c_str(), &file) != 0) {
            stamp += "-;";
            continue;
        }
        for (const auto number : {static_cast<long long>(file.st_dev), static_cast<long long>(file.st_ino),
                                  static_cast<long long>(file.st_size), static_cast<long long>(file.st_mtim.tv_sec),
                                  static_cast<long long>(file.st_mtim.tv_nsec)})
            stamp += std::to_string(number) + ",";
        stamp += ";";
    }
    return stamp;
}

core::Result<QUrl> addressIn(const std::string& text)
{
    const QUrl url(QString::fromStdString(text), QUrl::StrictMode);
    const auto hasMore = !(url.path().isEmpty() || url.path() == QLatin1String("/")) || url.hasQuery()
                         || url.hasFragment() || !url.userInfo().isEmpty();
    if (!url.isValid() || url.scheme() != QLatin1String("https") || url.host().isEmpty() || hasMore)
        return core::failure(Fault::ConfigurationInvalid, whereCreated,
                             "the address of OQS is not https://host:port and nothing else");
    return url;
}

/// A jti goes into a header line, so it may hold nothing that could end one.
bool isPlainIdentifier(const std::string& jti)
{
    constexpr std::size_t longest = 64;
    return !jti.empty() && jti.size() <= longest && std::ranges::all_of(jti, [](char one) {
        return (one >= 'a' && one <= 'z') || (one >= '0' && one <= '9') || one == '-';
    });
}

nlohmann::json questionOf(const ports::CardBinding& binding)
{
    nlohmann::json question;
    question["binding"]["key"] = binding.key;
    question["binding"]["sha256"] = binding.sha256;
    return question;
}

core::Result<QByteArray> written(const nlohmann::json& body, std::string_view where)
{
    try {
        return QByteArray::fromStdString(body.dump());
    } catch (const nlohmann::json::exception&) { // text that is no UTF-8
        return core::failure(Fault::InternalFault, where, "the question cannot be written as JSON");
    }
}

core::Result<Question> questionOf(const ports::Submission& submission)
{
    constexpr std::string_view where = "OqsUplink::deliver";
    if (!isPlainIdentifier(submission.jti))
        return core::failure(Fault::InternalFault, where, "the jti is no UUID");
    nlohmann::json question;
    question["token"] = submission.token;
    question["envelope"] = submission.envelope;
    auto body = written(question, where);
    if (!body)
        return core::failure(body.error());
    return Question{.path = submission.kind == ports::RecordKind::Withdrawal ? "/v1/withdrawals" : "/v1/consents",
                    .body = *std::move(body),
                    .idempotencyKey = QByteArray::fromStdString(submission.jti)};
}

} // namespace

class OqsUplink::Implementation {
public:
    struct Connection {
        QUrl url;
        QSslConfiguration tls;
        QSslKey handle;    ///< null when the key is a file
        std::string stamp; ///< of the files as `tls` was read from them
    };

    Implementation(Options options, Connection connection, core::Bytes receiptCertificate,
                   const ports::Cryptography& cryptography)
        : m_receiptCertificate(std::move(receiptCertificate)), m_cryptography(cryptography),
          m_options(std::move(options)), m_tls(connection.tls), m_handle(std::move(connection.handle)),
          m_stamp(std::move(connection.stamp)), m_client(std::move(connection.url), std::move(connection.tls))
    {
    }

    core::Result<HttpAnswer> post(const Question& question, core::Milliseconds limit)
    {
        takeRenewed();
        return m_client.post(question, limit);
    }
    void postEach(const std::vector<Question>& questions, core::Milliseconds limit,
                  const HttpsClient::Answered& answered)
    {
        takeRenewed();
        m_client.postEach(questions, limit, answered);
    }

    const core::Bytes m_receiptCertificate;
    const ports::Cryptography& m_cryptography;

private:
    /// Certificate and key are two files and are replaced one after the other: until they fit again, and for as long
    /// as the new ones are no good, the old ones go on and the files are looked at again with the next question.
    void takeRenewed()
    {
        auto stamp = stampOf(m_options);
        if (stamp == m_stamp)
            return;
        auto tls = tlsFor(m_options, m_handle);
        if (!tls)
            return;
        // A handle does not show its bytes, and the key behind it stays until the next start: only a certificate of
        // the same key fits it.
        if (!m_handle.isNull()
            && tls->localCertificate().publicKey().toDer() != m_tls.localCertificate().publicKey().toDer())
            return;
        m_tls = *tls;
        m_stamp = std::move(stamp);
        m_client.use(*std::move(tls));
    }

    const Options m_options;
    QSslConfiguration m_tls;
    const QSslKey m_handle;
    std::string m_stamp;
    HttpsClient m_client;
};

core::Result<std::unique_ptr<OqsUplink>> OqsUplink::create(const Options& options,
                                                           const ports::Cryptography& cryptography)
{
    const auto handle = options.keyHandle ? QSslKey(Qt::HANDLE(options.keyHandle), QSsl::PrivateKey) : QSslKey();
    auto url = addressIn(options.url);
    if (!url)
        return core::failure(url.error());
    auto stamp = stampOf(options); // before reading, so that a change meanwhile is seen
    auto tls = tlsFor(options, handle);
    if (!tls)
        return core::failure(tls.error());
    const auto receipt = oneCertificateIn(options.receiptCertificate, Fault::TrustAnchorsInvalid);
    if (!receipt)
        return core::failure(receipt.error());
    const auto der = receipt->toDer();
    return std::make_unique<OqsUplink>(std::make_unique<Implementation>(
        options, Implementation::Connection{*std::move(url), *std::move(tls), handle, std::move(stamp)},
        core::copyOf(core::viewOf({der.constData(), size_t(der.size())})), cryptography));
}

OqsUplink::OqsUplink(std::unique_ptr<Implementation> implementation) : m_implementation(std::move(implementation)) {}
OqsUplink::~OqsUplink() = default;

core::Result<ports::Nonce> OqsUplink::nonce(core::Milliseconds limit)
{
    const auto answer = m_implementation->post({.path = "/v1/nonces", .body = {}, .idempotencyKey = {}}, limit);
    if (!answer)
        return core::failure(answer.error());
    return nonceOf(*answer);
}

core::Result<ports::SessionConditions> OqsUplink::conditions(const ports::CardBinding& binding,
                                                             core::Milliseconds limit)
{
    const auto body = written(questionOf(binding), "OqsUplink::conditions");
    if (!body)
        return core::failure(body.error());
    const auto answer = m_implementation->post({.path = "/v1/conditions", .body = *body, .idempotencyKey = {}}, limit);
    if (!answer)
        return core::failure(answer.error());
    return conditionsOf(*answer);
}

core::Result<std::vector<ports::ActiveConsent>>
OqsUplink::activeConsents(const ports::CardBinding& binding, const std::string& institution, core::Milliseconds limit)
{
    auto question = questionOf(binding);
    question["institution"] = institution;
    const auto body = written(question, "OqsUplink::activeConsents");
    if (!body)
        return core::failure(body.error());
    const auto answer = m_implementation->post({.path = "/v1/active", .body = *body, .idempotencyKey = {}}, limit);
    if (!answer)
        return core::failure(answer.error());
    return activeConsentsOf(*answer);
}

core::Result<ports::FoundDocuments> OqsUplink::findDocuments(const ports::CardBinding& binding,
                                                             const core::SecureBytes& number, core::Milliseconds limit)
{
    auto question = questionOf(binding);
    question["number"] = std::string(core::textOf(number.view()));
    const auto body = written(question, "OqsUplink::findDocuments");
    if (!body)
        return core::failure(body.error());
    const auto answer =
        m_implementation->post({.path = "/v1/exchange-numbers", .body = *body, .idempotencyKey = {}}, limit);
    if (!answer)
        return core::failure(answer.error());
    return foundDocumentsOf(*answer);
}

core::Result<> OqsUplink::registerCard(const ports::CardBinding& binding, core::Milliseconds limit)
{
    const auto body = written(questionOf(binding), "OqsUplink::registerCard");
    if (!body)
        return core::failure(body.error());
    const auto answer =
        m_implementation->post({.path = "/v1/registrations", .body = *body, .idempotencyKey = {}}, limit);
    if (!answer)
        return core::failure(answer.error());
    return registrationOf(*answer);
}

core::Result<ports::DeliveryAnswer> OqsUplink::deliver(const ports::Submission& submission, core::Milliseconds limit)
{
    core::Result<ports::DeliveryAnswer> only = core::failure(Fault::UplinkUnreachable, "OqsUplink::deliver");
    deliverEach({submission}, limit, [&](std::size_t, core::Result<ports::DeliveryAnswer> answer) {
        only = std::move(answer);
        return ports::Delivering::End;
    });
    return only;
}

void OqsUplink::deliverEach(const std::vector<ports::Submission>& submissions, core::Milliseconds limit,
                            const ports::Answered& answered)
{
    std::vector<Question> questions;
    std::vector<std::size_t> places; ///< of each question among the submissions
    for (std::size_t index = 0; index < submissions.size(); ++index) {
        auto question = questionOf(submissions[index]);
        if (question) {
            questions.push_back(*std::move(question));
            places.push_back(index);
        } else if (answered(index, core::failure(question.error())) == ports::Delivering::End) {
            return;
        }
    }
    m_implementation->postEach(questions, limit, [&](std::size_t asked, core::Result<HttpAnswer> answer) {
        const auto index = places[asked];
        auto delivered = answer ? deliveryOf(*answer, submissions[index], m_implementation->m_receiptCertificate,
                                             m_implementation->m_cryptography)
                                : core::Result<ports::DeliveryAnswer>(core::failure(answer.error()));
        const auto next = answered(index, std::move(delivered));
        return next == ports::Delivering::GoOn ? HttpsClient::Next::GoOn : HttpsClient::Next::End;
    });
}

} // namespace uketsuke::uplink
