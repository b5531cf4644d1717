#include "tools/gallery/Fixtures.h"

#include "app/consent/ConsentResources.h"
#include "app/kiosk/ConsentFiles.h"
#include "app/kiosk/FormWords.h"
#include "app/ports/Camera.h"
#include "app/presentation/WrittenDate.h"
#include "drivers/crypto/OpenSslCryptography.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace uketsuke::gallery {

using namespace presentation;

namespace {

// The published form and catalogue, read once as the kiosk reads them. Without them there is nothing to draw.
const consent::ConsentResources& resources()
{
    static const consent::ConsentResources loaded = [] {
        const crypto::OpenSslCryptography cryptography;
        auto read = kiosk::loadConsentFiles(UKETSUKE_CONSENT_FOLDER, cryptography);
        if (!read)
            qFatal("the consent forms cannot be read: %s", read.error().note.text().c_str());
        return std::move(*read);
    }();
    return loaded;
}

std::vector<ItemRow> items(const FormTexts& form, int answered)
{
    std::vector<ItemRow> rows;
    for (const auto& item : consent::askedItems(resources().catalog, {}, std::nullopt)) {
        const auto words = form.item(item.code).value_or(ItemTexts{});
        const int index = static_cast<int>(rows.size());
        rows.push_back({.code = item.code,
                        .group = item.group,
                        .title = words.title,
                        .explanation = words.explanation,
                        .ownLine = item.bulkLine == consent::BulkLine::Own,
                        .agreed = index < answered ? std::optional(index % 4 != 1) : std::nullopt});
    }
    return rows;
}

Snapshot base(Screen screen, int step)
{
    Snapshot snapshot;
    snapshot.screen = screen;
    snapshot.step = step;
    snapshot.steps = 4;
    snapshot.canCallStaff = true;
    snapshot.canCancel = step > 0;
    snapshot.cardOnReader = true;
    // As the session has it: a test holds every fixture against its screen's state (presentation_snapshot).
    if (waitsForAPerson(screen))
        snapshot.countdown = {.secondsLeft = 47, .secondsTotal = 60};
    snapshot.choices = {.face = true, .pin = true, .staff = true};
    return snapshot;
}

template <class Change> Snapshot changed(Snapshot snapshot, Change change)
{
    change(snapshot);
    return snapshot;
}

} // namespace

