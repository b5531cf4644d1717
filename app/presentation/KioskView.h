// What QML sees of the kiosk: the snapshot as properties, touches as functions. Owned by the composition root,
// main thread. Decides nothing: it shows what it was given and hands touches on as session events.
// Typed digits live in SecureBytes here until they are handed over or wiped; QML learns only how many there are.
#pragma once

#include "app/core/Languages.h"
#include "app/core/SecureBytes.h"
#include "app/ports/FaceMatcher.h"
#include "app/presentation/Announcer.h"
#include "app/presentation/DisplaySettings.h"
#include "app/presentation/DocumentListModel.h"
#include "app/presentation/Furigana.h"
#include "app/presentation/ItemListModel.h"
#include "app/presentation/Snapshot.h"
#include "app/session/SessionEvent.h"

#include <QElapsedTimer>
#include <QObject>
#include <QStringList>
#include <QTimer>
#include <QtQml/qqmlregistration.h>

#include <chrono>
#include <functional>
#include <memory>

namespace uketsuke::presentation {

/// Which secret was typed. It goes to the worker that needs it, beside the events.
enum class Secret : std::uint8_t { CardNumber, Pin, Passcode, ExchangeNumber };

class KioskView : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Given to Main.qml by the composition root")

    Q_PROPERTY(QString screen READ screen NOTIFY screenChanged)
    Q_PROPERTY(QString language READ language NOTIFY languageChanged)
    Q_PROPERTY(QStringList languages READ languages NOTIFY languagesChanged)
    Q_PROPERTY(bool reducedMotion READ reducedMotion WRITE setReducedMotion NOTIFY reducedMotionChanged)

    Q_PROPERTY(uketsuke::presentation::DisplaySettings* display READ display CONSTANT)
    Q_PROPERTY(uketsuke::presentation::Announcer* announcer READ announcer CONSTANT)

    Q_PROPERTY(int secondsLeft READ secondsLeft NOTIFY countdownChanged)
    Q_PROPERTY(int secondsTotal READ secondsTotal NOTIFY countdownChanged)
    Q_PROPERTY(bool timeRunsOut READ timeRunsOut NOTIFY countdownChanged)

    Q_PROPERTY(int step READ step NOTIFY shown)
    Q_PROPERTY(int steps READ steps NOTIFY shown)
    Q_PROPERTY(bool canGoBack READ canGoBack NOTIFY shown)
    Q_PROPERTY(bool canCancel READ canCancel NOTIFY shown)
    Q_PROPERTY(bool stopNeedsQuestion READ stopNeedsQuestion NOTIFY shown)
    Q_PROPERTY(bool canCallStaff READ canCallStaff NOTIFY shown)
    Q_PROPERTY(bool staffCalled READ staffCalled NOTIFY shown)

    Q_PROPERTY(bool hasProblem READ hasProblem NOTIFY shown)
    Q_PROPERTY(QString problemText READ problemText NOTIFY shown)
    Q_PROPERTY(QString remedyText READ remedyText NOTIFY shown)
    Q_PROPERTY(int faultNumber READ faultNumber NOTIFY shown)
    Q_PROPERTY(bool canTryAgain READ canTryAgain NOTIFY shown)
    Q_PROPERTY(bool staffNeeded READ staffNeeded NOTIFY shown)
    Q_PROPERTY(int triesLeft READ triesLeft NOTIFY shown)

    Q_PROPERTY(bool faceAvailable READ faceAvailable NOTIFY shown)
    Q_PROPERTY(bool pinAvailable READ pinAvailable NOTIFY shown)
    Q_PROPERTY(bool staffAvailable READ staffAvailable NOTIFY shown)
    Q_PROPERTY(bool certificateExpiresSoon READ certificateExpiresSoon NOTIFY shown)
    Q_PROPERTY(bool provingIdentity READ provingIdentity NOTIFY shown)
    Q_PROPERTY(bool scanningCardFace READ scanningCardFace NOTIFY shown)
    Q_PROPERTY(bool lastTry READ lastTry NOTIFY shown)
    Q_PROPERTY(bool staffCompares READ staffCompares NOTIFY shown)
    Q_PROPERTY(bool staffComes READ staffComes NOTIFY shown)

    Q_PROPERTY(int digitsEntered READ digitsEntered NOTIFY digitsChanged)
    Q_PROPERTY(int digitsNeeded READ digitsNeeded NOTIFY digitsChanged)
    Q_PROPERTY(uketsuke::presentation::KioskView::Hint hint READ hint NOTIFY hintChanged)
    Q_PROPERTY(qreal gathered READ gathered NOTIFY hintChanged)
    Q_PROPERTY(uketsuke::presentation::KioskView::Action action READ action NOTIFY shown)

