#include "tools/sandbox/Server.h"

#include "tools/consent-verify/Fields.h"

#include <httplib.h>
#include <openssl/ssl.h>

#include <charconv>
#include <chrono>
#include <condition_variable>
#include <csignal>
#include <deque>
#include <fstream>
#include <thread>

namespace uketsuke::sandbox {

namespace {

using Json = nlohmann::json;
using Kind = Misbehaviour::Kind;

constexpr std::size_t mostBodyBytes = 64 * 1024;
constexpr std::size_t threadCount = 32; ///< an open connection keeps one
constexpr std::size_t mostWaiting = 64;
constexpr auto json = "application/json";

std::int64_t now()
{
    using namespace std::chrono;
    return duration_cast<seconds>(system_clock::now().time_since_epoch()).count();
}

/// A fixed number of threads and of waiting connections: when both are used up, accepting waits.
class BoundedPool : public httplib::TaskQueue {
public:
    BoundedPool()
    {
        for (std::size_t i = 0; i < threadCount; ++i)
            m_threads.emplace_back([this] { work(); });
    }

    void enqueue(std::function<void()> task) override
    {
        std::unique_lock lock(m_mutex);
        m_changed.wait(lock, [this] { return m_over || m_waiting.size() < mostWaiting; });
        m_waiting.push_back(std::move(task));
        m_changed.notify_all();
    }

    void shutdown() override
    {
        {
            const std::scoped_lock lock(m_mutex);
            m_over = true;
        }
        m_changed.notify_all();
        for (auto& thread : m_threads)
            thread.join();
    }

private:
    void work()
    {
        for (;;) {
            std::unique_lock lock(m_mutex);
            m_changed.wait(lock, [this] { return m_over || !m_waiting.empty(); });
            if (m_waiting.empty())
                return;
            auto task = std::move(m_waiting.front());
            m_waiting.pop_front();
            lock.unlock();
            m_changed.notify_all();
            task();
        }
    }

    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::deque<std::function<void()>> m_waiting;
    std::vector<std::thread> m_threads;
    bool m_over{false};
};

std::optional<Client> clientOf(const httplib::Request& request)
{
    if (request.ssl == nullptr)
        return std::nullopt;
    const std::unique_ptr<X509, decltype(&X509_free)> peer(SSL_get1_peer_certificate(request.ssl), X509_free);
    unsigned char* der = nullptr;
    const int length = peer ? i2d_X509(peer.get(), &der) : 0;
    if (length <= 0)
        return std::nullopt;
    const verify::Bytes bytes(der, der + length);
    OPENSSL_free(der);
    const auto certificate = verify::Certificate::fromDer(bytes);
    const auto names = certificate ? certificate->uriNames() : std::vector<std::string>{};
    if (names.size() != 1)
        return std::nullopt;
    return Client{.certificate = certificate->digest(), .urn = names.front()};
}

verify::Outcome<Submission> readSubmission(const httplib::Request& request)
{
    const auto parsed = verify::parseObject(request.body, mostBodyBytes, "The request");
    if (!parsed)
        return verify::refuse(parsed.error());
    std::string fault;
    verify::Fields fields(*parsed, "The request", fault, {"token", "envelope"});
    Submission submission;
    submission.token = fields.text("token", verify::mostTokenBytes);
    // Empty when the kiosk has deleted it, because it knows that the consent was accepted.
    if (fault.empty() && (*parsed)["envelope"] != "")
        submission.envelope = fields.text("envelope", verify::mostEnvelopeBytes);
    if (!fault.empty())
        return verify::refuse(fault);
    submission.idempotencyKey = request.get_header_value("Idempotency-Key");
    return submission;
}

void give(httplib::Response& response, const Answer& answer)
{
    response.status = answer.status;
    response.set_content(answer.body.dump(-1, ' ', false, Json::error_handler_t::replace), json);
}

void closeWithoutAnswer(const httplib::Request& request) { ::shutdown(SSL_get_fd(request.ssl), SHUT_RDWR); }

} // namespace

verify::Outcome<Misbehaviour> Misbehaviour::parse(std::string_view text)
{
    const auto number = [](std::string_view digits) -> std::optional<int> {
        int value = 0;
        const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
        if (error != std::errc() || end != digits.data() + digits.size() || value < 0)
            return std::nullopt;
        return value;
    };
    Misbehaviour result;
    if (const auto star = text.find('*'); star != std::string_view::npos) {
        const auto times = number(text.substr(star + 1));
        if (!times)
            return verify::refuse("The number behind * is not one.");
        result.times = *times;
        text = text.substr(0, star);
    }
    if (text == "silent-after-accept")
        result.kind = Kind::SilentAfterAccept;
    else if (text == "die-after-accept")
        result.kind = Kind::DieAfterAccept;
    else if (text == "503")
        result.kind = Kind::Unavailable;
    else if (text == "garbage")
        result.kind = Kind::Garbage;
    else if (text == "wrong-receipt")
        result.kind = Kind::WrongReceipt;
    else if (const auto wait = text.starts_with("slow:") ? number(text.substr(5)) : std::nullopt; wait) {
        result.kind = Kind::Slow;
        result.milliseconds = *wait;
    } else {
        return verify::refuse("This misbehaviour is not known.");
    }
    return result;
}

struct Server::Hidden {
    Hidden(Judge& theJudge, const TlsFiles& files, Misbehaviour theMisbehaviour, std::filesystem::path theEvidence)
        : judge(theJudge), misbehaviour(theMisbehaviour), timesLeft(theMisbehaviour.times),
          evidence(std::move(theEvidence)), http([&files](SSL_CTX& context) { return prepare(context, files); })
    {
    }

