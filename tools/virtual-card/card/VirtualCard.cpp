#include "tools/virtual-card/card/VirtualCard.h"

#include <openssl/rand.h>

#include <algorithm>
#include <utility>

namespace uketsuke::virtualcard {
namespace {

constexpr std::string_view digits = "0123456789";
constexpr std::uint8_t insVerify = 0x20;
constexpr std::uint8_t insPerformSecurityOperation = 0x2A;
constexpr std::uint8_t insGetChallenge = 0x84;
constexpr std::uint8_t insInternalAuthenticate = 0x88;
constexpr std::uint8_t insSelect = 0xA4;
constexpr std::uint8_t insReadBinary = 0xB0;
constexpr std::uint8_t insReadRecord = 0xB2;
constexpr std::uint8_t insGetData = 0xCA;

const core::Bytes& cardManager()
{
    static const core::Bytes identifier = *core::fromHex("a0000001510000");
    return identifier;
}

core::Bytes status(StatusWord word, std::uint16_t low = 0)
{
    const auto value = static_cast<std::uint16_t>(static_cast<std::uint16_t>(word) | low);
    return {std::byte(value >> 8), std::byte(value & 0xFF)};
}

core::Bytes success(core::Bytes data)
{
    data.push_back(std::byte{0x90});
    data.push_back(std::byte{0x00});
    return data;
}

core::Bytes success(core::ByteView data) { return success(core::copyOf(data)); }

core::Bytes triesAnswer(int left)
{
    return status(StatusWord::VerificationFailed, static_cast<std::uint16_t>(left & 0x0F));
}

/// A part of stored bytes, as READ BINARY and READ RECORD hand it out.
core::ByteView cut(core::ByteView content, std::size_t offset, std::size_t expected)
{
    return content.subspan(offset, std::min({expected, content.size() - offset, VirtualCard::largestData}));
}

void flip(core::Bytes& bytes, std::optional<std::size_t> at)
{
    if (at && *at < bytes.size())
        bytes[*at] ^= std::byte{0x01};
}

} // namespace

void VirtualCard::powerOff()
{
    m_powered = false;
    m_application.reset();
    m_file.reset();
    m_verified.clear();
}

void VirtualCard::powerOn()
{
    powerOff();
    m_powered = true;
    m_first = true;
}

void VirtualCard::reset()
{
    // Verified secrets outlive a reset, as was measured on a production card: selecting the same application
    // again finds them. It exposes terminals that log out by a reset.
    m_application.reset();
    m_file.reset();
    m_powered = true;
    if (m_knobs.clearOnReset)
        m_verified.clear();
}

core::Bytes VirtualCard::answer(core::ByteView apdu)
{
    if (!m_powered)
        powerOn();
    if (std::exchange(m_first, false) && m_knobs.firstCommand6f00)
        return status(StatusWord::NoDiagnosis);
    if (!m_image.refusal.empty())
        return m_image.refusal;
    if (m_knobs.garbage)
        return core::Bytes(16, std::byte{0xA5}); // A5A5 is no status word: ISO 7816-3 has 6X and 9X only
    const auto command = CommandApdu::parse(apdu);
    if (!command || (command->extended && m_knobs.refuseExtended))
        return status(StatusWord::WrongLength);
    if (command->extended && m_knobs.refuseExtended6c)
        return status(StatusWord::WrongExpectedLength);
    return dispatch(*command);
}

core::Bytes VirtualCard::dispatch(const CommandApdu& command)
{
    const bool proprietary = command.cla == 0x80;
    if (!proprietary) {
        if ((command.cla & 0xF0) != 0)
            return status(StatusWord::ClassUnknown);
        if ((command.cla & 0x03) != 0)
            return status(StatusWord::ChannelUnsupported);
        if ((command.cla & 0x0C) != 0)
            return status(StatusWord::SecureMessagingUnsupported);
    }
    if (command.ins == insPerformSecurityOperation)
        return proprietary ? computeSignature(command) : status(StatusWord::ClassUnknown);
    if (proprietary)
        return status(StatusWord::InstructionUnknown);
    switch (command.ins) {
    case insSelect: return select(command);
    case insReadBinary: return readBinary(command);
    case insReadRecord: return readRecord(command);
    case insVerify: return verify(command);
    case insGetChallenge: return challenge(command);
    case insGetData: return dataObject(command);
    case insInternalAuthenticate:
        return status(application() ? StatusWord::ConditionsNotSatisfied : StatusWord::NothingSelected);
    default: return status(StatusWord::InstructionUnknown);
    }
}

const Application* VirtualCard::application() const
{
    return m_application ? &m_image.applications[*m_application] : nullptr;
}

bool VirtualCard::allows(const AccessCondition& condition) const
{
    return condition.free
           || std::ranges::any_of(condition.anyOf, [this](FileId secret) { return m_verified.contains(secret); });
}

void VirtualCard::note(FileId selected)
{
    const auto& current = *application();
    if (const auto file = current.files.find(selected); file != current.files.end() && file->second.individualNumber)
        ++m_counters.individualNumberSelects;
    if (const auto secret = current.secrets.find(selected); secret != current.secrets.end() && secret->second.numberA)
        ++m_counters.numberASelects;
}

core::Bytes VirtualCard::select(const CommandApdu& command)
{
    switch (command.p1) {
    case 0x00: // master file: seen to answer so, without any effect
        if (!command.data.empty())
            return status(StatusWord::NotFound);
        return status(application() ? StatusWord::Success : StatusWord::WrongParameters);
    case 0x02: return selectFile(command);
    case 0x04: return selectApplication(command);
    default: return status(StatusWord::WrongParameters);
    }
}

core::Bytes VirtualCard::selectApplication(const CommandApdu& command)
{
    if (command.p2 != 0x0C && command.p2 != 0x00)
        return status(StatusWord::WrongParameters);
    if (command.data.empty() || command.data.size() > 16)
        return status(StatusWord::WrongLength);
    const auto begins = [&](const core::Bytes& identifier) {
        return command.data.size() <= identifier.size()
               && std::ranges::equal(command.data, core::ByteView(identifier).first(command.data.size()));
    };
    const auto& all = m_image.applications;
    const auto found = std::ranges::find_if(all, [&](const Application& one) { return begins(one.identifier); });
    const bool manager = found == all.end() && begins(cardManager());
    if (found == all.end() && !manager)
        return status(StatusWord::NotFound); // what was selected stays selected
    const auto chosen = manager ? std::optional<std::size_t>()
                                : std::optional(static_cast<std::size_t>(std::distance(all.begin(), found)));
    if (chosen != m_verifiedIn)
        m_verified.clear(); // selecting the same application again keeps them
    m_application = m_verifiedIn = chosen;
    m_file.reset();
    if (command.p2 == 0x0C)
        return status(StatusWord::Success);
    const auto& identifier = manager ? cardManager() : found->identifier;
    core::Bytes control{std::byte{0x6F}, std::byte(identifier.size() + 2), std::byte{0x84},
                        std::byte(identifier.size())};
    control.insert(control.end(), identifier.begin(), identifier.end());
    return success(std::move(control));
}

core::Bytes VirtualCard::selectFile(const CommandApdu& command)
{
    if (command.p2 != 0x0C)
        return status(StatusWord::WrongParameters);
    if (command.data.size() != 2)
        return status(StatusWord::WrongLength);
    if (!application())
        return status(StatusWord::NothingSelected);
    const auto id = static_cast<FileId>(std::to_integer<unsigned>(command.data[0]) << 8
                                        | std::to_integer<unsigned>(command.data[1]));
    if (!application()->has(id))
        return status(StatusWord::NotFound);
    m_file = id;
    note(id);
    return status(StatusWord::Success);
}

core::Bytes VirtualCard::readable(FileId id, const TransparentFile& file) const
{
    auto content = file.content;
    if (m_knobs.badRecordSignature)
        flip(content, file.signatureByte);
    if (m_knobs.wrongChain)
        flip(content, file.chainByte);
    if (m_knobs.badPhotoHash)
        flip(content, file.photoByte);
    if (m_knobs.prefixTwoBytes && id == 0x0002 && content.size() > 2 && content[0] == std::byte{0xFF})
        content.insert(content.begin(), 2, std::byte{0x00});
    return content;
}

core::Bytes VirtualCard::readBinary(const CommandApdu& command)
{
    if (!command.expected || !command.data.empty())
        return status(StatusWord::WrongLength);
    if (!application())
        return status(StatusWord::NothingSelected);
    std::size_t offset = 0;
    if ((command.p1 & 0x80) != 0) {
        const FileId id = command.p1 & 0x1F;
        if ((command.p1 & 0x60) != 0)
            return status(StatusWord::WrongParameters);
        if (!application()->has(id))
            return status(StatusWord::NotFound);
        m_file = id;
        note(id);
        offset = command.p2;
    } else {
        offset = static_cast<std::size_t>(command.p1) << 8 | command.p2;
    }
    if (!m_file)
        return status(StatusWord::NothingSelected);
    const auto found = application()->files.find(*m_file);
    if (found == application()->files.end())
        return status(StatusWord::FileTypeMismatch);
    if (found->second.individualNumber)
        ++m_counters.individualNumberReads; // also where the access conditions refuse it
    if (!allows(found->second.read))
        return status(StatusWord::SecurityNotSatisfied);
    const auto content = readable(*m_file, found->second);
    if (offset >= content.size())
        return status(StatusWord::OffsetOutside);
    return success(cut(content, offset, *command.expected));
}

core::Bytes VirtualCard::readRecord(const CommandApdu& command)
{
    if (!command.expected || !command.data.empty())
        return status(StatusWord::WrongLength);
    if (!application())
        return status(StatusWord::NothingSelected);
    const unsigned mode = command.p2 & 0x07;
    if ((mode != 4 && mode != 5) || command.p1 == 0)
        return status(StatusWord::WrongParameters);
    if (const FileId id = command.p2 >> 3; id != 0) {
        if (!application()->has(id))
            return status(StatusWord::NotFound);
        m_file = id;
        note(id);
    }
    if (!m_file)
        return status(StatusWord::NothingSelected);
    const auto found = application()->recordFiles.find(*m_file);
    if (found == application()->recordFiles.end())
        return status(StatusWord::FileTypeMismatch);
    const auto& records = found->second.records;
    if (command.p1 > records.size())
        return status(StatusWord::RecordNotFound);
    core::Bytes wanted;
    const auto last = mode == 4 ? command.p1 : records.size();
    for (std::size_t at = command.p1; at <= last; ++at)
        wanted.insert(wanted.end(), records[at - 1].begin(), records[at - 1].end());
    return success(cut(wanted, 0, *command.expected));
}

core::Bytes VirtualCard::verify(const CommandApdu& command)
{
    if (command.p1 != 0x00 || (command.p2 & 0xE0) != 0x80)
        return status(StatusWord::WrongParameters);
    if (!application())
        return status(StatusWord::NothingSelected);
    if (const FileId id = command.p2 & 0x1F; id != 0) {
        if (!application()->has(id))
            return status(StatusWord::NotFound);
        m_file = id;
        note(id);
    }
    if (!m_file)
        return status(StatusWord::NothingSelected);
    const auto found = application()->secrets.find(*m_file);
    if (found == application()->secrets.end())
        return status(StatusWord::FileTypeMismatch);
    const auto& secret = found->second;
    const int left = secret.usable ? m_tries.left(*application(), *m_file) : 0;
    if (command.data.empty())
        return triesAnswer(left); // also when it is verified already: this card never says 9000 here
    ++m_counters.verifies;
    if (secret.numberA)
        ++m_counters.numberAVerifies;
    const auto text = core::textOf(command.data);
    const bool numeric = secret.value.find_first_not_of(digits) == std::string::npos;
    if (text.size() != secret.value.size() || (numeric && text.find_first_not_of(digits) != std::string_view::npos))
        ++m_counters.implausibleVerifies;
    if (left == 0)
        return status(StatusWord::SecretBlocked);
    if (text == secret.value) {
        m_tries.set(*application(), *m_file, secret.maximumTries);
        m_verified.insert(*m_file);
        return status(StatusWord::Success);
    }
    m_verified.erase(*m_file);
    m_tries.set(*application(), *m_file, left - 1);
    return triesAnswer(left - 1);
}

core::Bytes VirtualCard::computeSignature(const CommandApdu& command)
{
    if (!application())
        return status(StatusWord::NothingSelected);
    auto id = m_file;
    if (command.p2 == 0x00)
        id = application()->defaultKey;
    else if ((command.p2 & 0xE0) != 0x80)
        return status(StatusWord::WrongParameters);
    else if (const FileId named = command.p2 & 0x1F; named != 0)
        id = named;
    if (command.p1 > 0x03)
        return status(StatusWord::WrongParameters);
    if (!id)
        return status(command.p2 == 0x00 ? StatusWord::WrongParameters : StatusWord::NothingSelected);
    if (!application()->has(*id))
        return status(StatusWord::NotFound);
    const auto found = application()->keys.find(*id);
    if (found == application()->keys.end())
        return status(StatusWord::FileTypeMismatch);
    const auto& key = found->second;
    if (!allows(key.use))
        return status(StatusWord::SecurityNotSatisfied);
    core::Bytes content = core::copyOf(command.data);
    switch (command.p1) {
    case 0x00: break; // as given
    case 0x01: {      // the card hashes, the digest stands alone
        const auto digest = sha256(command.data);
        content.assign(digest.begin(), digest.end());
        break;
    }
    case 0x02: // a digest in, the card adds the DigestInfo
        if (command.data.size() != 32)
            return status(StatusWord::ConditionsNotSatisfied);
        content = sha256DigestInfo(command.data);
        break;
    case 0x03: content = sha256DigestInfo(sha256(command.data)); break;
    default: return status(StatusWord::WrongParameters);
    }
    if (command.data.empty() || content.size() + 11 > key.key.size())
        return status(StatusWord::ConditionsNotSatisfied);
    if (!command.expected || *command.expected < key.key.size())
        return status(StatusWord::WrongLength);
    auto signature = key.key.signPadded(content);
    if (!signature)
        return status(StatusWord::NoDiagnosis);
    if (m_knobs.wrongActiveSignature)
        flip(*signature, signature->size() / 2);
    return success(std::move(*signature));
}

core::Bytes VirtualCard::challenge(const CommandApdu& command) const
{
    if (command.p1 != 0x00 || command.p2 != 0x00)
        return status(StatusWord::WrongParameters);
    if (!command.expected || !command.data.empty())
        return status(StatusWord::WrongLength);
    if (command.extended)
        return status(StatusWord::ConditionsNotSatisfied);
    core::Bytes random(*command.expected);
    if (RAND_bytes(reinterpret_cast<unsigned char*>(random.data()), static_cast<int>(random.size())) != 1)
        return status(StatusWord::NoDiagnosis);
    return success(std::move(random));
}

core::Bytes VirtualCard::dataObject(const CommandApdu& command) const
{
    if (!command.expected || !command.data.empty())
        return status(StatusWord::WrongLength);
    const auto tag = static_cast<std::uint16_t>(command.p1 << 8 | command.p2);
    constexpr std::uint16_t contactAnswerToReset = 0x5F51;
    const auto found = m_image.dataObjects.find(tag);
    // The card manager's objects; only the contact ATR also answers inside an application.
    if (found == m_image.dataObjects.end() || (application() && tag != contactAnswerToReset))
        return status(StatusWord::DataObjectNotFound);
    if (found->second.size() > *command.expected && !command.extended)
        return status(StatusWord::WrongLength); // long objects want an extended Le
    return success(cut(found->second, 0, *command.expected));
}

} // namespace uketsuke::virtualcard
