#include "tools/card-trace/TraceWriter.h"

#include "tools/card-trace/CardFileMask.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>

namespace uketsuke::cardtrace {
namespace {

constexpr std::size_t headerSize = 4;
constexpr std::size_t statusWordSize = 2;
constexpr std::size_t shortestRun = 8;
constexpr std::size_t largestFile = 65536;

/// What the card's own answers to reset look like; readers may copy a card's random number into others.
constexpr std::array publicAnswersToReset{"3be000ff8131fe4514",         "3bda13ff8131fb468012392f31c173c601c03b",
                                          "3bc5ff8131fb458073c6010000", "3b888001000005e0b381a1007f",
                                          "3b888001000041e0b381a1003b", "3b888001004b51ff0081d100bc",
                                          "3b888001004b51ffb381d1000f", "3b8f8001804f0ca00000030611003b0000000042",
                                          "3b888001000000009181c100d8", "3b888001000014e0b38191005e"};

/// The parts of a command (ISO 7816-4, 5.1).
struct Parts {
    core::ByteView whole;
    std::size_t dataAt{0};
    std::size_t dataLength{0};

    [[nodiscard]] unsigned at(std::size_t index) const
    {
        return index < whole.size() ? std::to_integer<unsigned>(whole[index]) : 0;
    }
    [[nodiscard]] unsigned instruction() const { return at(1); }
    [[nodiscard]] core::ByteView data() const { return whole.subspan(dataAt, dataLength); }
};

Parts partsOf(core::ByteView command)
{
    Parts parts{.whole = command, .dataAt = command.size(), .dataLength = 0};
    const bool extendedLe = command.size() == 7 && command[4] == std::byte{0};
    if (command.size() > headerSize + 1 && !extendedLe) {
        parts.dataAt = headerSize + 1;
        parts.dataLength = std::min<std::size_t>(parts.at(headerSize), command.size() - parts.dataAt);
    }
    return parts;
}

core::Bytes maskedCommand(const Parts& parts)
{
    // SHA-256's DigestInfo up to the digest.
    static const auto digestInfo = *core::fromHex("3031300d060960864801650304020105000420");
    Mask mask(parts.whole);
    mask.keep(0, parts.dataAt); // header and Lc are the kiosk's own
    const auto end = parts.dataAt + parts.dataLength;
    if (end < parts.whole.size())
        mask.keep(end, parts.whole.size() - end); // Le
    switch (parts.instruction()) {
    case 0xA4:
        if (parts.dataLength == 2 || isPublicApplication(core::hex(parts.data())))
            mask.keep(parts.dataAt, parts.dataLength);
        break;
    case 0x20: mask.fill(parts.dataAt, parts.dataLength, std::byte{'0'}); break;
    case 0x2A: (void)mask.keepIf(parts.dataAt, digestInfo); break;
    default: break;
    }
    return std::move(mask).take();
}

/// The card's side of what the commands do, as far as a place in a file depends on it.
class Places {
public:
    struct Read {
        FilePlace file;
        std::size_t offset;
    };
    /// Nothing when the command reads no file.
    std::optional<Read> after(const Parts& parts, bool succeeded)
    {
        switch (parts.instruction()) {
        case 0xA4:
            if (succeeded && parts.at(2) == 0x04) {
                m_here = {core::hex(parts.data()), 0};
            } else if (succeeded && parts.dataLength == 2) {
                m_here.file = static_cast<std::uint16_t>(std::to_integer<unsigned>(parts.data()[0]) << 8
                                                         | std::to_integer<unsigned>(parts.data()[1]));
            }
            return std::nullopt;
        case 0x20: // names the file of a secret, which then is the current one
            if ((parts.at(3) & 0x1F) != 0)
                m_here.file = parts.at(3) & 0x1F;
            return std::nullopt;
        case 0xB0:
            if ((parts.at(2) & 0x80) != 0) {
                m_here.file = parts.at(2) & 0x1F;
                return Read{m_here, parts.at(3)};
            }
            return Read{m_here, static_cast<std::size_t>(parts.at(2)) << 8 | parts.at(3)};
        default: return std::nullopt;
        }
    }
    [[nodiscard]] const FilePlace& here() const { return m_here; }

private:
    FilePlace m_here;
};

bool succeeded(core::ByteView answer)
{
    return answer.size() >= statusWordSize && answer[answer.size() - 2] == std::byte{0x90}
           && answer.back() == std::byte{0x00};
}

core::ByteView dataOf(core::ByteView answer) { return answer.first(answer.size() - statusWordSize); }

/// Every file as far as it was read without a gap.
class Files {
public:
    void put(const Places::Read& read, core::ByteView data)
    {
        auto& content = m_raw[read.file];
        if (read.offset > content.size() || read.offset + data.size() > largestFile)
            return;
        const auto known = core::SecureBytes::copyOf(content.view().first(read.offset));
        const auto rest =
            core::SecureBytes::copyOf(content.view().subspan(std::min(content.size(), read.offset + data.size())));
        core::SecureBytes whole;
        whole.append(known.view());
        whole.append(data);
        whole.append(rest.view());
        content = std::move(whole);
    }
    /// What may stay of that piece.
    core::Bytes piece(const Places::Read& read, std::size_t length)
    {
        auto& masked = m_masked[read.file];
        if (masked.empty())
            masked = maskedFile(read.file, m_raw[read.file].view());
        core::Bytes out(length, filler);
        for (std::size_t at = 0; at < length && read.offset + at < masked.size(); ++at)
            out[at] = masked[read.offset + at];
        return out;
    }

private:
    std::map<FilePlace, core::SecureBytes> m_raw;
    std::map<FilePlace, core::Bytes> m_masked;
};

/// Hexadecimal; eight equal bytes and more as `54{300}`.
std::string written(core::ByteView bytes)
{
    std::string text;
    for (std::size_t at = 0; at < bytes.size();) {
        const auto first = bytes.begin() + static_cast<std::ptrdiff_t>(at);
        const auto end = std::find_if(first, bytes.end(), [&](std::byte other) { return other != *first; });
        const auto run = static_cast<std::size_t>(end - first);
        const auto one = core::hex(bytes.subspan(at, 1));
        if (run >= shortestRun) {
            text += one + '{' + std::to_string(run) + '}';
        } else {
            for (std::size_t count = 0; count < run; ++count)
                text += one;
        }
        at += run;
    }
    return text;
}

std::string answerToResetText(core::ByteView bytes)
{
    const auto text = core::hex(bytes);
    for (const std::string_view candidate : publicAnswersToReset)
        if (text == candidate)
            return text;
    return bytes.empty() ? "unknown" : "other, " + std::to_string(bytes.size()) + " bytes";
}

} // namespace

std::string traceText(const Recording& recording)
{
    Files files;
    {
        Places places;
        for (const auto& exchange : recording.exchanges)
            if (exchange.answer && exchange.answer->size() >= statusWordSize) {
                const auto answer = exchange.answer->view();
                const auto read = places.after(partsOf(exchange.command.view()), succeeded(answer));
                if (read && succeeded(answer))
                    files.put(*read, dataOf(answer));
            }
    }
    std::string text = "uketsuke-card-trace 1\n";
    text += "answer-to-reset " + answerToResetText(recording.answerToReset) + '\n';
    text += std::string("extended-length ") + (recording.extendedLength ? "yes" : "no") + '\n';
    Places places;
    for (const auto& exchange : recording.exchanges) {
        const auto parts = partsOf(exchange.command.view());
        text += written(maskedCommand(parts)) + " > ";
        if (!exchange.answer || exchange.answer->size() < statusWordSize) {
            const auto fault = exchange.answer ? core::Fault::CardRemoved : exchange.answer.error().fault;
            text += "fault " + std::to_string(core::number(fault));
        } else {
            const auto answer = exchange.answer->view();
            const auto data = dataOf(answer);
            const auto read = places.after(parts, succeeded(answer));
            core::Bytes shown(data.size(), filler);
            if (read && succeeded(answer))
                shown = files.piece(*read, data.size());
            else if (parts.instruction() == 0xB2 && places.here().application == "d3921000310001010100")
                shown = maskedIdentityRecord(data);
            text += written(shown) + (shown.empty() ? "" : " ") + core::hex(answer.last(statusWordSize));
        }
        text += " > " + std::to_string(exchange.took.count()) + " ms\n";
    }
    return text;
}

} // namespace uketsuke::cardtrace
