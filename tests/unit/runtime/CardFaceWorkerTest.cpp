// The card face worker hands on what a card can say, and nothing else: a misread number costs no try of the card.
#include <QTest>

#include "app/runtime/CardFaceWorker.h"
#include "drivers/simulated/SimulatedCardFaceScanner.h"
#include "drivers/simulated/SimulatedClock.h"

#include <future>
#include <string>

using namespace uketsuke;
using namespace uketsuke::runtime;
using namespace std::chrono_literals;

namespace {

struct Answer {
    bool read{false};
    std::string digits;
    core::Fault fault{};
};

Answer look(simulated::SimulatedCardFaceScanner& scanner)
{
    const simulated::SimulatedClock clock; // 2026-11-23
    CardFaceWorker worker(scanner, clock);
    std::promise<Answer> answered;
    const bool posted = worker.scan([&](core::Result<core::SecureBytes> number) {
        Answer answer{number.has_value(), {}, {}};
        if (number)
            answer.digits.assign(reinterpret_cast<const char*>(number->view().data()), number->size());
        else
            answer.fault = number.error().fault;
        answered.set_value(answer);
    });
    auto future = answered.get_future();
    if (!posted || future.wait_for(10s) != std::future_status::ready)
        return {};
    return future.get();
}

} // namespace

class CardFaceWorkerTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aPlausibleReadingIsHandedOn()
    {
        simulated::SimulatedCardFaceScanner scanner;
        scanner.show({"23122420331234", ports::PrintedEra::Showa, "19481224", "20331224"});
        const auto answer = look(scanner);
        QVERIFY(answer.read);
        QCOMPARE(answer.digits, std::string("23122420331234"));
    }

    void whatNoCardCanSayIsUnreadable()
    {
        simulated::SimulatedCardFaceScanner scanner;
        scanner.show({"23122420331234", ports::PrintedEra::Showa, "19481224", "20331225"});
        const auto answer = look(scanner);
        QVERIFY(!answer.read);
        QCOMPARE(answer.fault, core::Fault::CardFaceUnreadable);
    }

    void doubtIsUnreadable()
    {
        simulated::SimulatedCardFaceScanner scanner;
        scanner.show({"23122420331234", ports::PrintedEra::Showa, "19481224", "20331224"});
        scanner.set(simulated::ScanTrouble::Unreadable);
        QCOMPARE(look(scanner).fault, core::Fault::CardFaceUnreadable);
    }

    void aMissingCameraKeepsItsName()
    {
        simulated::SimulatedCardFaceScanner scanner;
        scanner.set(simulated::ScanTrouble::CameraGone);
        QCOMPARE(look(scanner).fault, core::Fault::CameraMissing);
    }
};

QTEST_GUILESS_MAIN(CardFaceWorkerTest)
#include "CardFaceWorkerTest.moc"
