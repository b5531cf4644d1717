#include "app/presentation/KioskView.h"

#include "app/presentation/FaultTexts.h"

#include <algorithm>
#include <tuple>
#include <utility>

namespace uketsuke::presentation {
namespace {

constexpr int cardNumberLength = 14; // 照合番号B
constexpr int pinLength = 4;
constexpr int passcodeLength = 4;

/// Which secret the screen asks for, if any.
std::optional<Secret> secretOf(const Snapshot& snapshot)
{
    if (snapshot.screen == Screen::EnteringCardNumber)
        return Secret::CardNumber;
    if (snapshot.screen == Screen::EnteringPin && !snapshot.lastTry)
        return Secret::Pin;
    if (snapshot.screen == Screen::StaffCheck && snapshot.staffStep != session::StaffStep::Comparing)
        return Secret::Passcode;
    if (snapshot.screen == Screen::EnteringExchangeNumber && !snapshot.exchangeClosed)
        return Secret::ExchangeNumber;
    return std::nullopt;
}

int lengthOf(std::optional<Secret> secret, const Snapshot& snapshot)
{
    if (!secret)
        return 0;
    switch (*secret) {
    case Secret::CardNumber: return cardNumberLength;
    case Secret::Pin: return pinLength;
    case Secret::Passcode: return passcodeLength;
    case Secret::ExchangeNumber: return snapshot.exchangeDigits;
    }
    return 0;
}

KioskView::Hint hintOf(ports::FaceHint hint)
{
    switch (hint) {
    case ports::FaceHint::Good: return KioskView::Hint::Good;
    case ports::FaceHint::NoFace: return KioskView::Hint::NoFace;
    case ports::FaceHint::OnePersonOnly: return KioskView::Hint::OnePersonOnly;
    case ports::FaceHint::Closer: return KioskView::Hint::Closer;
    case ports::FaceHint::FartherAway: return KioskView::Hint::FartherAway;
    case ports::FaceHint::FaceTheCamera: return KioskView::Hint::FaceTheCamera;
    case ports::FaceHint::HoldHeadStraight: return KioskView::Hint::HoldHeadStraight;
    case ports::FaceHint::MoreLight: return KioskView::Hint::MoreLight;
    case ports::FaceHint::LessLight: return KioskView::Hint::LessLight;
    case ports::FaceHint::HoldStill: return KioskView::Hint::HoldStill;
    case ports::FaceHint::UncoverEyes: return KioskView::Hint::UncoverEyes;
    case ports::FaceHint::UncoverMouth: return KioskView::Hint::UncoverMouth;
    }
    return KioskView::Hint::NoFace;
}

} // namespace

KioskView::KioskView(QObject* parent) : QObject(parent)
{
    for (const auto code : core::languages)
        m_languages.append(QString::fromLatin1(code.data(), static_cast<qsizetype>(code.size())));
    m_languageReturn.setSingleShot(true);
    setLanguageReturn(std::chrono::minutes(1));
    connect(&m_languageReturn, &QTimer::timeout, this, [this] {
        m_display.returnToDefault();
        chooseLanguage(m_defaultLanguage);
    });
    m_callShown.setSingleShot(true);
    m_callShown.setInterval(std::chrono::seconds(20));
    connect(&m_callShown, &QTimer::timeout, this, &KioskView::shown);
    connect(&m_display, &DisplaySettings::touched, this, [this] {
        armReturn();
        touch();
    });
}

KioskView::~KioskView() = default;

namespace {

/// Another question than before, whose answers stand where those of the one before stood.
bool asksAgain(const Snapshot& now, const Snapshot& before)
{
    const auto question = [](const Snapshot& one) {
        return std::tuple(one.screen, one.itemIndex, one.readingStep, one.staffStep, one.staffQuestion, one.lastTry);
    };
    return question(now) != question(before);
}

} // namespace

void KioskView::show(Snapshot snapshot)
{
    const bool screenChanges = snapshot.screen != m_snapshot.screen;
    const bool asksAnother = secretOf(snapshot) != secretOf(m_snapshot);
    const bool countdownChanges = snapshot.countdown != m_snapshot.countdown;
    const std::string language = snapshot.language;
    if (snapshot.form.language == QLatin1String(core::plainJapanese.data()))
        takeMarksOff(snapshot);
    const bool home = screenChanges && snapshot.screen == Screen::Welcome;
    const bool changes = snapshot != m_snapshot;
    if (screenChanges)
        m_callShown.stop();
    if (snapshot.staffCalls > m_snapshot.staffCalls)
        m_callShown.start();
    if (asksAgain(snapshot, m_snapshot))
        m_sinceQuestion.start();
    m_snapshot = std::move(snapshot);

    if (screenChanges || asksAnother)
        wipeDigits();
    if (screenChanges && m_snapshot.screen != Screen::CapturingFace) {
        showFrame({});
        showHint(ports::FaceHint::NoFace);
    }
    m_items.replace(m_snapshot.items);
    m_certificates.replace(m_snapshot.certificates);
    m_documents.replace(m_snapshot.documents);
    if (home)
        m_display.returnToDefault();
    if (home)
        setLanguage(m_defaultLanguage);
    else if (!language.empty())
        setLanguage(QString::fromStdString(language));
    if (screenChanges)
        armReturn();
    if (changes)
        Q_EMIT shown();
    if (countdownChanges)
        Q_EMIT countdownChanged();
    // Last: when a screen becomes visible, everything on it is already right.
    if (screenChanges)
        Q_EMIT screenChanged();
}

void KioskView::showCountdown(const Countdown& countdown)
{
    if (countdown == m_snapshot.countdown)
        return;
    m_snapshot.countdown = countdown;
    Q_EMIT countdownChanged();
}

void KioskView::showHint(ports::FaceHint hint, double gathered)
{
    const Hint next = hintOf(hint);
    const bool another = std::exchange(m_hint, next) != next;
    if (std::exchange(m_gathered, gathered) != gathered || another)
        Q_EMIT hintChanged();
}

void KioskView::showFrame(std::shared_ptr<const ports::Frame> frame)
{
    if (frame == m_frame)
        return;
    m_frame = std::move(frame);
    Q_EMIT frameChanged();
}

void KioskView::setDefaultLanguage(const QString& language) { m_defaultLanguage = language; }

void KioskView::setLanguages(const QStringList& languages)
{
    if (std::exchange(m_languages, languages) != languages)
        Q_EMIT languagesChanged();
}

void KioskView::setLanguage(const QString& language)
{
    const bool hadFurigana = hasFurigana();
    if (std::exchange(m_language, language) == language)
        return;
    if (hadFurigana)
        m_furigana.clear();
    pauseTouches(); // other words are of another size
    Q_EMIT languageChanged();
}

void KioskView::setReducedMotion(bool reduced)
{
    if (std::exchange(m_reducedMotion, reduced) != reduced)
        Q_EMIT reducedMotionChanged();
}

QString KioskView::screen() const
{
    const auto text = name(m_snapshot.screen);
    return QString::fromLatin1(text.data(), static_cast<qsizetype>(text.size()));
}

QString KioskView::problemText() const { return m_snapshot.problem ? patientSentence(*m_snapshot.problem) : QString(); }

QString KioskView::remedyText() const
{
    return m_snapshot.problem ? patientSentence(core::remedyFor(*m_snapshot.problem)) : QString();
}

int KioskView::faultNumber() const { return m_snapshot.problem ? core::number(*m_snapshot.problem) : 0; }

bool KioskView::canTryAgain() const
{
    return m_snapshot.problem && core::remedyFor(*m_snapshot.problem) != core::Remedy::OutOfService;
}

bool KioskView::staffNeeded() const
{
    if (!m_snapshot.problem)
        return false;
    switch (core::remedyFor(*m_snapshot.problem)) {
    case core::Remedy::AskStaff:
    case core::Remedy::OutOfService: return true;
    case core::Remedy::TryAgain:
    case core::Remedy::TryAgainOrDesk:
    case core::Remedy::ReinsertCard:
    case core::Remedy::UseAnotherCard:
    case core::Remedy::UsePin: return false;
    }
    return true;
}

KioskView::Action KioskView::action() const
{
    if (!m_snapshot.faceAction)
        return Action::NoAction;
    switch (*m_snapshot.faceAction) {
    case identity::FaceAction::Blink: return Action::Blink;
    case identity::FaceAction::TurnLeft: return Action::TurnLeft;
    case identity::FaceAction::TurnRight: return Action::TurnRight;
    }
    return Action::NoAction;
}

int KioskView::digitsNeeded() const { return lengthOf(secretOf(m_snapshot), m_snapshot); }

QString KioskView::itemTitle() const
{
    const auto index = static_cast<std::size_t>(m_snapshot.itemIndex);
    return index < m_snapshot.items.size() ? m_snapshot.items[index].title : QString();
}

QString KioskView::itemExplanation() const
{
    const auto index = static_cast<std::size_t>(m_snapshot.itemIndex);
    return index < m_snapshot.items.size() ? m_snapshot.items[index].explanation : QString();
}

DocumentText KioskView::document() const
{
    const auto& rows = m_snapshot.screen == Screen::AidCertificates ? m_snapshot.certificates : m_snapshot.documents;
    const auto index = static_cast<std::size_t>(m_snapshot.itemIndex);
    return index < rows.size() ? textOf(rows[index]) : DocumentText();
}

void KioskView::chooseLanguage(const QString& language)
{
    if (language != m_defaultLanguage && !m_languages.contains(language))
        return;
    setLanguage(language);
    armReturn();
    send(session::ChangeLanguage{language.toStdString()});
}

void KioskView::takeMarksOff(Snapshot& snapshot)
{
    const auto takeOff = [this](QString& words) { words = m_furigana.keep(words); };
    snapshot.form.changeEach(takeOff);
    takeOff(snapshot.groupTitle);
    takeOff(snapshot.groupExplanation);
    for (auto& item : snapshot.items) {
        takeOff(item.title);
        takeOff(item.explanation);
    }
    // Only the kind is the form's word: what an authority wrote is shown as it came.
    for (auto* rows : {&snapshot.certificates, &snapshot.documents})
        for (auto& row : *rows)
            takeOff(row.kind);
}

void KioskView::touch() { send(session::Activity{}); }

void KioskView::armReturn()
{
    // Where no session is that would end by itself.
    const bool isOutside = m_snapshot.screen == Screen::Welcome || m_snapshot.screen == Screen::OutOfService
                           || m_snapshot.screen == Screen::Starting;
    if (isOutside && (m_language != m_defaultLanguage || !m_display.isDefault()))
        m_languageReturn.start();
    else
        m_languageReturn.stop();
}

void KioskView::chooseFace() { send(session::ChooseMethod{session::Method::Face}); }
void KioskView::choosePin() { send(session::ChooseMethod{session::Method::Pin}); }
void KioskView::chooseStaff() { send(session::ChooseMethod{session::Method::Staff}); }

void KioskView::chooseWithdrawal(bool withdrawal)
{
    send(session::ChoosePurpose{withdrawal ? session::Purpose::Withdrawal : session::Purpose::Consent});
}

void KioskView::askAssistance() { send(session::AskAssistance{}); }

void KioskView::openStaffDesk() { send(session::OpenStaffDesk{}); }

void KioskView::chooseGiven(int index)
{
    if (index >= 0)
        send(session::ChooseGiven{static_cast<std::size_t>(index)});
}

void KioskView::chooseReason(bool purposeChanged)
{
    send(session::ChooseReason{purposeChanged ? session::StaffReason::PurposeChanged
                                              : session::StaffReason::ByInstitution});
}

void KioskView::pressDigit(int digit)
{
    if (digit < 0 || digit > 9 || digitsEntered() >= digitsNeeded())
        return;
    m_digits.append(static_cast<std::byte>('0' + digit));
    Q_EMIT digitsChanged();
    send(session::Activity{});
}

void KioskView::deleteDigit()
{
    if (m_digits.empty())
        return;
    m_digits.removeLast();
    Q_EMIT digitsChanged();
    send(session::Activity{});
}

void KioskView::enterDigits()
{
    const auto secret = secretOf(m_snapshot);
    if (!secret || digitsEntered() != digitsNeeded())
        return;
    auto digits = std::move(m_digits);
    wipeDigits();
    if (m_secret)
        m_secret(*secret, std::move(digits));
    switch (*secret) {
    case Secret::CardNumber: send(session::CardNumberEntered{}); break;
    case Secret::Pin: send(session::PinEntered{}); break;
    case Secret::Passcode: send(session::PasscodeEntered{}); break;
    case Secret::ExchangeNumber: send(session::ExchangeNumberEntered{}); break;
    }
}

void KioskView::acceptLastTry() { send(session::LastPinTryAccepted{}); }
void KioskView::staffFound(bool matches) { send(session::StaffCompared{matches}); }

void KioskView::answerAs(bool guardian)
{
    send(session::RepresentationChosen{guardian ? session::Representation::Guardian : session::Representation::Self});
}

void KioskView::agreeToAll() { send(session::AgreeToAll{}); }
void KioskView::refuseAll() { send(session::RefuseAll{}); }
void KioskView::decideOneByOne() { send(session::DecideOneByOne{}); }
void KioskView::answerItem(bool agreed) { send(session::AnswerItem{agreed}); }

void KioskView::choosePrescription(bool electronic)
{
    send(session::ChoosePrescription{electronic ? session::PrescriptionForm::Electronic
                                                : session::PrescriptionForm::Paper});
}

void KioskView::answerGroup(bool agreed) { send(session::AnswerGroup{agreed}); }
void KioskView::answerRegistration(bool agreed) { send(session::AnswerRegistration{agreed}); }
void KioskView::answerDocument(bool handOver) { send(session::AnswerDocument{handOver}); }
void KioskView::answerRemaining(bool handOver) { send(session::AnswerRemaining{handOver}); }
void KioskView::skipExchangeNumber() { send(session::SkipExchangeNumber{}); }

void KioskView::confirm() { send(session::Confirm{}); }
void KioskView::changeAnswers(int line) { send(session::ChangeAnswers{static_cast<std::size_t>(std::max(0, line))}); }

void KioskView::goBack() { send(session::Back{}); }
void KioskView::cancel() { send(session::Cancel{}); }
void KioskView::callStaff() { send(session::CallStaff{}); }
void KioskView::moreTime() { send(session::MoreTime{}); }
void KioskView::acknowledge() { send(session::Acknowledge{}); }

void KioskView::send(session::SessionEvent event)
{
    if (m_event)
        m_event(std::move(event));
}

void KioskView::wipeDigits()
{
    m_digits.clear();
    Q_EMIT digitsChanged();
}

} // namespace uketsuke::presentation