    Q_PROPERTY(uketsuke::presentation::ItemListModel* items READ items CONSTANT)
    Q_PROPERTY(uketsuke::presentation::FormLabels form READ form NOTIFY shown)
    Q_PROPERTY(int itemIndex READ itemIndex NOTIFY shown)
    Q_PROPERTY(int itemCount READ itemCount NOTIFY shown)
    Q_PROPERTY(QString itemTitle READ itemTitle NOTIFY shown)
    Q_PROPERTY(QString itemExplanation READ itemExplanation NOTIFY shown)
    Q_PROPERTY(bool prescriptionAsked READ prescriptionAsked NOTIFY shown)
    Q_PROPERTY(bool prescriptionElectronic READ prescriptionElectronic NOTIFY shown)
    Q_PROPERTY(bool withdraws READ withdraws NOTIFY shown)
    Q_PROPERTY(bool withdrawalKnown READ withdrawalKnown NOTIFY shown)
    Q_PROPERTY(bool staffDeskOffered READ staffDeskOffered NOTIFY shown)
    Q_PROPERTY(bool staffDesk READ staffDesk NOTIFY shown)
    Q_PROPERTY(int recordsWaiting READ recordsWaiting NOTIFY shown)
    Q_PROPERTY(int recordsEndingSoon READ recordsEndingSoon NOTIFY shown)
    Q_PROPERTY(int recordsRefused READ recordsRefused NOTIFY shown)
    Q_PROPERTY(int recordsTooLate READ recordsTooLate NOTIFY shown)
    Q_PROPERTY(int filesWaiting READ filesWaiting NOTIFY shown)
    Q_PROPERTY(int certificateDays READ certificateDays NOTIFY shown)
    Q_PROPERTY(QString updateFellBack READ updateFellBack NOTIFY shown)
    Q_PROPERTY(bool deskNeedsStaff READ deskNeedsStaff NOTIFY shown)
    Q_PROPERTY(uketsuke::presentation::KioskView::StaffAsked staffAsked READ staffAsked NOTIFY shown)
    Q_PROPERTY(QString chosenGiven READ chosenGiven NOTIFY shown)
    Q_PROPERTY(bool purposeChanged READ purposeChanged NOTIFY shown)
    Q_PROPERTY(int groupRemaining READ groupRemaining NOTIFY shown)
    Q_PROPERTY(QString groupTitle READ groupTitle NOTIFY shown)
    Q_PROPERTY(QString groupExplanation READ groupExplanation NOTIFY shown)
    Q_PROPERTY(uketsuke::presentation::DocumentListModel* certificates READ certificates CONSTANT)
    Q_PROPERTY(uketsuke::presentation::DocumentListModel* documents READ documents CONSTANT)
    Q_PROPERTY(int certificateCount READ certificateCount NOTIFY shown)
    Q_PROPERTY(int documentCount READ documentCount NOTIFY shown)
    Q_PROPERTY(uketsuke::presentation::DocumentText document READ document NOTIFY shown)
    Q_PROPERTY(bool documentsUnknown READ documentsUnknown NOTIFY shown)
    Q_PROPERTY(bool exchangeClosed READ exchangeClosed NOTIFY shown)
    Q_PROPERTY(bool child READ child NOTIFY shown)
    Q_PROPERTY(bool guardianAnswers READ guardianAnswers NOTIFY shown)
    Q_PROPERTY(bool registered READ registered NOTIFY shown)
    Q_PROPERTY(bool staffHelps READ staffHelps NOTIFY shown)
    Q_PROPERTY(bool helpOffered READ helpOffered NOTIFY shown)
    Q_PROPERTY(bool helpHere READ helpHere NOTIFY shown)
    Q_PROPERTY(bool assisted READ assisted NOTIFY shown)

    Q_PROPERTY(bool cardOnReader READ cardOnReader NOTIFY shown)
    Q_PROPERTY(bool cardForgotten READ cardForgotten NOTIFY shown)
    Q_PROPERTY(bool refusedAll READ refusedAll NOTIFY shown)
    Q_PROPERTY(bool delivered READ delivered NOTIFY shown)
    Q_PROPERTY(bool offline READ offline NOTIFY shown)

public:
    /// ports::FaceHint in QML's words, in the same order.
    enum class Hint {
        Good,
        NoFace,
        OnePersonOnly,
        Closer,
        FartherAway,
        FaceTheCamera,
        HoldHeadStraight,
        MoreLight,
        LessLight,
        HoldStill,
        UncoverEyes,
        UncoverMouth
    };
    Q_ENUM(Hint)
    /// StaffQuestion in QML's words, in the same order.
    enum class StaffAsked { Which, Why, Confirmation };
    Q_ENUM(StaffAsked)
    /// What the person is asked to do before the camera.
    enum class Action { NoAction, Blink, TurnLeft, TurnRight };
    Q_ENUM(Action)

