// A date as each language of the screens writes it: with the era's name in Japanese, after the calendar of the world in
// the others, the months named as the language names them. Digits are 0 to 9 everywhere, as on cards and papers. Pure;
// any thread.
#pragma once

#include <QDate>
#include <QString>

#include <string_view>

namespace uketsuke::presentation {

/// Empty for a date that is none.
[[nodiscard]] QString writtenDate(const QDate& date, std::string_view language);

} // namespace uketsuke::presentation
