#include "tools/consent-verify/Fields.h"

#include <algorithm>
#include <set>
#include <vector>

namespace uketsuke::verify {

namespace {

constexpr int deepestNesting = 8;

const Json& emptyArray()
{
    static const Json value = Json::array();
    return value;
}

const Json& emptyObject()
{
    static const Json value = Json::object();
    return value;
}

} // namespace

Outcome<Json> parseObject(std::string_view text, std::size_t mostBytes, std::string_view where)
{
    const std::string name(where);
    if (text.size() > mostBytes)
        return refuse(name + " is longer than " + std::to_string(mostBytes) + " bytes.");
    // The library would skip a byte order mark and white space.
    if (!text.starts_with('{') || !text.ends_with('}'))
        return refuse(name + " is not exactly one JSON object.");

    std::vector<std::set<std::string>> namesByDepth;
    bool duplicate = false;
    bool deep = false;
    const auto watch = [&](int depth, Json::parse_event_t event, Json& parsed) {
        deep = deep || depth > deepestNesting;
        if (event == Json::parse_event_t::object_start)
            namesByDepth.emplace_back();
        else if (event == Json::parse_event_t::object_end)
            namesByDepth.pop_back();
        else if (event == Json::parse_event_t::key)
            duplicate = !namesByDepth.back().insert(parsed.get<std::string>()).second || duplicate;
        return true;
    };
    Json object;
    try {
        object = Json::parse(text.begin(), text.end(), watch, true);
    } catch (const Json::exception&) {
        return refuse(name + " is not JSON.");
    }
    if (duplicate)
        return refuse(name + " names a member twice.");
    if (deep || !object.is_object())
        return refuse(name + " is not a flat enough JSON object.");
    return object;
}

Fields::Fields(const Json& object, std::string where, std::string& fault,
               std::initializer_list<std::string_view> required, std::initializer_list<std::string_view> optional)
    : m_object(&object), m_where(std::move(where)), m_fault(&fault)
{
    if (!m_fault->empty())
        return;
    if (!object.is_object()) {
        *m_fault = m_where + " is not an object.";
        return;
    }
    for (const auto name : required) {
        if (!object.contains(name))
            blame(name, "is missing");
    }
    for (const auto& [name, value] : object.items()) {
        const std::string_view view = name;
        if (std::ranges::find(required, view) == required.end() && std::ranges::find(optional, view) == optional.end())
            blame("a member", "is not known here");
    }
}

bool Fields::has(std::string_view name) const { return m_object->is_object() && m_object->contains(name); }

void Fields::blame(std::string_view name, std::string_view what)
{
    if (m_fault->empty())
        *m_fault = m_where + ": " + std::string(name) + " " + std::string(what) + ".";
}

const Json* Fields::member(std::string_view name)
{
    if (!m_fault->empty() || !m_object->is_object())
        return nullptr;
    const auto found = m_object->find(name);
    return found == m_object->end() ? nullptr : &*found;
}

std::string Fields::text(std::string_view name, std::size_t mostBytes)
{
    const auto* value = member(name);
    if (value == nullptr)
        return {};
    if (!value->is_string()) {
        blame(name, "is not a string");
        return {};
    }
    const auto& content = value->get_ref<const std::string&>();
    const bool control = std::ranges::any_of(
        content, [](char character) { return static_cast<unsigned char>(character) < 0x20U || character == '\x7f'; });
    if (content.empty() || content.size() > mostBytes || control) {
        blame(name, "is empty, too long or holds control characters");
        return {};
    }
    return content;
}

std::string Fields::oneOf(std::string_view name, std::initializer_list<std::string_view> values)
{
    auto content = text(name);
    if (m_fault->empty() && std::ranges::find(values, std::string_view(content)) == values.end())
        blame(name, "has a value that is not known");
    return content;
}

std::uint64_t Fields::number(std::string_view name, std::uint64_t least, std::uint64_t most)
{
    const auto* value = member(name);
    if (value == nullptr)
        return 0;
    // Unsigned in the library's eyes: digits alone, without sign, point or exponent.
    if (!value->is_number_unsigned()) {
        blame(name, "is not a whole number");
        return 0;
    }
    const auto content = value->get<std::uint64_t>();
    if (content < least || content > most) {
        blame(name, "is out of range");
        return 0;
    }
    return content;
}

bool Fields::boolean(std::string_view name)
{
    const auto* value = member(name);
    if (value == nullptr)
        return false;
    if (!value->is_boolean()) {
        blame(name, "is neither true nor false");
        return false;
    }
    return value->get<bool>();
}

Digest Fields::digest(std::string_view name)
{
    Digest digest{};
    const auto content = text(name);
    if (!m_fault->empty())
        return digest;
    const auto bytes = decodeBase64Url(content);
    if (!bytes || bytes->size() != digest.size()) {
        blame(name, "is not the base64url of 32 bytes");
        return digest;
    }
    std::ranges::copy(*bytes, digest.begin());
    return digest;
}

Bytes Fields::base64(std::string_view name, std::size_t mostBytes)
{
    const auto content = text(name, mostBytes * 2);
    if (!m_fault->empty())
        return {};
    auto bytes = decodeBase64(content);
    if (!bytes || bytes->empty() || bytes->size() > mostBytes) {
        blame(name, "is not base64 of an allowed length");
        return {};
    }
    return std::move(*bytes);
}

const Json& Fields::array(std::string_view name, std::size_t mostElements)
{
    const auto* value = member(name);
    if (value == nullptr)
        return emptyArray();
    if (!value->is_array() || value->size() > mostElements) {
        blame(name, "is not an array, or too long");
        return emptyArray();
    }
    return *value;
}

const Json& Fields::object(std::string_view name)
{
    const auto* value = member(name);
    if (value == nullptr)
        return emptyObject();
    if (!value->is_object()) {
        blame(name, "is not an object");
        return emptyObject();
    }
    return *value;
}

} // namespace uketsuke::verify
