// Catalogue and forms: what is shipped is whole and pinned; what is not whole is refused with every reason.
#include "ShippedResources.h"

#include "app/core/Languages.h"

#include <QTest>
#include <nlohmann/json.hpp>

using namespace uketsuke;
using namespace uketsuke::consent;
using Json = nlohmann::ordered_json;

namespace {

constexpr auto japanese = "forms/clinic-view-2026-11/v2/ja.json";
constexpr auto english = "forms/clinic-view-2026-11/v2/en.json";

core::Bytes bytesOf(const std::string& text) { return core::copyOf(core::viewOf(text)); }
Json jsonOf(const core::Bytes& bytes) { return Json::parse(core::textOf(bytes)); }

} // namespace

class ConsentResourcesTest : public QObject {
    Q_OBJECT

private:
    crypto::OpenSslCryptography m_cryptography;
    using Files = std::map<std::string, core::Bytes>;

    /// Publishes a changed form: its digest is pinned as well.
    void publish(Files& files, const std::string& path, const Json& form)
    {
        files[path] = bytesOf(form.dump(2));
        auto digests = jsonOf(files["digests.json"]);
        digests[path] = core::hex(m_cryptography.sha256(files[path]));
        files["digests.json"] = bytesOf(digests.dump());
    }

    Problems problemsOf(const Files& files)
    {
        const auto loaded = loadConsentResources(files, m_cryptography);
        return loaded ? Problems() : loaded.error();
    }

private Q_SLOTS:
    void theCatalogueHasTheTokensOrder()
    {
        // docs/consent-token.md is the source: the list between "Catalogue order" and its end is read from there.
        QFile page(QStringLiteral(UKETSUKE_SOURCE_DIR "/docs/consent-token.md"));
        QVERIFY(page.open(QIODevice::ReadOnly));
        auto text = QString::fromUtf8(page.readAll());
        text = text.mid(text.indexOf("## Catalogue order")).section("The catalogue is data", 0, 0);
        std::vector<std::string> documented;
        for (auto part = text.split('`'); part.size() > 1; part = part.mid(2))
            documented.push_back(part[1].toStdString());
        std::vector<std::string> shipped;
        const auto resources = tests::shippedResources();
        for (const auto& item : resources.catalog.items())
            shipped.push_back(item.code);
        QCOMPARE(shipped.size(), std::size_t{12});
        QCOMPARE(shipped, documented);
    }

    void everyPublishedFileIsPinnedAndEveryPinHasItsFile()
    {
        const auto files = tests::shippedFiles();
        const auto digests = jsonOf(files.at("digests.json"));
        std::size_t forms = 0;
        for (const auto& [path, bytes] : files)
            if (path.starts_with("forms/")) {
                ++forms;
                QVERIFY2(digests.contains(path), path.c_str());
                QVERIFY2(digests[path] == core::hex(m_cryptography.sha256(bytes)),
                         (path + " was changed after it was published: make a new version").c_str());
            }
        QCOMPARE(digests.size(), forms);
        QVERIFY(forms >= 2);
    }

    void theShippedResourcesAreSoundAndSayThings()
    {
        const auto loaded = loadConsentResources(tests::shippedFiles(), m_cryptography);
        QVERIFY2(loaded, loaded ? "" : loaded.error().front().what.c_str());
        for (const auto language : core::languages) {
            const auto* form = loaded->form(language);
            QVERIFY2(form != nullptr, language.data());
            QCOMPARE(form->id(), std::string("clinic-view-2026-11"));
            QCOMPARE(form->version(), 2);
            QCOMPARE(form->digest(), m_cryptography.sha256(tests::shippedFiles().at(
                                         "forms/clinic-view-2026-11/v2/" + std::string(language) + ".json")));
            for (const auto name : ConsentForm::textNames)
                QVERIFY2(!form->text(name).empty(), name.data());
            QVERIFY(form->text("duration").find("24") != std::string::npos);
            for (const auto& item : loaded->catalog.items())
                QCOMPARE(form->item(item.code).title.empty(), item.ask == AskWhen::Never);
        }
        QCOMPARE(loaded->form("ja")->item("InfectiousInfo").title, std::string("感染症情報"));
        QVERIFY(loaded->form("ja")->text("no such text").empty());
        QVERIFY(loaded->form("ja")->item("no such item").title.empty());
        QVERIFY(loaded->form("de") == nullptr);
    }

