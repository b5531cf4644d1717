// The virtual card itself: a pure command processor. Commands in, answers out; no socket, no clock, no thread.
// Answers follow the public facts on the My Number Card (README.md says which are facts and which are choices).
// Owned by one caller on one thread. Whatever bytes come, it answers with 2 to 65,535 bytes.
#pragma once

#include "tools/virtual-card/card/CardImage.h"
#include "tools/virtual-card/card/CommandApdu.h"
#include "tools/virtual-card/card/StatusWord.h"
#include "tools/virtual-card/card/TryCounters.h"

#include <set>

namespace uketsuke::virtualcard {

/// Ways to be a worse card. Each is off by default.
struct CardKnobs {
    bool refuseExtended{false};       ///< extended lengths get 6700
    bool refuseExtended6c{false};     ///< extended lengths get 6C00
    bool firstCommand6f00{false};     ///< the first command after power-up gets 6F00
    bool badRecordSignature{false};   ///< one bit of each record's signature is wrong
    bool badPhotoHash{false};         ///< one bit of the photo is wrong, its signature is not
    bool wrongActiveSignature{false}; ///< one bit of each signature the card makes is wrong
    bool wrongChain{false};           ///< one bit of the card-verifiable certificates' signatures is wrong
    bool garbage{false};              ///< every answer is sixteen bytes of nonsense, status word included
    bool prefixTwoBytes{false};       ///< two bytes stand before FF20, as one blog saw
    bool clearOnReset{false};         ///< a reset forgets verified secrets, as ISO wants; this card's kind does not
};

/// What a test may want to prove that nobody did. Since the card was put down.
struct CardCounters {
    std::uint64_t individualNumberSelects{0};
    std::uint64_t individualNumberReads{0};
    std::uint64_t numberASelects{0};
    std::uint64_t numberAVerifies{0};
    std::uint64_t verifies{0};
    std::uint64_t implausibleVerifies{0}; ///< another length than the secret's, or other characters
};

class VirtualCard {
public:
    VirtualCard(CardImage image, TryCounters tries) : m_image(std::move(image)), m_tries(std::move(tries)) {}

    void powerOff();
    void powerOn();
    void reset();
    [[nodiscard]] const core::Bytes& answerToReset() const { return m_image.answerToReset; }

    /// One command, one answer (data and status word).
    [[nodiscard]] core::Bytes answer(core::ByteView apdu);

    [[nodiscard]] CardKnobs& knobs() { return m_knobs; }
    [[nodiscard]] const CardCounters& counters() const { return m_counters; }
    [[nodiscard]] const CardImage& image() const { return m_image; }
    [[nodiscard]] int triesLeft(const Application& application, FileId secret) const
    {
        return m_tries.left(application, secret);
    }

    /// Largest data part of an answer: with its status word it just fits the reader's 16-bit frame.
    static constexpr std::size_t largestData = 65533;

private:
    [[nodiscard]] core::Bytes dispatch(const CommandApdu& command);
    [[nodiscard]] core::Bytes select(const CommandApdu& command);
    [[nodiscard]] core::Bytes selectApplication(const CommandApdu& command);
    [[nodiscard]] core::Bytes selectFile(const CommandApdu& command);
    [[nodiscard]] core::Bytes readBinary(const CommandApdu& command);
    [[nodiscard]] core::Bytes readRecord(const CommandApdu& command);
    [[nodiscard]] core::Bytes verify(const CommandApdu& command);
    [[nodiscard]] core::Bytes computeSignature(const CommandApdu& command);
    [[nodiscard]] core::Bytes challenge(const CommandApdu& command) const;
    [[nodiscard]] core::Bytes dataObject(const CommandApdu& command) const;

    [[nodiscard]] const Application* application() const;
    [[nodiscard]] bool allows(const AccessCondition& condition) const;
    void note(FileId selected);
    [[nodiscard]] core::Bytes readable(FileId id, const TransparentFile& file) const;

    CardImage m_image;
    TryCounters m_tries;
    CardKnobs m_knobs;
    CardCounters m_counters;

    bool m_powered{false};
    bool m_first{true};
    std::optional<std::size_t> m_application; ///< nothing: the card manager is current, as after power-up
    std::optional<FileId> m_file;
    std::set<FileId> m_verified; ///< in the application below, which outlives a reset
    std::optional<std::size_t> m_verifiedIn;
};

} // namespace uketsuke::virtualcard
