#include "app/presentation/SnapshotOf.h"

#include "app/identity/CardNumberPlausibility.h"
#include "app/ports/Uplink.h"
#include "app/presentation/WrittenDate.h"

#include <QDate>

#include <algorithm>
#include <variant>

namespace uketsuke::presentation {
namespace {

// The four steps of the way, as the patient counts them.
constexpr int stepCard = 1;
constexpr int stepIdentity = 2;
constexpr int stepConsent = 3;
constexpr int stepFarewell = 4;
constexpr int stepCount = 4;

/// Date and time of Japan, the date as the language writes it.
QString whenGiven(core::Instant given, const std::string& language)
{
    const auto stamp = QString::fromStdString(core::japaneseTimestamp(given)); // YYYYMMDDHHmmss
    const auto date = QDate::fromString(stamp.first(8), QStringLiteral("yyyyMMdd"));
    return QStringLiteral("%1  %2:%3").arg(writtenDate(date, language), stamp.mid(8, 2), stamp.mid(10, 2));
}

/// For staff, to the second and with the end of its id: two patients of one minute are not to be confused. Written as
/// in the names of the result files, whatever the language.
QString exactly(const session::GivenConsent& consent)
{
    const auto stamp = QString::fromStdString(core::japaneseTimestamp(consent.given));
    return QStringLiteral("%1-%2-%3  %4:%5:%6  %7")
        .arg(stamp.mid(0, 4), stamp.mid(4, 2), stamp.mid(6, 2), stamp.mid(8, 2), stamp.mid(10, 2), stamp.mid(12, 2),
             QString::fromStdString(consent.jti).right(6));
}

class Mapping {
public:
    explicit Mapping(const Surroundings& surroundings) : m_surroundings(surroundings) {}

