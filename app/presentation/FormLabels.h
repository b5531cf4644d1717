// The sentences and button words of the consent form in one language, each under the form's own name for it. A value
// that QML reads as `kiosk.form.agreeAll`; it holds no words of its own. Main thread.
#pragma once

#include <QObject>
#include <QString>
#include <QtQml/qqmlregistration.h>

#include <functional>
#include <string_view>

namespace uketsuke::presentation {

struct FormLabels {
    Q_GADGET
    QML_VALUE_TYPE(formLabels)
    Q_PROPERTY(QString language MEMBER language) // of the wording; another than the screen's where none is published
    Q_PROPERTY(QString title MEMBER title)
    Q_PROPERTY(QString purpose MEMBER purpose)
    Q_PROPERTY(QString recipients MEMBER recipients)
    Q_PROPERTY(QString duration MEMBER duration)
    Q_PROPERTY(QString refusal MEMBER refusal)
    Q_PROPERTY(QString withdrawal MEMBER withdrawal)
    Q_PROPERTY(QString record MEMBER record)
    Q_PROPERTY(QString systemNotice MEMBER systemNotice)
    Q_PROPERTY(QString bulkQuestion MEMBER bulkQuestion)
    Q_PROPERTY(QString bulkContents MEMBER bulkContents)
    Q_PROPERTY(QString agreeAll MEMBER agreeAll)
    Q_PROPERTY(QString refuseAll MEMBER refuseAll)
    Q_PROPERTY(QString oneByOne MEMBER oneByOne)
    Q_PROPERTY(QString itemQuestion MEMBER itemQuestion)
    Q_PROPERTY(QString agree MEMBER agree)
    Q_PROPERTY(QString refuse MEMBER refuse)
    Q_PROPERTY(QString undecided MEMBER undecided)
    Q_PROPERTY(QString reviewTitle MEMBER reviewTitle)
    Q_PROPERTY(QString reviewHint MEMBER reviewHint)
    Q_PROPERTY(QString confirm MEMBER confirm)
    Q_PROPERTY(QString change MEMBER change)
    Q_PROPERTY(QString rxQuestion MEMBER rxQuestion)
    Q_PROPERTY(QString rxElectronic MEMBER rxElectronic)
    Q_PROPERTY(QString rxPaper MEMBER rxPaper)
    Q_PROPERTY(QString withdrawalTitle MEMBER withdrawalTitle)
    Q_PROPERTY(QString withdrawalQuestion MEMBER withdrawalQuestion)
    Q_PROPERTY(QString withdrawalListed MEMBER withdrawalListed)
    Q_PROPERTY(QString withdrawalNoneKnown MEMBER withdrawalNoneKnown)
    Q_PROPERTY(QString withdrawalNotAsked MEMBER withdrawalNotAsked)
    Q_PROPERTY(QString withdrawalEffect MEMBER withdrawalEffect)
    Q_PROPERTY(QString withdrawalLimits MEMBER withdrawalLimits)
    Q_PROPERTY(QString withdrawalCare MEMBER withdrawalCare)
    Q_PROPERTY(QString withdrawalRecord MEMBER withdrawalRecord)
    Q_PROPERTY(QString withdrawalConfirm MEMBER withdrawalConfirm)
    Q_PROPERTY(QString withdrawalKeep MEMBER withdrawalKeep)
    Q_PROPERTY(QString agreeGroup MEMBER agreeGroup)
    Q_PROPERTY(QString refuseGroup MEMBER refuseGroup)
    Q_PROPERTY(QString aidQuestion MEMBER aidQuestion)
    Q_PROPERTY(QString aidUse MEMBER aidUse)
    Q_PROPERTY(QString aidNotUse MEMBER aidNotUse)
    Q_PROPERTY(QString aidUseRest MEMBER aidUseRest)
    Q_PROPERTY(QString aidNotUseRest MEMBER aidNotUseRest)
    Q_PROPERTY(QString docsQuestion MEMBER docsQuestion)
    Q_PROPERTY(QString docsHandOver MEMBER docsHandOver)
    Q_PROPERTY(QString docsKeep MEMBER docsKeep)
    Q_PROPERTY(QString docsHandOverRest MEMBER docsHandOverRest)
    Q_PROPERTY(QString docsKeepRest MEMBER docsKeepRest)
    Q_PROPERTY(QString docsUnknown MEMBER docsUnknown)
    Q_PROPERTY(QString kindReferral MEMBER kindReferral)
    Q_PROPERTY(QString kindDischarge MEMBER kindDischarge)
    Q_PROPERTY(QString kindCheckup MEMBER kindCheckup)
    Q_PROPERTY(QString kindAid MEMBER kindAid)

public:
    QString language, title, purpose, recipients, duration, refusal, withdrawal, record, systemNotice;
    QString bulkQuestion, bulkContents, agreeAll, refuseAll, oneByOne;
    QString itemQuestion, agree, refuse, undecided;
    QString reviewTitle, reviewHint, confirm, change;
    QString rxQuestion, rxElectronic, rxPaper;
    QString withdrawalTitle, withdrawalQuestion, withdrawalListed, withdrawalNoneKnown, withdrawalNotAsked;
    QString withdrawalEffect, withdrawalLimits, withdrawalCare, withdrawalRecord, withdrawalConfirm, withdrawalKeep;
    QString agreeGroup, refuseGroup;
    QString aidQuestion, aidUse, aidNotUse, aidUseRest, aidNotUseRest;
    QString docsQuestion, docsHandOver, docsKeep, docsHandOverRest, docsKeepRest, docsUnknown;
    QString kindReferral, kindDischarge, kindCheckup, kindAid;

    /// False when the form has no text of that name.
    bool set(std::string_view name, const QString& text);
    /// Hands each text out to be changed; not the language.
    void changeEach(const std::function<void(QString&)>& alter);

    friend bool operator==(const FormLabels&, const FormLabels&) = default;
};

} // namespace uketsuke::presentation
