// Writes one persona's card: DIR/<persona>/ with persona.json (what virtual-card loads), the files it names, and
// card.json (what the holder knows: the numbers to type, and the register's row). Throws std::runtime_error.
#pragma once

#include "tools/virtual-card/maker/Authorities.h"
#include "tools/virtual-card/maker/PersonaData.h"

namespace uketsuke::virtualcard::maker {

class CardWriter {
public:
    CardWriter(std::filesystem::path world, const Authorities& authorities, std::filesystem::path photos)
        : m_world(std::move(world)), m_authorities(authorities), m_photos(std::move(photos))
    {
    }

    /// True when the folder holds a card that was made from this very data, photo and authorities.
    [[nodiscard]] bool upToDate(const PersonaData& data) const;
    /// The persona whose certificate it carries, if any, has been written before.
    void write(const PersonaData& data) const;

private:
    [[nodiscard]] std::string madeFrom(const PersonaData& data) const;
    [[nodiscard]] std::filesystem::path givenPhoto(const PersonaData& data) const;

    std::filesystem::path m_world;
    const Authorities& m_authorities;
    std::filesystem::path m_photos; ///< may be empty
};

} // namespace uketsuke::virtualcard::maker