    Snapshot operator()(const session::Starting&) const { return outside(Screen::Starting); }
    Snapshot operator()(const session::OutOfService& state) const
    {
        auto shown = outside(Screen::OutOfService);
        shown.problem = state.fault;
        shown.canCallStaff = true;
        return shown;
    }
    Snapshot operator()(const session::Welcome&) const
    {
        auto shown = outside(Screen::Welcome);
        shown.canCallStaff = true;
        shown.staffDeskOffered = m_surroundings.staffKnown;
        shown.signs = m_surroundings.signs;
        return shown;
    }
    Snapshot operator()(const session::ReadingCard& state) const
    {
        auto shown = running(Screen::ReadingCard, state.visit,
                             state.step == session::ReadingStep::Recognising ? stepCard : stepIdentity);
        shown.readingStep = state.step;
        return shown;
    }
    Snapshot operator()(const session::ChoosingMethod& state) const
    {
        auto shown = running(Screen::ChoosingMethod, state.visit, stepIdentity);
        shown.problem = state.problem;
        return shown;
    }
    Snapshot operator()(const session::EnteringCardNumber& state) const
    {
        auto shown = running(Screen::EnteringCardNumber, state.visit, stepIdentity);
        shown.canGoBack = true;
        shown.staffComes = state.visit.method == session::Method::Staff;
        // That no camera could read it asks the patient to type it: not where staff do.
        if (!shown.staffComes || state.problem != core::Fault::CardFaceUnreadable)
            shown.problem = state.problem;
        // What this machine will still try; the card may have more.
        if (state.triesLeft >= 0)
            shown.triesLeft = std::max(0, std::min(session::mostWrongNumbers - state.visit.wrongNumbers,
                                                   state.triesLeft + 1 - identity::fewestCardNumberTries));
        return shown;
    }
    Snapshot operator()(const session::CapturingFace& state) const
    {
        auto shown = running(Screen::CapturingFace, state.visit, stepIdentity);
        shown.canGoBack = true;
        shown.problem = state.problem;
        shown.faceAction = state.action;
        shown.triesLeft = std::max(0, m_surroundings.faceTriesAllowed - state.visit.faceTries);
        return shown;
    }
    Snapshot operator()(const session::EnteringPin& state) const
    {
        auto shown = running(Screen::EnteringPin, state.visit, stepIdentity);
        shown.canGoBack = true;
        shown.problem = state.problem;
        shown.triesLeft = state.visit.pinTriesLeft;
        // Asked before anything is typed, so that no PIN waits in memory for an answer.
        shown.lastTry = state.visit.pinTriesLeft == 1 && !state.lastTryAccepted;
        return shown;
    }
    Snapshot operator()(const session::StaffCheck& state) const
    {
        auto shown = running(Screen::StaffCheck, state.visit, state.unfinished ? stepConsent : stepIdentity);
        shown.canGoBack = true;
        shown.problem = state.problem;
        shown.staffStep = state.step;
        return shown;
    }
    Snapshot operator()(const session::Guardian& state) const
    {
        auto shown = running(Screen::Guardian, state.visit, stepIdentity);
        shown.canGoBack = true;
        shown.child = state.visit.child;
        return shown;
    }
    Snapshot operator()(const session::Preparing& state) const
    {
        return running(Screen::Preparing, state.visit, stepConsent);
    }
    Snapshot operator()(const session::FirstRegistration& state) const
    {
        return running(Screen::FirstRegistration, state.visit, stepConsent);
    }
    Snapshot operator()(const session::Registering& state) const
    {
        return running(Screen::Registering, state.visit, stepConsent);
    }
    Snapshot operator()(const session::ConsentSummary& state) const
    {
        auto shown = asking(Screen::ConsentSummary, state.visit, state.answers);
        shown.helpHere = shown.helpOffered && shown.staffCalled;
        return shown;
    }
    Snapshot operator()(const session::ConsentItem& state) const
    {
        auto shown = asking(Screen::ConsentItem, state.visit, state.answers);
        shown.canGoBack = true;
        shown.itemIndex = static_cast<int>(state.index);
        offerGroup(shown, state);
        return shown;
    }
    Snapshot operator()(const session::Prescription& state) const
    {
        auto shown = asking(Screen::Prescription, state.visit, state.answers);
        shown.canGoBack = true;
        return shown;
    }
    Snapshot operator()(const session::AidCertificates& state) const
    {
        auto shown = asking(Screen::AidCertificates, state.visit, state.answers);
        shown.canGoBack = true;
        shown.itemIndex = static_cast<int>(state.index);
        return shown;
    }
    Snapshot operator()(const session::Documents& state) const
    {
        auto shown = asking(Screen::Documents, state.visit, state.answers);
        shown.canGoBack = true;
        shown.itemIndex = static_cast<int>(state.index);
        return shown;
    }
    Snapshot operator()(const session::EnteringExchangeNumber& state) const
    {
        auto shown = asking(Screen::EnteringExchangeNumber, state.visit, state.answers);
        shown.canGoBack = true;
        shown.problem = state.problem;
        if (state.answers.wrongExchangeNumbers > 0)
            shown.triesLeft = std::max(0, session::mostWrongExchangeNumbers - state.answers.wrongExchangeNumbers);
        shown.exchangeDigits = m_surroundings.exchangeDigits;
        shown.exchangeClosed = state.answers.exchangeClosed();
        if (shown.exchangeClosed) // also for who went back and comes again
            shown.problem = core::Fault::ExchangeNumberLocked;
        return shown;
    }
    Snapshot operator()(const session::FindingDocument& state) const
    {
        return running(Screen::FindingDocument, state.visit, stepConsent);
    }
    Snapshot operator()(const session::Reviewing& state) const
    {
        auto shown = asking(Screen::Reviewing, state.visit, state.answers);
        shown.canGoBack = true;
        shown.helpHere = shown.helpOffered && shown.staffCalled;
        return shown;
    }
    Snapshot operator()(const session::Withdrawing& state) const
    {
        auto shown = running(Screen::Withdrawing, state.visit, stepConsent);
        shown.canCancel = false; // one of its two answers leaves everything as it is
        shown.form = m_surroundings.form.labels;
        shown.guardianAnswers = state.visit.representation == session::Representation::Guardian;
        shown.withdrawalKnown = state.given.known;
        for (const auto& consent : state.given.consents)
            shown.items.push_back({.code = consent.jti,
                                   .group = {},
                                   .title = whenGiven(consent.given, state.visit.language),
                                   .explanation = {},
                                   .ownLine = false,
                                   .agreed = std::nullopt});
        return shown;
    }
    Snapshot operator()(const session::StaffWithdrawing& state) const
    {
        auto shown = running(Screen::StaffWithdrawing, state.visit, stepConsent);
        shown.withdrawalKnown = state.given.known;
        if (!state.chosen) {
            shown.signs = m_surroundings.signs;
            for (const auto& consent : state.given.consents)
                shown.items.push_back({.code = consent.jti,
                                       .group = {},
                                       .title = exactly(consent),
                                       .explanation = {},
                                       .ownLine = false,
                                       .agreed = std::nullopt});
            return shown;
        }
        shown.canGoBack = true;
        shown.chosenGiven = exactly(*state.chosen);
        shown.staffQuestion = state.reason ? StaffQuestion::Confirm : StaffQuestion::Why;
        shown.purposeChanged = state.reason == session::StaffReason::PurposeChanged;
        return shown;
    }
    Snapshot operator()(const session::Sealing& state) const
    {
        auto shown = running(Screen::Sealing, state.visit, stepFarewell);
        shown.canCancel = false; // the touch on Confirm was given
        return shown;
    }
    Snapshot operator()(const session::Storing& state) const
    {
        auto shown = running(Screen::Storing, state.visit, stepFarewell);
        shown.canCancel = false;
        shown.cardOnReader = shown.cardOnReader && !state.cardGone;
        shown.refusedAll = state.refusedAll;
        return shown;
    }
    Snapshot operator()(const session::Finished& state) const
    {
        auto shown = inLanguage(Screen::Finished, state.language);
        shown.step = stepFarewell;
        shown.steps = stepCount;
        shown.canCallStaff = true;
        shown.cardOnReader = !state.cardGone;
        shown.cardCalls = state.cardGone ? 0 : m_surroundings.cardCalls;
        shown.refusedAll = state.refusedAll;
        shown.withdraws = state.withdrew;
        shown.staffDesk = state.byStaff;
        if (state.byStaff)
            shown.step = shown.steps = 0;
        shown.delivered = state.delivered;
        shown.offline = m_surroundings.signs.offline && !state.delivered && !state.refusedAll && !state.withdrew;
        return shown;
    }
    Snapshot operator()(const session::Interrupted& state) const
    {
        auto shown = inLanguage(Screen::Interrupted, state.language);
        shown.problem = state.fault;
        shown.canCallStaff = true;
        shown.staffCalled = state.staffCalled;
        shown.registered = state.registered;
        shown.cardOnReader = state.insertion != 0;
        shown.cardCalls = shown.cardOnReader ? m_surroundings.cardCalls : 0;
        return shown;
    }

private:
    Snapshot outside(Screen screen) const { return inLanguage(screen, m_surroundings.language); }