std::vector<Fixture> fixtures(const QString& language)
{
    using core::Fault;
    std::vector<Fixture> all;
    const auto add = [&all](const char* variant, Snapshot snapshot, int digits = 0, bool frame = false) {
        const auto screen = name(snapshot.screen);
        QString text = QString::fromLatin1(screen.data(), static_cast<qsizetype>(screen.size()));
        if (*variant)
            text += QLatin1Char('-') + QLatin1String(variant);
        all.push_back({text, std::move(snapshot), digits, frame});
    };
    const auto form = kiosk::FormWords(resources()).texts(language.toStdString());
    const auto withItems = [&form](Snapshot snapshot, int answered = 0) {
        snapshot.items = items(form, answered);
        snapshot.form = form.labels;
        snapshot.canGoBack = snapshot.screen != Screen::ConsentSummary; // the first question of the consent
        return snapshot;
    };

    const auto withDocuments = [&form, &language](Snapshot snapshot) {
        const auto row = [&](const char* id, const QString& kind, const QString& title, const QString& issuer) {
            return DocumentRow{id, kind, title, issuer, writtenDate({2026, 11, 4}, language.toStdString()), {}};
        };
        // What OQS says stays in its own language.
        snapshot.documents = {
            row("TEST-1", form.labels.kindReferral, QStringLiteral("ＴＥＳＴ 診療情報提供書（循環器内科あて）"),
                QStringLiteral("ＴＥＳＴ見本クリニック")),
            row("TEST-2", form.labels.kindDischarge, QStringLiteral("ＴＥＳＴ 退院時サマリー（2026年10月入院分）"),
                QStringLiteral("ＴＥＳＴ仮名市民病院")),
            row("TEST-3", form.labels.kindCheckup, QStringLiteral("ＴＥＳＴ 健診結果報告書（2026年度）"),
                QStringLiteral("ＴＥＳＴ健診センター"))};
        snapshot.certificates = {row("TEST-4", form.labels.kindAid,
                                     QStringLiteral("ＴＥＳＴ ひとり親家庭等医療費受給者証"),
                                     QStringLiteral("ＴＥＳＴ県仮名市")),
                                 row("TEST-5", form.labels.kindAid, QStringLiteral("ＴＥＳＴ 子ども医療費受給者証"),
                                     QStringLiteral("ＴＥＳＴ県仮名市"))};
        snapshot.form = form.labels;
        snapshot.canGoBack = true;
        return snapshot;
    };

    add("", changed(base(Screen::Starting, 0), [](Snapshot& s) { s.canCallStaff = false; }));
    add("", changed(base(Screen::OutOfService, 0), [](Snapshot& s) { s.problem = Fault::ReaderMissing; }));
    add("update", changed(base(Screen::OutOfService, 0), [](Snapshot& s) { s.problem = Fault::UpdatePending; }));
    add("", base(Screen::Welcome, 0));
    add("staffKnown", changed(base(Screen::Welcome, 0), [](Snapshot& s) { s.staffDeskOffered = true; }));
    add("staffNeeded", changed(base(Screen::Welcome, 0), [](Snapshot& s) {
            s.staffDeskOffered = true;
            s.signs = {.waiting = 14, .endingSoon = 3, .refused = 2};
        }));
    add("", base(Screen::ReadingCard, 1));
    add("scanning",
        changed(base(Screen::ReadingCard, 2), [](Snapshot& s) { s.readingStep = session::ReadingStep::Scanning; }));
    add("proving",
        changed(base(Screen::ReadingCard, 2), [](Snapshot& s) { s.readingStep = session::ReadingStep::Proving; }));
    add("", base(Screen::ChoosingMethod, 2));
    add("problem", changed(base(Screen::ChoosingMethod, 2), [](Snapshot& s) {
            s.problem = Fault::FaceTriesExhausted;
            s.choices.face = false;
            s.countdown = {.secondsLeft = 12, .secondsTotal = 60, .warning = true};
        }));
    add("withdrawal", changed(base(Screen::ChoosingMethod, 2), [](Snapshot& s) { s.withdraws = true; }));
    add("helpOffered", changed(base(Screen::ChoosingMethod, 2), [](Snapshot& s) { s.helpOffered = true; }));
    add("assisted", changed(base(Screen::ChoosingMethod, 2), [](Snapshot& s) { s.assisted = true; }));
    add("expires", changed(base(Screen::ChoosingMethod, 2), [](Snapshot& s) { s.certificateExpiresSoon = true; }));
    const auto number = changed(base(Screen::EnteringCardNumber, 2), [](Snapshot& s) { s.canGoBack = true; });
    add("", number, 8);
    add("problem", changed(number, [](Snapshot& s) {
            s.problem = Fault::CardNumberWrong;
            s.triesLeft = 2;
            s.countdown = {.secondsLeft = 12, .secondsTotal = 60, .warning = true};
        }));
    add("staffComes", changed(number, [](Snapshot& s) { s.staffComes = s.staffCalled = true; }), 8);
    add("staffComesProblem", changed(number, [](Snapshot& s) {
            s.staffComes = s.staffCalled = true;
            s.problem = Fault::CardNumberWrong;
            s.triesLeft = 2;
        }));
    const auto face = changed(base(Screen::CapturingFace, 2), [](Snapshot& s) {
        s.canGoBack = true;
        s.triesLeft = 3;
    });
    add("", face, 0, true);
    add("problem",
        changed(face,
                [](Snapshot& s) {
                    s.problem = Fault::FaceNotMatched;
                    s.triesLeft = 2;
                }),
        0, true);
    add("blink", changed(face, [](Snapshot& s) { s.faceAction = identity::FaceAction::Blink; }), 0, true);
    add("turn",
        changed(face,
                [](Snapshot& s) {
                    s.faceAction = identity::FaceAction::TurnLeft;
                    s.problem = Fault::FaceActionNotSeen;
                }),
        0, true);
    const auto pin = changed(base(Screen::EnteringPin, 2), [](Snapshot& s) {
        s.canGoBack = true;
        s.triesLeft = 3;
    });
    add("", pin, 2);
    add("problem", changed(pin, [](Snapshot& s) {
            s.problem = Fault::PinWrong;
            s.triesLeft = 2;
        }));
    add("lastTry", changed(pin, [](Snapshot& s) {
            s.lastTry = true;
            s.triesLeft = 1;
        }));
    const auto staff = changed(base(Screen::StaffCheck, 2), [](Snapshot& s) {
        s.canGoBack = true;
        s.staffCalled = true;
    });
    add("", staff);
    // A refused passcode: the number pad is open, as it was when it was entered.
    add("problem", changed(staff, [](Snapshot& s) { s.problem = Fault::StaffPasscodeWrong; }), 1);
    const auto help = changed(staff, [](Snapshot& s) { s.staffStep = session::StaffStep::Assistance; });
    add("help", help);
    add("helpLocked", changed(help, [](Snapshot& s) { s.problem = Fault::StaffPasscodeLocked; }));
    add("desk", changed(staff, [](Snapshot& s) {
            s.staffStep = session::StaffStep::Desk;
            s.staffDesk = true;
            s.staffCalled = false;
            s.cardOnReader = false;
            s.step = s.steps = 0;
        }));
    add("compare", changed(staff, [](Snapshot& s) { s.staffStep = session::StaffStep::Comparing; }));
    add("", base(Screen::Guardian, 2));
    add("child", changed(base(Screen::Guardian, 2), [](Snapshot& s) { s.child = s.canGoBack = true; }));
    add("childCalled",
        changed(base(Screen::Guardian, 2), [](Snapshot& s) { s.child = s.canGoBack = s.staffCalled = true; }));
    add("", base(Screen::Preparing, 3));
    add("", base(Screen::FirstRegistration, 3));
    add("", base(Screen::Registering, 3));
    add("", withItems(base(Screen::ConsentSummary, 3)));
    add("documentsUnknown",
        changed(withItems(base(Screen::ConsentSummary, 3)), [](Snapshot& s) { s.documentsUnknown = true; }));
    add("helped", changed(withItems(base(Screen::ConsentSummary, 3)), [](Snapshot& s) { s.assisted = true; }));
    add("helpHere", changed(withItems(base(Screen::ConsentSummary, 3)), [](Snapshot& s) {
            s.staffCalled = true;
            s.helpHere = true;
        }));
    add("timeShort", changed(withItems(base(Screen::ConsentSummary, 3)), [](Snapshot& s) {
            s.countdown = {.secondsLeft = 12, .secondsTotal = 60, .warning = true};
            s.staffCalled = true;
        }));
    add("", changed(withItems(base(Screen::ConsentItem, 3), 10), [](Snapshot& s) { s.itemIndex = 10; })); // 感染症
    add("group", changed(withItems(base(Screen::ConsentItem, 3), 4), [&form](Snapshot& s) {
            s.itemIndex = 4;
            s.groupRemaining = 4;
            s.groupTitle = form.group("SRJ").value_or(ItemTexts{}).title;
            s.groupExplanation = form.group("SRJ").value_or(ItemTexts{}).explanation;
        }));
    add("", withItems(base(Screen::Prescription, 3), 11));
    add("", changed(withDocuments(base(Screen::AidCertificates, 3)), [](Snapshot& s) { s.itemIndex = 0; }));
    add("", changed(withDocuments(base(Screen::Documents, 3)), [](Snapshot& s) { s.itemIndex = 0; }));
    add("last", changed(withDocuments(base(Screen::Documents, 3)), [](Snapshot& s) { s.itemIndex = 2; }));
    const auto exchange = changed(base(Screen::EnteringExchangeNumber, 3), [](Snapshot& s) {
        s.canGoBack = true;
        s.exchangeDigits = 6;
    });
    add("", exchange, 4);
    add("problem", changed(exchange, [](Snapshot& s) {
            s.problem = Fault::ExchangeNumberUnknown;
            s.triesLeft = 2;
        }));
    add("closed", changed(exchange, [](Snapshot& s) {
            s.problem = Fault::ExchangeNumberLocked;
            s.triesLeft = 0;
            s.exchangeClosed = true;
        }));
    add("", base(Screen::FindingDocument, 3));
    add("", changed(withItems(base(Screen::Reviewing, 3), 11), [](Snapshot& s) {
            s.prescriptionAsked = true;
            s.prescription = session::PrescriptionForm::Electronic;
            s.guardianAnswers = true;
        }));
    add("helped", changed(withItems(base(Screen::Reviewing, 3), 11), [](Snapshot& s) {
            s.prescriptionAsked = true;
            s.prescription = session::PrescriptionForm::Electronic;
            s.guardianAnswers = true;
            s.assisted = true;
        }));
    add("documents", changed(withDocuments(withItems(base(Screen::Reviewing, 3), 11)), [](Snapshot& s) {
            s.prescriptionAsked = true;
            s.prescription = session::PrescriptionForm::Paper;
            s.certificates.clear();
            s.documents.resize(1);
            s.documents[0].handedOver = true;
        }));
    const auto withdrawing = changed(base(Screen::Withdrawing, 3), [&form](Snapshot& s) {
        s.form = form.labels;
        s.withdraws = true;
        s.canCancel = false;
    });
    add("", changed(withdrawing, [&language](Snapshot& s) {
            s.withdrawalKnown = true;
            s.items = {{.code = "a",
                        .group = {},
                        .title = writtenDate({2026, 11, 27}, language.toStdString()) + QStringLiteral("  10:15"),
                        .explanation = {},
                        .agreed = std::nullopt},
                       {.code = "b",
                        .group = {},
                        .title = writtenDate({2026, 11, 28}, language.toStdString()) + QStringLiteral("  09:02"),
                        .explanation = {},
                        .agreed = std::nullopt}};
        }));
    add("many", changed(withdrawing, [&language](Snapshot& s) {
            s.withdrawalKnown = true;
            for (int hour = 0; hour < 24; ++hour) {
                ItemRow row;
                row.code = std::to_string(hour);
                row.title = writtenDate({2026, 11, 28}, language.toStdString())
                            + QStringLiteral("  %1:02").arg(hour, 2, 10, QLatin1Char('0'));
                s.items.push_back(row);
            }
        }));
    add("noneKnown", changed(withdrawing, [](Snapshot& s) { s.withdrawalKnown = true; }));
    add("notAsked", withdrawing);
    const auto desk = changed(base(Screen::StaffWithdrawing, 0), [](Snapshot& s) {
        s.steps = 0;
        s.canCancel = true;
        s.staffDesk = true;
        s.cardOnReader = false;
        s.withdrawalKnown = true;
    });
    add("", changed(desk, [](Snapshot& s) {
            for (int minute = 0; minute < 15; ++minute) {
                ItemRow row;
                row.code = std::to_string(minute);
                row.title = QStringLiteral("2026-11-28  09:%1:17  0000a%2")
                                .arg(59 - 3 * minute, 2, 10, QLatin1Char('0'))
                                .arg(minute, 1, 16);
                s.items.push_back(row);
            }
        }));
    add("signsAndList", changed(desk, [](Snapshot& s) {
            s.signs = {.waiting = 14,
                       .endingSoon = 3,
                       .refused = 2,
                       .arrivedTooLate = 1,
                       .filesWaiting = 5,
                       .certificateDays = 12,
                       .updateFellBack = QStringLiteral("1.4.0")};
            for (int minute = 0; minute < 15; ++minute) {
                ItemRow row;
                row.code = std::to_string(minute);
                row.title = QStringLiteral("2026-11-28  09:%1:17  0000a%2")
                                .arg(59 - 3 * minute, 2, 10, QLatin1Char('0'))
                                .arg(minute, 1, 16);
                s.items.push_back(row);
            }
        }));
    add("none", desk);
    add("signs", changed(desk, [](Snapshot& s) { s.signs = {.waiting = 14, .endingSoon = 3, .refused = 2}; }));
    add("allSigns", changed(desk, [](Snapshot& s) {
            s.signs = {.waiting = 14,
                       .endingSoon = 3,
                       .refused = 2,
                       .arrivedTooLate = 1,
                       .filesWaiting = 5,
                       .certificateDays = 12,
                       .updateFellBack = QStringLiteral("1.4.0")};
        }));
    add("notRead", changed(desk, [](Snapshot& s) { s.withdrawalKnown = false; }));
    const auto chosen = changed(desk, [](Snapshot& s) {
        s.canGoBack = true;
        s.chosenGiven = QStringLiteral("2026-11-28  09:59:17  0000a0");
        s.staffQuestion = StaffQuestion::Why;
    });
    add("why", chosen);
    add("confirm", changed(chosen, [](Snapshot& s) { s.staffQuestion = StaffQuestion::Confirm; }));
    add("confirmPurpose", changed(chosen, [](Snapshot& s) {
            s.staffQuestion = StaffQuestion::Confirm;
            s.purposeChanged = true;
        }));
    for (const auto screen : {Screen::Preparing, Screen::Sealing, Screen::Storing})
        add("desk", changed(base(screen, 0), [screen](Snapshot& s) {
                s.canCancel = screen == Screen::Preparing;
                s.steps = 0;
                s.staffDesk = true;
                s.cardOnReader = false;
            }));
    for (const auto screen : {Screen::Sealing, Screen::Storing})
        add("", changed(base(screen, 4), [](Snapshot& s) { s.canCancel = false; }));
    const auto finished = changed(base(Screen::Finished, 4), [](Snapshot& s) { s.canCancel = false; });
    add("", finished);
    add("cardForgotten", changed(finished, [](Snapshot& s) { s.cardCalls = 1; }));
    add("offline", changed(finished, [](Snapshot& s) { s.offline = true; }));
    add("delivered", changed(finished, [](Snapshot& s) {
            s.delivered = true;
            s.cardOnReader = false;
        }));
    add("withdrawn", changed(finished, [](Snapshot& s) { s.withdraws = true; }));
    add("withdrawnDelivered", changed(finished, [](Snapshot& s) { s.withdraws = s.delivered = true; }));
    const auto byStaff = changed(finished, [](Snapshot& s) {
        s.withdraws = s.staffDesk = true;
        s.cardOnReader = false;
        s.step = s.steps = 0;
    });
    add("byStaff", byStaff);
    add("byStaffDelivered", changed(byStaff, [](Snapshot& s) { s.delivered = true; }));
    add("refused", changed(finished, [](Snapshot& s) { s.refusedAll = true; }));
    const auto interrupted = changed(base(Screen::Interrupted, 0), [](Snapshot& s) {
        s.problem = Fault::CardRemoved;
        s.cardOnReader = false;
    });
    add("cardRemoved", interrupted);
    add("registered", changed(interrupted, [](Snapshot& s) { s.registered = true; }));
    add("stopped", changed(interrupted, [](Snapshot& s) {
            s.problem = Fault::SessionCancelled;
            s.cardOnReader = true;
        }));
    add("notGenuine", changed(interrupted, [](Snapshot& s) {
            s.problem = Fault::ChipNotGenuine;
            s.cardOnReader = true;
            s.staffCalled = true;
        }));
    for (const auto& [name, fault] :
         {std::pair{"mute", Fault::CardUnresponsive}, std::pair{"weakContact", Fault::CardContactWeak},
          std::pair{"unreadable", Fault::ChipUnreadable}, std::pair{"licence", Fault::DrivingLicenceOnReader},
          std::pair{"storageCard", Fault::StorageCardOnReader}})
        add(name, changed(interrupted, [fault = fault](Snapshot& s) {
                s.problem = fault;
                s.cardOnReader = true;
            }));
    add("smartphone", changed(interrupted, [](Snapshot& s) { s.problem = Fault::SmartphoneOnReader; }));
    for (auto& fixture : all)
        fixture.snapshot.language = language.toStdString();
    return all;
}

