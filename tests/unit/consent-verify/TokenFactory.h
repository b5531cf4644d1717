// Makes whole worlds of TEST keys, cards and consent tokens for the verifier's and the sandbox's tests. Written from
// docs/consent-token.md alone; shares no code with the verifier nor with the kiosk, so that an error would have to be
// made twice to pass. Everything lives below one temporary folder.
#pragma once

#include <nlohmann/json.hpp>
#include <openssl/evp.h>

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace uketsuke::tokentest {

using Json = nlohmann::json;
using Octets = std::string; ///< bytes; std::string for easy joining
using PrivateKey = std::shared_ptr<EVP_PKEY>;

enum class Mode { InputHelper, CardFace, Pin };

/// One person with a card.
struct Person {
    std::string name;
    PrivateKey cardKey, authenticationKey;
    Octets keyRecord, keyRecordCvc; ///< EF 0007 and EF 0004 of 券面事項入力補助AP
    Octets faceProof, faceProofCvc; ///< of 券面事項確認AP
    Octets certificate;             ///< DER
    Octets expiredCertificate;      ///< the same, ended a month ago
};

/// Every bit is tried; with a sanitizer, which makes each try five times as long, two of every byte.
#if defined(__SANITIZE_ADDRESS__)
inline constexpr int bitStep = 5;
#else
inline constexpr int bitStep = 1;
#endif

/// Everything a token is made of, still open for a test to spoil.
struct Recipe {
    Json deviceHeader, cardHeader, payload, evidence;
    PrivateKey deviceKey, cardKey; ///< none of a card: the device signs alone
};

struct Sealed {
    std::string token, envelope;
};

class TokenFactory {
public:
    /// Fills `folder`: the TEST PKI with its extras, anchors/test, registry.json, forms. Throws on any failure.
    /// `requests`: NAME=FILE of keys that live elsewhere, for make-test-pki. `crowd`: how many people besides.
    explicit TokenFactory(std::filesystem::path folder, const std::vector<std::string>& requests = {},
                          std::size_t crowd = 0);

    [[nodiscard]] const std::filesystem::path& folder() const { return m_folder; }
    [[nodiscard]] const Person& hanako() const { return m_people.at(0); }
    [[nodiscard]] const Person& taro() const { return m_people.at(1); }
    /// Has a card of the same authorities, but OQS does not know her.
    [[nodiscard]] const Person& stranger() const { return m_people.at(2); }
    /// One of the crowd, from 0: with a card and known to OQS, like taro.
    [[nodiscard]] const Person& patient(std::size_t number) const { return m_people.at(3 + number); }
    [[nodiscard]] std::int64_t now() const;

    /// A good token of `device` (a folder of the PKI), given `secondsAgo`; offline, unless a nonce is put in.
    [[nodiscard]] Recipe recipe(Mode mode, const Person& person, std::int64_t secondsAgo = 0,
                                const std::string& device = "device") const;
    [[nodiscard]] Sealed seal(const Recipe& recipe) const;
    /// From texts, so that a test can write JSON that no library would.
    [[nodiscard]] std::string sign(const std::string& deviceHeader, const std::string& cardHeader,
                                   const std::string& payload, const Recipe& recipe) const;
    [[nodiscard]] std::string envelope(const std::string& plaintext) const;
    /// `sub` for what the recipe's card header says.
    [[nodiscard]] std::string subject(const Recipe& recipe) const;
    /// What a token says of one of hanako's documents (DOC-1 referral, DOC-2 checkup-report, DOC-3 and DOC-4 by number)
    /// or of her aid certificate AID-1.
    [[nodiscard]] static Json answered(const char* id, const char* kind, bool handOver, std::int64_t issued);
    void claim(Recipe& recipe, const Octets& certificate) const;
    /// A record or CVC signed by a key that no authority knows.
    [[nodiscard]] Octets forgedCvc() const { return m_forgedCvc; }
    [[nodiscard]] Octets foreignCertificate() const { return m_foreignCertificate; }

    [[nodiscard]] std::string newId() const;

private:
    std::filesystem::path m_folder;
    std::vector<Person> m_people;
    Octets m_forgedCvc, m_foreignCertificate;
    Octets m_institutionKey;
    std::string m_formDigest;
};

/// The same person on the same device withdraws: all, or exactly what is named.
[[nodiscard]] Recipe withdrawal(Recipe consent, const std::vector<std::string>& names, bool all = true);

/// The institution withdraws what is named: the device signs alone, and there is no envelope.
[[nodiscard]] Recipe institutionWithdrawal(Recipe consent, const std::vector<std::string>& names,
                                           const std::string& reason = "1");

/// One member of an object spoilt in one way: the object's new text, and what was done.
struct Spoilt {
    std::string text, how;
};
/// Removed, renamed, of another type, doubled: everything that may not be believed of the member at `place`.
[[nodiscard]] std::vector<Spoilt> spoilt(const Json& object, const Json::json_pointer& place);

[[nodiscard]] std::string base64Url(const Octets& bytes);
[[nodiscard]] std::string base64(const Octets& bytes);
[[nodiscard]] Octets digest(const Octets& bytes);
[[nodiscard]] std::string thumbprint(const PrivateKey& key); ///< RFC 7638, base64url
[[nodiscard]] Octets modulus(const PrivateKey& key);
[[nodiscard]] Octets signRs256(const PrivateKey& key, const Octets& message); ///< as a card signs

} // namespace uketsuke::tokentest
