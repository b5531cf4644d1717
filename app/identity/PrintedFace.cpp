#include "app/identity/PrintedFace.h"

#include "app/core/Bytes.h"
#include "app/identity/CardNumberPlausibility.h"

#include <array>
#include <optional>

namespace uketsuke::identity {

namespace {

using core::CivilDate;

constexpr int oldest = 125;
constexpr int adult = 18;

struct EraDays {
    CivilDate first;
    CivilDate last;
};
// By ports::PrintedEra; the days on which the era changed belong to both, because registers differ there.
constexpr std::array<EraDays, 6> eras{{{{1868, 1, 25}, {1912, 7, 30}},
                                       {{1912, 7, 30}, {1926, 12, 25}},
                                       {{1926, 12, 25}, {1989, 1, 7}},
                                       {{1989, 1, 8}, {2019, 4, 30}},
                                       {{2019, 5, 1}, {9999, 12, 31}},
                                       {{1868, 1, 1}, {9999, 12, 31}}}};

/// As core::parseDate, from memory that is wiped.
std::optional<CivilDate> dateIn(const core::SecureBytes& digits)
{
    const auto view = digits.view();
    return core::parseDate({reinterpret_cast<const char*>(view.data()), view.size()});
}

/// The 29th of February has its birthday on the 28th or on the first of March of other years.
bool isBirthday(CivilDate birth, CivilDate day)
{
    if (birth.month == day.month && birth.day == day.day)
        return true;
    return birth.month == 2 && birth.day == 29
           && ((day.month == 2 && day.day == 28) || (day.month == 3 && day.day == 1));
}

std::unexpected<core::Error> implausible(core::Redacted note)
{
    return core::failure(core::Fault::CardNumberImplausible, "checkPrintedFace", std::move(note));
}

} // namespace

core::Result<> checkPrintedFace(const ports::CardFaceReading& reading, CivilDate today)
{
    if (auto plain = checkCardNumber(reading.number, today); !plain)
        return plain;
    const auto birth = dateIn(reading.birthDate);
    if (!birth)
        return implausible("no such day of birth");
    const auto& era = eras.at(static_cast<std::size_t>(reading.era));
    if (*birth < era.first || *birth > era.last)
        return implausible("the day of birth is outside its era");
    if (*birth > today)
        return implausible("born after today");
    const int age = core::ageOn(*birth, today);
    if (age > oldest)
        return implausible("older than anybody");
    const auto expiry = dateIn(reading.expiryDate);
    if (!expiry)
        return implausible("no such day of expiry");
    if (*expiry < today)
        return implausible("expired");
    // Valid to the tenth birthday after the issue, which is at most ten full years and one birthday's rest ahead.
    const int birthdays = age < adult ? 5 : 10;
    if (core::ageOn(*birth, *expiry) - age > birthdays)
        return implausible("expires too many birthdays ahead");
    if (reading.era != ports::PrintedEra::Gregorian && !isBirthday(*birth, *expiry))
        return implausible("does not expire on a birthday");
    return {};
}

} // namespace uketsuke::identity