    // The Japanese is the clinic's own, the English was made with it; the others are translations that nobody in charge
    // has looked at, and say so.
    void everyOtherLanguageSaysThatItNeedsReview()
    {
        const auto loaded = loadConsentResources(tests::shippedFiles(), m_cryptography);
        QVERIFY(loaded);
        for (const auto language : core::languages) {
            const bool isOurs = language != "ja" && language != "en";
            QCOMPARE(loaded->form(language)->needsReview(), isOurs);
            QCOMPARE(loaded->withdrawalFormShown(language)->language(), std::string(language));
            QCOMPARE(loaded->withdrawalFormShown(language)->needsReview(), isOurs);
        }
    }

    void aReviewIsNeededOrNotNamed()
    {
        for (const auto* path :
             {"forms/clinic-view-2026-11/v2/ko.json", "forms/clinic-withdrawal-2026-11/v1/ko.json"}) {
            auto files = tests::shippedFiles();
            auto form = jsonOf(files.at(path));
            form["review"] = "done";
            publish(files, path, form);
            QVERIFY2(!problemsOf(files).empty(), path);
        }
    }

    void thePublishedVersionsAreNeverTouchedAgain()
    {
        // By their digests as they were published, not by the file that a change could take along.
        const std::map<std::string, std::string> published{
            {"forms/clinic-view-2026-11/v1/en.json",
             "3d686003e8bd8f4191a9f7618e9300d29594aa3380ca5020325d174bdfefa70d"},
            {"forms/clinic-view-2026-11/v1/ja.json",
             "e7bf960a105c8ce077390a2fe4adddcb6ccd7ecbbe4acf53c760de6bd5eb4b02"},
            {"forms/clinic-view-2026-11/v2/en.json",
             "bdfb5d07da85b17eaa6dda6d6a6cb5aa948b05e96e84bb73bdb9323b7d13e892"},
            {"forms/clinic-view-2026-11/v2/ja-easy.json",
             "55a5207045fa42d944b30a156efe9567e3dafdb3d9d22044186a29c7a5c9b446"},
            {"forms/clinic-view-2026-11/v2/ja.json",
             "8aff9c1206f9e01a4536a88166a79f6b9b48c0c0c36fbb14f0808de24c81c372"},
            {"forms/clinic-view-2026-11/v2/ko.json",
             "cb4653cf2a9c8c0d8782e1ff6104515162917c6a25b6a1e504f90a9e43f8daf5"},
            {"forms/clinic-view-2026-11/v2/ne.json",
             "8d73dc52a295cc8368bca225542bfddd7584c7eb0925cfe7bc9444434ac04380"},
            {"forms/clinic-view-2026-11/v2/pt-BR.json",
             "2f555b255a40776bc0b95a540504c243cad8836676d2838999a9a4dfe24e8375"},
            {"forms/clinic-view-2026-11/v2/vi.json",
             "2b5652e83ba45aaca0d1ad21d00cf9bf1ecb444069991e30d0fcf501c72a8482"},
            {"forms/clinic-view-2026-11/v2/zh-Hans.json",
             "a4a27d629aca60bd295f27d41e5c0c3d8a5986da19df37710604d5eb5347e1ef"},
            {"forms/clinic-view-2026-11/v2/zh-Hant.json",
             "58d4104cdfbd129e2706798c2aa0cfe8955bbbf1386ad38d9e96513bfec8659c"},
            {"forms/clinic-withdrawal-2026-11/v1/en.json",
             "6774964c0d57b49121a7286aac21aba7c09fd8c2ad626fbe66a9436523d64a55"},
            {"forms/clinic-withdrawal-2026-11/v1/ja-easy.json",
             "750b7d893f957f65720a5f2cbbf88f7d0e2e1da48fced56db07b8249a0ed73ee"},
            {"forms/clinic-withdrawal-2026-11/v1/ja.json",
             "7db7709f52b773911f61d1afdfd3277306e3f563405ebc0c303f4c3ef71ea38e"},
            {"forms/clinic-withdrawal-2026-11/v1/ko.json",
             "6d8423e90c10f3266f60a8b36c259b7c3b5d6e984d0eeeca000b1f5f96f1b449"},
            {"forms/clinic-withdrawal-2026-11/v1/ne.json",
             "935d0e17bbf5fed72eda9d5125bf0bb97d29fdc5e2b556fa45cc4dce5a8d67a4"},
            {"forms/clinic-withdrawal-2026-11/v1/pt-BR.json",
             "de110f6f9c2edce5b5d1cca9b8795efb3f801d9b19a7361e680c037b3b05de88"},
            {"forms/clinic-withdrawal-2026-11/v1/vi.json",
             "c48d494f3298f48ee002e8939bba5ed54fe110e1ee925199293629e7a4702017"},
            {"forms/clinic-withdrawal-2026-11/v1/zh-Hans.json",
             "790ff1606369b3572660f80db8ab8dada41a1cae7b71de84d1769408141b607f"},
            {"forms/clinic-withdrawal-2026-11/v1/zh-Hant.json",
             "283ef620e2a67af7a1e2aa87a11f296111af5f5d5dcd15b6af65d6d76d2ea751"}};
        const auto files = tests::shippedFiles();
        for (const auto& [path, digest] : published) {
            QVERIFY2(files.contains(path), path.c_str());
            QCOMPARE(core::hex(m_cryptography.sha256(files.at(path))), digest);
        }
        for (const auto& [path, content] : files)
            QVERIFY2(!path.starts_with("forms/") || published.contains(path),
                     path.c_str()); // a new one stands here too
    }

