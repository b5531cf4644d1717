#include "tests/unit/consent-verify/TokenFactory.h"

#include <openssl/core_names.h>
#include <openssl/ec.h>
#include <openssl/hmac.h>
#include <openssl/pem.h>
#include <openssl/rand.h>
#include <openssl/rsa.h>
#include <openssl/x509v3.h>

#include <QProcess>

#include <chrono>
#include <cstdio>
#include <fstream>
#include <stdexcept>

namespace uketsuke::tokentest {

namespace {

void demand(bool holds, const char* what)
{
    if (!holds)
        throw std::runtime_error(std::string("token factory: ") + what);
}

const unsigned char* raw(const Octets& bytes) { return reinterpret_cast<const unsigned char*>(bytes.data()); }

std::string base64With(const Octets& bytes, bool url)
{
    std::string text(4 * ((bytes.size() + 2) / 3) + 1, '\0');
    const int length =
        EVP_EncodeBlock(reinterpret_cast<unsigned char*>(text.data()), raw(bytes), static_cast<int>(bytes.size()));
    text.resize(static_cast<std::size_t>(length));
    if (url) {
        for (auto& character : text)
            character = character == '+' ? '-' : character == '/' ? '_' : character;
        while (text.ends_with('='))
            text.pop_back();
    }
    return text;
}

Octets randomBytes(int count)
{
    Octets bytes(static_cast<std::size_t>(count), '\0');
    demand(RAND_bytes(reinterpret_cast<unsigned char*>(bytes.data()), count) == 1, "random bytes");
    return bytes;
}

PrivateKey newRsa() { return {EVP_RSA_gen(2048), EVP_PKEY_free}; }

Octets number(const PrivateKey& key, const char* name)
{
    BIGNUM* value = nullptr;
    demand(EVP_PKEY_get_bn_param(key.get(), name, &value) == 1, "key parameter");
    Octets bytes(static_cast<std::size_t>(BN_num_bytes(value)), '\0');
    BN_bn2bin(value, reinterpret_cast<unsigned char*>(bytes.data()));
    BN_free(value);
    return bytes;
}

Octets signSha256(const PrivateKey& key, const Octets& message)
{
    EVP_MD_CTX* context = EVP_MD_CTX_new();
    std::size_t length = 512;
    Octets signature(length, '\0');
    demand(EVP_DigestSignInit(context, nullptr, EVP_sha256(), nullptr, key.get()) == 1
               && EVP_DigestSign(context, reinterpret_cast<unsigned char*>(signature.data()), &length, raw(message),
                                 message.size())
                      == 1,
           "sign");
    EVP_MD_CTX_free(context);
    signature.resize(length);
    return signature;
}

// What the card-face record is signed with: PKCS#1 v1.5 around a block of our own, no digest by the library.
Octets signRaw(const PrivateKey& key, const Octets& digestInfo)
{
    EVP_PKEY_CTX* context = EVP_PKEY_CTX_new(key.get(), nullptr);
    std::size_t length = 512;
    Octets signature(length, '\0');
    demand(EVP_PKEY_sign_init(context) == 1 && EVP_PKEY_CTX_set_rsa_padding(context, RSA_PKCS1_PADDING) == 1
               && EVP_PKEY_sign(context, reinterpret_cast<unsigned char*>(signature.data()), &length, raw(digestInfo),
                                digestInfo.size())
                      == 1,
           "raw signature");
    EVP_PKEY_CTX_free(context);
    signature.resize(length);
    return signature;
}

Octets signEs256(const PrivateKey& key, const Octets& message)
{
    const auto der = signSha256(key, message);
    const unsigned char* cursor = raw(der);
    ECDSA_SIG* parts = d2i_ECDSA_SIG(nullptr, &cursor, static_cast<long>(der.size()));
    Octets signature(64, '\0');
    auto* out = reinterpret_cast<unsigned char*>(signature.data());
    demand(parts != nullptr && BN_bn2binpad(ECDSA_SIG_get0_r(parts), out, 32) == 32
               && BN_bn2binpad(ECDSA_SIG_get0_s(parts), out + 32, 32) == 32,
           "ES256");
    ECDSA_SIG_free(parts);
    return signature;
}

Octets tlv(std::initializer_list<int> tag, const Octets& value)
{
    Octets object;
    for (const int byte : tag)
        object.push_back(static_cast<char>(byte));
    if (value.size() >= 0x80) {
        object.push_back(static_cast<char>(0x82));
        object.push_back(static_cast<char>(value.size() >> 8U));
    }
    object.push_back(static_cast<char>(value.size() & 0xFFU));
    return object + value;
}

Octets keyObject(const PrivateKey& key)
{
    return tlv({0x90}, number(key, OSSL_PKEY_PARAM_RSA_E)) + tlv({0x91}, number(key, OSSL_PKEY_PARAM_RSA_N));
}

Octets cvc(const Octets& certifierId, const PrivateKey& certifier, const PrivateKey& subject)
{
    const auto body = certifierId + "9999123\x08\x05" + "000" + Octets(4, '\x01') + keyObject(subject);
    return tlv({0x7F, 0x21}, tlv({0x5F, 0x4E}, body) + tlv({0x5F, 0x37}, signSha256(certifier, body)));
}

Octets keyRecord(const PrivateKey& cardKey, const PrivateKey& signer)
{
    const auto key = tlv({0xDF, 0x51}, keyObject(cardKey));
    return tlv({0xFF, 0x50}, key + tlv({0xDF, 0x52}, signSha256(signer, key)));
}

Octets faceProof(const PrivateKey& cardKey, const PrivateKey& signer)
{
    const auto first = tlv({0xDF, 0x22}, "19790405") + tlv({0xDF, 0x23}, "2") + tlv({0xDF, 0x24}, keyObject(cardKey));
    const auto others = digest("name and address") + digest("photo");
    const Octets prefix("\x30\x71\x30\x0D\x06\x09\x60\x86\x48\x01\x65\x03\x04\x02\x01\x05\x00\x04\x60", 19);
    return first + others + signRaw(signer, prefix + digest(first) + others);
}

Octets derOf(X509* certificate)
{
    unsigned char* der = nullptr;
    const int length = i2d_X509(certificate, &der);
    demand(length > 0, "certificate");
    Octets bytes(reinterpret_cast<char*>(der), static_cast<std::size_t>(length));
    OPENSSL_free(der);
    return bytes;
}

void extend(X509* certificate, int id, const char* value)
{
    X509_EXTENSION* extension = X509V3_EXT_conf_nid(nullptr, nullptr, id, value);
    demand(extension != nullptr && X509_add_ext(certificate, extension, -1) == 1, "extension");
    X509_EXTENSION_free(extension);
}

std::shared_ptr<X509> certificate(const PrivateKey& subject, const char* commonName, const PrivateKey& issuer,
                                  const char* issuerName, bool authority, long fromDays, long untilDays)
{
    std::shared_ptr<X509> result(X509_new(), X509_free);
    X509_set_version(result.get(), 2);
    ASN1_INTEGER_set_uint64(X509_get_serialNumber(result.get()),
                            static_cast<std::uint64_t>(raw(randomBytes(4))[0]) + 77);
    X509_gmtime_adj(X509_getm_notBefore(result.get()), fromDays * 86'400);
    X509_gmtime_adj(X509_getm_notAfter(result.get()), untilDays * 86'400);
    const auto name = [](X509_NAME* into, const char* text) {
        X509_NAME_add_entry_by_txt(into, "CN", MBSTRING_ASC, reinterpret_cast<const unsigned char*>(text), -1, -1, 0);
    };
    name(X509_get_subject_name(result.get()), commonName);
    X509_NAME* issuedBy = X509_NAME_new();
    name(issuedBy, issuerName);
    X509_set_issuer_name(result.get(), issuedBy);
    X509_NAME_free(issuedBy);
    X509_set_pubkey(result.get(), subject.get());
    if (authority) {
        extend(result.get(), NID_basic_constraints, "critical,CA:TRUE");
        extend(result.get(), NID_key_usage, "critical,keyCertSign,cRLSign");
    } else {
        extend(result.get(), NID_key_usage, "critical,digitalSignature");
    }
    demand(X509_sign(result.get(), issuer.get(), EVP_sha256()) > 0, "sign certificate");
    return result;
}

std::string hex(const Octets& bytes)
{
    std::string text;
    for (const char byte : bytes) {
        std::array<char, 3> pair{};
        std::snprintf(pair.data(), pair.size(), "%02x", static_cast<unsigned>(static_cast<unsigned char>(byte)));
        text += pair.data();
    }
    return text;
}

Octets readWhole(const std::filesystem::path& path)
{
    std::ifstream stream(path, std::ios::binary);
    demand(stream.is_open(), "file");
    return {std::istreambuf_iterator<char>(stream), {}};
}

void writeWhole(const std::filesystem::path& path, const Octets& content)
{
    std::filesystem::create_directories(path.parent_path());
    std::ofstream stream(path, std::ios::binary);
    stream << content;
    demand(stream.good(), "write");
}

PrivateKey readKey(const std::filesystem::path& path)
{
    BIO* file = BIO_new_file(path.c_str(), "rb");
    PrivateKey key(PEM_read_bio_PrivateKey(file, nullptr, nullptr, nullptr), EVP_PKEY_free);
    BIO_free(file);
    demand(key != nullptr, "private key");
    return key;
}

std::shared_ptr<X509> readCertificate(const std::filesystem::path& path)
{
    BIO* file = BIO_new_file(path.c_str(), "rb");
    std::shared_ptr<X509> result(PEM_read_bio_X509(file, nullptr, nullptr, nullptr), X509_free);
    BIO_free(file);
    demand(result != nullptr, "certificate file");
    return result;
}

std::string japanTime(std::int64_t seconds)
{
    const std::time_t shifted = seconds + 9 * 3600;
    std::tm parts{};
    gmtime_r(&shifted, &parts);
    std::array<char, 16> text{};
    std::strftime(text.data(), text.size(), "%Y%m%d%H%M%S", &parts);
    return text.data();
}

Json items(std::int64_t issued)
{
    const auto at = japanTime(issued);
    const auto until = japanTime(issued + 86'400);
    Json list = Json::array();
    list.push_back({{"code", "LimitApplicationCertificateRelated"}, {"flag", 1}, {"cat", "not-sought"}});
    list.push_back({{"code", "SpecificDiseasesCertificateRelated"}, {"flag", 0}, {"cat", "not-sought"}});
    for (const char* code : {"SpecificHealthCheckupsInfo", "PharmacistsInfo", "DiagnosisInfo"})
        list.push_back({{"code", code}, {"flag", 1}, {"cat", "express-consent"}, {"at", at}, {"until", until}});
    for (const char* code : {"OperationInfo", "DiagnosisName", "InfectiousInfo"})
        list.push_back({{"code", code}, {"flag", 0}, {"cat", "express-denial"}, {"at", at}});
    for (const char* code : {"AllergyInfo", "ContraindicationInfo", "TestInfo", "PrescriptionInfo"})
        list.push_back({{"code", code}, {"flag", 1}, {"cat", "express-consent"}, {"at", at}, {"until", until}});
    return list;
}

Json heldDocument(const char* id, const char* kind, const char* exchangeNumber)
{
    Json document{{"id", id},
                  {"kind", kind},
                  {"title", std::string("見本 ") + id},
                  {"issuer", "見本医院"},
                  {"issued", "20261104"}};
    if (*exchangeNumber != 0)
        document["exchangeNumber"] = exchangeNumber;
    return document;
}

} // namespace

Recipe withdrawal(Recipe consent, const std::vector<std::string>& names, bool all)
{
    consent.deviceHeader["typ"] = "consent-withdrawal+jwt";
    consent.cardHeader["typ"] = "consent-withdrawal+jwt";
    for (const auto* onlyOfAConsent : {"nbf", "exp", "care", "items", "docs", "rx"})
        consent.payload.erase(onlyOfAConsent);
    consent.payload["withdraws"] = {{"scope", all ? "all" : "listed"}, {"consents", names}};
    consent.payload["reason"] = "2";
    return consent;
}

Recipe institutionWithdrawal(Recipe consent, const std::vector<std::string>& names, const std::string& reason)
{
    auto recipe = withdrawal(std::move(consent), names, false);
    for (const auto* ofAPerson :
         {"sub", "amr", "acr", "att", "face", "chip", "revocation", "claim", "notice", "assist"})
        recipe.payload.erase(ofAPerson);
    recipe.payload["by"] = "institution";
    recipe.payload["reason"] = reason;
    recipe.cardKey.reset();
    return recipe;
}

std::string base64Url(const Octets& bytes) { return base64With(bytes, true); }

std::string base64(const Octets& bytes) { return base64With(bytes, false); }

Octets digest(const Octets& bytes)
{
    Octets result(32, '\0');
    EVP_Digest(bytes.data(), bytes.size(), reinterpret_cast<unsigned char*>(result.data()), nullptr, EVP_sha256(),
               nullptr);
    return result;
}

Octets modulus(const PrivateKey& key) { return number(key, OSSL_PKEY_PARAM_RSA_N); }

Octets signRs256(const PrivateKey& key, const Octets& message) { return signSha256(key, message); }

std::string thumbprint(const PrivateKey& key)
{
    return base64Url(digest(R"({"e":")" + base64Url(number(key, OSSL_PKEY_PARAM_RSA_E)) + R"(","kty":"RSA","n":")"
                            + base64Url(number(key, OSSL_PKEY_PARAM_RSA_N)) + R"("})"));
}

TokenFactory::TokenFactory(std::filesystem::path folder, const std::vector<std::string>& requests, std::size_t crowd)
    : m_folder(std::move(folder))
{
    QProcess pki;
    QStringList arguments{QString::fromStdString(m_folder.string()), QStringLiteral("--extra"),
                          QStringLiteral("--force")};
    for (const auto& request : requests)
        arguments += {QStringLiteral("--request"), QString::fromStdString(request)};
    pki.start(UKETSUKE_SOURCE_DIR "/tools/test-pki/make-test-pki", arguments);
    demand(pki.waitForFinished(120'000) && pki.exitCode() == 0, "make-test-pki");
    m_institutionKey = readWhole(m_folder / "device/institution.key");

    const Octets helperId = Octets("9999933\x08\x05"
                                   "001",
                                   12)
                            + Octets(4, '\0');
    const Octets faceId = Octets("9999923\x08\x05"
                                 "001",
                                 12)
                          + Octets(4, '\0');
    const auto helperAuthority = newRsa();
    const auto faceAuthority = newRsa();
    const auto signer = newRsa();
    const auto forger = newRsa();
    const auto helperCvc = cvc(helperId, helperAuthority, signer);
    const auto faceCvc = cvc(faceId, faceAuthority, signer);
    m_forgedCvc = cvc(helperId, forger, signer);

    const auto root = newRsa();
    const auto rootCertificate =
        certificate(root, "TEST authentication root", root, "TEST authentication root", true, -400, 400);
    m_foreignCertificate =
        derOf(certificate(forger, "TEST forged", forger, "TEST authentication root", false, -10, 10).get());

    Json registry = Json::array();
    std::vector<std::string> names{"hanako", "taro", "stranger"};
    for (std::size_t number = 1; number <= crowd; ++number)
        names.push_back("patient-" + std::to_string(number));
    for (const auto& name : names) {
        // Making a key takes long, and of a crowd nobody shows more than the card's own.
        const bool isOneOfMany = m_people.size() >= 3;
        Person person{.name = name,
                      .cardKey = newRsa(),
                      .authenticationKey = isOneOfMany ? m_people.front().authenticationKey : newRsa(),
                      .keyRecord = {},
                      .keyRecordCvc = helperCvc,
                      .faceProof = {},
                      .faceProofCvc = faceCvc,
                      .certificate = {},
                      .expiredCertificate = {}};
        person.keyRecord = keyRecord(person.cardKey, signer);
        person.faceProof = faceProof(person.cardKey, signer);
        const auto common = std::string("TEST ") + name;
        person.certificate = derOf(
            certificate(person.authenticationKey, common.c_str(), root, "TEST authentication root", false, -100, 100)
                .get());
        person.expiredCertificate = derOf(
            certificate(person.authenticationKey, common.c_str(), root, "TEST authentication root", false, -100, -30)
                .get());
        if (person.name != "stranger") {
            const bool first = person.name == "hanako";
            registry.push_back({{"persona", name},
                                {"cardKeyJkt", thumbprint(person.cardKey)},
                                {"cardFaceKeyJkt", thumbprint(person.cardKey)},
                                {"certificateSha256", base64Url(digest(person.certificate))},
                                {"insurerNumber", first ? "06999992" : "138999"},
                                {"symbol", "架空21"},
                                {"number", first ? "1002003" : "77001"},
                                {"branch", first ? "00" : "01"},
                                {"name", first ? "見本　花子" : "見本　太郎"},
                                {"nameKana", first ? "ﾐﾎﾝ ﾊﾅｺ" : "ﾐﾎﾝ ﾀﾛｳ"},
                                {"sex", first ? "2" : "1"},
                                {"birthDate", first ? "19790405" : "19500101"},
                                {"address", "東京都架空区見本町１－２－３"},
                                {"postNumber", "100-0000"},
                                {"conditions",
                                 {{"specificHealthCheckups", "yes"},
                                  {"specificDiseases", "no"},
                                  {"recordSharing", "yes"},
                                  {"prescriptionChoice", "unknown"}}},
                                {"registered", first ? "yes" : "no"},
                                {"documents", first ? Json::array({heldDocument("DOC-1", "referral", ""),
                                                                   heldDocument("DOC-2", "checkup-report", ""),
                                                                   heldDocument("DOC-3", "referral", "204617"),
                                                                   heldDocument("DOC-4", "referral", "204618")})
                                                    : Json::array()},
                                {"aidCertificates",
                                 first ? Json::array({heldDocument("AID-1", "aid-certificate", "")}) : Json::array()}});
        }
        m_people.push_back(std::move(person));
    }
    writeWhole(m_folder / "registry.json", registry.dump(1));

    const auto rootPath = m_folder / "anchors/test/authentication/root.pem";
    writeWhole(rootPath, "");
    BIO* file = BIO_new_file(rootPath.c_str(), "wb");
    demand(PEM_write_bio_X509(file, rootCertificate.get()) == 1, "root certificate");
    BIO_free(file);
    const auto authority = [](const Octets& id, const PrivateKey& key, const char* application) {
        return Json{{"keyId", hex(id)},
                    {"modulus", hex(number(key, OSSL_PKEY_PARAM_RSA_N))},
                    {"exponent", "010001"},
                    {"application", application}};
    };
    writeWhole(m_folder / "anchors/test/card-authorities.json",
               Json::array({authority(helperId, helperAuthority, "input-helper"),
                            authority(faceId, faceAuthority, "card-face")})
                   .dump(1));
    const std::string form = R"({"id":"TEST-notice","text":"TEST"})";
    writeWhole(m_folder / "forms/1/ja.json", form);
    m_formDigest = base64Url(digest(form));
}

Json TokenFactory::answered(const char* id, const char* kind, bool handOver, std::int64_t issued)
{
    Json entry{{"id", id},
               {"kind", kind},
               {"sha256", base64Url(digest(std::string("見本 ") + id + "\n見本医院\n20261104"))},
               {"flag", handOver ? 1 : 0},
               {"cat", handOver ? "express-consent" : "express-denial"},
               {"at", japanTime(issued)}};
    if (handOver)
        entry["until"] = japanTime(issued + 86'400);
    return entry;
}

std::int64_t TokenFactory::now() const
{
    return std::chrono::duration_cast<std::chrono::seconds>(std::chrono::system_clock::now().time_since_epoch())
        .count();
}

std::string TokenFactory::newId() const
{
    auto bytes = hex(randomBytes(16));
    bytes[12] = '7';
    bytes[16] = 'a';
    return bytes.substr(0, 8) + "-" + bytes.substr(8, 4) + "-" + bytes.substr(12, 4) + "-" + bytes.substr(16, 4) + "-"
           + bytes.substr(20);
}

Recipe TokenFactory::recipe(Mode mode, const Person& person, std::int64_t secondsAgo, const std::string& device) const
{
    const auto issued = now() - secondsAgo;
    const bool pin = mode == Mode::Pin;
    Recipe recipe;
    recipe.deviceKey = readKey(m_folder / device / "device.key.pem");
    recipe.cardKey = pin ? person.authenticationKey : person.cardKey;
    const auto deviceCertificate = derOf(readCertificate(m_folder / device / "device.crt.pem").get());
    recipe.deviceHeader = {{"alg", "ES256"},
                           {"typ", "consent+jwt"},
                           {"kid", "TEST-0007"},
                           {"x5c", Json::array({base64(deviceCertificate)})},
                           {"x5t#S256", base64Url(digest(deviceCertificate))}};
    recipe.cardHeader = {{"alg", "RS256"}, {"typ", "consent+jwt"}, {"jkt", thumbprint(recipe.cardKey)}};
    const auto id = newId();
    recipe.evidence = {{"jti", id}};
    if (pin) {
        recipe.cardHeader["key"] = "authentication";
        recipe.cardHeader["x5t#S256"] = base64Url(digest(person.certificate));
        recipe.evidence["certificate"] = base64(person.certificate);
    } else {
        const bool face = mode == Mode::CardFace;
        const auto& record = face ? person.faceProof : person.keyRecord;
        const auto& verifiable = face ? person.faceProofCvc : person.keyRecordCvc;
        recipe.cardHeader["key"] = face ? "card-face" : "input-helper";
        recipe.cardHeader["rec#S256"] = base64Url(digest(record));
        recipe.cardHeader["cvc#S256"] = base64Url(digest(verifiable));
        recipe.evidence[face ? "cardFaceProof" : "cardKeyRecord"] = base64(record);
        recipe.evidence["cardVerifiableCertificate"] = base64(verifiable);
    }
    recipe.payload = {
        {"iss", device == "second-device" ? "urn:uketsuke:device:TEST-0008" : "urn:uketsuke:device:TEST-0007"},
        {"aud", "urn:uketsuke:test-oqs"},
        {"jti", id},
        {"iat", issued},
        {"nbf", issued},
        {"exp", issued + 86'400},
        {"inst", "1319999999"},
        {"care", "1"},
        {"amr", {"sc", pin ? "pin" : "face"}},
        {"acr", pin ? "pin-authkey" : "face-cardkey"},
        {"att", {{"face", pin ? 0 : 1}, {"pin", pin ? 1 : 0}}},
        {"chip", "verified"},
        {"revocation", "not-checked"},
        {"nonce", {{"absent", "offline"}}},
        {"ctr", 1},
        {"clock", "trusted"},
        {"notice", {{"id", "TEST-notice"}, {"v", 1}, {"lang", "ja"}, {"sha256", m_formDigest}}},
        {"items", items(issued)},
        {"docs", {{"absent", "not-asked"}}},
        {"by", "self"},
        {"prev", base64Url(Octets(32, '\0'))},
        {"sw", "0.1.0"}};
    if (!pin)
        recipe.payload["face"] = {{"decision", "matched"},
                                  {"profile", "TEST"},
                                  {"attack", "passed"},
                                  {"packs", Json::array({{{"name", "TEST"}, {"sha256", base64Url(digest("pack"))}}})}};
    recipe.payload["sub"] = subject(recipe);
    return recipe;
}

std::string TokenFactory::subject(const Recipe& recipe) const
{
    const auto& header = recipe.cardHeader;
    std::string encoded = header.contains("x5t#S256") ? header["x5t#S256"] : header["jkt"];
    for (auto& character : encoded)
        character = character == '-' ? '+' : character == '_' ? '/' : character;
    encoded += "=";
    Octets bound(33, '\0');
    EVP_DecodeBlock(reinterpret_cast<unsigned char*>(bound.data()), raw(encoded), static_cast<int>(encoded.size()));
    Octets code(32, '\0');
    unsigned int length = 32;
    HMAC(EVP_sha256(), m_institutionKey.data(), static_cast<int>(m_institutionKey.size()), raw(bound), 32,
         reinterpret_cast<unsigned char*>(code.data()), &length);
    return "pw:" + base64Url(code);
}

void TokenFactory::claim(Recipe& recipe, const Octets& certificateDer) const
{
    recipe.payload["claim"] = {{"x5t#S256", base64Url(digest(certificateDer))}};
    recipe.evidence["certificate"] = base64(certificateDer);
}

std::string TokenFactory::sign(const std::string& deviceHeader, const std::string& cardHeader,
                               const std::string& payload, const Recipe& recipe) const
{
    const auto device = base64Url(deviceHeader);
    const auto card = base64Url(cardHeader);
    const auto body = base64Url(payload);
    const auto alone = R"({"payload":")" + body + R"(","signatures":[{"protected":")" + device + R"(","signature":")"
                       + base64Url(signEs256(recipe.deviceKey, device + "." + body)) + R"("})";
    if (!recipe.cardKey)
        return alone + "]}";
    return alone + R"(,{"protected":")" + card + R"(","signature":")"
           + base64Url(signSha256(recipe.cardKey, card + "." + body)) + R"("}]})";
}

