// The files of the card, taken apart: pure functions from bytes as read to the ports' values. They say what the card
// said and believe nothing. Filler after the outer object is ignored; everything inside is bounded. Any thread.
#pragma once

#include "app/ports/PatientCard.h"

#include <optional>

namespace uketsuke::card {

/// JPKI EF 0006: the label decides what lies on the reader.
[[nodiscard]] ports::CardKind kindFromTokenInformation(core::ByteView file);

/// JPKI EF 0008, three bytes: 8F where a certificate is present.
struct CertificatesPresent {
    bool signature{false};
    bool authentication{false};
};
[[nodiscard]] core::Result<CertificatesPresent> parseCertificatesPresent(core::ByteView file);

/// 共通 EF 0001, record 1: serial number 15, municipality 5, expiry 8 digits. Only the expiry is taken.
[[nodiscard]] std::optional<core::CivilDate> parseCardExpiry(core::ByteView record);

/// Where FF20 begins: 0, or 2 on a few cards.
[[nodiscard]] std::optional<std::size_t> recordStart(core::ByteView file);
/// Size of prefix and object together.
[[nodiscard]] std::optional<std::size_t> cardFaceFileSize(core::ByteView start);

[[nodiscard]] core::Result<ports::CardFaceRecord> parseCardFaceRecord(core::ByteView file);
/// Nothing for a file that holds filler only.
[[nodiscard]] core::Result<std::optional<ports::CardKeyRecord>> parseCardKeyRecord(core::ByteView file);
[[nodiscard]] core::Result<ports::CardVerifiableCertificate> parseCardVerifiableCertificate(core::ByteView file);

/// The DER object at the start of the file. CertificateMissing for an empty file or filler.
[[nodiscard]] core::Result<core::SecureBytes> parseCertificateFile(core::ByteView file);

} // namespace uketsuke::card
