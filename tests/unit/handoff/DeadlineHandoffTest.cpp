// A folder that hangs holds up its own files and nothing else; when it answers again everything is as before.
#include "drivers/handoff/DeadlineHandoff.h"
#include "drivers/crypto/OpenSslCryptography.h"
#include "drivers/handoff/FaceFolderHandoff.h"

#include <QDir>
#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <condition_variable>
#include <mutex>
#include <thread>

using namespace uketsuke;
using core::Fault;
using handoff::DeadlineHandoff;

namespace {

constexpr handoff::HandoffLimits soon{.call = core::Milliseconds(300), .document = core::Milliseconds(10)};
/// Where an answer is expected: no machine is that slow.
constexpr handoff::HandoffLimits patient{.call = core::Milliseconds(60'000), .document = core::Milliseconds(1'000)};

/// What a hung share does to whoever touches it.
struct Share {
    std::mutex mutex;
    std::condition_variable changed;
    bool hangs{false};
    int touched{0};
    int destroyed{0};
    std::vector<std::string> kept;

    void touch()
    {
        std::unique_lock lock(mutex);
        ++touched;
        changed.notify_all();
        changed.wait(lock, [this] { return !hangs; });
    }
    void hang(bool on)
    {
        const std::scoped_lock lock(mutex);
        hangs = on;
        changed.notify_all();
    }
    template <class Wanted> bool waitFor(Wanted wanted)
    {
        std::unique_lock lock(mutex);
        return changed.wait_for(lock, std::chrono::seconds(10), [&] { return wanted(*this); });
    }
};

class HandoffOnShare final : public ports::Handoff {
public:
    explicit HandoffOnShare(std::shared_ptr<Share> share) : m_share(std::move(share)) { m_share->touch(); }
    ~HandoffOnShare() override
    {
        const std::scoped_lock lock(m_share->mutex);
        ++m_share->destroyed;
        m_share->changed.notify_all();
    }
    HandoffOnShare(const HandoffOnShare&) = delete;
    HandoffOnShare& operator=(const HandoffOnShare&) = delete;

    core::Result<ports::HandoffFile> write(const ports::HandoffDocument& document) override
    {
        m_share->touch();
        const std::scoped_lock lock(m_share->mutex);
        m_share->kept.push_back(document.jti);
        m_share->changed.notify_all();
        if (document.jti == "refused")
            return core::failure(Fault::HandoffFolderMissing, "HandoffOnShare::write");
        return ports::HandoffFile{"file of " + document.jti};
    }

private:
    std::shared_ptr<Share> m_share;
};

std::unique_ptr<DeadlineHandoff> on(const std::shared_ptr<Share>& share, handoff::HandoffLimits limits = soon)
{
    return std::make_unique<DeadlineHandoff>([share] { return std::make_unique<HandoffOnShare>(share); }, limits);
}

ports::HandoffDocument document(const std::string& jti)
{
    return {.jti = jti, .qualificationResult = {}, .sealed = {}};
}

/// The first answer within half a minute: a call may miss its limit because the hand-off's thread was late. Not QTRY,
/// which calls again after the answer it has got.
core::Result<ports::HandoffFile> firstAnswer(DeadlineHandoff& handoff, const std::string& jti)
{
    QElapsedTimer timer;
    timer.start();
    auto written = handoff.write(document(jti));
    while (!written && timer.elapsed() < 30'000) {
        std::this_thread::sleep_for(core::Milliseconds(10));
        written = handoff.write(document(jti));
    }
    return written;
}

bool isSilence(const core::Result<ports::HandoffFile>& written)
{
    return !written && written.error().fault == Fault::HandoffWriteFailed;
}

} // namespace

class DeadlineHandoffTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatTheFolderAnswersIsAnswered()
    {
        const auto share = std::make_shared<Share>();
        const auto handoff = on(share, patient);
        const auto one = handoff->write(document("a"));
        QVERIFY(one);
        QCOMPARE(one->name, std::string("file of a"));
        const auto written = handoff->writeEach({document("b"), document("refused"), document("c")});
        QCOMPARE(written.size(), std::size_t(3));
        QVERIFY(written[0] && !written[1] && written[2]);
        QCOMPARE(written[0]->name, std::string("file of b"));
        QCOMPARE(written[1].error().fault, Fault::HandoffFolderMissing);
        QCOMPARE(written[2]->name, std::string("file of c"));
        QVERIFY(handoff->writeEach({}).empty());
    }

    void aHungFolderIsAFaultInTimeAndThenAtOnce()
    {
        const auto share = std::make_shared<Share>();
        const auto handoff = on(share);
        QVERIFY(firstAnswer(*handoff, "a"));
        share->hang(true);
        QElapsedTimer timer;
        timer.start();
        // Without a limit this would never come back.
        const auto hung = handoff->writeEach({document("b"), document("c")});
        QVERIFY(timer.elapsed() >= soon.call.count());
        QCOMPARE(hung.size(), std::size_t(2));
        QVERIFY(isSilence(hung[0]) && isSilence(hung[1]));
        // The shortest counts: a second wait would make all of them long.
        qint64 shortest = soon.call.count();
        for (int again = 0; again < 5; ++again) {
            timer.restart();
            QVERIFY(isSilence(handoff->write(document("d"))));
            shortest = std::min(shortest, timer.elapsed());
        }
        QVERIFY(shortest < soon.call.count());
        share->hang(false);
    }

    void whenItAnswersAgainFilesGoOn()
    {
        const auto share = std::make_shared<Share>();
        const auto handoff = on(share);
        share->hang(true);
        QVERIFY(isSilence(handoff->write(document("a"))));
        share->hang(false);
        // The thread comes back on its own; the next tries say when.
        const auto again = firstAnswer(*handoff, "b");
        QVERIFY(again);
        QCOMPARE(again->name, std::string("file of b"));
    }

    void anAnswerThatCameTooLateIsNobodyElses()
    {
        const auto share = std::make_shared<Share>();
        const auto handoff = on(share);
        QVERIFY(firstAnswer(*handoff, "a"));
        share->hang(true);
        QVERIFY(isSilence(handoff->write(document("late"))));
        share->hang(false);
        QVERIFY(share->waitFor([](const Share& one) { return one.kept.back() == "late"; }));
        const auto next = firstAnswer(*handoff, "next");
        QVERIFY(next);
        QCOMPARE(next->name, std::string("file of next"));
    }

    void aFolderThatHangsAtTheStartHoldsUpNobody()
    {
        const auto share = std::make_shared<Share>();
        share->hang(true);
        auto handoff = on(share);
        QVERIFY(isSilence(handoff->write(document("a"))));
        // Nor the end of the program: without a limit this would never come back. What was left behind goes when the
        // folder lets it.
        handoff.reset();
        QCOMPARE(share->destroyed, 0);
        share->hang(false);
        QVERIFY(share->waitFor([](const Share& one) { return one.destroyed == 1; }));
    }

    void whoeverBeginsDoesNotWaitForTheFolder()
    {
        const auto share = std::make_shared<Share>();
        share->hang(true);
        QElapsedTimer timer;
        timer.start();
        const auto handoff = on(share, patient);
        const auto took = timer.elapsed();
        share->hang(false);
        QVERIFY2(took < patient.call.count() / 2, qPrintable(QString::number(took)));
    }

    void endsWithItsOwner()
    {
        const auto share = std::make_shared<Share>();
        on(share).reset();
        QVERIFY(share->waitFor([](const Share& one) { return one.destroyed == 1; }));
    }

    /// The real one behind it, as the kiosk has it.
    void theRealFolderBehindIt()
    {
        const QTemporaryDir folder;
        const handoff::Options options{.folder = folder.path().toStdString(), .institution = "1319999901"};
        DeadlineHandoff handoff(
            [options, digests = std::make_shared<const crypto::OpenSslCryptography>()] {
                return std::make_unique<handoff::FaceFolderHandoff>(options, *digests);
            },
            patient);
        const std::string xml = "<XmlMsg><MessageHeader><MedicalInstitutionCode>1319999901</MedicalInstitutionCode>"
                                "<CharacterCodeIdentifier>0</CharacterCodeIdentifier></MessageHeader>"
                                "<MessageBody></MessageBody></XmlMsg>";
        const auto written =
            handoff.write({.jti = "0193a5b0-0000-7000-8000-000000000001", .qualificationResult = xml, .sealed = {}});
        QVERIFY2(written.has_value(), written ? "" : written.error().note.text().c_str());
        QCOMPARE(QDir(folder.path()).entryList(QDir::Files), QStringList{QString::fromStdString(written->name)});
    }
};

QTEST_GUILESS_MAIN(DeadlineHandoffTest)
#include "DeadlineHandoffTest.moc"
