// What can be asked: the items in the catalogue's order, each with its group, when it is asked and how it is shown.
// Read from resources/consent/catalog.json, so that a new item is data and not code. A value; any thread.
#pragma once

#include "app/consent/Problems.h"
#include "app/core/Bytes.h"
#include "app/ports/Uplink.h"

#include <expected>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace uketsuke::consent {

/// When an item is asked. The conditions are those OQS answers (ports::SessionConditions).
enum class AskWhen : std::uint8_t { Always, SpecificHealthCheckups, SpecificDiseases, RecordSharing, Never };

/// The bulk screen names an item with its group, or on a line of its own.
enum class BulkLine : std::uint8_t { Group, Own };

struct CatalogItem {
    std::string code;  ///< stem of OQS's element, such as "PharmacistsInfo"
    std::string group; ///< OQSCD036, such as "YZK"; empty for none
    AskWhen ask{AskWhen::Always};
    BulkLine bulkLine{BulkLine::Group};
    bool groupTouch{true};      ///< whether one touch for the group covers it
    int flagWhenNotAsked{0};    ///< OQSCD016; 1 only where the system sets the flag by law
    std::optional<int> fromAge; ///< decides when the condition is unknown and the age is known

    friend bool operator==(const CatalogItem&, const CatalogItem&) = default;
};

/// Which published form belongs to the catalogue.
struct FormReference {
    std::string id;
    int version{0};
    std::vector<std::string> languages;
    friend bool operator==(const FormReference&, const FormReference&) = default;
};

class ConsentCatalog {
public:
    /// `file` names the bytes in the problems.
    [[nodiscard]] static std::expected<ConsentCatalog, Problems> parse(std::string_view file, core::ByteView json);

    [[nodiscard]] const std::vector<CatalogItem>& items() const { return m_items; }
    [[nodiscard]] const FormReference& form() const { return m_form; }
    /// Null when the catalogue has no such item.
    [[nodiscard]] const CatalogItem* find(std::string_view code) const;
    /// Groups in the order of their first item, without the empty one.
    [[nodiscard]] std::vector<std::string> groups() const;

private:
    std::vector<CatalogItem> m_items;
    FormReference m_form;
};

/// The items to ask in this session, in the catalogue's order but for groups: an item follows the earlier ones of its
/// group, so that one touch for a group leaves none of it behind. What is not known is asked; the age helps where OQS
/// did not answer.
[[nodiscard]] std::vector<CatalogItem> askedItems(const ConsentCatalog& catalog,
                                                  const ports::SessionConditions& conditions, std::optional<int> age);

} // namespace uketsuke::consent