std::shared_ptr<const ports::Frame> testFrame()
{
    auto frame = std::make_shared<ports::Frame>();
    frame->width = 640;
    frame->height = 480;
    frame->pixels =
        core::SecureBytes(static_cast<std::size_t>(frame->width) * static_cast<std::size_t>(frame->height) * 3);
    const auto pixels = frame->pixels.writable();
    const auto inside = [](int x, int y, double cx, double cy, double rx, double ry) {
        return std::pow((x - cx) / rx, 2) + std::pow((y - cy) / ry, 2) < 1;
    };
    for (int y = 0; y < frame->height; ++y)
        for (int x = 0; x < frame->width; ++x) {
            // B, G, R: a wall, a window on the camera's left, shoulders and an empty face.
            std::array<int, 3> colour{150 - y / 8, 160 - y / 8, 165 - y / 8};
            if (x > 40 && x < 160 && y > 40 && y < 200)
                colour = {235, 228, 220};
            if (inside(x, y, 320, 520, 190, 190))
                colour = {110, 95, 60};
            if (inside(x, y, 320, 225, 108, 140))
                colour = {60, 60, 62};
            if (inside(x, y, 320, 240, 92, 122))
                colour = {160, 190, 222};
            const auto at =
                (static_cast<std::size_t>(y) * static_cast<std::size_t>(frame->width) + static_cast<std::size_t>(x))
                * 3;
            for (std::size_t c = 0; c < 3; ++c)
                pixels[at + c] = static_cast<std::byte>(std::clamp(colour[c], 0, 255));
        }
    return frame;
}

} // namespace uketsuke::gallery
