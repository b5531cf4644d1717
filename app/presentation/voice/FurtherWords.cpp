#include "app/presentation/voice/FurtherWords.h"

#include <QCoreApplication>

namespace uketsuke::presentation {
namespace {

using Sentences = std::vector<FurtherSentence>;

void add(Sentences& all, const QString& words, bool personal = false)
{
    if (!words.isEmpty())
        all.push_back({words, personal});
}

Sentences ofSummary(const Snapshot& snapshot)
{
    const auto& form = snapshot.form;
    Sentences all;
    if (snapshot.assisted)
        //: For screen readers only: the small picture of two people at the top.
        add(all, QCoreApplication::translate("TopBar", "A member of staff helps you"));
    for (const auto& words : {form.purpose, form.recipients, form.duration, form.refusal, form.systemNotice})
        add(all, words);
    if (snapshot.documentsUnknown)
        add(all, form.docsUnknown);
    add(all, form.bulkQuestion);
    for (const auto& item : snapshot.items)
        add(all, item.title);
    return all;
}

Sentences ofItem(const Snapshot& snapshot)
{
    Sentences all;
    const auto index = static_cast<std::size_t>(snapshot.itemIndex);
    if (index < snapshot.items.size())
        add(all, snapshot.items[index].explanation);
    add(all, snapshot.form.itemQuestion);
    if (snapshot.groupRemaining > 1) {
        add(all, snapshot.groupTitle);
        add(all, snapshot.groupExplanation);
    }
    return all;
}

constexpr auto contextOfReview = "AnswerOverview";

Sentences ofReview(const Snapshot& snapshot)
{
    const auto& form = snapshot.form;
    Sentences all;
    const auto answer = [&](const QString& title, const std::optional<bool>& given, const QString& yes,
                            const QString& no) {
        add(all, title, true);
        add(all, !given ? form.undecided : *given ? yes : no, true);
    };
    for (const auto& item : snapshot.items)
        answer(item.title, item.agreed, form.agree, form.refuse);
    if (snapshot.prescriptionAsked && snapshot.prescription)
        add(all, *snapshot.prescription == session::PrescriptionForm::Electronic ? form.rxElectronic : form.rxPaper,
            true);
    for (const auto& certificate : snapshot.certificates)
        answer(certificate.kind, certificate.handedOver, form.aidUse, form.aidNotUse);
    for (const auto& document : snapshot.documents)
        answer(document.kind, document.handedOver, form.docsHandOver, form.docsKeep);
    if (snapshot.documentsUnknown)
        add(all, form.docsUnknown);
    const auto line = [&all](const char* title, const char* who) {
        for (const auto* words : {title, who})
            add(all, QCoreApplication::translate(contextOfReview, words), true);
    };
    if (snapshot.guardianAnswers)
        //: Line of the review, read by the patient; the answer beside it is "Guardian".
        line(QT_TRANSLATE_NOOP("AnswerOverview", "Answered by"),
             //: Answer in a line of the review, beside "Answered by": a parent or legal representative.
             QT_TRANSLATE_NOOP("AnswerOverview", "Guardian"));
    if (snapshot.assisted)
        //: Line of the review, read by the patient; the answer beside it is "Member of staff".
        line(QT_TRANSLATE_NOOP("AnswerOverview", "Helped by"),
             //: Answer in a line of the review, beside "Helped by". Short.
             QT_TRANSLATE_NOOP("AnswerOverview", "Member of staff"));
    add(all, form.record);
    add(all, form.withdrawal);
    return all;
}

constexpr auto contextOfFinished = "FinishedScreen";

const char* ofFinished(const Snapshot& snapshot)
{
    if (snapshot.delivered)
        //: Notice: the national system has the answers.
        return QT_TRANSLATE_NOOP("FinishedScreen", "Saved and delivered.");
    if (snapshot.offline)
        //: Notice to whoever agreed to something: the kiosk has no connection, so the doctor sees nothing yet.
        return QT_TRANSLATE_NOOP("FinishedScreen",
                                 "Saved here, but not sent yet: the connection is down. This facility sees your "
                                 "records once it is back. After 24 hours you would be asked again.");
    //: Notice: the answers are safe in the kiosk, the network is slow.
    return QT_TRANSLATE_NOOP("FinishedScreen", "Saved. Delivery goes on by itself; you need not wait.");
}

} // namespace

std::vector<FurtherSentence> furtherWords(const Snapshot& snapshot)
{
    switch (snapshot.screen) {
    case Screen::ConsentSummary: return ofSummary(snapshot);
    case Screen::ConsentItem: return ofItem(snapshot);
    case Screen::Reviewing: return ofReview(snapshot);
    case Screen::Withdrawing: {
        const auto& form = snapshot.form;
        Sentences all;
        if (!snapshot.items.empty())
            add(all, form.withdrawalListed, true);
        for (const auto& given : snapshot.items) // by date and time, which have no recording: that is told
            add(all, given.title, true);
        for (const auto& words : {form.withdrawalLimits, form.withdrawalCare, form.withdrawalRecord})
            add(all, words);
        return all;
    }
    case Screen::Finished:
        // Once, as it is now: that the delivery is done a moment later is no reason to say the whole screen anew.
        return {{QCoreApplication::translate(contextOfFinished, ofFinished(snapshot)), false}};
    case Screen::Starting:
    case Screen::OutOfService:
    case Screen::Welcome:
    case Screen::ReadingCard:
    case Screen::ChoosingMethod:
    case Screen::EnteringCardNumber:
    case Screen::CapturingFace:
    case Screen::EnteringPin:
    case Screen::StaffCheck:
    case Screen::Guardian:
    case Screen::Preparing:
    case Screen::FirstRegistration:
    case Screen::Registering:
    case Screen::Prescription:
    case Screen::AidCertificates:
    case Screen::Documents:
    case Screen::EnteringExchangeNumber:
    case Screen::FindingDocument:
    case Screen::StaffWithdrawing:
    case Screen::Sealing:
    case Screen::Storing:
    case Screen::Interrupted: return {};
    }
    return {};
}

} // namespace uketsuke::presentation