    using EventHandler = std::function<void(session::SessionEvent)>;
    /// Called before the event that goes with the secret (CardNumberEntered, PinEntered, PasscodeEntered).
    using SecretHandler = std::function<void(Secret, core::SecureBytes)>;

    explicit KioskView(QObject* parent = nullptr);
    ~KioskView() override;

    void onEvent(EventHandler handler) { m_event = std::move(handler); }
    void onSecret(SecretHandler handler) { m_secret = std::move(handler); }

    /// Shows exactly this. A change of screen wipes what was typed; coming to Welcome also returns to the default
    /// language and display and forgets the camera's picture.
    void show(Snapshot snapshot);
    [[nodiscard]] const Snapshot& snapshot() const { return m_snapshot; }
    /// Only the countdown: once a second, without touching anything else.
    void showCountdown(const Countdown& countdown);
    /// `gathered`: of the frames that a comparison needs, 0 none to 1 all.
    void showHint(ports::FaceHint hint, double gathered = 0);
    /// Shares the frame, copies nothing; an empty pointer blanks the preview.
    void showFrame(std::shared_ptr<const ports::Frame> frame);
    [[nodiscard]] const std::shared_ptr<const ports::Frame>& frame() const { return m_frame; }

    void setDefaultLanguage(const QString& language);
    /// What a person can choose, beside the default; every language unless told.
    void setLanguages(const QStringList& languages);
    void setLanguage(const QString& language);
    /// A language or display chosen on Welcome without a card following is taken back after this long: whoever comes
    /// next should meet the house's language. One minute unless told.
    void setLanguageReturn(std::chrono::milliseconds after) { m_languageReturn.setInterval(after); }
    void setReducedMotion(bool reduced);
    [[nodiscard]] DisplaySettings* display() { return &m_display; }
    /// How the words on the screens are read, where their language says so. Whoever translates adds to it.
    [[nodiscard]] FuriganaBook& furigana() { return m_furigana; }
    [[nodiscard]] bool hasFurigana() const { return m_language == QLatin1String(core::plainJapanese.data()); }
    [[nodiscard]] Announcer* announcer() { return &m_announcer; }

    /// For that long after a question came, a touch is taken for one that was meant for the question before: a hand
    /// that trembles touches twice, and the answers keep their place. The window asks `isTooEarly`. None unless told.
    void setTouchPause(std::chrono::milliseconds pause) { m_touchPause = pause; }
    /// Something else than before lies under the finger without another question: a panel opened or closed.
    Q_INVOKABLE void pauseTouches() { m_sinceQuestion.start(); }
    [[nodiscard]] bool isTooEarly() const
    {
        return m_sinceQuestion.isValid() && !m_sinceQuestion.hasExpired(m_touchPause.count());
    }

    /// For SecretDigits only; QML cannot reach it.
    [[nodiscard]] core::ByteView digits() const { return m_digits.view(); }

