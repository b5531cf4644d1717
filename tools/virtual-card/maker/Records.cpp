#include "tools/virtual-card/maker/Records.h"

#include "tools/virtual-card/card/SigningKey.h"
#include "tools/virtual-card/maker/Drawing.h"
#include "tools/virtual-card/maker/Tlv.h"

#include <vector>

namespace uketsuke::virtualcard::maker {
namespace {

constexpr std::string_view municipality = "99999";

void appendU16(core::Bytes& bytes, std::size_t value)
{
    bytes.push_back(std::byte(value >> 8 & 0xFF));
    bytes.push_back(std::byte(value & 0xFF));
}

/// `FFxx len { offsets, objects }`: the offsets count from the file's first byte.
core::Bytes withOffsets(std::string_view outerTag, const std::vector<core::Bytes>& objects)
{
    std::size_t length = 3 + 2 * objects.size(); // DF21, its length byte, the table
    for (const auto& object : objects)
        length += object.size();
    const std::size_t outerHeader = 2 + (length >= 0x100 ? 3 : length >= 0x80 ? 2 : 1);
    std::size_t offset = outerHeader + 3 + 2 * objects.size();
    core::Bytes table;
    core::Bytes body;
    for (const auto& object : objects) {
        appendU16(table, offset);
        offset += object.size();
        body.insert(body.end(), object.begin(), object.end());
    }
    return tlv(outerTag, joined({tlv("df21", table), body}));
}

core::Bytes text(std::string_view characters) { return core::copyOf(core::viewOf(characters)); }

} // namespace

Record cardFaceRecord(const PersonaData& data, const Key& cardKey, const core::Bytes& photo, const RecordIssuer& issuer)
{
    const auto birth = tlv("df22", core::viewOf(eightDigits(data.birthDate)));
    const auto sex = tlv("df23", core::viewOf(data.sex));
    const auto key = tlv("df24", cardKey.publicKeyObjects());
    const auto name = tlv("df25", textPng("TEST"));
    const auto address = tlv("df26", textPng("TEST TEST"));
    const auto likeness = tlv("df27", photo);
    // Not one SHA-256 but three side by side in one DigestInfo of 96 bytes.
    const auto digests = joined({sha256(joined({birth, sex, key})), sha256(joined({name, address})), sha256(likeness)});
    const auto digestInfo = joined({*core::fromHex("3071300d060960864801650304020105000460"), digests});
    auto signature = issuer.key.signDigestInfo(digestInfo);
    if (data.brokenSignature)
        signature[128] ^= std::byte{0x01};
    const auto seal = tlv("df28", signature);
    const auto expiry = tlv("df29", core::viewOf(eightDigits(data.expiry)));
    const auto code = tlv("df2a", textPng(data.securityCode));

    Record record;
    record.content = withOffsets("ff20", {birth, sex, key, name, address, likeness, seal, expiry, code});
    record.signatureByte = record.content.size() - code.size() - expiry.size() - 100;
    if (!photo.empty())
        record.photoByte = record.content.size() - code.size() - expiry.size() - seal.size() - photo.size() / 3;
    return record;
}

core::Bytes ageRecord(const PersonaData& data, const Key& cardKey, const RecordIssuer& issuer)
{
    const auto signedPart =
        joined({tlv("df11", core::viewOf(eightDigits(data.birthDate))), tlv("df12", cardKey.publicKeyObjects())});
    return tlv("ff10", joined({signedPart, tlv("df13", issuer.key.sign(signedPart))}));
}

core::Bytes faceBasicData(const RecordIssuer& issuer)
{
    const core::Bytes opaque(256, std::byte{0xFF});
    return tlv("ff30", joined({tlv("df31", *core::fromHex("06030e01")), tlv("df32", issuer.identifier),
                               tlv("df33", *core::fromHex("00")), tlv("df34", core::viewOf(municipality)),
                               tlv("df35", joined({issuer.identifier, opaque}))}));
}

core::Bytes textBasicData(const RecordIssuer& issuer)
{
    const core::Bytes opaque(128, std::byte{0xFF});
    return tlv("ff40",
               joined({tlv("df41", *core::fromHex("01030e01")), tlv("df42", issuer.identifier), tlv("df43", opaque)}));
}

core::Bytes attributeRecord(const PersonaData& data)
{
    return withOffsets("ff20", {tlv("df22", text(data.name)), tlv("df23", text(data.address)),
                                tlv("df24", text(eightDigits(data.birthDate))), tlv("df25", text(data.sex))});
}

Record integrityRecord(const core::Bytes& numberFile, const core::Bytes& attributes, const RecordIssuer& issuer)
{
    // From DF22 on, past the outer header and the table of four offsets; the first of them says where that is.
    const std::size_t header = attributes[2] == std::byte{0x81} ? 4 : attributes[2] == std::byte{0x82} ? 5 : 3;
    const auto values = core::ByteView(attributes).subspan(header + 11);
    const auto signedPart = joined({tlv("df31", sha256(numberFile)), tlv("df32", sha256(values))});
    Record record;
    record.content = tlv("ff30", joined({signedPart, tlv("df33", issuer.key.sign(signedPart))}));
    record.signatureByte = record.content.size() - 100;
    return record;
}

Record keyRecord(const Key& cardKey, const RecordIssuer& issuer)
{
    const auto signedPart = tlv("df51", cardKey.publicKeyObjects());
    Record record;
    record.content = tlv("ff50", joined({signedPart, tlv("df52", issuer.key.sign(signedPart))}));
    record.signatureByte = record.content.size() - 100;
    return record;
}

core::Bytes tokenInformation(std::string_view label)
{
    const auto padded = [](std::string_view characters, std::size_t length) {
        std::string value(characters);
        value.resize(length, ' ');
        return text(value);
    };
    return joined({padded(label, 32), padded("TEST", 32), padded("TEST01", 16), padded("TEST", 16),
                   // flags, sessions and PIN lengths as a production card has them, then four times "unknown"
                   *core::fromHex("0000040d000000010000000000000001000000000000001000000006"),
                   *core::fromHex("ffffffffffffffffffffffffffffffff"), text("0301"), text("9999999999999999")});
}

} // namespace uketsuke::virtualcard::maker
