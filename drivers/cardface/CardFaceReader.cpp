#include "drivers/cardface/CardFaceReader.h"

#include "drivers/cardface/CardOutline.h"
#include "drivers/cardface/LineReader.h"
#include "drivers/cardface/SecretMat.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>

namespace uketsuke::cardface {
namespace {

// The card is laid out again at this resolution, whatever the camera's.
constexpr double pixelsPerMillimetre = 12;
constexpr double cardWidth = 85.6; // ISO/IEC 7810 ID-1
constexpr double cardHeight = 53.98;
constexpr int largestSide = 8192;

struct Field { // mm from the card's top left corner, with room for what printing and rectifying leave open
    double left, top, right, bottom;
};
constexpr Field birthField{28.2, 29.4, 58.5, 35.6};
constexpr Field expiryField{28.2, 34.4, 60.5, 40.6};
constexpr Field codeField{8.5, 44.7, 23.0, 50.8};

constexpr double dateAtLeast = 0.45; // below, this is no card's face or the wrong end is up

cv::Mat part(const cv::Mat& card, const Field& field)
{
    const auto pixel = [](double millimetres) { return int(std::lround(millimetres * pixelsPerMillimetre)); };
    const cv::Rect area(pixel(field.left), pixel(field.top), pixel(field.right - field.left),
                        pixel(field.bottom - field.top));
    return card(area & cv::Rect(0, 0, card.cols, card.rows));
}

cv::Mat laidFlat(const cv::Mat& grey, const Quad& quad, int turn)
{
    const float width = float(std::lround(cardWidth * pixelsPerMillimetre));
    const float height = float(std::lround(cardHeight * pixelsPerMillimetre));
    const std::array<cv::Point2f, 4> target{
        {{-0.5F, -0.5F}, {width - 0.5F, -0.5F}, {width - 0.5F, height - 0.5F}, {-0.5F, height - 0.5F}}};
    std::array<cv::Point2f, 4> source;
    for (std::size_t at = 0; at < 4; ++at)
        source[at] = quad[(at + static_cast<std::size_t>(turn)) % 4];
    auto flat = secretMat();
    cv::warpPerspective(grey, flat, cv::getPerspectiveTransform(source.data(), target.data()),
                        {int(width), int(height)}, cv::INTER_LINEAR, cv::BORDER_REPLICATE);
    return flat;
}

/// What is wrong with the fields that could not be read.
ports::CardFaceHint hintFor(const cv::Mat& card)
{
    double bright = 0;
    double level = 0;
    double sharp = 0;
    for (const auto& field : {birthField, expiryField, codeField}) {
        const auto region = part(card, field);
        auto white = secretMat();
        cv::compare(region, 250, white, cv::CMP_GE);
        bright = std::max(bright, double(cv::countNonZero(white)) / double(region.total()));
        level += cv::mean(region)[0] / 3;
        auto edges = secretMat();
        cv::Laplacian(region, edges, CV_32F);
        cv::Scalar mean;
        cv::Scalar deviation;
        cv::meanStdDev(edges, mean, deviation);
        sharp += deviation[0] / 3;
    }
    if (bright > 0.05)
        return ports::CardFaceHint::Glare;
    if (level < 60)
        return ports::CardFaceHint::TooDark;
    if (sharp < 0.05 * level)
        return ports::CardFaceHint::Blurred;
    return ports::CardFaceHint::Unclear;
}

struct FaceReading {
    DateReading birth;
    DateReading expiry;
    CodeReading code;
};

/// A number off the card, overwritten when it goes.
struct PrintedNumber {
    int value{0};