    [[nodiscard]] QString screen() const;
    [[nodiscard]] QString language() const { return m_language; }
    [[nodiscard]] QStringList languages() const { return m_languages; }
    [[nodiscard]] bool reducedMotion() const { return m_reducedMotion; }
    [[nodiscard]] int secondsLeft() const { return m_snapshot.countdown.secondsLeft; }
    [[nodiscard]] int secondsTotal() const { return m_snapshot.countdown.secondsTotal; }
    [[nodiscard]] bool timeRunsOut() const { return m_snapshot.countdown.warning; }
    [[nodiscard]] int step() const { return m_snapshot.step; }
    [[nodiscard]] int steps() const { return m_snapshot.steps; }
    [[nodiscard]] bool canGoBack() const { return m_snapshot.canGoBack; }
    [[nodiscard]] bool canCancel() const { return m_snapshot.canCancel; }
    [[nodiscard]] bool stopNeedsQuestion() const { return m_snapshot.stopNeedsQuestion(); }
    [[nodiscard]] bool canCallStaff() const { return m_snapshot.canCallStaff; }
    [[nodiscard]] bool staffCalled() const { return m_snapshot.staffCalled || m_callShown.isActive(); }
    [[nodiscard]] bool hasProblem() const { return m_snapshot.problem.has_value(); }
    [[nodiscard]] QString problemText() const;
    [[nodiscard]] QString remedyText() const;
    [[nodiscard]] int faultNumber() const;
    [[nodiscard]] bool canTryAgain() const;
    [[nodiscard]] bool staffNeeded() const;
    [[nodiscard]] int triesLeft() const { return m_snapshot.triesLeft; }
    [[nodiscard]] bool faceAvailable() const { return m_snapshot.choices.face; }
    [[nodiscard]] bool pinAvailable() const { return m_snapshot.choices.pin; }
    [[nodiscard]] bool staffAvailable() const { return m_snapshot.choices.staff; }
    [[nodiscard]] bool certificateExpiresSoon() const { return m_snapshot.certificateExpiresSoon; }
    [[nodiscard]] bool scanningCardFace() const { return m_snapshot.readingStep == session::ReadingStep::Scanning; }
    [[nodiscard]] bool provingIdentity() const { return m_snapshot.readingStep == session::ReadingStep::Proving; }
    [[nodiscard]] bool lastTry() const { return m_snapshot.lastTry; }
    [[nodiscard]] bool staffCompares() const { return m_snapshot.staffStep == session::StaffStep::Comparing; }
    [[nodiscard]] bool staffComes() const { return m_snapshot.staffComes; }
    [[nodiscard]] int digitsEntered() const { return static_cast<int>(m_digits.size()); }
    [[nodiscard]] int digitsNeeded() const;
    [[nodiscard]] Hint hint() const { return m_hint; }
    [[nodiscard]] qreal gathered() const { return m_gathered; }
    [[nodiscard]] Action action() const;
    [[nodiscard]] ItemListModel* items() { return &m_items; }
    [[nodiscard]] FormLabels form() const { return m_snapshot.form; }
    [[nodiscard]] int itemIndex() const { return m_snapshot.itemIndex; }
    [[nodiscard]] int itemCount() const { return static_cast<int>(m_snapshot.items.size()); }
    [[nodiscard]] QString itemTitle() const;
    [[nodiscard]] QString itemExplanation() const;
    [[nodiscard]] bool prescriptionAsked() const { return m_snapshot.prescriptionAsked; }
    [[nodiscard]] bool prescriptionElectronic() const
    {
        return m_snapshot.prescription == session::PrescriptionForm::Electronic;
    }
    [[nodiscard]] bool withdraws() const { return m_snapshot.withdraws; }
    [[nodiscard]] bool withdrawalKnown() const { return m_snapshot.withdrawalKnown; }
    [[nodiscard]] bool staffDeskOffered() const { return m_snapshot.staffDeskOffered; }
    [[nodiscard]] bool staffDesk() const { return m_snapshot.staffDesk; }
    [[nodiscard]] int recordsWaiting() const { return m_snapshot.signs.waiting; }
    [[nodiscard]] int recordsEndingSoon() const { return m_snapshot.signs.endingSoon; }
    [[nodiscard]] int recordsRefused() const { return m_snapshot.signs.refused; }
    [[nodiscard]] int recordsTooLate() const { return m_snapshot.signs.arrivedTooLate; }
    [[nodiscard]] int filesWaiting() const { return m_snapshot.signs.filesWaiting; }
    [[nodiscard]] int certificateDays() const { return m_snapshot.signs.certificateDays; }
    [[nodiscard]] QString updateFellBack() const { return m_snapshot.signs.updateFellBack; }
    [[nodiscard]] bool deskNeedsStaff() const { return m_snapshot.signs.needStaff(); }
    [[nodiscard]] StaffAsked staffAsked() const { return static_cast<StaffAsked>(m_snapshot.staffQuestion); }
    [[nodiscard]] QString chosenGiven() const { return m_snapshot.chosenGiven; }
    [[nodiscard]] bool purposeChanged() const { return m_snapshot.purposeChanged; }
    [[nodiscard]] int groupRemaining() const { return m_snapshot.groupRemaining; }
    [[nodiscard]] QString groupTitle() const { return m_snapshot.groupTitle; }
    [[nodiscard]] QString groupExplanation() const { return m_snapshot.groupExplanation; }
    [[nodiscard]] DocumentListModel* certificates() { return &m_certificates; }
    [[nodiscard]] DocumentListModel* documents() { return &m_documents; }
    [[nodiscard]] int certificateCount() const { return static_cast<int>(m_snapshot.certificates.size()); }
    [[nodiscard]] int documentCount() const { return static_cast<int>(m_snapshot.documents.size()); }
    /// The one that the screen asks about: of the certificates or of the documents.
    [[nodiscard]] DocumentText document() const;
    [[nodiscard]] bool documentsUnknown() const { return m_snapshot.documentsUnknown; }
    [[nodiscard]] bool exchangeClosed() const { return m_snapshot.exchangeClosed; }
    [[nodiscard]] bool child() const { return m_snapshot.child; }
    [[nodiscard]] bool guardianAnswers() const { return m_snapshot.guardianAnswers; }
    [[nodiscard]] bool registered() const { return m_snapshot.registered; }
    [[nodiscard]] bool staffHelps() const { return m_snapshot.staffStep == session::StaffStep::Assistance; }
    [[nodiscard]] bool helpHere() const { return m_snapshot.helpHere; }
    [[nodiscard]] bool helpOffered() const { return m_snapshot.helpOffered; }
    [[nodiscard]] bool assisted() const { return m_snapshot.assisted; }
    [[nodiscard]] bool cardOnReader() const { return m_snapshot.cardOnReader; }
    [[nodiscard]] bool cardForgotten() const { return m_snapshot.cardCalls > 0; }
    [[nodiscard]] bool refusedAll() const { return m_snapshot.refusedAll; }
    [[nodiscard]] bool delivered() const { return m_snapshot.delivered; }
    [[nodiscard]] bool offline() const { return m_snapshot.offline; }

