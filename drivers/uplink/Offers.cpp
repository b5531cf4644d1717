#include "drivers/uplink/Offers.h"

#include "drivers/uplink/StrictJson.h"

#include <algorithm>
#include <chrono>
#include <set>
#include <utility>

namespace uketsuke::uplink {
namespace {

using Json = nlohmann::json;

constexpr std::size_t longestId = 64;
constexpr std::size_t longestText = 120;
constexpr std::array<const char*, 4> members{"registered", "aidCertificates", "documents", "exchangeNumbers"};

bool isIdentifier(std::string_view text)
{
    return !text.empty() && text.size() <= longestId && std::ranges::all_of(text, [](char one) {
        return (one >= 'a' && one <= 'z') || (one >= 'A' && one <= 'Z') || (one >= '0' && one <= '9') || one == '-'
               || one == '.' || one == '_';
    });
}

/// One line of plain text. UTF-8 was checked by the parser; U+202A to U+202E and U+2066 to U+2069 turn the reading
/// direction and could make one title look like another.
bool isShowable(std::string_view text)
{
    if (text.empty() || text.size() > longestText)
        return false;
    if (std::ranges::any_of(text, [](char one) {
            return static_cast<unsigned char>(one) < 0x20 || one == 0x7F || one == '<' || one == '>';
        }))
        return false;
    for (std::size_t at = 0; at + 2 < text.size(); ++at) {
        const auto byte = [&](std::size_t offset) { return static_cast<unsigned char>(text[at + offset]); };
        if (byte(0) == 0xE2
            && ((byte(1) == 0x80 && byte(2) >= 0xAA && byte(2) <= 0xAE)
                || (byte(1) == 0x81 && byte(2) >= 0xA6 && byte(2) <= 0xA9)))
            return false;
    }
    return true;
}

bool isDate(std::string_view text)
{
    if (text.size() != 8 || !std::ranges::all_of(text, [](char one) { return one >= '0' && one <= '9'; }))
        return false;
    const auto number = [&](std::size_t from, std::size_t count) {
        int value = 0;
        for (std::size_t at = from; at < from + count; ++at)
            value = value * 10 + (text[at] - '0');
        return value;
    };
    return std::chrono::year_month_day{std::chrono::year{number(0, 4)},
                                       std::chrono::month{static_cast<unsigned>(number(4, 2))},
                                       std::chrono::day{static_cast<unsigned>(number(6, 2))}}
        .ok();
}

template <class Kinds>
std::optional<ports::OfferedDocument> documentOf(const Json& entry, const Kinds& kinds, std::set<std::string>& seen)
{
    if (!entry.is_object() || entry.size() != 5)
        return std::nullopt;
    const auto text = [&](const char* name) { return stringMember(entry, name).value_or(std::string()); };
    ports::OfferedDocument document{text("id"), text("kind"), text("title"), text("issuer"), text("issued")};
    if (!isIdentifier(document.id) || std::ranges::find(kinds, document.kind) == kinds.end()
        || !isShowable(document.title) || !isShowable(document.issuer) || !isDate(document.issued)
        || !seen.insert(document.id).second)
        return std::nullopt;
    return document;
}

template <class Kinds>
std::optional<std::vector<ports::OfferedDocument>> listIn(const Json& answer, const char* name, std::size_t most,
                                                          const Kinds& kinds, std::set<std::string>& seen)
{
    const auto list = answer.find(name);
    if (list == answer.end() || !list->is_array() || list->size() > most)
        return std::nullopt;
    std::vector<ports::OfferedDocument> documents;
    for (const auto& entry : *list) {
        auto document = documentOf(entry, kinds, seen);
        if (!document)
            return std::nullopt;
        documents.push_back(*std::move(document));
    }
    return documents;
}

std::optional<bool> yesOrNo(const Json& answer, const char* name)
{
    const auto text = stringMember(answer, name);
    if (text == "yes")
        return true;
    if (text == "no")
        return false;
    return std::nullopt;
}

} // namespace

bool saysOffers(const Json& answer)
{
    return std::ranges::any_of(members, [&](const char* name) { return answer.contains(name); });
}

std::optional<ports::Offers> offersIn(const Json& answer)
{
    std::set<std::string> seen;
    auto certificates = listIn(answer, "aidCertificates", ports::mostAidCertificates, std::array{ports::aidKind}, seen);
    auto documents = listIn(answer, "documents", ports::mostDocuments, ports::documentKinds, seen);
    const auto numbers = yesOrNo(answer, "exchangeNumbers");
    if (!certificates || !documents || !numbers)
        return std::nullopt;
    return ports::Offers{*std::move(certificates), *std::move(documents), *numbers};
}

std::optional<ports::FoundDocuments> foundIn(const Json& answer)
{
    std::set<std::string> seen;
    auto documents = listIn(answer, "documents", ports::mostDocumentsOfANumber, ports::documentKinds, seen);
    const auto more = yesOrNo(answer, "more");
    if (!documents || documents->empty() || !more)
        return std::nullopt;
    return ports::FoundDocuments{*std::move(documents), *more};
}

} // namespace uketsuke::uplink
