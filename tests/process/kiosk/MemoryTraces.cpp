// What a face session must not leave in the kiosk's memory. Knows the persons' pictures, computes beside the kiosk what
// it has in hand, and looks for pieces of it in the memory of a process:
//
//   memory-traces learn PACK PHOTO PERSON FILE   writes the pieces; then keeps all of it in memory until its input ends
//   memory-traces screen PICTURE X Y FILE        adds a piece of a screenshot's row, found even with a sensor's noise
//   memory-traces look PID FILE                  prints for each kind how many places hold a piece
//
// Pieces: `frame` rows of the pretended camera's pictures (its noise is the same in every run), `photo` rows of the
// decoded card photo, `template` numbers of its embedding. Needs root: the kiosk's memory is closed to everybody else.
#include "drivers/face/FaceEvaluation.h"
#include "drivers/face/PhotoDecoder.h"
#include "drivers/simulated/PictureScene.h"
#include "tests/contract/face/Pictures.h"
#include "tests/contract/face/Sha256Only.h"

#include <QStringList>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <iostream>
#include <map>
#include <sstream>
#include <string>
#include <unordered_map>
#include <vector>

using namespace uketsuke;

namespace {

constexpr int width = 640, height = 480;
constexpr int moments = 1500; ///< 50 s of the camera: more than a person's tries may take
constexpr std::size_t pieceSize = 32;
constexpr std::size_t screenPiece = 64 * 4;
constexpr int screenNoise = 6; ///< two noises of the pretended sensor, scaled
constexpr std::size_t largestRegion = std::size_t{1} << 30;

using Piece = std::array<std::uint8_t, pieceSize>;

struct Pieces {
    std::vector<std::pair<std::string, Piece>> exact;
    std::vector<std::vector<std::uint8_t>> screen;
};

/// A piece of one value says nothing: memory is full of zeros.
bool isTelling(core::ByteView bytes) { return std::ranges::adjacent_find(bytes, std::not_equal_to{}) != bytes.end(); }

void put(std::ostream& out, const std::string& kind, core::ByteView bytes)
{
    if (!isTelling(bytes))
        return;
    out << kind << ' ';
    for (const auto byte : bytes)
        out << "0123456789abcdef"[std::to_integer<unsigned>(byte) >> 4]
            << "0123456789abcdef"[std::to_integer<unsigned>(byte) & 15];
    out << '\n';
}

void putRows(std::ostream& out, const std::string& kind, const ports::Frame& picture)
{
    for (const double share : {0.25, 0.4, 0.5, 0.6, 0.75}) {
        const auto row = static_cast<std::size_t>(share * picture.height);
        const auto at = (row * std::size_t(picture.width) + std::size_t(picture.width) / 2) * 3;
        put(out, kind, picture.pixels.view().subspan(at, pieceSize));
    }
}

/// The same rows as the decoder has them: one number of four bytes a pixel.
void putPlane(std::ostream& out, const ports::Frame& picture)
{
    for (int row = picture.height / 4; row < picture.height * 3 / 4; row += 16) {
        std::array<std::int32_t, pieceSize / sizeof(std::int32_t)> piece{};
        for (std::size_t at = 0; at < piece.size(); ++at) {
            const auto column = std::size_t(picture.width) / 2 + at;
            piece.at(at) = std::to_integer<std::int32_t>(
                picture.pixels.view()[(std::size_t(row) * std::size_t(picture.width) + column) * 3]);
        }
        put(out, "plane", std::as_bytes(std::span(piece)));
    }
}

int learn(char** arguments)
{
    std::ofstream out(arguments[3]);
    const auto photo = face::test::readBytes(QString::fromLocal8Bit(arguments[1]));
    auto evaluation = face::FaceEvaluation::create(arguments[0], face::test::Sha256Only());
    auto picture = face::decodePhoto(photo);
    if (!evaluation || !picture)
        return 1;
    putRows(out, "photo", *picture);
    putPlane(out, *picture);
    for (std::size_t at = photo.size() / 2; at + pieceSize <= photo.size(); at += 8 * pieceSize)
        put(out, "file", core::ByteView(photo).subspan(at, pieceSize));
    auto reference = (*evaluation)->reference(photo);
    if (!reference || reference->vectors.empty())
        return 1;
    const auto vectors = std::as_bytes(std::span(reference->vectors));
    for (std::size_t at = 0; at + pieceSize <= vectors.size(); at += pieceSize)
        put(out, "template", vectors.subspan(at, pieceSize));

    simulated::PictureScene scene(width, height);
    if (!scene.show(arguments[2]))
        return 1;
    std::vector<core::SecureBytes> kept;
    for (int moment = 0; moment < moments; ++moment) {
        ports::Frame frame{.width = width, .height = height, .pixels = scene.next(simulated::PictureScene::Lens::Open)};
        putRows(out, "frame", frame);
        if (moment < 2)
            kept.push_back(std::move(frame.pixels));
    }
    out.close();
    std::cout << "learnt" << std::endl;
    while (std::cin.get() != std::istream::traits_type::eof()) {
    }
    return out ? 0 : 1;
}

int learnScreen(char** arguments)
{
    const auto image = QImage(QString::fromLocal8Bit(arguments[0])).convertToFormat(QImage::Format_RGB32);
    const int x = std::atoi(arguments[1]), y = std::atoi(arguments[2]);
    if (image.isNull() || x < 0 || y < 0 || y >= image.height() || (x + 64) > image.width())
        return 1;
    std::ofstream out(arguments[3], std::ios::app);
    const auto* row = image.constScanLine(y) + std::size_t(x) * 4;
    put(out, "screen", std::as_bytes(std::span(row, screenPiece)));
    return out ? 0 : 1;
}

std::vector<std::uint8_t> unhex(const std::string& text)
{
    std::vector<std::uint8_t> bytes(text.size() / 2);
    for (std::size_t at = 0; at < bytes.size(); ++at)
        std::from_chars(&text[2 * at], &text[2 * at] + 2, bytes[at], 16);
    return bytes;
}

Pieces read(const char* file)
{
    Pieces pieces;
    std::ifstream in(file);
    for (std::string kind, text; in >> kind >> text;) {
        const auto bytes = unhex(text);
        if (kind == "screen") {
            pieces.screen.push_back(bytes);
        } else if (bytes.size() == pieceSize) {
            Piece piece{};
            std::ranges::copy(bytes, piece.begin());
            pieces.exact.emplace_back(kind, piece);
        }
    }
    return pieces;
}

std::uint64_t wordAt(const std::uint8_t* memory)
{
    std::uint64_t word = 0;
    std::memcpy(&word, memory, sizeof word);
    return word;
}

class Search {
public:
    explicit Search(const Pieces& pieces) : m_pieces(pieces), m_filter(filterSize)
    {
        for (std::size_t index = 0; index < pieces.exact.size(); ++index) {
            const auto word = wordAt(pieces.exact[index].second.data());
            m_filter[slot(word)] = true;
            m_byWord.emplace(word, index);
            m_found[pieces.exact[index].first];
        }
        if (!pieces.screen.empty())
            m_found["screen"];
    }