    void theCataloguesRulesAreThoseOfTheDesign()
    {
        const auto catalog = tests::shippedResources().catalog;
        for (const auto& item : catalog.items()) {
            const bool infectious = item.code == "InfectiousInfo";
            QCOMPARE(item.groupTouch, !infectious);
            QCOMPARE(item.bulkLine == BulkLine::Own, infectious || item.code == "DiagnosisName");
            QCOMPARE(item.flagWhenNotAsked, item.code == "LimitApplicationCertificateRelated" ? 1 : 0);
        }
        QCOMPARE(catalog.groups(), (std::vector<std::string>{"TSR", "TKK", "YZK", "SRJ", "SHJ"}));
        QVERIFY(catalog.find("NoSuchInfo") == nullptr);
    }

    void aChangedTextWithoutANewVersionIsRefused()
    {
        auto files = tests::shippedFiles();
        files[japanese].push_back(std::byte{'\n'});
        const auto problems = problemsOf(files);
        QCOMPARE(problems.size(), std::size_t{1});
        QCOMPARE(problems.front().fault, core::Fault::FormDigestMismatch);
        QCOMPARE(problems.front().file, std::string(japanese));
    }

    void everythingThatIsWrongIsSaidAtOnce()
    {
        auto files = tests::shippedFiles();
        files.erase(english);
        auto form = jsonOf(files[japanese]);
        form["texts"].erase("purpose");
        form["texts"]["agree"] = "<b>yes</b>";
        form["texts"]["extra"] = "x";
        form["items"].erase("TestInfo");
        form["items"]["Unknown"] = {{"title", "x"}, {"explanation", "y"}};
        form["groups"]["YZK"]["title"] = "";
        form["version"] = 9;
        publish(files, japanese, form);
        Problems problems = problemsOf(files);
        QCOMPARE(problems.size(), std::size_t{7});
        QCOMPARE(std::ranges::count(problems, core::Fault::FormMissing, &Problem::fault), 1);
        QCOMPARE(std::ranges::count(problems, core::Fault::FormMalformed, &Problem::fault), 6);

        // The version is judged when the rest can be read.
        auto onlyVersion = tests::shippedFiles();
        form = jsonOf(onlyVersion[japanese]);
        form["version"] = 9;
        publish(onlyVersion, japanese, form);
        problems = problemsOf(onlyVersion);
        QCOMPARE(problems.size(), std::size_t{1});
        QCOMPARE(problems.front().fault, core::Fault::FormMalformed);
    }

