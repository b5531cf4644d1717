// Turns pictures into templates, each once: from the cache, or through the pack. As a card's photo (portrait, JPEG
// 2000, decoded again) or as the camera's picture. Shows how far it is. One thread.
#pragma once

#include "drivers/face/FaceEvaluation.h"
#include "tools/face-eval/TemplateCache.h"

#include <chrono>
#include <filesystem>

namespace uketsuke::evaluation {

enum class Role { Card, Camera };

/// What became of a card's photo, as kept in Template::hint.
enum class CardOutcome : std::uint8_t { Enrolled, NoFaceInPicture, NoFaceInPhoto, PhotoUnreadable };

class Progress {
public:
    Progress(std::size_t whole, bool isShown);
    void step(bool wasComputed);
    void end();

private:
    void show() const;

    std::size_t m_whole, m_done{0}, m_computed{0};
    bool m_isShown, m_isTerminal;
    std::chrono::steady_clock::time_point m_began;
};

class Measurer {
public:
    Measurer(face::FaceEvaluation& evaluation, TemplateCache& cache, const ports::Cryptography& cryptography)
        : m_evaluation(evaluation), m_cache(cache), m_cryptography(cryptography)
    {
    }

    /// Nothing: the picture cannot be read, or the disk is full; message() says which.
    [[nodiscard]] const Template* measure(const std::filesystem::path& path, Role role, Progress& progress);
    [[nodiscard]] const std::string& message() const { return m_message; }
    /// Of the card photos this run made: 0 when all came from the cache.
    [[nodiscard]] double meanCardBytes() const { return m_cards == 0 ? 0 : double(m_cardBytes) / double(m_cards); }

private:
    [[nodiscard]] Template compute(const core::Bytes& file, Role role);

    face::FaceEvaluation& m_evaluation;
    TemplateCache& m_cache;
    const ports::Cryptography& m_cryptography;
    std::size_t m_cards{0}, m_cardBytes{0};
    std::string m_message;
};

} // namespace uketsuke::evaluation
