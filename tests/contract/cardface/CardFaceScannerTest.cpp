// The scanner's contract, kept by the real one on drawn cards and by the simulated one; and what only the real one can
// be asked: every era, any way up, the whole picture as card, and honest doubt.
#include <QTest>

#ifndef Q_MOC_RUN
#include "drivers/cardface/CameraCardFaceScanner.h"
#include "drivers/cardface/DigitReading.h"
#include "drivers/simulated/SimulatedCardFaceScanner.h"
#include "tests/contract/suites/CardFaceScannerContract.h"
#include "tools/virtual-card/printed/CardFace.h"
#include "tools/virtual-card/printed/Photograph.h"

#include <QImage>

#include <pthread.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <cstring>
#include <functional>
#include <iterator>
#include <optional>
#include <string_view>
#include <vector>
#endif

using namespace uketsuke;
using namespace uketsuke::contract;
namespace printed = uketsuke::virtualcard::printed;

namespace {

printed::PrintedPerson person(core::CivilDate birth, core::CivilDate expiry, bool foreign = false)
{
    printed::PrintedPerson holder;
    holder.name = QStringLiteral("TEST");
    holder.address = QStringLiteral("TEST 1-2-3");
    holder.birth = birth;
    holder.expiry = expiry;
    holder.foreign = foreign;
    holder.code = QStringLiteral("4071");
    return holder;
}

ports::Frame frameOf(const QImage& picture)
{
    const auto image = picture.convertToFormat(QImage::Format_BGR888);
    ports::Frame frame;
    frame.width = image.width();
    frame.height = image.height();
    frame.sequence = 1;
    for (int row = 0; row < image.height(); ++row)
        frame.pixels.append(std::as_bytes(std::span(image.constScanLine(row), std::size_t(image.width()) * 3)));
    return frame;
}

/// A camera that sees one picture.
class StillCamera final : public ports::Camera {
public:
    core::Result<> start() override
    {
        if (!isPlugged)
            return core::failure(core::Fault::CameraMissing, "StillCamera");
        return {};
    }
    void stop() override {}
    [[nodiscard]] std::shared_ptr<const ports::Frame> latest() const override { return frame; }
    [[nodiscard]] core::Result<> health() const override { return {}; }

    bool isPlugged{true};
    std::shared_ptr<ports::Frame> frame;
};

class RealBench final : public CardFaceBench {
public:
    RealBench()
    {
        auto camera = std::make_unique<StillCamera>();
        m_camera = camera.get();
        m_scanner = std::make_unique<cardface::CameraCardFaceScanner>(std::move(camera));
    }
    ports::CardFaceScanner& scanner() override { return *m_scanner; }
    Printed layReadableCard() override
    {
        lay({});
        return {"23122420334071", "19481224", "20331224", ports::PrintedEra::Showa};
    }
    void layUnreadableCard() override
    {
        printed::Scene scene;
        scene.blur = 9;
        lay(scene);
    }
    void unplugCamera() override { m_camera->isPlugged = false; }

private:
    void lay(const printed::Scene& scene)
    {
        const auto card = printed::drawCardFace(person({1948, 12, 24}, {2033, 12, 24}), {}, 16);
        m_camera->frame = std::make_shared<ports::Frame>(frameOf(printed::photograph(card, scene)));
    }

    StillCamera* m_camera{nullptr};
    std::unique_ptr<cardface::CameraCardFaceScanner> m_scanner;
};

class SimulatedBench final : public CardFaceBench {
public:
    ports::CardFaceScanner& scanner() override { return m_scanner; }
    Printed layReadableCard() override
    {
        m_scanner.show({"23122420334071", ports::PrintedEra::Showa, "19481224", "20331224"});
        return {"23122420334071", "19481224", "20331224", ports::PrintedEra::Showa};
    }
    void layUnreadableCard() override
    {
        (void)layReadableCard();
        m_scanner.set(simulated::ScanTrouble::Unreadable);
    }
    void unplugCamera() override { m_scanner.set(simulated::ScanTrouble::CameraGone); }

private:
    simulated::SimulatedCardFaceScanner m_scanner;
};

/// Runs what it is given on a stack of its own, which stays to be looked at.
class KeptStack {
public:
    KeptStack() : m_memory(size) {}
    /// False when there is no thread to be had.
    bool run(std::function<void()> work)
    {
        pthread_attr_t attributes;
        pthread_attr_init(&attributes);
        pthread_attr_setstack(&attributes, m_memory.data(), m_memory.size());
        pthread_t thread{};
        const auto start = [](void* given) -> void* {
            (*static_cast<std::function<void()>*>(given))();
            return nullptr;
        };
        const bool runs = pthread_create(&thread, &attributes, start, &work) == 0;
        pthread_attr_destroy(&attributes);
        return runs && pthread_join(thread, nullptr) == 0;
    }
    /// Whether readings of these digits lie there side by side.
    [[nodiscard]] bool holdsReadingsOf(std::string_view digits) const
    {
        const auto span = digits.size() * sizeof(cardface::DigitReading);
        for (std::size_t at = 0; at + span <= m_memory.size(); at += alignof(cardface::DigitReading)) {
            std::size_t same = 0;
            int value = -1;
            while (same < digits.size()) {
                std::memcpy(&value, m_memory.data() + at + same * sizeof(cardface::DigitReading), sizeof value);
                if (value != digits[same] - '0')
                    break;
                ++same;
            }
            if (same == digits.size())
                return true;
        }
        return false;
    }
    [[nodiscard]] bool holdsText(std::string_view text) const
    {
        return std::string_view(m_memory.data(), m_memory.size()).find(text) != std::string_view::npos;
    }
    /// Where an int of this value lies, as offsets.
    [[nodiscard]] std::vector<std::size_t> placesOf(int number) const
    {
        std::vector<std::size_t> places;
        for (std::size_t at = 0; at + sizeof number <= m_memory.size(); at += alignof(int))
            if (std::memcmp(m_memory.data() + at, &number, sizeof number) == 0)
                places.push_back(at);
        return places;
    }
    [[nodiscard]] bool wasUsed() const
    {
        return std::ranges::any_of(m_memory, [](char byte) { return byte != 0; });
    }

private:
    static constexpr std::size_t size = std::size_t{8} << 20;
    std::vector<char> m_memory;
};

std::unique_ptr<CardFaceBench> bench(const QString& name)
{
    if (name == QStringLiteral("real"))
        return std::make_unique<RealBench>();
    return std::make_unique<SimulatedBench>();
}

} // namespace

