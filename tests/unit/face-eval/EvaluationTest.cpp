#include <QTest>

#include "drivers/face/FaceEvaluation.h"
#include "drivers/face/PhotoDecoder.h"
#include "tools/face-eval/Analysis.h"
#include "tools/face-eval/CardPhoto.h"
#include "tools/face-eval/Measurer.h"
#include "tools/face-eval/Report.h"

#include <QPainter>
#include <QTemporaryDir>
#include <nlohmann/json.hpp>

#include <cmath>
#include <fstream>

using namespace uketsuke;
using namespace uketsuke::evaluation;
namespace fs = std::filesystem;

namespace {

void put(const fs::path& path, const std::string& text = "x")
{
    fs::create_directories(path.parent_path());
    std::ofstream(path) << text;
}

core::Sha256Digest keyOf(int number)
{
    core::Sha256Digest key{};
    key[0] = std::byte(number);
    return key;
}

Template templateOf(std::vector<float> vectors, double bonaFide = 0.9, ports::FaceHint hint = ports::FaceHint::Good)
{
    Template result;
    result.hint = static_cast<std::uint8_t>(hint);
    result.bonaFideScore = bonaFide;
    result.quality = 1;
    result.vectors = std::move(vectors);
    return result;
}

Settings settings()
{
    Settings result;
    result.bootstrap.replicates = 50;
    result.profiles = {{.name = "usual", .accept = 0.5, .retry = 0.4, .bonaFideAccept = 0.5, .bonaFideRetry = 0.3}};
    result.defaultProfile = "usual";
    result.dimensions = {2};
    return result;
}

QImage drawnFace(QSize size, double eyeDistance)
{
    QImage image(size, QImage::Format_RGB888);
    image.fill(QColor(180, 190, 200));
    QPainter painter(&image);
    painter.setBrush(Qt::black);
    for (const double side : {-0.5, 0.5})
        painter.drawEllipse(QPointF(size.width() / 2.0 + side * eyeDistance, size.height() / 2.0), 6, 6);
    return image;
}

face::FivePoints eyesOf(QSize size, double eyeDistance)
{
    face::FivePoints points{};
    points[0] = {(size.width() - eyeDistance) / 2, size.height() / 2.0};
    points[1] = {(size.width() + eyeDistance) / 2, size.height() / 2.0};
    return points;
}

} // namespace

