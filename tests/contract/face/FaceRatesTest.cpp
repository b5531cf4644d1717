// How often the matcher and the attack check are right, on picture sets that lie beside the repository and never in it.
// A guard against mistakes in the pipeline (channel order, template, mean), not a measurement for a data sheet.
#include "drivers/face/OpenCvFaceMatcher.h"
#include "tests/contract/face/Pictures.h"
#include "tests/contract/face/Sha256Only.h"

#include <QDir>
#include <QTest>

#include <algorithm>
#include <vector>

using namespace uketsuke;
using namespace uketsuke::face;
using ports::FaceHint;

namespace {

struct Pair {
    QString reference, probe;
    bool same{false};
};

/// lfw/pairs.tsv: picture, picture, 1 same or 0 different, fold.
std::vector<Pair> readPairs(const QString& folder)
{
    std::vector<Pair> pairs;
    QFile list(folder + QStringLiteral("/pairs.tsv"));
    if (!list.open(QIODevice::ReadOnly))
        return pairs;
    while (!list.atEnd()) {
        const auto fields = QString::fromUtf8(list.readLine()).trimmed().split(QLatin1Char('\t'));
        if (fields.size() >= 3)
            pairs.push_back({folder + QLatin1Char('/') + fields[0], folder + QLatin1Char('/') + fields[1],
                             fields[2] == QLatin1String("1")});
    }
    return pairs;
}

QString personOf(const QString& path) { return path.section(QLatin1Char('/'), -2, -2); }

double shareAtLeast(const std::vector<double>& scores, double threshold)
{
    const auto count = std::ranges::count_if(scores, [=](double score) { return score >= threshold; });
    return scores.empty() ? 0 : double(count) / double(scores.size());
}

} // namespace

class FaceRatesTest : public QObject {
    Q_OBJECT

    std::unique_ptr<OpenCvFaceMatcher> m_matcher;

private Q_SLOTS:
    void initTestCase()
    {
        auto matcher =
            OpenCvFaceMatcher::create(qEnvironmentVariable("UKETSUKE_MODELS").toStdString(), test::Sha256Only());
        QVERIFY2(matcher.has_value(), matcher ? "" : matcher.error().note.text().c_str());
        m_matcher = std::move(*matcher);
    }

    void pairsOfStrangersAndOfOnePersonAreToldApart()
    {
        const auto folder = test::sharedFaces() + QStringLiteral("/lfw");
        auto pairs = readPairs(folder);
        if (pairs.empty())
            // Pictures of people are never part of this repository.
            QSKIP("no picture set: set UKETSUKE_SHARED to a folder with faces/lfw");
        std::erase_if(pairs, [](const Pair& pair) { return !pair.same; });
        std::vector<double> genuine, impostor;
        int refused = 0;
        // Each reference meets its own person and the probes of the next two persons.
        constexpr std::size_t references = 50;
        const std::size_t step = std::max<std::size_t>(1, pairs.size() / references);
        for (std::size_t index = 0; index < pairs.size(); index += step) {
            const auto reference = test::readFrame(pairs[index].reference);
            QVERIFY(reference.has_value());
            QVERIFY(m_matcher->enrolPicture(*reference).has_value());
            for (std::size_t ahead = 0; ahead < 3; ++ahead) {
                const auto& other = pairs[(index + ahead * step) % pairs.size()];
                if (ahead > 0 && personOf(other.probe) == personOf(pairs[index].reference))
                    continue;
                const auto probe = test::readFrame(other.probe);
                QVERIFY(probe.has_value());
                m_matcher->forgetProbes();
                const auto verdict = m_matcher->examine(*probe);
                QVERIFY(verdict.has_value());
                if (!verdict->comparisonScore)
                    ++refused; // turned heads, other people in the picture
                else
                    (ahead == 0 ? genuine : impostor).push_back(*verdict->comparisonScore);
            }
        }
        const auto total = genuine.size() + impostor.size();
        double best = 0;
        for (double threshold = 0.1; threshold < 0.7; threshold += 0.01) {
            const double right = shareAtLeast(genuine, threshold) * double(genuine.size())
                                 + (1 - shareAtLeast(impostor, threshold)) * double(impostor.size());
            best = std::max(best, right / double(total));
        }
        const auto& profile = m_matcher->defaultProfile();
        qInfo(
            "LFW: %zu genuine, %zu impostor, %d refused by the gate; best accuracy %.4f; at %.2f: FNMR %.4f, FMR %.4f",
            genuine.size(), impostor.size(), refused, best, profile.accept, 1 - shareAtLeast(genuine, profile.accept),
            shareAtLeast(impostor, profile.accept));
        QVERIFY2(genuine.size() >= 25 && impostor.size() >= 50, "too few pairs passed the gate to say anything");
        QVERIFY(best >= 0.97);
        QCOMPARE(shareAtLeast(impostor, profile.accept), 0.0);
        QVERIFY(shareAtLeast(genuine, profile.accept) >= 0.90);
    }