class CardFaceScannerTest : public QObject {
    Q_OBJECT

private:
    static void both()
    {
        QTest::addColumn<QString>("scanner");
        QTest::newRow("real") << QStringLiteral("real");
        QTest::newRow("simulated") << QStringLiteral("simulated");
    }

private Q_SLOTS:
    void readableFaceIsReadAsPrinted_data() { both(); }
    void readableFaceIsReadAsPrinted()
    {
        QFETCH(QString, scanner);
        aReadableFaceIsReadAsPrinted(*bench(scanner));
    }
    void unreadableFaceIsNotGuessed_data() { both(); }
    void unreadableFaceIsNotGuessed()
    {
        QFETCH(QString, scanner);
        anUnreadableFaceIsNotGuessed(*bench(scanner));
    }
    void stoppedScanReadsNothing_data() { both(); }
    void stoppedScanReadsNothing()
    {
        QFETCH(QString, scanner);
        aStoppedScanReadsNothing(*bench(scanner));
    }
    void missingCameraIsAFault_data() { both(); }
    void missingCameraIsAFault()
    {
        QFETCH(QString, scanner);
        aMissingCameraIsAFault(*bench(scanner));
    }

    void everyCalendarIsReadAnyWayUp_data()
    {
        QTest::addColumn<QString>("number");
        QTest::addColumn<QDate>("birth");
        QTest::addColumn<QDate>("expiry");
        QTest::addColumn<bool>("foreign");
        QTest::addColumn<double>("turn");
        QTest::newRow("meiji") << "44112320304071" << QDate(1911, 11, 23) << QDate(2030, 11, 23) << false << 3.0;
        QTest::newRow("taisho") << "14050220284071" << QDate(1925, 5, 2) << QDate(2028, 5, 2) << false << 180.0;
        QTest::newRow("showa, turned a quarter")
            << "50101320334071" << QDate(1975, 10, 13) << QDate(2033, 10, 13) << false << 90.0;
        QTest::newRow("heisei, first year")
            << "01033120284071" << QDate(1989, 3, 31) << QDate(2028, 3, 31) << false << -6.0;
        QTest::newRow("heisei, a quarter back")
            << "16070820294071" << QDate(2004, 7, 8) << QDate(2029, 7, 8) << false << 270.0;
        QTest::newRow("reiwa") << "02050120304071" << QDate(2020, 5, 1) << QDate(2030, 5, 1) << false << 185.0;
        QTest::newRow("gregorian") << "85090620284071" << QDate(1985, 9, 6) << QDate(2028, 9, 6) << true << 0.0;
    }
    void everyCalendarIsReadAnyWayUp()
    {
        QFETCH(QString, number);
        QFETCH(QDate, birth);
        QFETCH(QDate, expiry);
        QFETCH(bool, foreign);
        QFETCH(double, turn);
        const auto date = [](QDate day) {
            return core::CivilDate{day.year(), unsigned(day.month()), unsigned(day.day())};
        };
        printed::Scene scene;
        scene.turn = turn;
        scene.share = 0.68;
        scene.width = 1280;
        scene.height = 1280; // room for a card that lies crosswise
        const auto card = printed::drawCardFace(person(date(birth), date(expiry), foreign), {}, 16);
        cardface::CardFaceReader reader;
        const auto scan = reader.read(frameOf(printed::photograph(card, scene)));
        QVERIFY(scan.has_value());
        const auto* reading = std::get_if<ports::CardFaceReading>(&*scan);
        QVERIFY(reading != nullptr);
        QCOMPARE(QString::fromStdString(textOf(reading->number.digits)), number);
    }