class EvaluationTest : public QObject {
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;
    fs::path m_root;

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_root = m_folder->path().toStdString();
    }

    void peopleAreReadInTheOrderOfTheNumbersInTheirNames()
    {
        for (const char* name : {"B/B_0010.jpg", "B/B_0009.jpg", "A/A_1.JPG", "A/note.txt", "Empty/x.txt"})
            put(m_root / name);
        const auto people = readPeople(m_root);
        QVERIFY(people.has_value());
        QCOMPARE(people->names, (std::vector<std::string>{"A", "B"}));
        QCOMPARE(people->pictures.size(), std::size_t{3});
        QCOMPARE(people->pictures[1].path.filename().string(), std::string("B_0009.jpg"));
        QCOMPARE(people->pictures[2].person, 1U);
        QCOMPARE(people->pictures[2].sitting, std::string("B"));
        QVERIFY(!readPeople(m_root / "nowhere"));
    }

    void aPartOfThePeopleIsSpreadOverTheList()
    {
        for (int person = 0; person < 10; ++person)
            for (int picture = 0; picture < 4; ++picture)
                put(m_root / std::to_string(person) / (std::to_string(picture) + ".png"));
        const auto people = readPeople(m_root, 5, 2);
        QCOMPARE(people->names, (std::vector<std::string>{"0", "2", "4", "6", "8"}));
        QCOMPARE(people->pictures.size(), std::size_t{10});
        QCOMPARE(people->pictures[1].path.filename().string(), std::string("2.png"));
    }

    void numbersInNamesCountAsNumbers_data()
    {
        QTest::addColumn<QString>("first");
        QTest::addColumn<QString>("second");
        QTest::newRow("9 before 10") << "a_9" << "a_10";
        QTest::newRow("zeros in front do not matter") << "a_0009" << "a_10";
        QTest::newRow("letters first") << "a_10" << "b_9";
        QTest::newRow("shorter first") << "a_1" << "a_1x";
        QTest::newRow("equal numbers: by characters") << "a_01" << "a_1";
    }
    void numbersInNamesCountAsNumbers()
    {
        QFETCH(QString, first);
        QFETCH(QString, second);
        QVERIFY(comesFirst(first.toStdString(), second.toStdString()));
        QVERIFY(!comesFirst(second.toStdString(), first.toStdString()));
        QVERIFY(!comesFirst(first.toStdString(), first.toStdString()));
    }

    void listsWithMistakesAreRefusedWithTheLine()
    {
        put(m_root / "pairs.tsv", "A/1.jpg\tB/1.jpg\t0\r\n# remark\nA/1.jpg\tA/2.jpg\t1\n");
        const auto pairs = readPairs(m_root / "pairs.tsv");
        QCOMPARE(pairs->size(), std::size_t{2});
        QCOMPARE(pairs->back().isGenuine, true);
        put(m_root / "short.tsv", "A/1.jpg\tB/1.jpg\t0\nA/1.jpg\n");
        QVERIFY(readPairs(m_root / "short.tsv").error().find("line 2") != std::string::npos);
        put(m_root / "odd.tsv", "A/1.jpg\tB/1.jpg\tyes\n");
        QVERIFY(!readPairs(m_root / "odd.tsv"));
        QVERIFY(!readGroups(m_root / "none.tsv"));
    }

    void attacksAreReadFromAListOrFromTheirFolders()
    {
        put(m_root / "a/ClientRaw/1/x_1.jpg");
        put(m_root / "a/ImposterRaw/1/x_1.jpg");
        const auto folders = readAttacks(m_root / "a");
        QCOMPARE(folders->size(), std::size_t{2});
        QCOMPARE(folders->front().kind, std::string("live"));
        put(m_root / "b/list.tsv", "s/one.jpg\tscreen\ns/two.jpg\tlive\tanna\n");
        const auto listed = readAttacks(m_root / "b");
        QCOMPARE(listed->front().person, std::string("anna"));
        QCOMPARE(listed->back().person, std::string("one"));
        QVERIFY(!readAttacks(m_root / "c"));
    }

    void templatesOutliveTheRunAndNobodyElseReadsThem()
    {
        const auto value = templateOf({0.6F, 0.8F});
        fs::path file;
        {
            auto cache = TemplateCache::open(m_root, keyOf(1), 2);
            QVERIFY(cache->add(keyOf(7), value));
            QVERIFY(cache->add(keyOf(8), Template{}));
            QVERIFY(!cache->add(keyOf(9), templateOf({1, 0, 0}))); // another pack's
            QVERIFY(!TemplateCache::open(m_root, keyOf(1), 2));    // one run at a time
        }
        file = fs::directory_iterator(m_root)->path();
        QCOMPARE(fs::status(file).permissions(), fs::perms::owner_read | fs::perms::owner_write);
        auto again = TemplateCache::open(m_root, keyOf(1), 2);
        QCOMPARE(again->size(), std::size_t{2});
        QVERIFY(*again->find(keyOf(7)) == value);
        QVERIFY(again->find(keyOf(8))->vectors.empty());
        QVERIFY(again->find(keyOf(9)) == nullptr);
        QCOMPARE(TemplateCache::open(m_root, keyOf(2), 2)->size(), std::size_t{0});
        again->forget();
        QVERIFY(!fs::exists(file));
    }

    void tornAndDamagedRecordsAreComputedAgain_data()
    {
        QTest::addColumn<int>("cut");
        QTest::addColumn<int>("flip");
        QTest::addColumn<int>("left");
        QTest::newRow("whole") << 0 << -1 << 3;
        QTest::newRow("cut in the last record") << 5 << -1 << 2;
        QTest::newRow("a damaged number") << 0 << 60 << 0;
        QTest::newRow("damage in the second record") << 0 << 80 << 1;
    }
    void tornAndDamagedRecordsAreComputedAgain()
    {
        QFETCH(int, cut);
        QFETCH(int, flip);
        QFETCH(int, left);
        {
            auto cache = TemplateCache::open(m_root, keyOf(1), 2);
            for (int number = 0; number < 3; ++number)
                QVERIFY(cache->add(keyOf(number), templateOf({1, 0})));
        }
        const auto file = fs::directory_iterator(m_root)->path();
        fs::resize_file(file, fs::file_size(file) - static_cast<std::uintmax_t>(cut));
        if (flip >= 0) {
            std::fstream stream(file, std::ios::in | std::ios::out | std::ios::binary);
            stream.seekp(flip);
            stream.put('\x55');
        }
        {
            auto cache = TemplateCache::open(m_root, keyOf(1), 2);
            QCOMPARE(cache->size(), static_cast<std::size_t>(left));
            QVERIFY(cache->add(keyOf(9), templateOf({0, 1})));
        }
        QCOMPARE(TemplateCache::open(m_root, keyOf(1), 2)->size(), static_cast<std::size_t>(left) + 1);
    }

    void theCardPhotoHasTheSizeAndTheEyesOfACard_data()
    {
        QTest::addColumn<QSize>("size");
        QTest::addColumn<double>("eyeDistance");
        QTest::newRow("small picture") << QSize(250, 250) << 42.0;
        QTest::newRow("camera frame") << QSize(640, 480) << 90.0;
        QTest::newRow("large picture") << QSize(1600, 1600) << 400.0;
        QTest::newRow("face that fills the picture") << QSize(100, 100) << 80.0;
    }
    void theCardPhotoHasTheSizeAndTheEyesOfACard()
    {
        QFETCH(QSize, size);
        QFETCH(double, eyeDistance);
        const auto portrait = portraitOf(drawnFace(size, eyeDistance), eyesOf(size, eyeDistance));
        const auto photo = encodedPhoto(portrait);
        QVERIFY(photo.has_value());
        QVERIFY2(photo->size() <= 4000, qPrintable(QString::number(photo->size())));
        const auto decoded = face::decodePhoto(*photo);
        QVERIFY2(decoded.has_value(), "the kiosk's own decoder must take it");
        QCOMPARE(decoded->width, cardWidth);
        QCOMPARE(decoded->height, cardHeight);
        const auto at = [&](int x, int y) {
            return std::to_integer<int>(decoded->pixels.view()[std::size_t(y * cardWidth + x) * 3]);
        };
        for (const int eye : {120, 200})
            QVERIFY2(at(eye, 180) < 80, qPrintable(QString::number(at(eye, 180))));
        QVERIFY(at(160, 60) > 130);
    }

    void theCardPhotoIsTheSameEveryTime()
    {
        const auto portrait = portraitOf(drawnFace({250, 250}, 42), eyesOf({250, 250}, 42));
        QVERIFY(*encodedPhoto(portrait) == *encodedPhoto(portrait));
    }

    void noPictureIsComparedWithItselfAndTheGateIsCounted()
    {
        People people;
        std::vector<Template> store;
        store.reserve(8);
        std::vector<Measured> measured;
        for (std::uint32_t person = 0; person < 2; ++person) {
            people.names.push_back(std::to_string(person));
            for (int picture = 0; picture < 2; ++picture) {
                people.pictures.push_back({"", person, ""});
                const bool isTurned = person == 1 && picture == 1;
                store.push_back(templateOf(person == 0 ? std::vector{1.F, 0.F} : std::vector{0.F, 1.F}, 0.9,
                                           isTurned ? ports::FaceHint::FaceTheCamera : ports::FaceHint::Good));
                measured.push_back({&store.back(), &store.back()});
            }
        }
        store.push_back({});
        measured[0].card = &store.back(); // no face found
        store.back().hint = static_cast<std::uint8_t>(CardOutcome::NoFaceInPicture);
        const auto result = analysePeople(people, measured, {{"0", "left"}}, settings());
        QCOMPARE(result.cards.usable, std::size_t{3});
        QCOMPARE(result.cards.refused.at("no face in the picture"), std::size_t{1});
        QCOMPARE(result.frames.refused.at("turned away"), std::size_t{1});
        QCOMPARE(result.sections.size(), std::size_t{3});
        QCOMPARE(result.sections[0].genuine, std::size_t{3});
        QCOMPARE(result.sections[0].impostor, std::size_t{6});
        QCOMPARE(result.sections[1].genuine, std::size_t{2});
        QCOMPARE(result.sections[2].name, std::string("group left, single shot, frames the gate accepts"));
        QCOMPARE(result.sections[2].impostor, std::size_t{0});
        QCOMPARE(result.sections[0].profiles[0].second.falseNonMatch.errors, std::size_t{0});
        QCOMPARE(result.sections[0].profiles[0].second.falseMatch.errors, std::size_t{0});
    }

    void aTryIsFiveFramesOfOneSittingAndCardsComeFromAnotherOne()
    {
        People people;
        const auto one = templateOf({1, 0}), other = templateOf({0, 1});
        std::vector<Measured> measured;
        const auto add = [&](std::uint32_t person, const char* sitting, int count) {
            for (int picture = 0; picture < count; ++picture)
                people.pictures.push_back({"", person, sitting});
        };
        people.names = {"a", "b"};
        add(0, "first", 2);
        add(0, "second", 4); // too few for a try
        add(0, "third", 6);  // two tries
        add(1, "only", 12);  // three cards, then nine frames: five tries
        const auto isCard = cardsOfWebcam(people);
        QCOMPARE(std::ranges::count(isCard, true), 5);
        for (std::size_t index = 0; index < isCard.size(); ++index) {
            const auto* value = people.pictures[index].person == 0 ? &one : &other;
            measured.push_back(isCard[index] ? Measured{value, nullptr} : Measured{nullptr, value});
        }
        const auto result = analyseWebcam(people, measured, settings());
        QCOMPARE(result.sections[0].genuine, std::size_t{2 * 10 + 3 * 9});
        QCOMPARE(result.sections[1].genuine, std::size_t{2 * 2 + 3 * 5});
        QCOMPARE(result.sections[1].impostor, std::size_t{2 * 5 + 3 * 2});
        QCOMPARE(result.sections[1].profiles[0].second.falseNonMatch.errors, std::size_t{0});
    }

    void framesAreFusedAsTheKioskDoes()
    {
        const std::vector<float> first{1, 0, 0, 1}, second{0, 1, 0, 1};
        const std::vector<std::span<const float>> probes{first, second};
        const std::vector<int> dimensions{2, 2};
        const auto fused = face::fusedTemplate(probes, dimensions);
        QVERIFY(std::abs(fused[0] - std::sqrt(0.5F)) < 1e-6F && std::abs(fused[1] - std::sqrt(0.5F)) < 1e-6F);
        QVERIFY(std::abs(fused[2]) < 1e-6F && std::abs(fused[3] - 1) < 1e-6F);
    }

    void attacksOfFiveFramesAreWindowsOfOnePerson()
    {
        std::vector<AttackPicture> pictures;
        std::vector<Template> store;
        store.reserve(20);
        std::vector<const Template*> measured;
        const auto add = [&](const char* kind, const char* person, int count, double score) {
            for (int picture = 0; picture < count; ++picture) {
                pictures.push_back({"", kind, person});
                store.push_back(templateOf({1, 0}, score));
                measured.push_back(&store.back());
            }
        };
        add("live", "a", 6, 0.9);
        add("print", "a", 5, 0.1);
        add("screen", "b", 2, 0.8);
        const auto result = analyseAttacks(pictures, measured, settings());
        QCOMPARE(result.singleFrames[2].classificationError.value, 1.0);
        QCOMPARE(result.fiveFrames[0].presentations, std::size_t{2});
        QCOMPARE(result.fiveFrames[1].classificationError.value, 0.0);
        QCOMPARE(result.fiveFrames[2].withoutResponse, std::size_t{1});
        QCOMPARE(result.fiveFrames[2].classificationError.trials, std::size_t{0});
    }

    void theReportHasItsTablesAndNamesNoPathAndNoPerson()
    {
        People people;
        people.names = {"Unmistakable_Name", "Another_Name"};
        const auto one = templateOf({1, 0}), other = templateOf({0, 1});
        std::vector<Measured> measured;
        for (std::uint32_t person = 0; person < 2; ++person)
            for (int picture = 0; picture < 2; ++picture) {
                people.pictures.push_back({m_root / "secret.jpg", person, "s"});
                measured.push_back(person == 0 ? Measured{&one, &one} : Measured{&other, &other});
            }
        Report report;
        report.pack = "tested";
        report.settings = settings();
        report.people.push_back(analysePeople(people, measured, {}, report.settings));
        report.people.back().folder = "lfw";
        report.attacks.push_back(analyseAttacks({{"", "live", "a"}}, {&one}, report.settings));
        QVERIFY(writeReport(report, m_root));
        std::ifstream stream(m_root / "report.json");
        const auto json = nlohmann::json::parse(stream);
        QCOMPARE(json.at("people").at(0).at("sections").at(0).at("genuine").get<int>(), 4);
        QVERIFY(json.at("attacks").at(0).at("singleFrames").at(0).contains("bpcer"));
        for (const char* name : {"report.json", "report.md", "det-1.svg"}) {
            std::ifstream file(m_root / name);
            const std::string text((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
            QVERIFY2(text.size() > 300, name);
            QVERIFY2(text.find("Unmistakable") == std::string::npos, name);
            QVERIFY2(text.find("secret") == std::string::npos && text.find(m_root.string()) == std::string::npos, name);
        }
        QVERIFY(!writeReport(report, m_root / "nowhere"));
    }
};

QTEST_GUILESS_MAIN(EvaluationTest)
#include "EvaluationTest.moc"