    void brokenFilesAreRefused_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<int>("fault");
        const auto malformed = static_cast<int>(core::Fault::FormMalformed);
        for (const auto* file : {"catalog.json", "digests.json", japanese}) {
            QTest::addRow("%s: empty", file) << file << QByteArray("") << malformed;
            QTest::addRow("%s: a list", file) << file << QByteArray("[]") << malformed;
            QTest::addRow("%s: cut off", file) << file << QByteArray("{\"items\":[") << malformed;
            QTest::addRow("%s: not UTF-8", file) << file << QByteArray("{\"\xff\":1}") << malformed;
            QTest::addRow("%s: huge", file) << file << QByteArray(300 * 1024, ' ') << malformed;
            QTest::addRow("%s: deep", file) << file << QByteArray(100 * 1024, '[') << malformed;
            QTest::addRow("%s: missing", file) << file << QByteArray() << static_cast<int>(core::Fault::FormMissing);
        }
        const auto catalogRow = [&](const char* name, const char* json) {
            QTest::newRow(name) << "catalog.json" << QByteArray(json) << malformed;
        };
        catalogRow("no items", R"({"form":{"id":"clinic-view-2026-11","version":1,"languages":["ja"]},"items":[]})");
        catalogRow("no form", R"({"items":[{"code":"A","ask":"always"}]})");
        catalogRow(
            "twice",
            R"({"form":{"id":"x","version":1,"languages":["ja"]},"items":[{"code":"A","ask":"always"},{"code":"A","ask":"always"}]})");
        catalogRow("unknown condition",
                   R"({"form":{"id":"x","version":1,"languages":["ja"]},"items":[{"code":"A","ask":"sometimes"}]})");
        catalogRow(
            "a misspelt member",
            R"({"form":{"id":"x","version":1,"languages":["ja"]},"items":[{"code":"A","ask":"always","grouptouch":false}]})");
        catalogRow(
            "a system flag on an asked item",
            R"({"form":{"id":"x","version":1,"languages":["ja"]},"items":[{"code":"A","ask":"always","flagWhenNotAsked":1}]})");
        catalogRow(
            "a flag of 2",
            R"({"form":{"id":"x","version":1,"languages":["ja"]},"items":[{"code":"A","ask":"never","flagWhenNotAsked":2}]})");
        catalogRow("a code with a space",
                   R"({"form":{"id":"x","version":1,"languages":["ja"]},"items":[{"code":"A B","ask":"always"}]})");
    }
    void brokenFilesAreRefused()
    {
        QFETCH(QString, file);
        QFETCH(QByteArray, content);
        QFETCH(int, fault);
        auto files = tests::shippedFiles();
        if (content.isNull())
            files.erase(file.toStdString());
        else
            files[file.toStdString()] = bytesOf(content.toStdString());
        const auto problems = problemsOf(files);
        QVERIFY(std::ranges::any_of(problems, [&](const Problem& problem) {
            return static_cast<int>(problem.fault) == fault && problem.file == file.toStdString();
        }));
    }

    void aNewItemIsDataAlone()
    {
        auto files = tests::shippedFiles();
        auto catalog = jsonOf(files["catalog.json"]);
        catalog["items"].push_back({{"code", "VaccinationInfo"}, {"group", "YBS"}, {"ask", "always"}});
        catalog["form"]["version"] = 3;
        files["catalog.json"] = bytesOf(catalog.dump());
        for (const auto code : core::languages) {
            const std::string language(code);
            auto form = jsonOf(files["forms/clinic-view-2026-11/v2/" + language + ".json"]);
            form["version"] = 3;
            form["items"]["VaccinationInfo"] = {{"title", "予防接種"}, {"explanation", "予防接種の記録です。"}};
            form["groups"]["YBS"] = {{"title", "予防接種"}, {"explanation", "予防接種の記録です。"}};
            publish(files, "forms/clinic-view-2026-11/v3/" + language + ".json", form);
        }
        const auto loaded = loadConsentResources(files, m_cryptography);
        QVERIFY2(loaded, loaded ? "" : loaded.error().front().what.c_str());
        QCOMPARE(loaded->form("ja")->version(), 3);
        const auto asked = askedItems(loaded->catalog, {}, 70);
        QCOMPARE(asked.back().code, std::string("VaccinationInfo"));
        QCOMPARE(loaded->form("ja")->item("VaccinationInfo").title, std::string("予防接種"));
    }
};

QTEST_GUILESS_MAIN(ConsentResourcesTest)
#include "ConsentResourcesTest.moc"
