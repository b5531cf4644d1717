#include "tools/face-eval/Measurer.h"

#include "tools/face-eval/CardPhoto.h"

#include <unistd.h>

#include <cstdio>
#include <fstream>
#include <iterator>

namespace uketsuke::evaluation {

namespace {

/// Changes whenever the way from a picture to a template does, so that old templates are not mixed in.
constexpr std::string_view method = "uketsuke-face-eval-1";

ports::Frame frameOf(const QImage& picture)
{
    const auto image = picture.convertToFormat(QImage::Format_BGR888);
    ports::Frame frame{.width = image.width(), .height = image.height(), .pixels = {}};
    for (int row = 0; row < image.height(); ++row)
        frame.pixels.append(std::as_bytes(std::span(image.constScanLine(row), std::size_t(image.width()) * 3)));
    return frame;
}

} // namespace

Progress::Progress(std::size_t whole, bool isShown)
    : m_whole(whole), m_isShown(isShown), m_isTerminal(::isatty(STDERR_FILENO) != 0),
      m_began(std::chrono::steady_clock::now())
{
}

void Progress::step(bool wasComputed)
{
    ++m_done;
    m_computed += wasComputed ? 1 : 0;
    const std::size_t every = m_isTerminal ? 5 : std::max<std::size_t>(1, m_whole / 10);
    if (m_isShown && wasComputed && m_done % every == 0)
        show();
}

void Progress::show() const
{
    const double spent = std::chrono::duration<double>(std::chrono::steady_clock::now() - m_began).count();
    const double each = m_computed == 0 ? 0 : spent / double(m_computed);
    const auto left = static_cast<long>(each * double(m_whole - m_done));
    const int bars = m_whole == 0 ? 20 : static_cast<int>(20 * m_done / m_whole);
    std::fprintf(stderr, "%sface-eval [%.*s%.*s] %zu of %zu templates, %.0f ms each, %ld:%02ld left%s",
                 m_isTerminal ? "\r" : "", bars, "####################", 20 - bars, "....................", m_done,
                 m_whole, each * 1000, left / 60, left % 60, m_isTerminal ? "\033[K" : "\n");
    std::fflush(stderr);
}

void Progress::end()
{
    if (m_isShown)
        std::fprintf(stderr, "%sface-eval: %zu templates, %zu of them computed now\n", m_isTerminal ? "\r\033[K" : "",
                     m_done, m_computed);
}

Template Measurer::compute(const core::Bytes& file, Role role)
{
    const auto picture = QImage::fromData(reinterpret_cast<const uchar*>(file.data()), static_cast<int>(file.size()));
    if (picture.isNull()) {
        m_message = "no picture, or a format that is not read";
        return {};
    }
    const auto kept = [](const face::FaceEvaluation::Measurement& one) {
        return Template{.hint = static_cast<std::uint8_t>(one.hint),
                        .bonaFideScore = one.bonaFideScore,
                        .quality = one.quality,
                        .vectors = one.vectors};
    };
    const auto card = [](CardOutcome outcome) {
        Template result;
        result.hint = static_cast<std::uint8_t>(outcome);
        return result;
    };
    const auto frame = frameOf(picture);
    if (role == Role::Camera) {
        const auto measured = m_evaluation.probe(frame);
        if (measured)
            return kept(*measured);
        m_message = measured.error().note.text();
        return {};
    }
    const auto points = m_evaluation.centralFace(frame);
    if (!points) {
        m_message = points.error().note.text();
        return {};
    }
    if (!*points)
        return card(CardOutcome::NoFaceInPicture);
    const auto photo = encodedPhoto(portraitOf(picture, **points));
    if (!photo)
        return card(CardOutcome::PhotoUnreadable);
    ++m_cards;
    m_cardBytes += photo->size();
    const auto measured = m_evaluation.reference(*photo);
    if (!measured)
        return card(CardOutcome::PhotoUnreadable);
    auto result = kept(*measured);
    result.hint =
        static_cast<std::uint8_t>(measured->vectors.empty() ? CardOutcome::NoFaceInPhoto : CardOutcome::Enrolled);
    return result;
}

const Template* Measurer::measure(const std::filesystem::path& path, Role role, Progress& progress)
{
    std::ifstream stream(path, std::ios::binary);
    const std::string content((std::istreambuf_iterator<char>(stream)), std::istreambuf_iterator<char>());
    if (!stream || content.empty()) {
        m_message = "cannot be read";
        return nullptr;
    }
    core::Bytes file = core::copyOf(std::as_bytes(std::span(content)));
    core::Bytes keyed = core::copyOf(std::as_bytes(std::span(method)));
    keyed.push_back(std::byte{static_cast<unsigned char>(role)});
    const auto digest = m_cryptography.sha256(file);
    keyed.insert(keyed.end(), digest.begin(), digest.end());
    const auto key = m_cryptography.sha256(keyed);
    if (const auto* known = m_cache.find(key)) {
        progress.step(false);
        return known;
    }
    m_message.clear();
    auto value = compute(file, role);
    if (!m_message.empty())
        return nullptr;
    if (!m_cache.add(key, std::move(value))) {
        m_message = "the templates' file cannot be written";
        return nullptr;
    }
    progress.step(true);
    return m_cache.find(key);
}

} // namespace uketsuke::evaluation