    void printsAreToldFromLivingFaces()
    {
        const auto folder = test::sharedFaces() + QStringLiteral("/nuaa");
        if (!QDir(folder).exists())
            // Pictures of people are never part of this repository.
            QSKIP("no picture set: set UKETSUKE_SHARED to a folder with faces/nuaa");
        const auto measure = [&](const char* kind) {
            std::vector<double> scores;
            const QDir root(folder + QLatin1Char('/') + QLatin1String(kind));
            for (const auto& person : root.entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name)) {
                const QDir pictures(root.filePath(person));
                const auto names = pictures.entryList({QStringLiteral("*.jpg")}, QDir::Files, QDir::Name);
                const auto step = std::max<qsizetype>(1, names.size() / 6);
                m_matcher->clear();
                for (qsizetype index = 0; index < names.size(); index += step) {
                    const auto frame = test::readFrame(pictures.filePath(names[index]));
                    const auto verdict = frame ? m_matcher->examine(*frame) : core::Result<ports::FrameVerdict>{};
                    if (verdict && verdict->bonaFideScore)
                        scores.push_back(*verdict->bonaFideScore);
                }
            }
            return scores;
        };
        const auto live = measure("ClientRaw");
        const auto prints = measure("ImposterRaw");
        QVERIFY(live.size() >= 25 && prints.size() >= 25);
        const auto& profile = m_matcher->defaultProfile();
        qInfo("NUAA: %zu live, lowest %.3f; %zu prints, highest %.3f; at %.2f: BPCER %.4f, APCER %.4f", live.size(),
              *std::ranges::min_element(live), prints.size(), *std::ranges::max_element(prints), profile.bonaFideAccept,
              1 - shareAtLeast(live, profile.bonaFideAccept), shareAtLeast(prints, profile.bonaFideAccept));
        QCOMPARE(shareAtLeast(prints, profile.bonaFideRetry), 0.0);
        QVERIFY(shareAtLeast(live, profile.bonaFideAccept) >= 0.98);
    }

    void screensAndPrintsOfTheSmallSetAreNeverTakenForLivingFaces()
    {
        const auto folder = test::sharedFaces() + QStringLiteral("/spoof/");
        QFile list(folder + QStringLiteral("list.tsv"));
        if (!list.open(QIODevice::ReadOnly))
            // Pictures of people are never part of this repository.
            QSKIP("no picture set: set UKETSUKE_SHARED to a folder with faces/spoof");
        const auto& profile = m_matcher->defaultProfile();
        int judged = 0, hinted = 0;
        while (!list.atEnd()) {
            const auto fields = QString::fromUtf8(list.readLine()).trimmed().split(QLatin1Char('\t'));
            const auto frame = fields.size() >= 2 && fields[1] != QLatin1String("live")
                                   ? test::readFrame(folder + fields[0])
                                   : std::nullopt;
            if (!frame)
                continue;
            m_matcher->clear();
            const auto verdict = m_matcher->examine(*frame);
            QVERIFY(verdict.has_value());
            ++judged;
            hinted += verdict->hint == FaceHint::Good ? 0 : 1;
            QVERIFY2(verdict->hint != FaceHint::Good || verdict->bonaFideScore.value_or(0) < profile.bonaFideAccept,
                     qPrintable(fields[1]));
        }
        qInfo("%d attacks, %d of them answered by a hint before the attack check", judged, hinted);
        QVERIFY(judged >= 10);
    }
};

QTEST_GUILESS_MAIN(FaceRatesTest)
#include "FaceRatesTest.moc"
