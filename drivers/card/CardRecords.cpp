#include "drivers/card/CardRecords.h"

#include "drivers/card/BerTlv.h"
#include "drivers/card/CardFileMap.h"

#include <algorithm>

namespace uketsuke::card {

using core::ByteView;
using core::Fault;
using core::SecureBytes;

namespace {

namespace tag {
constexpr std::uint32_t publicExponent = 0x90;
constexpr std::uint32_t publicModulus = 0x91;
constexpr std::uint32_t cardFace = 0xFF20;
constexpr std::uint32_t offsets = 0xDF21;
constexpr std::uint32_t birthDate = 0xDF22;
constexpr std::uint32_t sex = 0xDF23;
constexpr std::uint32_t faceCardKey = 0xDF24;
constexpr std::uint32_t nameImage = 0xDF25;
constexpr std::uint32_t addressImage = 0xDF26;
constexpr std::uint32_t photo = 0xDF27;
constexpr std::uint32_t faceSignature = 0xDF28;
constexpr std::uint32_t cardKeyRecord = 0xFF50;
constexpr std::uint32_t recordCardKey = 0xDF51;
constexpr std::uint32_t recordSignature = 0xDF52;
constexpr std::uint32_t cardVerifiableCertificate = 0x7F21;
constexpr std::uint32_t certificateBody = 0x5F4E;
constexpr std::uint32_t certificateSignature = 0x5F37;
constexpr std::uint32_t derSequence = 0x30;
} // namespace tag

constexpr std::size_t keyIdSize = 16;
constexpr std::size_t smallestModulus = 256; // RSA-2048, the only size seen
constexpr std::size_t largestModulus = 512;
constexpr std::size_t largestExponent = 4;
constexpr std::size_t labelSize = 32;
constexpr auto filler = std::byte{0xFF};
constexpr auto certificatePresent = std::byte{0x8F};

std::unexpected<core::Error> malformed(std::string_view where, core::Redacted note)
{
    return core::failure(Fault::CardAnswerMalformed, where, std::move(note));
}

bool fillerOnly(ByteView bytes)
{
    return std::ranges::all_of(bytes, [](std::byte value) { return value == filler; });
}

core::Result<ports::RsaPublicKey> parsePublicKey(TlvReader reader)
{
    const auto exponent = reader.next(tag::publicExponent);
    if (!exponent)
        return std::unexpected(exponent.error());
    const auto modulus = reader.next(tag::publicModulus);
    if (!modulus)
        return std::unexpected(modulus.error());
    if (!reader.atEnd())
        return malformed("parsePublicKey", "bytes after the modulus");
    if (exponent->value.empty() || exponent->value.size() > largestExponent)
        return malformed("parsePublicKey", "exponent of another size");
    if (modulus->value.size() < smallestModulus || modulus->value.size() > largestModulus
        || modulus->value.front() == std::byte{0})
        return malformed("parsePublicKey", "modulus of another size");
    return ports::RsaPublicKey{.modulus = core::copyOf(modulus->value), .exponent = core::copyOf(exponent->value)};
}

core::Result<ports::RsaPublicKey> parsePublicKeyObject(const TlvReader& outer, const TlvObject& object)
{
    const auto inside = outer.inside(object);
    if (!inside)
        return std::unexpected(inside.error());
    return parsePublicKey(*inside);
}

SecureBytes joined(std::initializer_list<ByteView> parts)
{
    SecureBytes out;
    for (const auto part : parts)
        out.append(part);
    return out;
}

enum class Photo : bool { Absent, Present };

/// DF21 is a table of contents. It is never used to find anything: it must only not contradict the object. What a card
/// without a photo writes for it is not public: one entry may then be 0 or repeat the one before it, the first never.
bool offsetsMakeSense(ByteView table, std::size_t fileSize, Photo photo)
{
    core::ByteReader reader(table);
    std::size_t previous = 0;
    bool maySkip = photo == Photo::Absent;
    while (!reader.atEnd()) {
        const auto offset = reader.takeU16();
        if (!offset || *offset >= fileSize)
            return false;
        if (maySkip && previous > 0 && (*offset == 0 || *offset == previous)) {
            maySkip = false;
            continue;
        }
        if (*offset <= previous)
            return false;
        previous = *offset;
    }
    return true;
}

} // namespace

std::optional<std::size_t> recordStart(ByteView file)
{
    for (const std::size_t start : {std::size_t{0}, std::size_t{2}}) {
        if (file.size() >= start + 2 && file[start] == std::byte{0xFF} && file[start + 1] == std::byte{0x20})
            return start;
    }
    return std::nullopt;
}

ports::CardKind kindFromTokenInformation(ByteView file)
{
    if (file.size() < labelSize)
        return ports::CardKind::Other;
    auto label = core::textOf(file.first(labelSize));
    if (const auto end = label.find_last_not_of(std::string_view(" \0", 2)); end != std::string_view::npos)
        label = label.substr(0, end + 1);
    if (label == "JPKIAPICCTOKEN2")
        return ports::CardKind::MyNumberCard;
    if (label == "JPKIAPICCTOKEN")
        return ports::CardKind::OldResidentCard;
    if (label == "JPKIAPGPSETOKEN" || label == "JPKIAPIOSTOKEN")
        return ports::CardKind::Smartphone;
    return ports::CardKind::Other;
}

core::Result<CertificatesPresent> parseCertificatesPresent(ByteView file)
{
    if (file.size() < 2)
        return malformed("parseCertificatesPresent", "too short");
    return CertificatesPresent{.signature = file[0] == certificatePresent,
                               .authentication = file[1] == certificatePresent};
}

std::optional<core::CivilDate> parseCardExpiry(ByteView record)
{
    constexpr std::size_t digits = 28;
    constexpr std::size_t expiryDigits = 8;
    core::ByteReader reader(record);
    if (reader.takeU8() != 0x01 || reader.takeU8() != digits)
        return std::nullopt;
    const auto text = reader.take(digits);
    if (!text)
        return std::nullopt;
    return core::parseDate(core::textOf(text->last(expiryDigits)));
}

std::optional<std::size_t> cardFaceFileSize(ByteView start)
{
    const auto at = recordStart(start);
    if (!at)
        return std::nullopt;
    const auto size = announcedSize(start.subspan(*at));
    if (!size)
        return std::nullopt;
    return *at + *size;
}

core::Result<ports::CardFaceRecord> parseCardFaceRecord(ByteView file)
{
    constexpr std::string_view where = "parseCardFaceRecord";
    if (file.size() > largestFile)
        return malformed(where, "file beyond 32 KiB");
    const auto start = recordStart(file);
    if (!start)
        return malformed(where, "does not begin with FF20");
    TlvReader outer(file.subspan(*start));
    const auto record = outer.next(tag::cardFace);
    if (!record)
        return std::unexpected(record.error());
    auto objects = outer.inside(*record);
    if (!objects)
        return std::unexpected(objects.error());

    // The order is the card's; what is signed is the bytes in this order, so another order is another record.
    std::array<TlvObject, 8> found;
    constexpr std::array tags{tag::offsets,   tag::birthDate,    tag::sex,   tag::faceCardKey,
                              tag::nameImage, tag::addressImage, tag::photo, tag::faceSignature};
    for (std::size_t index = 0; index < tags.size(); ++index) {
        auto object = objects->next(tags[index]);
        if (!object && tags[index] == tag::photo)
            continue; // a card without a photo; its signature then covers an empty third part
        if (!object)
            return std::unexpected(object.error());
        found[index] = *object;
    }
    const auto& [offsets, birthDate, sex, cardKey, nameImage, addressImage, photo, signature] = found;
    // What follows the signature (expiry and printed code) is not covered by it and is not used; it must be whole.
    while (!objects->atEnd())
        if (const auto rest = objects->next(); !rest)
            return std::unexpected(rest.error());

    if (!offsetsMakeSense(offsets.value, file.size(), photo.value.empty() ? Photo::Absent : Photo::Present))
        return malformed(where, "table of offsets contradicts the record");
    if (birthDate.value.size() != 8 || sex.value.size() != 1)
        return malformed(where, "birth date or sex of another size");
    auto key = parsePublicKeyObject(*objects, cardKey);
    if (!key)
        return std::unexpected(key.error());
    return ports::CardFaceRecord{
        .birthDate = SecureBytes::copyOf(birthDate.value),
        .sex = SecureBytes::copyOf(sex.value),
        .cardKey = std::move(*key),
        .photo = SecureBytes::copyOf(photo.value),
        .signedGroups = {joined({birthDate.whole, sex.whole, cardKey.whole}),
                         joined({nameImage.whole, addressImage.whole}), SecureBytes::copyOf(photo.whole)},
        .signature = core::copyOf(signature.value),
    };
}

core::Result<std::optional<ports::CardKeyRecord>> parseCardKeyRecord(ByteView file)
{
    if (fillerOnly(file))
        return std::optional<ports::CardKeyRecord>{};
    TlvReader outer(file);
    const auto record = outer.next(tag::cardKeyRecord);
    if (!record)
        return std::unexpected(record.error());
    auto objects = outer.inside(*record);
    if (!objects)
        return std::unexpected(objects.error());
    const auto cardKey = objects->next(tag::recordCardKey);
    if (!cardKey)
        return std::unexpected(cardKey.error());
    const auto signature = objects->next(tag::recordSignature);
    if (!signature)
        return std::unexpected(signature.error());
    if (!objects->atEnd())
        return malformed("parseCardKeyRecord", "bytes after the signature");
    auto key = parsePublicKeyObject(*objects, *cardKey);
    if (!key)
        return std::unexpected(key.error());
    return ports::CardKeyRecord{.cardKey = std::move(*key),
                                .signedPart = core::copyOf(cardKey->whole),
                                .signature = core::copyOf(signature->value),
                                .raw = core::copyOf(record->whole)};
}

core::Result<ports::CardVerifiableCertificate> parseCardVerifiableCertificate(ByteView file)
{
    TlvReader outer(file);
    const auto certificate = outer.next(tag::cardVerifiableCertificate);
    if (!certificate)
        return std::unexpected(certificate.error());
    auto objects = outer.inside(*certificate);
    if (!objects)
        return std::unexpected(objects.error());
    const auto body = objects->next(tag::certificateBody);
    if (!body)
        return std::unexpected(body.error());
    const auto signature = objects->next(tag::certificateSignature);
    if (!signature)
        return std::unexpected(signature.error());
    if (!objects->atEnd())
        return malformed("parseCardVerifiableCertificate", "bytes after the signature");

    core::ByteReader reader(body->value);
    const auto certifier = reader.take(keyIdSize);
    const auto subject = reader.take(keyIdSize);
    if (!certifier || !subject)
        return malformed("parseCardVerifiableCertificate", "key ids incomplete");
    auto key = parsePublicKey(TlvReader(reader.rest()));
    if (!key)
        return std::unexpected(key.error());
    return ports::CardVerifiableCertificate{.raw = core::copyOf(certificate->whole),
                                            .certifierId = core::copyOf(*certifier),
                                            .subjectId = core::copyOf(*subject),
                                            .key = std::move(*key),
                                            .signedBody = core::copyOf(body->value),
                                            .signature = core::copyOf(signature->value)};
}

core::Result<SecureBytes> parseCertificateFile(ByteView file)
{
    if (fillerOnly(file) || file.front() == std::byte{0})
        return core::failure(Fault::CertificateMissing, "parseCertificateFile", "file holds filler only");
    TlvReader reader(file);
    const auto certificate = reader.next(tag::derSequence);
    if (!certificate)
        return std::unexpected(certificate.error());
    return SecureBytes::copyOf(certificate->whole);
}

} // namespace uketsuke::card
