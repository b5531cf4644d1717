// The signed files of the two card applications, byte by byte (README.md, "Records"). Pure but for the signatures.
#pragma once

#include "tools/virtual-card/maker/Authorities.h"
#include "tools/virtual-card/maker/PersonaData.h"

namespace uketsuke::virtualcard::maker {

struct Record {
    core::Bytes content;
    std::size_t signatureByte{0}; ///< somewhere inside the signature
    std::size_t photoByte{0};     ///< somewhere inside the photo; 0 when there is none
};

/// 券面事項確認AP EF 0002 (FF20): printed attributes, card key, photo, signature over three digests.
[[nodiscard]] Record cardFaceRecord(const PersonaData& data, const Key& cardKey, const core::Bytes& photo,
                                    const RecordIssuer& issuer);
/// 券面事項確認AP EF 0001 (FF10): birth date and card key.
[[nodiscard]] core::Bytes ageRecord(const PersonaData& data, const Key& cardKey, const RecordIssuer& issuer);
/// 券面事項確認AP EF 0003 (FF30) and 券面事項入力補助AP EF 0005 (FF40).
[[nodiscard]] core::Bytes faceBasicData(const RecordIssuer& issuer);
[[nodiscard]] core::Bytes textBasicData(const RecordIssuer& issuer);

/// 券面事項入力補助AP EF 0002 (FF20): the four attributes as text.
[[nodiscard]] core::Bytes attributeRecord(const PersonaData& data);
/// 券面事項入力補助AP EF 0003 (FF30): digests of EF 0001 and EF 0002, signed.
[[nodiscard]] Record integrityRecord(const core::Bytes& numberFile, const core::Bytes& attributes,
                                     const RecordIssuer& issuer);
/// 券面事項入力補助AP EF 0007 (FF50): the card key, signed.
[[nodiscard]] Record keyRecord(const Key& cardKey, const RecordIssuer& issuer);

/// JPKI EF 0006, 160 bytes.
[[nodiscard]] core::Bytes tokenInformation(std::string_view label);

} // namespace uketsuke::virtualcard::maker
