#include "drivers/card/AttributeRecords.h"

#include "drivers/card/BerTlv.h"
#include "drivers/card/CardRecords.h"

#include <array>

namespace uketsuke::card {

using core::SecureBytes;

namespace {

namespace tag {
constexpr std::uint32_t attributes = 0xFF20;
constexpr std::uint32_t offsets = 0xDF21;
constexpr std::uint32_t name = 0xDF22;
constexpr std::uint32_t address = 0xDF23;
constexpr std::uint32_t birthDate = 0xDF24;
constexpr std::uint32_t sex = 0xDF25;
constexpr std::uint32_t integrity = 0xFF30;
constexpr std::uint32_t otherFileDigest = 0xDF31;
constexpr std::uint32_t attributesDigest = 0xDF32;
constexpr std::uint32_t signature = 0xDF33;
} // namespace tag

constexpr std::size_t digestSize = 32;

std::unexpected<core::Error> malformed(core::Redacted note)
{
    return core::failure(core::Fault::CardAnswerMalformed, "parseAttributes", std::move(note));
}

/// The objects of one outer object, in exactly this order and nothing after them.
template <std::size_t Count>
core::Result<std::array<TlvObject, Count>> objectsIn(core::ByteView file, std::uint32_t outerTag,
                                                     const std::array<std::uint32_t, Count>& tags)
{
    TlvReader reader(file);
    const auto outer = reader.next(outerTag);
    if (!outer)
        return std::unexpected(outer.error());
    auto inside = reader.inside(*outer);
    if (!inside)
        return std::unexpected(inside.error());
    std::array<TlvObject, Count> found;
    for (std::size_t at = 0; at < Count; ++at) {
        const auto object = inside->next(tags[at]);
        if (!object)
            return std::unexpected(object.error());
        found[at] = *object;
    }
    if (!inside->atEnd())
        return malformed("bytes after the last object");
    return found;
}

} // namespace

core::Result<ports::AttributeRecord> parseAttributes(core::ByteView attributes, core::ByteView integrity)
{
    const auto start = recordStart(attributes);
    if (!start)
        return malformed("does not begin with FF20");
    const auto person = objectsIn(attributes.subspan(*start), tag::attributes,
                                  std::array{tag::offsets, tag::name, tag::address, tag::birthDate, tag::sex});
    if (!person)
        return std::unexpected(person.error());
    const auto proof =
        objectsIn(integrity, tag::integrity, std::array{tag::otherFileDigest, tag::attributesDigest, tag::signature});
    if (!proof)
        return std::unexpected(proof.error());
    const auto& [offsets, name, address, birthDate, sex] = *person;
    const auto& [otherDigest, digest, signature] = *proof;
    if (birthDate.value.size() != 8 || sex.value.size() != 1)
        return malformed("birth date or sex of another size");
    if (otherDigest.value.size() != digestSize || digest.value.size() != digestSize)
        return malformed("digest of another size");

    ports::AttributeRecord record{.name = SecureBytes::copyOf(name.value),
                                  .address = SecureBytes::copyOf(address.value),
                                  .birthDate = SecureBytes::copyOf(birthDate.value),
                                  .sex = SecureBytes::copyOf(sex.value),
                                  .objects = {},
                                  .digest = SecureBytes::copyOf(digest.value),
                                  .signedPart = {},
                                  .signature = core::copyOf(signature.value)};
    for (const auto* object : {&name, &address, &birthDate, &sex})
        record.objects.append(object->whole);
    for (const auto* object : {&otherDigest, &digest})
        record.signedPart.append(object->whole);
    return record;
}

} // namespace uketsuke::card
