// What OQS remembers, in one SQLite file (WAL, synchronous FULL): nonces, consents with their effects and the documents
// they name, refusals, who registered and how many exchange numbers were wrong.
// Any thread: one connection writes, one reads, each behind its own lock. A consent and its effect are one transaction,
// so that a killed process leaves either both or neither; those that come while one is being committed share the next
// commit, and each is answered only after its own is on the disk.
#pragma once

#include "tools/consent-verify/Encoding.h"
#include "tools/consent-verify/Outcome.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

struct sqlite3;

namespace uketsuke::sandbox {

struct StoredConsent {
    std::string id;
    std::string token; ///< the exact bytes
    std::string issuer;
    std::string outcome;
    std::string receipt;
    std::int64_t received{0};
    std::int64_t expires{0}; ///< a withdrawal never does: 0
    bool withdrawal{false};
    std::string person; ///< the registry's name for whoever gave it
    std::string institution;
    std::int64_t issued{0}, counter{0};
    bool withdrawsAll{false};
    // Written, never read back: the reading is `withdrawn` and `answered`.
    std::vector<std::string> withdraws;
    std::vector<std::string> documents; ///< named, handed over or kept back
};

struct ActiveConsent {
    std::string id;
    std::int64_t issued{0};
};

struct StoredNonce {
    verify::Digest client{}; ///< SHA-256 of the certificate that asked
    std::int64_t issued{0};
    std::optional<std::string> usedBy;
};

class Database {
public:
    /// How long a nonce is remembered, in seconds from its issue.
    static constexpr std::int64_t nonceKept = 2 * 86'400;

    Database(Database&& other) noexcept;
    ~Database();

    [[nodiscard]] static verify::Outcome<Database> open(const std::filesystem::path& file);

    /// False when this client has too many unused ones.
    [[nodiscard]] verify::Outcome<bool> addNonce(const verify::Digest& value, const verify::Digest& client,
                                                 std::int64_t issued);
    [[nodiscard]] verify::Outcome<std::optional<StoredConsent>> consent(const std::string& id);
    /// Computed from the records, whichever of the two arrived first; nothing is ever marked.
    [[nodiscard]] verify::Outcome<bool> withdrawn(const std::string& id);
    /// Whether a consent of this person that took effect names the document.
    [[nodiscard]] verify::Outcome<bool> answered(const std::string& person, const std::string& document);
    /// In force at `now`, oldest first, at most 64.
    [[nodiscard]] verify::Outcome<std::vector<ActiveConsent>> active(const std::string& person,
                                                                     const std::string& institution, std::int64_t now);
    [[nodiscard]] verify::Outcome<std::int64_t> effects(const std::string& id);
    /// How often something was noted of somebody or something, and one more of it: `note` returns the new count.
    enum class Noted { Registered, WrongNumber };
    [[nodiscard]] verify::Outcome<std::int64_t> noted(Noted what, const std::string& of);
    [[nodiscard]] verify::Outcome<std::int64_t> note(Noted what, const std::string& of);
    [[nodiscard]] verify::Outcome<> addRefusal(const std::string& id, const std::string& code, std::int64_t at);

    /// Inside one write transaction: what is known of this id and nonce. `decide` returns the consent to store, or
    /// nothing; storing one that is `effective` adds one effect, uses up the nonce and answers the documents it names.
    /// Committed before this returns. `decide` may run on another caller's thread.
    struct Known {
        std::optional<StoredConsent> consent;
        std::optional<StoredNonce> nonce;
    };
    struct Decision {
        StoredConsent consent;
        bool effective{false};
    };
    using Decide = std::function<std::optional<Decision>(const Known&)>;
    [[nodiscard]] verify::Outcome<> settle(const std::string& id, const std::optional<verify::Digest>& nonce,
                                           const Decide& decide);

private:
    struct Close {
        void operator()(sqlite3* connection) const;
    };
    using Connection = std::unique_ptr<sqlite3, Close>;
    struct Settling;
    struct Shared;

    Database(Connection writing, Connection reading);
    static verify::Outcome<Connection> connect(const std::filesystem::path& file);
    void settleTogether(const std::vector<Settling*>& group);
    verify::Outcome<> settleOne(const Settling& one);
    verify::Outcome<> insert(const Decision& decision, const std::optional<verify::Digest>& nonce);
    static verify::Outcome<std::optional<StoredConsent>> readConsent(sqlite3* connection, const std::string& id);
    verify::Outcome<std::optional<StoredNonce>> readNonce(const verify::Digest& value);

    Connection m_writing;
    Connection m_reading;
    std::unique_ptr<Shared> m_shared;
};

} // namespace uketsuke::sandbox
