// What OQS offers a person: registration of the card, aid certificates, documents, and those an exchange number finds.
// Which documents were answered, how many numbers were wrong and who registered is the database's. Any thread.
#pragma once

#include "tools/sandbox/Database.h"
#include "tools/sandbox/Registry.h"

#include <string>

namespace uketsuke::sandbox {

enum class Search { Found, NotFound, Locked };

/// Adds what waits for this person to the answer.
[[nodiscard]] verify::Outcome<> offer(Database& database, const InsuredPerson& person, nlohmann::json& answer);
/// A number finds its document until a consent that took effect names that, and is a wrong one from then on; after five
/// wrong ones none is tried again.
[[nodiscard]] verify::Outcome<Search> findByNumber(Database& database, const InsuredPerson& person,
                                                   const std::string& number, nlohmann::json& answer);
/// False when it was registered before.
[[nodiscard]] verify::Outcome<bool> registerCard(Database& database, const InsuredPerson& person);

} // namespace uketsuke::sandbox
