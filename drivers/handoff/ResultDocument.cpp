#include "drivers/handoff/ResultDocument.h"

#include "drivers/handoff/ShiftJis.h"

#include <pugixml.hpp>

#include <algorithm>

namespace uketsuke::handoff {

namespace {

constexpr std::string_view where = "ResultDocument::from";

std::unexpected<core::Error> notTheLayout(core::Redacted note)
{
    return core::failure(core::Fault::UplinkAnswerMalformed, where, std::move(note));
}

/// Exactly one such element: with two, two readers could see two different results.
pugi::xml_node onlyChild(const pugi::xml_node& parent, const char* name)
{
    const auto child = parent.child(name);
    return child.next_sibling(name) ? pugi::xml_node() : child;
}

bool setText(pugi::xml_node parent, const char* name, const std::string& text)
{
    if (parent.child(name).next_sibling(name))
        return false;
    auto element = parent.child(name);
    if (!element)
        element = parent.append_child(name);
    while (element.first_child())
        element.remove_child(element.first_child());
    return element.append_child(pugi::node_pcdata).set_value(text.c_str());
}

/// Ends the walk at the first consent flag that opens what is not of a granted item, or that nobody knows. A result
/// that shows less is OQS's right (a withdrawal may have come in between: 2, expired or withdrawn; 3, not asked); one
/// that shows more would open to the clinic what a patient refused.
class FlagsBeyond final : public pugi::xml_tree_walker {
public:
    explicit FlagsBeyond(std::span<const std::string> granted) : m_granted(granted) {}
    bool for_each(pugi::xml_node& node) override
    {
        constexpr std::string_view suffix = "ConsFlg";
        const std::string_view name = node.name();
        if (!name.ends_with(suffix))
            return true;
        // Anything beside the one text could be read as another value by somebody else.
        const auto text = node.first_child();
        const bool isOneText =
            !text || (!text.next_sibling() && (text.type() == pugi::node_pcdata || text.type() == pugi::node_cdata));
        const std::string_view value = text.value();
        if (!isOneText || !(value.empty() || (value.size() == 1 && value >= "0" && value <= "3")))
            return false;
        return value != "1"
               || std::ranges::find(m_granted, name.substr(0, name.size() - suffix.size())) != m_granted.end();
    }

private:
    std::span<const std::string> m_granted;
};

class TextWriter final : public pugi::xml_writer {
public:
    explicit TextWriter(std::string& text) : m_text(text) {}
    void write(const void* data, size_t size) override { m_text.append(static_cast<const char*>(data), size); }

private:
    std::string& m_text;
};

} // namespace

core::Result<ResultDocument> ResultDocument::from(std::string_view xml, const ResultTarget& target)
{
    if (xml.empty() || xml.size() > largest)
        return notTheLayout("the result is empty or larger than 256 KiB");
    // Two surprises that the parser would pass over in silence.
    if (xml.find('\0') != std::string_view::npos || !isUtf8(xml))
        return notTheLayout("the result is no UTF-8 text");

    pugi::xml_document document;
    constexpr auto options = pugi::parse_default | pugi::parse_doctype;
    if (!document.load_buffer(xml.data(), xml.size(), options, pugi::encoding_utf8))
        return notTheLayout("the result is no XML");
    for (const auto& node : document.children())
        if (node.type() == pugi::node_doctype)
            return notTheLayout("the result has a document type");

    const auto elements =
        std::ranges::count_if(document.children(), [](const auto& node) { return node.type() == pugi::node_element; });
    const auto message = document.child("XmlMsg");
    auto header = onlyChild(message, "MessageHeader");
    const auto body = onlyChild(message, "MessageBody");
    if (elements != 1 || !header || !body)
        return notTheLayout("the result is not XmlMsg with MessageHeader and MessageBody");
    const std::string_view named = header.child_value("MedicalInstitutionCode");
    if (!named.empty() && named != target.institution)
        return notTheLayout("the result is of another institution");
    if (FlagsBeyond beyond(target.granted); !document.traverse(beyond))
        return notTheLayout("a flag of the result is not of the consent");

    const auto isShiftJis = target.code == CharacterCode::ShiftJis;
    if (!setText(header, "ArbitraryFileIdentifier", std::string(target.fileIdentifier))
        || !setText(header, "CharacterCodeIdentifier", isShiftJis ? "1" : "0"))
        return notTheLayout("an element of the header stands there twice");

    std::string text = isShiftJis ? R"(<?xml version="1.0" encoding="Shift_JIS" standalone="no"?>)"
                                  : R"(<?xml version="1.0" encoding="UTF-8" standalone="no"?>)";
    text += '\n';
    TextWriter writer(text);
    message.print(writer, "  ", pugi::format_indent, pugi::encoding_utf8);

    ResultDocument result;
    if (!isShiftJis) {
        result.bytes = std::move(text);
        return result;
    }
    auto turned = toShiftJis(text);
    if (!turned)
        return core::failure(core::Fault::HandoffWriteFailed, where, "this system cannot write Shift_JIS");
    result.bytes = std::move(turned->bytes);
    result.replaced = turned->replaced;
    return result;
}

} // namespace uketsuke::handoff
