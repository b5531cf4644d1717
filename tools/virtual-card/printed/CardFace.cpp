#include "tools/virtual-card/printed/CardFace.h"

#include <QFontDatabase>
#include <QPainter>
#include <QPainterPath>

#include <array>
#include <cmath>
#include <random>
#include <stdexcept>

namespace uketsuke::virtualcard::printed {
namespace {

struct Era {
    const char16_t* name;
    core::CivilDate first;
};

// By day, not by year: 1989-01-07 is 昭和64年, the day after 平成元年. Latest first.
constexpr std::array<Era, 5> eras{{{u"令和", {2019, 5, 1}},
                                   {u"平成", {1989, 1, 8}},
                                   {u"昭和", {1926, 12, 25}},
                                   {u"大正", {1912, 7, 30}},
                                   {u"明治", {1868, 10, 23}}}};

const Era& eraOf(core::CivilDate day)
{
    for (const auto& era : eras)
        if (day >= era.first)
            return era;
    throw std::runtime_error("born before Meiji");
}

int printedYear(const PrintedPerson& person)
{
    return person.foreign ? person.birth.year : person.birth.year - eraOf(person.birth).first.year + 1;
}

QString number(unsigned value, bool padded) { return QString::number(value).rightJustified(padded ? 2 : 1, u' '); }

QString monthAndDay(core::CivilDate date, bool padded)
{
    return number(date.month, padded) + QStringLiteral("月") + number(date.day, padded) + QStringLiteral("日");
}

class Page {
public:
    Page(QPainter& painter, const Printing& printing) : m_painter(painter), m_printing(printing) {}

    /// `em` in mm; `top` is the top of the letters' em square.
    void write(double left, double top, double em, const QString& text, double tracking = 0.0)
    {
        // Fonts are laid out at 100 units an em and scaled, so that no hinting depends on the resolution.
        QFont font(m_printing.font);
        font.setPixelSize(100);
        font.setWeight(m_printing.bold ? QFont::Bold : QFont::Normal);
        font.setStyleStrategy(QFont::NoSubpixelAntialias);
        font.setHintingPreference(QFont::PreferNoHinting);
        if (tracking > 0.0)
            font.setLetterSpacing(QFont::AbsoluteSpacing, tracking * 100);
        QPainterPath path;
        path.addText(0, 86, font, text);
        m_painter.save();
        m_painter.translate(left + m_printing.moveX, top + m_printing.moveY);
        m_painter.scale(em * m_printing.size / 100, em * m_printing.size / 100);
        m_painter.fillPath(path, QColor(28, 28, 32));
        m_painter.restore();
    }

private:
    QPainter& m_painter;
    const Printing& m_printing;
};

void drawPattern(QPainter& painter, unsigned seed)
{
    std::mt19937 random(seed);
    std::uniform_real_distribution<double> any(0.0, 1.0);
    QLinearGradient ground(0, 0, cardWidth, cardHeight);
    ground.setColorAt(0, QColor(250, 238, 240));
    ground.setColorAt(0.5, QColor(246, 246, 236));
    ground.setColorAt(1, QColor(232, 242, 236));
    painter.fillRect(QRectF(0, 0, cardWidth, cardHeight), ground);
    painter.setBrush(Qt::NoBrush);
    for (int family = 0; family < 3; ++family) {
        const double amplitude = 2 + 3 * any(random);
        const double length = 8 + 14 * any(random);
        const double phase = 6.28 * any(random);
        const std::array colours{QColor(214, 150, 170, 90), QColor(150, 190, 170, 90), QColor(170, 170, 210, 90)};
        painter.setPen(QPen(colours.at(static_cast<std::size_t>(family)), 0.12));
        for (double start = -6; start < cardHeight + 6; start += 2.2) {
            QPainterPath path(QPointF(0, start));
            for (double x = 0; x <= cardWidth; x += 1.0)
                path.lineTo(x, start + amplitude * std::sin(6.28 * x / length + phase + start * 0.15));
            painter.drawPath(path);
        }
    }
}

void drawFigure(QPainter& painter, unsigned seed)
{
    const QRectF photo(4.5, 17, 22, 27.5);
    painter.save();
    painter.setClipRect(photo);
    painter.fillRect(photo, QColor(205, 214, 224));
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor(70, 74, 90 + int(seed % 50)));
    painter.drawEllipse(QPointF(15.5, 46), 10.5, 11);
    painter.setBrush(QColor(50, 44, 42));
    painter.drawEllipse(QPointF(15.5, 27), 5.8, 7.4);
    painter.setBrush(QColor(222, 196, 176));
    painter.drawEllipse(QPointF(15.5, 28.5), 5.0, 6.6);
    painter.restore();
}

} // namespace

QString birthLine(const PrintedPerson& person, bool padded)
{
    const int year = printedYear(person);
    QString line;
    if (person.foreign)
        line = QString::number(year);
    else
        line = QString::fromUtf16(eraOf(person.birth).name)
               + (year == 1 ? QStringLiteral("元") : number(static_cast<unsigned>(year), padded));
    return line + QStringLiteral("年") + monthAndDay(person.birth, padded) + QStringLiteral("生");
}

std::string cardNumberOf(const PrintedPerson& person)
{
    return QString::asprintf("%02d%02u%02u%04d", printedYear(person) % 100, person.birth.month, person.birth.day,
                             person.expiry.year)
               .toStdString()
           + person.code.toStdString();
}