    static Snapshot inLanguage(Screen screen, const std::string& language)
    {
        Snapshot shown;
        shown.screen = screen;
        shown.language = language;
        return shown;
    }

    static Snapshot running(Screen screen, const session::Visit& visit, int step)
    {
        auto shown = inLanguage(screen, visit.language);
        shown.step = step;
        shown.steps = stepCount;
        shown.canCancel = true;
        shown.canCallStaff = true;
        shown.staffCalled = visit.staffCalled;
        shown.registered = visit.registered;
        shown.choices = visit.choices;
        shown.certificateExpiresSoon = visit.certificateExpiresSoon;
        shown.cardOnReader = true;
        shown.withdraws = visit.purpose == session::Purpose::Withdrawal;
        shown.helpOffered = visit.helpOffered && !visit.assisted;
        shown.assisted = visit.assisted;
        if (visit.purpose == session::Purpose::StaffWithdrawal) {
            shown.staffDesk = true;
            shown.cardOnReader = false;
            shown.step = shown.steps = 0;
        }
        return shown;
    }

    Snapshot asking(Screen screen, const session::Visit& visit, const session::Answers& answers) const
    {
        auto shown = running(screen, visit, stepConsent);
        shown.form = m_surroundings.form.labels;
        shown.guardianAnswers = visit.representation == session::Representation::Guardian;
        shown.prescriptionAsked = answers.prescriptionAsked;
        shown.prescription = answers.prescription;
        shown.certificates = rowsOf(answers.certificates, visit.language);
        shown.documents = rowsOf(answers.documents, visit.language);
        shown.documentsUnknown = answers.documentsWanted && !answers.documentsKnown;
        for (const auto& item : answers.items) {
            const auto texts = m_surroundings.form.item ? m_surroundings.form.item(item.code) : std::nullopt;
            shown.items.push_back({.code = item.code,
                                   .group = item.group,
                                   .title = texts ? texts->title : QString::fromStdString(item.code),
                                   .explanation = texts ? texts->explanation : QString(),
                                   .ownLine = item.ownLine,
                                   .agreed = item.agreed});
        }
        return shown;
    }

