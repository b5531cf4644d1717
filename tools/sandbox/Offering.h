// What OQS offers a person: registration of the card, aid certificates, documents, and those an exchange number finds.
// Which numbers were used, how many were wrong and who registered is kept in memory, for as long as the sandbox runs.
// Any thread.
#pragma once

#include "tools/sandbox/Registry.h"

#include <map>
#include <memory>
#include <mutex>
#include <set>
#include <string>

namespace uketsuke::sandbox {

class Offering {
public:
    enum Search { Found, NotFound, Locked };

    /// Adds what waits for this person to the answer.
    void offer(const InsuredPerson& person, nlohmann::json& answer) const;
    /// A number is used up by finding its document; after five wrong ones none is tried again.
    [[nodiscard]] Search find(const InsuredPerson& person, const std::string& number, nlohmann::json& answer);
    /// False when it was registered before.
    [[nodiscard]] bool registerCard(const InsuredPerson& person);

private:
    struct Memory {
        std::mutex mutex; ///< guards what follows
        std::set<std::string> registered;
        std::set<std::string> found; ///< documents that their number found
        std::map<std::string, int> wrong;
    };
    [[nodiscard]] bool moreNumbers(const InsuredPerson& person) const;

    std::unique_ptr<Memory> m_memory{std::make_unique<Memory>()}; ///< the Judge that holds this is moved
};

} // namespace uketsuke::sandbox
