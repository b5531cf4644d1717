#include "app/presentation/WrittenDate.h"

#include <QLocale>

#include <algorithm>
#include <array>

namespace uketsuke::presentation {
namespace {

struct Era {
    int year, month, day; ///< its first
    const char16_t* name;
};

/// The newest first. An era begins on a day, not with a year.
constexpr std::array<Era, 5> eras{{{2019, 5, 1, u"令和"},
                                   {1989, 1, 8, u"平成"},
                                   {1926, 12, 25, u"昭和"},
                                   {1912, 7, 30, u"大正"},
                                   {1868, 10, 23, u"明治"}}};

/// "令和8年"; its first year is 元年. Empty before the eras of today's calendar.
QString eraYear(const QDate& date)
{
    const auto era =
        std::ranges::find_if(eras, [&date](const Era& one) { return date >= QDate(one.year, one.month, one.day); });
    if (era == eras.end())
        return {};
    const int year = date.year() - era->year + 1;
    return QString::fromUtf16(era->name) + (year == 1 ? QStringLiteral("元") : QString::number(year))
           + QStringLiteral("年");
}

QString inJapanese(const QDate& date, bool withBoth)
{
    const auto era = eraYear(date);
    const auto year = QStringLiteral("%1年").arg(date.year());
    const auto written = era.isEmpty() ? year : withBoth ? year + QStringLiteral("（%1）").arg(era) : era;
    return written + QStringLiteral("%1月%2日").arg(date.month()).arg(date.day());
}

/// Year, month and day as %1, %2 and %3.
QString numbered(const QDate& date, const QString& form)
{
    return form.arg(date.year()).arg(date.month()).arg(date.day());
}

QString withMonthName(const QDate& date, QLocale::Language language, const QString& form)
{
    return form.arg(date.day()).arg(QLocale(language).monthName(date.month())).arg(date.year());
}

} // namespace

QString writtenDate(const QDate& date, std::string_view language)
{
    if (!date.isValid())
        return {};
    if (language == "ja")
        return inJapanese(date, false);
    if (language == "ja-easy") // whoever reads it may know the years of the world alone
        return inJapanese(date, true);
    if (language == "zh-Hans" || language == "zh-Hant")
        return numbered(date, QStringLiteral("%1年%2月%3日"));
    if (language == "ko")
        return numbered(date, QStringLiteral("%1년 %2월 %3일"));
    if (language == "vi")
        return numbered(date, QStringLiteral("ngày %3 tháng %2 năm %1"));
    if (language == "pt-BR")
        return withMonthName(date, QLocale::Portuguese, QStringLiteral("%1 de %2 de %3"));
    if (language == "ne")
        return withMonthName(date, QLocale::Nepali, QStringLiteral("%3 %2 %1"));
    return withMonthName(date, QLocale::English, QStringLiteral("%1 %2 %3"));
}

} // namespace uketsuke::presentation
