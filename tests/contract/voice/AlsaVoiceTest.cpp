// The contract of the voice over ALSA, whose devices are files here (`file` before `null`, in a configuration of the
// test's own); and what becomes of a device that is not there.
#include "drivers/voice/AlsaVoice.h"
#include "tests/contract/suites/VoiceContract.h"

#include <QFile>
#include <QTemporaryDir>

#include <atomic>
#include <map>

using namespace uketsuke;
using namespace std::chrono_literals;

namespace {

constexpr int rate = 16'000;
const std::map<std::string, std::int16_t> levels{{"a", 1000}, {"b", 2000}, {"c", 3000}};

QByteArray littleEndian(std::uint32_t value, int bytes)
{
    QByteArray out;
    for (int i = 0; i < bytes; ++i)
        out.append(static_cast<char>(value >> (8 * i) & 0xFF));
    return out;
}

/// A RIFF/WAVE file of one value, which is found again in what the device was given.
void writeWave(const QString& path, std::int16_t level, int milliseconds, int ratePerSecond = rate)
{
    QByteArray data;
    for (int i = 0; i < ratePerSecond * milliseconds / 1000; ++i)
        data += littleEndian(static_cast<std::uint16_t>(level), 2);
    const auto size = static_cast<std::uint32_t>(data.size());
    const auto bytesPerSecond = static_cast<std::uint32_t>(ratePerSecond) * 2;
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("RIFF" + littleEndian(36 + size, 4) + "WAVEfmt " + littleEndian(16, 4) + littleEndian(1, 2)
               + littleEndian(1, 2) + littleEndian(static_cast<std::uint32_t>(ratePerSecond), 4)
               + littleEndian(bytesPerSecond, 4) + littleEndian(2, 2) + littleEndian(16, 2) + "data"
               + littleEndian(size, 4) + data);
}

/// Devices and sounds of the whole run: ALSA reads its configuration once. Each harness has files of its own.
struct World {
    QTemporaryDir folder;
    int devices{0};

    World()
    {
        QDir(folder.path()).mkpath("made/ja");
        QDir(folder.path()).mkpath("own/ja");
        for (const auto& [key, level] : levels)
            writeWave(path("made/ja/" + QString::fromStdString(key) + ".wav"), level, 200);
        QFile file(path("asound.conf"));
        if (!file.open(QIODevice::WriteOnly))
            qFatal("no configuration for ALSA");
        for (int i = 0; i < 64; ++i)
            file.write(QStringLiteral("pcm.test%1 { type file slave.pcm \"null\" file \"%2\" format \"raw\" }\n")
                           .arg(i)
                           .arg(output(i))
                           .toUtf8());
        file.write("pcm.null { type null }\n");
        file.close();
        qputenv("ALSA_CONFIG_PATH", path("asound.conf").toUtf8());
    }
    [[nodiscard]] QString path(const QString& name) const { return folder.filePath(name); }
    [[nodiscard]] QString output(int device) const { return path(QStringLiteral("out%1.raw").arg(device)); }
    [[nodiscard]] voice::SoundFolder sounds() const { return {path("made").toStdString(), path("own").toStdString()}; }
    [[nodiscard]] std::vector<std::int16_t> samples(int device) const
    {
        QFile file(output(device));
        if (!file.open(QIODevice::ReadOnly))
            return {};
        const auto bytes = file.readAll();
        std::vector<std::int16_t> all(static_cast<std::size_t>(bytes.size()) / 2);
        std::memcpy(all.data(), bytes.data(), all.size() * 2);
        return all;
    }
};

World* world = nullptr;

std::string deviceName(int device) { return "test" + std::to_string(device); }

struct Harness : contract::VoiceHarness {
    int common{world->devices++};
    int personal{world->devices++};
    std::unique_ptr<voice::AlsaVoice> alsa{std::make_unique<voice::AlsaVoice>(
        voice::AlsaVoiceOptions{deviceName(common), deviceName(personal), 100}, world->sounds())};

    ports::Voice& voice() override { return *alsa; }
    void pass(core::Milliseconds span) override { QTest::qWait(static_cast<int>(span.count())); }
    std::vector<std::string> heard(ports::Ear ear) override
    {
        alsa.reset(); // the device's file is whole once it is closed
        std::vector<std::string> keys;
        for (const auto sample : world->samples(ear == ports::Ear::Person ? personal : common))
            for (const auto& [key, level] : levels)
                if (sample == level && (keys.empty() || keys.back() != key))
                    keys.push_back(key);
        return keys;
    }
};

} // namespace

class AlsaVoiceTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aDeviceThatIsNotThereIsAFaultAndNothingWaits()
    {
        std::atomic<int> changes{0};
        voice::AlsaVoice voice({"nobody", "", 100}, world->sounds(), [&](const core::Result<>&) { ++changes; });
        QElapsedTimer timer;
        timer.start();
        QVERIFY(voice.say({{"a", "ja"}, {"b", "ja"}}, ports::Manner::Instead));
        QVERIFY(timer.elapsed() < 10'000);
        QTRY_VERIFY(!voice.health().has_value());
        QCOMPARE(voice.health().error().fault, core::Fault::InternalFault);
        QVERIFY(voice.health().error().note.text().find("nobody") != std::string::npos);
        QTRY_VERIFY(!voice.isSpeaking());
        QCOMPARE(changes.load(), 1); // said once, however often it is tried
    }

    void whatIsPersonalIsNotHeardWithoutADeviceForIt()
    {
        const int device = world->devices++;
        {
            voice::AlsaVoice voice({deviceName(device), "", 100}, world->sounds());
            QVERIFY(voice.say({{"a", "ja"}, {"b", "ja", ports::Ear::Person}}, ports::Manner::Instead));
            QTRY_VERIFY(!voice.isSpeaking());
        }
        const auto samples = world->samples(device);
        QVERIFY(std::ranges::find(samples, levels.at("a")) != samples.end());
        QVERIFY(std::ranges::find(samples, levels.at("b")) == samples.end());
    }

    void theVolumeIsTheConfiguredOne()
    {
        const int device = world->devices++;
        {
            voice::AlsaVoice voice({deviceName(device), "", 50}, world->sounds());
            QVERIFY(voice.say({{"a", "ja"}}, ports::Manner::Instead));
            QTRY_VERIFY(!voice.isSpeaking());
        }
        const auto samples = world->samples(device);
        QCOMPARE(*std::ranges::max_element(samples), static_cast<std::int16_t>(levels.at("a") / 2));
    }

    void aRecordingReplacesTheMadeSoundAndMayBeOfAnotherKind()
    {
        const auto own = world->path("own/ja/a.wav");
        writeWave(own, 4000, 100, 44'100);
        const voice::SoundFolder sounds = world->sounds();
        QVERIFY(sounds.isRecorded({"a", "ja"}));
        QVERIFY(!sounds.isRecorded({"b", "ja"}));
        const auto sound = sounds.read({"a", "ja"});
        QVERIFY(sound.has_value());
        QCOMPARE(sound->rate, 44'100U);
        QCOMPARE(sound->samples.front(), std::int16_t{4000});
        const int device = world->devices++;
        {
            voice::AlsaVoice voice({deviceName(device), "", 100}, sounds);
            QVERIFY(voice.say({{"a", "ja"}, {"b", "ja"}}, ports::Manner::Instead));
            QTRY_VERIFY(!voice.isSpeaking());
            QVERIFY(voice.health().has_value());
        }
        const auto samples = world->samples(device);
        QVERIFY(std::ranges::find(samples, std::int16_t{4000}) != samples.end());
        QVERIFY(std::ranges::find(samples, levels.at("b")) != samples.end());
        QFile::remove(own);
    }

    void onlySoundOfAFitKindIsRead_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("text") << QByteArray("this is no sound at all, but long enough to look into");
        QTest::newRow("a head alone") << QByteArray("RIFF\xff\xff\xff\x7fWAVE", 12);
    }
    void onlySoundOfAFitKindIsRead()
    {
        QFETCH(QByteArray, content);
        QFile file(world->path("made/ja/odd.wav"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(content);
        file.close();
        const auto sound = world->sounds().read({"odd", "ja"});
        QVERIFY(!sound.has_value());
        QCOMPARE(sound.error().fault, core::Fault::InternalFault);
    }

    void soundLongerThanAMinuteIsRefused()
    {
        writeWave(world->path("made/ja/long.wav"), 1, 61'000, 8'000);
        QVERIFY(!world->sounds().read({"long", "ja"}).has_value());
    }

    void aKeyLeadsNowhereElse()
    {
        writeWave(world->path("outside.wav"), 1, 100);
        for (const auto* key : {"../../outside", "../outside", "/etc/hostname", "", ".a"})
            QVERIFY2(!world->sounds().has({key, "ja"}), key);
        QVERIFY(!world->sounds().has({"outside", "../.."}));
        QVERIFY(!world->sounds().has({"outside", ".."}));
    }
};

int main(int argc, char** argv)
{
    World files;
    world = &files;
    contract::VoiceContract contract([] { return std::make_unique<Harness>(); });
    AlsaVoiceTest more;
    const int failed = QTest::qExec(&contract, argc, argv);
    return QTest::qExec(&more, argc, argv) + failed;
}

#include "AlsaVoiceTest.moc"
