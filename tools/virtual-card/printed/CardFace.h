// TEST: the printed face of a virtual My Number Card, laid out as public pictures of the card show it: photo to the
// left, name and address above it, birth date and expiry beside it, the security code under it, TEST across all of it.
// Deterministic. Needs a QGuiApplication (offscreen will do) and a Japanese font; throws std::runtime_error.
#pragma once

#include "app/core/Instant.h"

#include <QImage>
#include <QString>

#include <string>

namespace uketsuke::virtualcard::printed {

/// What is printed. Nobody real.
struct PrintedPerson {
    QString name;
    QString address;
    bool female{false};
    core::CivilDate birth;
    bool foreign{false}; ///< birth printed in the Gregorian calendar, as on a foreign resident's card
    core::CivilDate expiry;
    QString code; ///< 4 digits
};

/// How the printer sets it: cards differ a little from one printing office to the next.
struct Printing {
    QString font{QStringLiteral("BIZ UDGothic")};
    bool bold{false};
    double size{1.0};    ///< of the letters, against the layout's
    double moveX{0.0};   ///< of everything printed, mm
    double moveY{0.0};   ///< mm
    double tracking{0};  ///< extra space between the code's digits, in ems
    bool padded{true};   ///< a one-digit month or day has a space before it
    unsigned pattern{1}; ///< seed of the security print behind the text
};

inline constexpr double cardWidth = 85.6; ///< ID-1, ISO/IEC 7810
inline constexpr double cardHeight = 53.98;

/// With rounded, transparent corners; `resolution` in pixels per mm.
[[nodiscard]] QImage drawCardFace(const PrintedPerson& person, const Printing& printing, double resolution);

/// 平成元年 3月31日生, or 1985年 3月31日生.
[[nodiscard]] QString birthLine(const PrintedPerson& person, bool padded);
/// 照合番号B as the face shows it: two digits of the printed year, month, day, expiry year, code.
[[nodiscard]] std::string cardNumberOf(const PrintedPerson& person);

/// A made-up person. Every era, foreign residents and children occur; the expiry follows the birthday rule, seen from
/// `today`.
[[nodiscard]] PrintedPerson inventPerson(unsigned seed, core::CivilDate today);
[[nodiscard]] Printing inventPrinting(unsigned seed);

} // namespace uketsuke::virtualcard::printed