    // Touches. One function a button; none decides what follows.
    /// Something was touched that is no part of the session, such as a panel: time begins anew.
    Q_INVOKABLE void touch();
    /// One of `languages`, or the default; any other changes nothing.
    Q_INVOKABLE void chooseLanguage(const QString& language);
    Q_INVOKABLE void chooseFace();
    Q_INVOKABLE void choosePin();
    Q_INVOKABLE void chooseStaff();
    Q_INVOKABLE void chooseWithdrawal(bool withdrawal);
    Q_INVOKABLE void askAssistance();
    Q_INVOKABLE void openStaffDesk();
    Q_INVOKABLE void chooseGiven(int index);
    Q_INVOKABLE void chooseReason(bool purposeChanged);
    Q_INVOKABLE void pressDigit(int digit);
    Q_INVOKABLE void deleteDigit();
    /// Whoever typed them turned back.
    Q_INVOKABLE void wipeDigits();
    Q_INVOKABLE void enterDigits();
    Q_INVOKABLE void acceptLastTry();
    Q_INVOKABLE void staffFound(bool matches);
    Q_INVOKABLE void answerAs(bool guardian);
    Q_INVOKABLE void agreeToAll();
    Q_INVOKABLE void refuseAll();
    Q_INVOKABLE void decideOneByOne();
    Q_INVOKABLE void answerItem(bool agreed);
    Q_INVOKABLE void choosePrescription(bool electronic);
    Q_INVOKABLE void answerGroup(bool agreed);
    Q_INVOKABLE void answerRegistration(bool agreed);
    Q_INVOKABLE void answerDocument(bool handOver);
    Q_INVOKABLE void answerRemaining(bool handOver);
    Q_INVOKABLE void skipExchangeNumber();
    Q_INVOKABLE void confirm();
    /// From that line of the review on.
    Q_INVOKABLE void changeAnswers(int line = 0);
    Q_INVOKABLE void goBack();
    Q_INVOKABLE void cancel();
    Q_INVOKABLE void callStaff();
    Q_INVOKABLE void moreTime();
    Q_INVOKABLE void acknowledge();

Q_SIGNALS:
    void screenChanged();
    void languageChanged();
    void languagesChanged();
    void reducedMotionChanged();
    void countdownChanged();
    void shown();
    void digitsChanged();
    void hintChanged();
    void frameChanged();

private:
    void send(session::SessionEvent event);
    void armReturn();
    void takeMarksOff(Snapshot& snapshot);

    EventHandler m_event;
    SecretHandler m_secret;
    Snapshot m_snapshot;
    ItemListModel m_items;
    DocumentListModel m_certificates;
    DocumentListModel m_documents;
    core::SecureBytes m_digits;
    std::shared_ptr<const ports::Frame> m_frame;
    Hint m_hint{Hint::NoFace};
    qreal m_gathered{0};
    QString m_language{QStringLiteral("ja")};
    QString m_defaultLanguage{QStringLiteral("ja")};
    QStringList m_languages;
    QTimer m_languageReturn;
    QTimer m_callShown; ///< a call from a screen whose state keeps none is told for a while
    QElapsedTimer m_sinceQuestion;
    std::chrono::milliseconds m_touchPause{0};
    bool m_reducedMotion{false};
    DisplaySettings m_display;
    Announcer m_announcer;
    FuriganaBook m_furigana;
};

} // namespace uketsuke::presentation
