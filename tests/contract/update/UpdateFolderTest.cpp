// The update agent's contract on a folder, and everything that may lie in it instead of a state.
#include "tests/contract/suites/UpdateAgentContract.h"

#include "drivers/device/UpdateFolder.h"

#include <QTemporaryDir>

#include <filesystem>
#include <fstream>
#include <iterator>

#include <sys/stat.h>

using namespace uketsuke;
using namespace std::string_literals;

namespace {

std::string contentOf(const std::filesystem::path& file)
{
    if (!std::filesystem::is_regular_file(file))
        return {};
    std::ifstream stream(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

void write(const std::filesystem::path& file, const std::string& content)
{
    std::ofstream(file, std::ios::binary | std::ios::trunc) << content;
}

std::string stateText(const std::string& state, const std::string& version)
{
    return "{\"state\": \"" + state + "\", \"version\": \"" + version + "\"}";
}

std::string wordOf(ports::UpdateState state)
{
    switch (state) {
    case ports::UpdateState::None: return "none";
    case ports::UpdateState::Pending: return "pending";
    case ports::UpdateState::Installed: return "installed";
    case ports::UpdateState::FellBack: return "fell-back";
    }
    return {};
}

} // namespace

class UpdateFolderTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatCannotBeUnderstoodIsAFaultAndNothingElse_data()
    {
        QTest::addColumn<QByteArray>("content");
        const auto row = [](const char* name, const std::string& content) {
            QTest::newRow(name) << QByteArray::fromStdString(content);
        };
        row("empty", "");
        row("no JSON", "pending 1.4.0");
        row("cut", stateText("pending", "1.4.0").substr(0, 28));
        row("a list", "[\"pending\"]");
        row("no state", "{\"version\": \"1.4.0\"}");
        row("a number", "{\"state\": 1, \"version\": \"1.4.0\"}");
        row("an unknown state", stateText("maybe", "1.4.0"));
        row("no version", "{\"state\": \"pending\"}");
        row("an empty version", stateText("pending", ""));
        row("a version of 65", stateText("pending", std::string(65, '1')));
        row("a version with a path", stateText("pending", "../1.4.0"));
        row("a version with a line feed", stateText("pending", "1.4.0\\nx"));
        row("a version with a zero", stateText("pending", "1.4.0\\u0000"));
        row("bytes that are no text", "\xff\xfe\x00\x01"s);
        row("deep", std::string(4000, '['));
        row("too long", "{\"state\": \"none\"" + std::string(device::UpdateFolder::largestState, ' ') + "}");
    }
    void whatCannotBeUnderstoodIsAFaultAndNothingElse()
    {
        QFETCH(QByteArray, content);
        const QTemporaryDir place;
        const std::filesystem::path folder(place.path().toStdString());
        write(folder / "state.json", content.toStdString());
        device::UpdateFolder agent(folder);
        const auto update = agent.look();
        QVERIFY(!update.has_value());
        QCOMPARE(update.error().fault, core::Fault::UpdateStateMalformed);
    }

    void whatIsNoFileIsNotWaitedFor()
    {
        const QTemporaryDir place;
        const std::filesystem::path folder(place.path().toStdString());
        device::UpdateFolder agent(folder);
        const auto state = folder / "state.json";
        QCOMPARE(::mkfifo(state.c_str(), 0600), 0);
        QCOMPARE(agent.look().error().fault, core::Fault::UpdateStateMalformed);
        std::filesystem::remove(state);
        std::filesystem::create_directory(state);
        QCOMPARE(agent.look().error().fault, core::Fault::UpdateStateMalformed);
        std::filesystem::remove(state);
        std::filesystem::create_symlink("/dev/zero", state);
        QCOMPARE(agent.look().error().fault, core::Fault::UpdateStateMalformed);
    }

    void aLinkInTheWayIsReplacedAndNotFollowed()
    {
        const QTemporaryDir place;
        const std::filesystem::path folder(place.path().toStdString());
        write(folder / "other", "untouched");
        std::filesystem::create_symlink(folder / "other", folder / "permit");
        std::filesystem::create_symlink(folder / "other", folder / "permit.part");
        device::UpdateFolder agent(folder);
        QVERIFY(agent.permit("1.4.0").has_value());
        QCOMPARE(contentOf(folder / "other"), "untouched"s);
        QCOMPARE(contentOf(folder / "permit"), "1.4.0\n"s);
    }

    void aFolderThatIsNotThereHasNothingToSay()
    {
        device::UpdateFolder agent("/nowhere/at/all");
        QVERIFY(agent.look().value() == ports::Update());
        QCOMPARE(agent.permit("1.4.0").error().fault, core::Fault::UpdateAgentUnavailable);
        QVERIFY(agent.forbid(ports::Claim::Respected).value()); // nothing stands there
    }
};

int main(int argc, char** argv)
{
    contract::UpdateAgentContract suite([] {
        const auto place = std::make_shared<QTemporaryDir>();
        const std::filesystem::path folder(place->path().toStdString());
        const auto said = [place](const char* name) {
            const auto text = contentOf(std::filesystem::path(place->path().toStdString()) / name);
            return text.substr(0, text.find('\n'));
        };
        return contract::UpdateAgentUnderTest{
            .agent = std::make_unique<device::UpdateFolder>(folder),
            .say =
                [folder](const ports::Update& update) {
                    write(folder / "state.json", stateText(wordOf(update.state), update.version));
                },
            .breakDown =
                [folder] {
                    std::filesystem::create_directory(folder / "state.json");
                    for (const auto* name : {"permit", "confirmed"}) // in the way of whoever writes, even of root
                        std::filesystem::create_directories(folder / name / "held");
                },
            .permitted = [said] { return said("permit"); },
            .take = [folder] { std::filesystem::rename(folder / "permit", folder / "taken"); },
            .confirmed = [said] { return said("confirmed"); }};
    });
    UpdateFolderTest own;
    return QTest::qExec(&suite, argc, argv) + QTest::qExec(&own, argc, argv);
}

#include "UpdateFolderTest.moc"