Sealed TokenFactory::seal(const Recipe& recipe) const
{
    return {.token = sign(recipe.deviceHeader.dump(), recipe.cardHeader.dump(), recipe.payload.dump(), recipe),
            .envelope = recipe.cardKey ? envelope(recipe.evidence.dump()) : std::string()};
}

std::string TokenFactory::envelope(const std::string& plaintext) const
{
    const auto recipient = readCertificate(m_folder / "oqs/envelope.crt.pem");
    const PrivateKey oneTime(EVP_EC_gen("P-256"), EVP_PKEY_free);
    EVP_PKEY_CTX* context = EVP_PKEY_CTX_new(oneTime.get(), nullptr);
    std::size_t length = 32;
    Octets secret(length, '\0');
    demand(EVP_PKEY_derive_init(context) == 1
               && EVP_PKEY_derive_set_peer(context, X509_get0_pubkey(recipient.get())) == 1
               && EVP_PKEY_derive(context, reinterpret_cast<unsigned char*>(secret.data()), &length) == 1,
           "key agreement");
    EVP_PKEY_CTX_free(context);
    const auto contentKey = digest(Octets("\0\0\0\1", 4) + secret + Octets("\0\0\0\7", 4) + "A256GCM"
                                   + Octets("\0\0\0\0\0\0\0\0\0\0\1\0", 12));
    const auto coordinate = [&](const char* name) {
        const auto bytes = number(oneTime, name);
        return base64Url(Octets(32 - bytes.size(), '\0') + bytes);
    };
    const Json header{{"alg", "ECDH-ES"},
                      {"enc", "A256GCM"},
                      {"epk",
                       {{"kty", "EC"},
                        {"crv", "P-256"},
                        {"x", coordinate(OSSL_PKEY_PARAM_EC_PUB_X)},
                        {"y", coordinate(OSSL_PKEY_PARAM_EC_PUB_Y)}}},
                      {"x5t#S256", base64Url(digest(derOf(recipient.get())))}};
    const auto protectedPart = base64Url(header.dump());
    const auto iv = randomBytes(12);
    Octets cipherText(plaintext.size(), '\0');
    Octets tag(16, '\0');
    int written = 0;
    const auto out = [](Octets& bytes) { return reinterpret_cast<unsigned char*>(bytes.data()); };
    const auto size = [](const Octets& bytes) { return static_cast<int>(bytes.size()); };
    EVP_CIPHER_CTX* cipher = EVP_CIPHER_CTX_new();
    demand(EVP_EncryptInit_ex(cipher, EVP_aes_256_gcm(), nullptr, raw(contentKey), raw(iv)) == 1, "encrypt");
    demand(EVP_EncryptUpdate(cipher, nullptr, &written, raw(protectedPart), size(protectedPart)) == 1, "encrypt");
    demand(EVP_EncryptUpdate(cipher, out(cipherText), &written, raw(plaintext), size(plaintext)) == 1, "encrypt");
    demand(EVP_EncryptFinal_ex(cipher, out(cipherText) + written, &written) == 1, "encrypt");
    demand(EVP_CIPHER_CTX_ctrl(cipher, EVP_CTRL_GCM_GET_TAG, 16, out(tag)) == 1, "encrypt");
    EVP_CIPHER_CTX_free(cipher);
    return protectedPart + ".." + base64Url(iv) + "." + base64Url(cipherText) + "." + base64Url(tag);
}

std::vector<Spoilt> spoilt(const Json& object, const Json::json_pointer& place)
{
    std::vector<Spoilt> all;
    const auto name = place.back();
    auto removed = object;
    removed[place.parent_pointer()].erase(name);
    all.push_back({removed.dump(), "removed"});

    auto more = object;
    more[place.parent_pointer()][name + "x"] = object[place];
    all.push_back({more.dump(), "another member beside it"});

    for (const auto& value : {Json(nullptr), Json(true), Json(-1), Json(1.5), Json(""), Json("\u0000"), Json::object(),
                              Json::array({1}), Json({{"x", 1}})}) {
        auto retyped = object;
        retyped[place] = value;
        all.push_back({retyped.dump(), value.dump()});
    }

    // With the same value, right behind the object's opening.
    auto marked = object;
    marked[place.parent_pointer()]["@"] = 0;
    auto doubled = marked.dump();
    const std::string marker = R"("@":0)";
    doubled.replace(doubled.find(marker), marker.size(), Json(name).dump() + ":" + object[place].dump());
    demand(doubled != object.dump(), "a doubled member");
    all.push_back({doubled, "doubled"});
    return all;
}

} // namespace uketsuke::tokentest
