// What the vendor installed as trusted, as raw data: who may certify a card's keys and which roots issue the
// user-authentication certificates. Read once at start by drivers/crypto (TrustAnchorLoader); judged by
// app/identity. Pure data; any thread.
#pragma once

#include "app/core/Bytes.h"
#include "app/ports/Cryptography.h"

#include <cstdint>
#include <string_view>
#include <vector>

namespace uketsuke::ports {

/// The card application whose card-verifiable certificate (EF 0004) names the authority.
enum class CardApplication : std::uint8_t { CardFace, InputHelper };

[[nodiscard]] constexpr std::string_view name(CardApplication application)
{
    switch (application) {
    case CardApplication::CardFace: return "card-face";
    case CardApplication::InputHelper: return "input-helper";
    }
    return "card-face";
}

struct CardAuthority {
    core::Bytes keyId; ///< 16 bytes, as the certificate's certifier field has it
    RsaPublicKey key;
    CardApplication application{CardApplication::CardFace};
    friend bool operator==(const CardAuthority&, const CardAuthority&) = default;
};

struct TrustAnchors {
    std::vector<CardAuthority> cardAuthorities;
    std::vector<core::Bytes> authenticationRoots; ///< DER
    bool test{false};                             ///< these are the anchors of a TEST installation

    friend bool operator==(const TrustAnchors&, const TrustAnchors&) = default;
};

} // namespace uketsuke::ports
