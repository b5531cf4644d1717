// Which applications and files the kiosk uses, as data, so that the next generation of the card is a new table.
// The files of the individual number, and the key that opens them, are not named here and must never be.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

namespace uketsuke::card {

/// The low five bits of a file's identifier; every file of this card has one (ISO 7816-4, 7.2.2).
struct ShortFileId {
    std::uint8_t value{0};
};

struct ApplicationId {
    std::array<std::uint8_t, 10> bytes{};
    friend bool operator==(const ApplicationId&, const ApplicationId&) = default;
};

/// The largest file there can be: offsets of READ BINARY have 15 bits.
inline constexpr std::size_t largestFile = 32 * 1024;

/// How much the first extended READ of a file asks for. A file with filler behind its object costs air time, a second
/// exchange costs the reader's time.
inline constexpr std::size_t wholeFile = 65536;
/// Certificates of about 1.5 KB lie in files of 2 KB and more.
inline constexpr std::size_t certificateFirst = 1536;

namespace application {
inline constexpr ApplicationId jpki{{0xD3, 0x92, 0xF0, 0x00, 0x26, 0x01, 0x00, 0x00, 0x00, 0x01}};
inline constexpr ApplicationId cardFace{{0xD3, 0x92, 0x10, 0x00, 0x31, 0x00, 0x01, 0x01, 0x04, 0x02}};
inline constexpr ApplicationId inputHelper{{0xD3, 0x92, 0x10, 0x00, 0x31, 0x00, 0x01, 0x01, 0x04, 0x08}};
inline constexpr ApplicationId common{{0xD3, 0x92, 0x10, 0x00, 0x31, 0x00, 0x01, 0x01, 0x01, 0x00}};
} // namespace application

namespace jpki {
inline constexpr ShortFileId tokenInformation{0x06};
inline constexpr ShortFileId certificatesPresent{0x08};
inline constexpr ShortFileId authenticationCertificate{0x0A};
inline constexpr ShortFileId authenticationKey{0x17};
inline constexpr ShortFileId authenticationPin{0x18};
} // namespace jpki

namespace face {
inline constexpr ShortFileId record{0x02};
inline constexpr ShortFileId cardVerifiableCertificate{0x04};
inline constexpr ShortFileId cardNumberB{0x12};
} // namespace face

namespace helper {
inline constexpr ShortFileId cardVerifiableCertificate{0x04};
inline constexpr ShortFileId cardKeyRecord{0x07};
inline constexpr ShortFileId cardNumberB{0x15};
} // namespace helper

namespace common {
inline constexpr ShortFileId identity{0x01};
inline constexpr std::uint8_t identityRecordNumber = 1;
} // namespace common

} // namespace uketsuke::card
