// A synthetic holder as committed in personas/*.json: what is printed on the card, what its secrets are, what is
// wrong with it, and what the insurer knows. Nobody real.
#pragma once

#include "app/core/Instant.h"

#include <nlohmann/json.hpp>

#include <filesystem>
#include <optional>
#include <string>

namespace uketsuke::virtualcard::maker {

enum class CardKind { MyNumberCard, OldResidentCard, Smartphone, Licence, ResidenceCard, StorageCard };

struct PersonaData {
    std::string persona;
    std::string description;
    CardKind kind{CardKind::MyNumberCard};
    std::string name;
    std::string nameKana;
    std::string sex; ///< '1' or '2'
    core::CivilDate birthDate;
    std::string address;
    std::string postNumber;
    core::CivilDate expiry;
    std::string securityCode; ///< 4 digits
    std::string pin;          ///< 4 digits; empty: a card without PINs
    std::string signPassword; ///< empty: no signing certificate
    int pinTriesLeft{3};
    int numberTriesLeft{10};
    std::optional<core::CivilDate> certificateNotAfter;
    std::optional<int> certificateDaysLeft; ///< instead: so many days from the making on
    std::string certificateOf;              ///< carries that persona's authentication certificate instead of its own
    std::string cardKeyOf;                  ///< its text application certifies and uses that persona's card key
    std::string photoOf;                    ///< the likeness is that persona's
    bool photo{true};
    bool tornPhoto{false};
    bool keyRecord{true}; ///< 券面事項入力補助AP EF 0007 is there
    bool brokenSignature{false};
    bool unknownAuthority{false};
    std::string answerToReset; ///< hexadecimal; empty for the kind's usual one
    nlohmann::json knobs;      ///< of the virtual card, by name
    nlohmann::json insurance;  ///< insurerNumber, symbol, number, branch
    nlohmann::json conditions;
    nlohmann::json offers; ///< registered, documents, aidCertificates: as the registry has them
    std::string source;    ///< the file's text, to notice changes

    /// Throws std::runtime_error with one line.
    [[nodiscard]] static PersonaData load(const std::filesystem::path& file);

    /// The persona whose folder must be there before this one's; empty: none.
    [[nodiscard]] const std::string& madeAfter() const { return certificateOf.empty() ? cardKeyOf : certificateOf; }

    /// 照合番号B: birth date with the year of the Japanese era, expiry year, security code.
    [[nodiscard]] std::string cardNumberB() const;
    [[nodiscard]] std::string birthNumber() const; ///< the first six digits of it
};

[[nodiscard]] std::string eightDigits(core::CivilDate date);

} // namespace uketsuke::virtualcard::maker