QImage drawCardFace(const PrintedPerson& person, const Printing& printing, double resolution)
{
    if (!QFontDatabase::families().contains(printing.font))
        throw std::runtime_error("no such font: " + printing.font.toStdString());
    QImage image(int(std::lround(cardWidth * resolution)), int(std::lround(cardHeight * resolution)),
                 QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.scale(resolution, resolution);
    QPainterPath outline;
    outline.addRoundedRect(QRectF(0, 0, cardWidth, cardHeight), 3.18, 3.18);
    painter.setClipPath(outline);
    drawPattern(painter, printing.pattern);
    painter.fillRect(QRectF(29, 17, 53, 12), QColor(228, 228, 228));

    Page page(painter, printing);
    page.write(4.5, 4.2, 1.7, QStringLiteral("氏名"));
    page.write(9.5, 3.4, 3.2, person.name);
    page.write(62, 3.6, 2.5, QStringLiteral("個人番号カード"));
    page.write(4.5, 10.4, 1.7, QStringLiteral("住所"));
    page.write(9.5, 10, 2.4, person.address);
    drawFigure(painter, printing.pattern);
    page.write(30, 31.2, 2.6, birthLine(person, printing.padded));
    page.write(62, 31.2, 2.6, QStringLiteral("性別 ") + (person.female ? QStringLiteral("女") : QStringLiteral("男")));
    page.write(30, 36.2, 2.6,
               QString::number(person.expiry.year) + QStringLiteral("年") + monthAndDay(person.expiry, printing.padded)
                   + QStringLiteral("まで有効"));
    page.write(60, 41, 2.4, QStringLiteral("ＴＥＳＴ市長"));
    page.write(12, 45.8, 2.8, person.code, printing.tracking);
    page.write(30, 46, 1.7, QStringLiteral("《 1. 脳死後及び心臓が停止した死後のいずれでも提供します。"));
    page.write(30, 48.6, 1.7, QStringLiteral("2. 心臓が停止した死後に限り提供 3. 臓器を提供しません。》"));

    painter.save();
    painter.translate(14, 46);
    painter.rotate(-24);
    QFont font(printing.font);
    font.setPixelSize(100);
    font.setBold(true);
    QPainterPath across;
    across.addText(0, 0, font, QStringLiteral("TEST"));
    painter.scale(0.27, 0.27);
    painter.fillPath(across, QColor(190, 60, 60, 30));
    painter.restore();
    return image;
}

PrintedPerson inventPerson(unsigned seed, core::CivilDate today)
{
    std::mt19937 random(seed * 2654435761U + 17);
    const auto pick = [&random](int from, int to) { return std::uniform_int_distribution<int>(from, to)(random); };
    PrintedPerson person;
    static const std::array names{"ＴＥＳＴ　花子", "ＴＥＳＴ　太郎", "見本　八郎", "試験　さくら", "TEST MARIA LUISA"};
    person.name = QString::fromUtf8(names.at(static_cast<std::size_t>(pick(0, 4))));
    person.address =
        QStringLiteral("ＴＥＳＴ県仮名市見本町%1丁目%2番%3号").arg(pick(1, 9)).arg(pick(1, 99)).arg(pick(1, 30));
    person.female = pick(0, 1) == 1;
    person.foreign = pick(0, 7) == 0;
    // Eras by lot, so that the rare ones are tried too. 大正 and 明治 are people past a hundred.
    const int lot = pick(0, 99);
    int first = 1926;
    int last = 1988;
    if (lot >= 45 && lot < 80) {
        first = 1989;
        last = 2019;
    } else if (lot >= 80 && lot < 92) {
        first = 2019;
        last = today.year - 1;
    } else if (lot >= 92 && lot < 98) {
        first = 1915;
        last = 1926;
    } else if (lot >= 98) {
        first = 1908;
        last = 1912;
    }
    static constexpr std::array<int, 12> days{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    const int month = pick(1, 12);
    person.birth = {pick(first, last), static_cast<unsigned>(month),
                    static_cast<unsigned>(pick(1, days.at(static_cast<std::size_t>(month - 1))))};
    const int most = core::ageOn(person.birth, today) < 18 ? 5 : 10;
    const bool birthdayGone =
        person.birth.month < today.month || (person.birth.month == today.month && person.birth.day < today.day);
    person.expiry = person.birth;
    person.expiry.year = today.year + pick(1, most - (birthdayGone ? 0 : 1));
    if (person.foreign && pick(0, 1) == 0) // the end of the stay and not a birthday
        person.expiry = {today.year + pick(1, 4), static_cast<unsigned>(pick(1, 12)),
                         static_cast<unsigned>(pick(1, 28))};
    person.code = QStringLiteral("%1").arg(pick(0, 9999), 4, 10, QLatin1Char('0'));
    return person;
}

Printing inventPrinting(unsigned seed)
{
    std::mt19937 random(seed * 40503U + 5);
    const auto between = [&random](double from, double to) {
        return std::uniform_real_distribution<double>(from, to)(random);
    };
    Printing printing;
    printing.bold = between(0, 1) < 0.3;
    printing.size = between(0.95, 1.05);
    printing.moveX = between(-0.6, 0.6);
    printing.moveY = between(-0.5, 0.5);
    printing.tracking = between(0, 1) < 0.5 ? 0.0 : between(0.0, 0.12);
    printing.padded = between(0, 1) < 0.6;
    printing.pattern = seed + 1;
    return printing;
}

} // namespace uketsuke::virtualcard::printed