    static bool prepare(SSL_CTX& context, const TlsFiles& files)
    {
        constexpr std::string_view session = "TEST-OQS";
        SSL_CTX_set_verify(&context, SSL_VERIFY_PEER | SSL_VERIFY_FAIL_IF_NO_PEER_CERT, nullptr);
        return SSL_CTX_set_min_proto_version(&context, TLS1_3_VERSION) == 1
               && SSL_CTX_use_certificate_chain_file(&context, files.certificate.c_str()) == 1
               && SSL_CTX_use_PrivateKey_file(&context, files.key.c_str(), SSL_FILETYPE_PEM) == 1
               && SSL_CTX_check_private_key(&context) == 1
               && SSL_CTX_load_verify_locations(&context, files.clientRoot.c_str(), nullptr) == 1
               && SSL_CTX_set_session_id_context(&context, reinterpret_cast<const unsigned char*>(session.data()),
                                                 session.size())
                      == 1;
    }

    void route();
    void records(const httplib::Request& request, httplib::Response& response, verify::TokenKind kind,
                 const Client& client);
    /// Token and envelope as they came, for whoever wants to look at them with consent-verify.
    void keepEvidence(const Submission& submission) const;
    /// Whether this request is one of those that go wrong.
    bool misbehaves(Kind kind);
    /// True when the answer is already given.
    bool spoilt(httplib::Response& response);

