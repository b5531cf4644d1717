// The one way to fail: a value or an Error that names a Fault. Must be used; never an exception across a room.
#pragma once

#include "app/core/Fault.h"
#include "app/core/Redacted.h"

#include <expected>
#include <string_view>
#include <utility>

namespace uketsuke::core {

struct [[nodiscard]] Error {
    Fault fault{Fault::InternalFault};
    std::string_view where; ///< a literal: the operation that noticed, such as "CardFaceApplication::verify"
    Redacted note;          ///< for staff and logs; holds no secret by construction
    int triesLeft{-1};      ///< for wrong or low secrets: tries left on the card; -1 when it does not apply

    friend bool operator==(const Error&, const Error&) = default;
};

template <class T = void> using Result = std::expected<T, Error>;

/// `return failure(Fault::CardRemoved, "PcscChannel::transmit", "...");`
[[nodiscard]] inline std::unexpected<Error> failure(Fault fault, std::string_view where, Redacted note = {})
{
    return std::unexpected(Error{fault, where, std::move(note)});
}

[[nodiscard]] inline std::unexpected<Error> failure(Error error) { return std::unexpected(std::move(error)); }

} // namespace uketsuke::core