    explicit PrintedNumber(const Digits& digits)
    {
        for (const auto& digit : digits)
            value = value * 10 + std::max(digit.digit, 0);
    }
    PrintedNumber(const PrintedNumber&) = delete;
    PrintedNumber& operator=(const PrintedNumber&) = delete;
    ~PrintedNumber() { wipeObject(*this); }
};

double weakest(const Digits& digits)
{
    double least = 1;
    for (const auto& digit : digits)
        least = std::min(least, digit.confidence());
    return least;
}

double confidenceOf(const FaceReading& face)
{
    double least = std::min(face.birth.confidence, face.expiry.confidence);
    least = std::min({least, weakest(face.code.digits), weakest(face.birth.year), weakest(face.birth.month),
                      weakest(face.birth.day), weakest(face.expiry.year), weakest(face.expiry.month),
                      weakest(face.expiry.day)});
    return std::clamp(least, 0.0, 1.0);
}

// The Gregorian year before each era's first, Meiji to Reiwa.
constexpr std::array yearsBefore{1867, 1911, 1925, 1988, 2018};

/// The last `count` of its digits.
void appendDigits(core::SecureBytes& bytes, const PrintedNumber& number, std::size_t count)
{
    std::array<std::byte, Digits::most> text{};
    int rest = number.value;
    for (std::size_t at = count; at > 0; --at, rest /= 10)
        text[at - 1] = static_cast<std::byte>('0' + rest % 10);
    bytes.append(core::ByteView(text).first(count));
    core::wipe(text);
}

ports::CardFaceReading asReading(const FaceReading& face)
{
    ports::CardFaceReading reading;
    const PrintedNumber month(face.birth.month);
    const PrintedNumber day(face.birth.day);
    const PrintedNumber expiryYear(face.expiry.year);
    PrintedNumber year(face.birth.year);
    if (face.birth.firstYear)
        year.value = 1;
    appendDigits(reading.number.digits, year, 2);
    appendDigits(reading.number.digits, month, 2);
    appendDigits(reading.number.digits, day, 2);
    appendDigits(reading.number.digits, expiryYear, 4);
    appendDigits(reading.number.digits, PrintedNumber(face.code.digits), 4);
    reading.era = ports::PrintedEra::Gregorian;
    if (face.birth.era) {
        const auto era = static_cast<std::size_t>(*face.birth.era) - static_cast<std::size_t>(Glyph::Meiji);
        reading.era = static_cast<ports::PrintedEra>(era);
        year.value += yearsBefore[era];
    }
    appendDigits(reading.birthDate, year, 4);
    appendDigits(reading.birthDate, month, 2);
    appendDigits(reading.birthDate, day, 2);
    appendDigits(reading.expiryDate, expiryYear, 4);
    appendDigits(reading.expiryDate, PrintedNumber(face.expiry.month), 2);
    appendDigits(reading.expiryDate, PrintedNumber(face.expiry.day), 2);
    reading.confidence = confidenceOf(face);
    return reading;
}

} // namespace

CardFaceReader::CardFaceReader() : m_lines(std::make_unique<LineReader>()) {}
CardFaceReader::~CardFaceReader() = default;

core::Result<ports::CardFaceScan> CardFaceReader::read(const ports::Frame& frame) { return read(frame, sureAt); }

core::Result<ports::CardFaceScan> CardFaceReader::read(const ports::Frame& frame, double atLeast)
{
    if (frame.width < 64 || frame.height < 64 || frame.width > largestSide || frame.height > largestSide
        || frame.pixels.size() != std::size_t(frame.width) * std::size_t(frame.height) * 3)
        return core::failure(core::Fault::CameraFrameMalformed, "CardFaceReader::read");
    // The header lends the frame's own memory, which is the frame's to wipe; nothing writes through it.
    const cv::Mat colour(frame.height, frame.width, CV_8UC3, const_cast<std::byte*>(frame.pixels.view().data()));
    auto grey = secretMat();
    cv::cvtColor(colour, grey, cv::COLOR_BGR2GRAY);

    auto best = secretMat();
    double likeness = -1;
    for (const auto& quad : findCards(grey, colour)) {
        for (const int turn : {0, 2}) {
            auto flat = laidFlat(grey, quad, turn);
            const double found =
                std::min(m_lines->dateLikeness(part(flat, birthField)), m_lines->dateLikeness(part(flat, expiryField)));
            if (found > likeness) {
                likeness = found;
                best = flat;
            }
        }
        if (likeness > 0.88) // no other outline will show the lines better
            break;
    }
    if (best.empty())
        return ports::CardFaceScan(ports::CardFaceNotSure{ports::CardFaceHint::NoCard});
    if (likeness < dateAtLeast)
        return ports::CardFaceScan(ports::CardFaceNotSure{hintFor(best)});

    auto smooth = secretMat();
    cv::GaussianBlur(best, smooth, {0, 0}, 0.8);
    auto birth = m_lines->readDate(part(smooth, birthField), std::nullopt);
    if (!birth)
        return ports::CardFaceScan(ports::CardFaceNotSure{hintFor(best)});
    auto expiry = m_lines->readDate(part(smooth, expiryField), birth->type);
    auto code = m_lines->readCode(part(smooth, codeField), birth->type);
    if (!expiry || !code || expiry->era || expiry->year.size() != 4)
        return ports::CardFaceScan(ports::CardFaceNotSure{hintFor(best)});
    const FaceReading face{*birth, *expiry, *code};
    if (confidenceOf(face) < atLeast)
        return ports::CardFaceScan(ports::CardFaceNotSure{hintFor(best)});
    return ports::CardFaceScan(asReading(face));
}

} // namespace uketsuke::cardface