    void aScanLeavesNoDigitsOnItsStack()
    {
        // Two cards that share no part: a small number alone may lie on a stack by chance (a row, a part of a loop),
        // but a number that stays behind lies at the same place of both stacks, each time as its own card's.
        struct Card {
            core::CivilDate birth, expiry;
            QString code, number;
            std::array<std::string_view, 3> parts;
        };
        const std::array cards{
            Card{{1985, 9, 26},
                 {2028, 9, 26},
                 QStringLiteral("4071"),
                 QStringLiteral("85092620284071"),
                 {"4071", "2028", "1985"}},
            Card{{1962, 3, 8},
                 {2031, 3, 8},
                 QStringLiteral("8264"),
                 QStringLiteral("62030820318264"),
                 {"8264", "2031", "1962"}},
        };
        std::array<KeptStack, cards.size()> stacks;
        for (std::size_t at = 0; at < cards.size(); ++at) {
            const auto& card = cards[at];
            auto holder = person(card.birth, card.expiry, true);
            holder.code = card.code;
            const auto frame = frameOf(printed::photograph(printed::drawCardFace(holder, {}, 16), {}));
            std::optional<core::Result<ports::CardFaceScan>> scan;
            cardface::CardFaceReader reader;
            QVERIFY(stacks[at].run([&] { scan = reader.read(frame); }));
            QVERIFY(stacks[at].wasUsed());
            QVERIFY(scan && scan->has_value());
            const auto* reading = std::get_if<ports::CardFaceReading>(&**scan);
            QVERIFY(reading != nullptr);
            QCOMPARE(QString::fromStdString(textOf(reading->number.digits)), card.number);
            for (const auto digits : card.parts) {
                QVERIFY2(!stacks[at].holdsReadingsOf(digits), digits.data());
                QVERIFY2(!stacks[at].holdsText(digits), digits.data());
            }
        }
        for (std::size_t part = 0; part < cards[0].parts.size(); ++part) {
            const auto places = stacks[0].placesOf(std::atoi(cards[0].parts[part].data()));
            const auto others = stacks[1].placesOf(std::atoi(cards[1].parts[part].data()));
            std::vector<std::size_t> common;
            std::ranges::set_intersection(places, others, std::back_inserter(common));
            QVERIFY2(common.empty(), cards[0].parts[part].data());
        }
    }

    void theWholePictureMayBeTheCard()
    {
        QImage picture(1030, 650, QImage::Format_RGB888);
        picture.fill(Qt::white);
        const auto card = printed::drawCardFace(person({1948, 12, 24}, {2033, 12, 24}), {}, 16);
        cardface::CardFaceReader reader;
        const auto flat = card.convertToFormat(QImage::Format_RGB888)
                              .scaled(picture.size(), Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
        const auto scan = reader.read(frameOf(flat));
        QVERIFY(scan.has_value());
        const auto* reading = std::get_if<ports::CardFaceReading>(&*scan);
        QVERIFY(reading != nullptr);
        QCOMPARE(QString::fromStdString(textOf(reading->number.digits)), QStringLiteral("23122420334071"));
    }

    void anEmptyDeskIsNoCard()
    {
        QImage desk(1280, 960, QImage::Format_RGB888);
        desk.fill(QColor(90, 80, 70));
        cardface::CardFaceReader reader;
        const auto scan = reader.read(frameOf(desk));
        QVERIFY(scan.has_value());
        QCOMPARE(std::get<ports::CardFaceNotSure>(*scan).hint, ports::CardFaceHint::NoCard);
    }

    void aTornFrameIsRefused()
    {
        ports::Frame frame;
        frame.width = 1280;
        frame.height = 960;
        frame.pixels = core::SecureBytes(1000);
        cardface::CardFaceReader reader;
        const auto scan = reader.read(frame);
        QVERIFY(!scan.has_value());
        QCOMPARE(scan.error().fault, core::Fault::CameraFrameMalformed);
    }

    void disturbedFacesAreReadRightOrNotAtAll()
    {
        int sure = 0;
        cardface::CardFaceReader reader;
        for (unsigned seed = 5000000; seed < 5000012; ++seed) {
            const auto holder = printed::inventPerson(seed, {2026, 11, 23});
            const auto scene = printed::inventScene(seed, seed % 2 ? printed::Trouble::Desk : printed::Trouble::Hard);
            const auto card = printed::drawCardFace(holder, printed::inventPrinting(seed), 16);
            const auto scan = reader.read(frameOf(printed::photograph(card, scene)));
            QVERIFY(scan.has_value());
            const auto* reading = std::get_if<ports::CardFaceReading>(&*scan);
            if (reading == nullptr)
                continue;
            ++sure;
            QCOMPARE(textOf(reading->number.digits), printed::cardNumberOf(holder));
        }
        QVERIFY2(sure >= 8, qPrintable(QStringLiteral("only %1 of 12 were read").arg(sure)));
    }
};

QTEST_MAIN(CardFaceScannerTest)
#include "CardFaceScannerTest.moc"