    void offerGroup(Snapshot& shown, const session::ConsentItem& state) const
    {
        const auto& items = state.answers.items;
        if (state.index >= items.size() || !items[state.index].coveredByGroup)
            return;
        const auto& group = items[state.index].group;
        for (std::size_t at = 0; at < items.size(); ++at)
            if (items[at].group == group && items[at].coveredByGroup && (at >= state.index || !items[at].agreed))
                ++shown.groupRemaining;
        const auto texts = m_surroundings.form.group ? m_surroundings.form.group(group) : std::nullopt;
        shown.groupTitle = texts ? texts->title : QString::fromStdString(group);
        shown.groupExplanation = texts ? texts->explanation : QString();
    }

    [[nodiscard]] QString kindOf(const std::string& kind) const
    {
        const auto& words = m_surroundings.form.labels;
        if (kind == ports::aidKind)
            return words.kindAid;
        if (kind == ports::documentKinds[0])
            return words.kindReferral;
        if (kind == ports::documentKinds[1])
            return words.kindDischarge;
        return words.kindCheckup;
    }

    [[nodiscard]] std::vector<DocumentRow> rowsOf(const std::vector<session::OfferedDocument>& documents,
                                                  const std::string& language) const
    {
        std::vector<DocumentRow> rows;
        for (const auto& one : documents) {
            const auto issued = QDate::fromString(QString::fromStdString(one.issued), QStringLiteral("yyyyMMdd"));
            rows.push_back({.id = one.id,
                            .kind = kindOf(one.kind),
                            .title = QString::fromStdString(one.title),
                            .issuer = QString::fromStdString(one.issuer),
                            .issued = writtenDate(issued, language),
                            .handedOver = one.handedOver});
        }
        return rows;
    }

    const Surroundings& m_surroundings;
};

} // namespace

bool waitsForAPerson(Screen screen)
{
    switch (screen) {
    case Screen::ChoosingMethod:
    case Screen::EnteringCardNumber:
    case Screen::CapturingFace:
    case Screen::EnteringPin:
    case Screen::StaffCheck:
    case Screen::Guardian:
    case Screen::FirstRegistration:
    case Screen::ConsentSummary:
    case Screen::ConsentItem:
    case Screen::Prescription:
    case Screen::AidCertificates:
    case Screen::Documents:
    case Screen::EnteringExchangeNumber:
    case Screen::Reviewing:
    case Screen::Withdrawing:
    case Screen::StaffWithdrawing:
    case Screen::Finished:
    case Screen::Interrupted: return true;
    case Screen::Starting:
    case Screen::OutOfService:
    case Screen::Welcome:
    case Screen::ReadingCard:
    case Screen::Preparing:
    case Screen::Registering:
    case Screen::FindingDocument:
    case Screen::Sealing:
    case Screen::Storing: return false;
    }
    return false;
}

namespace {

Countdown countdownOn(Screen screen, const Surroundings& surroundings)
{
    // What the kiosk itself has to do in time is no hurry of the person's.
    if (!waitsForAPerson(screen) || surroundings.timeLeft.count() < 0 || surroundings.timeLimit.count() <= 0)
        return {};
    const auto up = [](core::Milliseconds span) { return static_cast<int>((span.count() + 999) / 1000); };
    return {.secondsLeft = up(surroundings.timeLeft),
            .secondsTotal = up(surroundings.timeLimit),
            .warning = surroundings.timeLeft <= surroundings.warning};
}

} // namespace

Snapshot snapshotOf(const session::SessionState& state, const Surroundings& surroundings)
{
    auto shown = std::visit(Mapping(surroundings), state);
    shown.countdown = countdownOn(shown.screen, surroundings);
    shown.staffCalls = surroundings.staffCalls;
    return shown;
}

Countdown countdownOf(const session::SessionState& state, const Surroundings& surroundings)
{
    // The states and the screens stand in the same order; a test walks over all of them.
    return countdownOn(static_cast<Screen>(state.index()), surroundings);
}

} // namespace uketsuke::presentation