    void look(std::span<const std::uint8_t> memory)
    {
        for (std::size_t at = 0; at + pieceSize <= memory.size(); ++at) {
            const auto word = wordAt(&memory[at]);
            if (!m_filter[slot(word)])
                continue;
            const auto [first, last] = m_byWord.equal_range(word);
            for (auto entry = first; entry != last; ++entry) {
                const auto& [kind, piece] = m_pieces.exact[entry->second];
                if (std::equal(piece.begin(), piece.end(), &memory[at]))
                    ++m_found[kind];
            }
        }
        for (const auto& piece : m_pieces.screen)
            for (std::size_t at = 0; at + piece.size() <= memory.size(); at += 4) {
                const auto alike = [](std::uint8_t left, std::uint8_t right) {
                    return std::abs(int{left} - int{right}) <= screenNoise;
                };
                if (std::equal(piece.begin(), piece.end(), &memory[at], alike))
                    ++m_found["screen"];
            }
    }

    [[nodiscard]] const std::map<std::string, int>& found() const { return m_found; }

private:
    static constexpr std::size_t filterSize = std::size_t{1} << 20;
    static std::size_t slot(std::uint64_t word) { return (word * 0x9E3779B97F4A7C15ULL) >> 44; }

    const Pieces& m_pieces;
    std::vector<bool> m_filter;
    std::unordered_multimap<std::uint64_t, std::size_t> m_byWord;
    std::map<std::string, int> m_found;
};

int look(const std::string& process, const char* file)
{
    const auto pieces = read(file);
    std::ifstream maps("/proc/" + process + "/maps");
    std::ifstream memory("/proc/" + process + "/mem", std::ios::binary);
    if (!maps || !memory || pieces.exact.empty()) {
        std::fprintf(stderr, "memory-traces: the process cannot be read\n");
        return 1;
    }
    Search search(pieces);
    std::size_t looked = 0;
    for (std::string line; std::getline(maps, line);) {
        std::size_t begin = 0, end = 0;
        char mode[5]{};
        if (std::sscanf(line.c_str(), "%zx-%zx %4s", &begin, &end, mode) != 3 || mode[0] != 'r' || mode[1] != 'w'
            || end - begin > largestRegion)
            continue;
        std::vector<std::uint8_t> region(end - begin);
        memory.clear();
        memory.seekg(static_cast<std::streamoff>(begin));
        memory.read(reinterpret_cast<char*>(region.data()), static_cast<std::streamsize>(region.size()));
        region.resize(static_cast<std::size_t>(memory.gcount()));
        looked += region.size();
        search.look(region);
    }
    for (const auto& [kind, count] : search.found())
        std::printf("%s %d\n", kind.c_str(), count);
    std::printf("looked %zu\n", looked);
    return looked > 0 ? 0 : 1;
}

} // namespace

int main(int count, char** arguments)
{
    const std::string task = count > 1 ? arguments[1] : "";
    if (task == "learn" && count == 6)
        return learn(arguments + 2);
    if (task == "screen" && count == 6)
        return learnScreen(arguments + 2);
    if (task == "look" && count == 4)
        return look(arguments[2], arguments[3]);
    std::fprintf(stderr,
                 "usage: memory-traces learn PACK PHOTO PERSON FILE | screen PICTURE X Y FILE | look PID FILE\n");
    return 2;
}
