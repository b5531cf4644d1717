// A card channel that answers from a script: by the beginning of the command, or as a file that is read. Everything
// that was sent is kept. For tests of drivers/card, which must bear any answer.
#pragma once

#include "app/core/ByteReader.h"
#include "app/ports/CardReader.h"
#include "tests/unit/card/CardFiles.h"

#include <deque>
#include <map>
#include <string>
#include <vector>

namespace uketsuke::tests {

/// What stays with the test while the channel belongs to the card.
struct ChannelScript {
    using Answer = core::Result<Bytes>;

    std::map<std::string, std::deque<Answer>> answers; ///< by hexadecimal beginning; the last one repeats
    std::map<std::string, std::map<int, Bytes>> files; ///< by application (hex), then short file id
    std::string application;                           ///< the one selected
    int currentFile{0};
    bool extendedLength{true};
    bool refusesExtended{false};
    std::string extendedRefusal{"6700"};
    Bytes answerToReset;
    std::vector<std::string> sent;

    void on(const std::string& beginning, const std::string& answerHex)
    {
        answers[beginning].push_back(bytesOf(answerHex));
    }
    void on(const std::string& beginning, core::Fault fault)
    {
        answers[beginning].push_back(core::failure(fault, "ScriptedChannel"));
    }
    [[nodiscard]] int countOf(const std::string& beginning) const
    {
        int count = 0;
        for (const auto& command : sent)
            if (command.starts_with(beginning))
                ++count;
        return count;
    }

    Answer answerTo(ByteView command)
    {
        const auto text = core::hex(command);
        sent.push_back(text);
        std::deque<Answer>* best = nullptr;
        std::size_t bestSize = 0;
        for (auto& [beginning, queue] : answers)
            if (text.starts_with(beginning) && (best == nullptr || beginning.size() > bestSize)) {
                best = &queue;
                bestSize = beginning.size();
            }
        if (best != nullptr) {
            auto answer = best->front();
            if (best->size() > 1)
                best->pop_front();
            return answer;
        }
        if (text.starts_with("00a4040c0a")) {
            const auto id = text.substr(10, 20);
            if (!files.contains(id))
                return bytesOf("6a82");
            application = id;
            currentFile = 0;
            return bytesOf("9000");
        }
        if (text.starts_with("00b0"))
            return read(command);
        return bytesOf("6d00");
    }

private:
    Answer read(ByteView command)
    {
        const auto p1 = std::to_integer<int>(command[2]);
        const auto p2 = std::to_integer<int>(command[3]);
        if (command.size() > 5 && refusesExtended)
            return bytesOf(extendedRefusal);
        std::size_t offset = 0;
        if ((p1 & 0x80) != 0) {
            if (!files[application].contains(p1 & 0x1F))
                return bytesOf("6a82");
            currentFile = p1 & 0x1F;
            offset = static_cast<std::size_t>(p2);
        } else {
            offset = static_cast<std::size_t>(p1 << 8 | p2);
        }
        const auto& file = files[application][currentFile];
        if (offset > file.size() || (offset == file.size() && !file.empty()))
            return bytesOf("6b00");
        std::size_t length = 65536;
        if (command.size() == 5)
            length = command[4] == std::byte{0} ? 256 : std::to_integer<std::size_t>(command[4]);
        else if (const auto asked = core::ByteReader(command.subspan(5)).takeU16(); asked && *asked != 0)
            length = *asked;
        const auto part = ByteView(file).subspan(offset).first(std::min(length, file.size() - offset));
        return core::copyOf(part) + bytesOf("9000");
    }
};

class ScriptedChannel final : public ports::CardChannel {
public:
    explicit ScriptedChannel(ChannelScript& script) : m_script(script) {}

    core::Result<core::SecureBytes> transmit(ByteView command) override
    {
        const auto answer = m_script.answerTo(command);
        if (!answer)
            return std::unexpected(answer.error());
        return core::SecureBytes::copyOf(*answer);
    }
    [[nodiscard]] bool extendedLength() const override { return m_script.extendedLength; }
    void rememberExtendedLength(bool works) override { m_script.extendedLength = works; }
    [[nodiscard]] Bytes answerToReset() const override { return m_script.answerToReset; }

private:
    ChannelScript& m_script;
};

} // namespace uketsuke::tests
