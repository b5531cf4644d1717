// What every ports::CardFaceScanner promises, whoever reads. A bench lays a card under the scanner and takes it away.
#pragma once

#include "app/core/Bytes.h"
#include "app/ports/CardFaceScanner.h"

#include <QTest>

#include <memory>
#include <string>

namespace uketsuke::contract {

class CardFaceBench {
public:
    virtual ~CardFaceBench() = default;
    virtual ports::CardFaceScanner& scanner() = 0;
    /// A card that can be read lies there; answers what is printed on it.
    struct Printed {
        std::string number, birthDate, expiryDate;
        ports::PrintedEra era{};
    };
    virtual Printed layReadableCard() = 0;
    virtual void layUnreadableCard() = 0;
    virtual void unplugCamera() = 0;
};

inline std::string textOf(const core::SecureBytes& digits)
{
    return {reinterpret_cast<const char*>(digits.view().data()), digits.view().size()};
}

inline void aReadableFaceIsReadAsPrinted(CardFaceBench& bench)
{
    const std::atomic<bool> stop{false};
    const auto printed = bench.layReadableCard();
    const auto scan = bench.scanner().scan(std::chrono::seconds(20), stop);
    QVERIFY(scan.has_value());
    const auto* reading = std::get_if<ports::CardFaceReading>(&*scan);
    QVERIFY(reading != nullptr);
    QCOMPARE(textOf(reading->number.digits), printed.number);
    QCOMPARE(textOf(reading->birthDate), printed.birthDate);
    QCOMPARE(textOf(reading->expiryDate), printed.expiryDate);
    QCOMPARE(reading->era, printed.era);
    QVERIFY(reading->confidence > 0 && reading->confidence <= 1);
}

inline void anUnreadableFaceIsNotGuessed(CardFaceBench& bench)
{
    const std::atomic<bool> stop{false};
    bench.layUnreadableCard();
    const auto scan = bench.scanner().scan(std::chrono::seconds(20), stop);
    QVERIFY(scan.has_value());
    QVERIFY(std::holds_alternative<ports::CardFaceNotSure>(*scan));
}

inline void aStoppedScanReadsNothing(CardFaceBench& bench)
{
    const std::atomic<bool> stop{true};
    (void)bench.layReadableCard();
    const auto scan = bench.scanner().scan(std::chrono::seconds(20), stop);
    QVERIFY(scan.has_value());
    QVERIFY(std::holds_alternative<ports::CardFaceNotSure>(*scan));
}

inline void aMissingCameraIsAFault(CardFaceBench& bench)
{
    const std::atomic<bool> stop{false};
    bench.unplugCamera();
    const auto scan = bench.scanner().scan(std::chrono::seconds(20), stop);
    QVERIFY(!scan.has_value());
    QCOMPARE(scan.error().fault, core::Fault::CameraMissing);
}

} // namespace uketsuke::contract