    Judge& judge;
    Misbehaviour misbehaviour;
    std::atomic<int> timesLeft;
    const std::filesystem::path evidence; ///< empty: nothing is kept
    httplib::SSLServer http;
};

bool Server::Hidden::misbehaves(Kind kind)
{
    if (misbehaviour.kind != kind)
        return false;
    if (misbehaviour.times < 0)
        return true;
    return timesLeft.fetch_sub(1) > 0;
}

bool Server::Hidden::spoilt(httplib::Response& response)
{
    if (misbehaves(Kind::Slow)) {
        std::this_thread::sleep_for(std::chrono::milliseconds(misbehaviour.milliseconds));
        return false;
    }
    if (misbehaves(Kind::Unavailable)) {
        give(response, {.status = 503, .body = {{"message", "TEST: unavailable on purpose."}}});
        return true;
    }
    if (misbehaves(Kind::Garbage)) {
        response.status = 200;
        response.set_content("<html>\xff{\"outcome\":", json);
        return true;
    }
    return false;
}

void Server::Hidden::keepEvidence(const Submission& submission) const
{
    // The key is a record id here: an accepted token's, checked to the letter.
    if (evidence.empty())
        return;
    std::ofstream(evidence / (submission.idempotencyKey + ".token.json"), std::ios::binary) << submission.token;
    std::ofstream(evidence / (submission.idempotencyKey + ".envelope.jwe"), std::ios::binary) << submission.envelope;
}

void Server::Hidden::records(const httplib::Request& request, httplib::Response& response, verify::TokenKind kind,
                             const Client& client)
{
    const auto submission = readSubmission(request);
    if (!submission) {
        give(response, {.status = 400, .body = {{"code", "SIM-MALFORMED"}, {"message", submission.error()}}});
        return;
    }
    auto answer = judge.submit(*submission, kind, client, now());
    if (answer.status == 201) {
        keepEvidence(*submission);
        if (misbehaves(Kind::DieAfterAccept))
            std::raise(SIGKILL);
        if (misbehaves(Kind::SilentAfterAccept))
            closeWithoutAnswer(request);
        if (misbehaves(Kind::WrongReceipt))
            answer.body["receipt"] = judge.receiptForOtherBytes(submission->idempotencyKey, now());
    }
    give(response, answer);
}

void Server::Hidden::route()
{
    using Handler = std::function<void(const httplib::Request&, httplib::Response&, const Client&)>;
    const auto withClient = [this](Handler handler) {
        return [this, handler = std::move(handler)](const httplib::Request& request, httplib::Response& response) {
            const auto client = clientOf(request);
            if (!client) {
                give(response,
                     {.status = 403,
                      .body = {{"code", "SIM-DEVICE-UNKNOWN"}, {"message", "The certificate names no device."}}});
            } else if (!judge.standsSomewhere(*client)) {
                give(response,
                     {.status = 403,
                      .body = {{"code", "SIM-INSTITUTION"}, {"message", "The device stands in no institution."}}});
            } else if (!spoilt(response)) {
                handler(request, response, *client);
            }
        };
    };
    http.Get("/v1/health", [](const httplib::Request&, httplib::Response& response) {
        give(response, {.status = 200, .body = {{"service", "TEST-OQS-SANDBOX"}}});
    });
    http.Post("/v1/nonces", withClient([this](const auto&, auto& response, const Client& client) {
                  give(response, judge.newNonce(client, now()));
              }));
    http.Post("/v1/conditions", withClient([this](const auto& request, auto& response, const Client&) {
                  give(response, judge.conditions(request.body));
              }));
    http.Post("/v1/active", withClient([this](const auto& request, auto& response, const Client& client) {
                  give(response, judge.active(request.body, client, now()));
              }));
    http.Post("/v1/exchange-numbers", withClient([this](const auto& request, auto& response, const Client&) {
                  give(response, judge.exchangeNumber(request.body));
              }));
    http.Post("/v1/registrations", withClient([this](const auto& request, auto& response, const Client&) {
                  give(response, judge.registerCard(request.body));
              }));
    for (const auto& [door, kind] : {std::pair{std::string("/v1/consents"), verify::TokenKind::Consent},
                                     std::pair{std::string("/v1/withdrawals"), verify::TokenKind::Withdrawal}}) {
        http.Post(door, withClient([this, kind](const auto& request, auto& response, const Client& client) {
                      records(request, response, kind, client);
                  }));
        http.Get(door + "/([0-9a-f-]{36})",
                 withClient([this, kind](const auto& request, auto& response, const Client& client) {
                     give(response, judge.look(request.matches[1], kind, client, now()));
                 }));
    }
    http.set_error_handler([](const httplib::Request&, httplib::Response& response) {
        if (!response.body.empty())
            return;
        if (response.status == 413)
            give(response, {.status = 400, .body = {{"code", "SIM-MALFORMED"}, {"message", "The body is too long."}}});
        else
            give(response, {.status = response.status, .body = {{"message", "No such thing here."}}});
    });
    http.set_exception_handler([](const httplib::Request&, httplib::Response& response, std::exception_ptr) {
        give(response, {.status = 500, .body = {{"message", "Unexpected failure."}}});
    });
}

Server::Server(Judge& judge, const TlsFiles& files, Misbehaviour misbehaviour, std::filesystem::path evidence)
    : m_hidden(std::make_unique<Hidden>(judge, files, misbehaviour, std::move(evidence)))
{
    auto& http = m_hidden->http;
    http.new_task_queue = [] { return new BoundedPool; };
    http.set_payload_max_length(mostBodyBytes);
    http.set_read_timeout(5);
    http.set_write_timeout(5);
    http.set_keep_alive_timeout(5);
    http.set_keep_alive_max_count(10'000); // the library's own 5 is a TLS handshake for every fifth consent
    http.set_tcp_nodelay(true);
    if (http.is_valid())
        m_hidden->route();
}

Server::~Server() = default;

verify::Outcome<int> Server::bind(int port)
{
    auto& http = m_hidden->http;
    if (!http.is_valid())
        return verify::refuse("The server's key or certificates cannot be used.");
    if (port == 0) {
        const int chosen = http.bind_to_any_port("127.0.0.1");
        if (chosen <= 0)
            return verify::refuse("No port is free.");
        return chosen;
    }
    if (!http.bind_to_port("127.0.0.1", port))
        return verify::refuse("Port " + std::to_string(port) + " cannot be used.");
    return port;
}

void Server::listen() { m_hidden->http.listen_after_bind(); }

void Server::stop() { m_hidden->http.stop(); }

} // namespace uketsuke::sandbox
