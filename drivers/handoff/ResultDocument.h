// The qualification result as an XML file of the national layout: checked, completed and written out anew.
// Reads text from outside: size, encoding, document type and layout are checked before anything is used.
// Pure; any thread.
#pragma once

#include "app/core/Result.h"

#include <span>
#include <string>
#include <string_view>

namespace uketsuke::handoff {

/// OQSCD005: 0 and 1.
enum class CharacterCode { Utf8, ShiftJis };

struct ResultTarget {
    std::string_view institution;
    std::string_view fileIdentifier;
    CharacterCode code{CharacterCode::Utf8};
    std::span<const std::string> granted; ///< items of which a flag may be 1
};

struct ResultDocument {
    static constexpr std::size_t largest = 256 * 1024;

    std::string bytes; ///< the file's, in the character code asked for
    int replaced{0};   ///< characters that became ●

    /// Errors: UplinkAnswerMalformed for anything but XmlMsg with MessageHeader and MessageBody, for a document type,
    /// for a result of another institution, for one whose flags show more than was granted.
    static core::Result<ResultDocument> from(std::string_view xml, const ResultTarget& target);
};

} // namespace uketsuke::handoff
