#include "drivers/handoff/FaceFolderHandoff.h"
#include "drivers/crypto/OpenSslCryptography.h"
#include "drivers/handoff/ShiftJis.h"

#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QStorageInfo>
#include <QTemporaryDir>
#include <QtTest>

#include <pugixml.hpp>

#include <atomic>
#include <csignal>
#include <sys/resource.h>
#include <thread>
#include <unistd.h>

using namespace uketsuke;
using handoff::CharacterCode;

namespace {

const QString institution = QStringLiteral("1319999901");

/// An invented result of the national layout.
QByteArray resultXml(const QByteArray& name = "見本　花子", const QByteArray& header = {}, const QByteArray& body = {})
{
    return "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"no\"?>\n<XmlMsg><MessageHeader>"
           "<MedicalInstitutionCode>1319999901</MedicalInstitutionCode>"
           "<CharacterCodeIdentifier>0</CharacterCodeIdentifier>"
           + header
           + "</MessageHeader><MessageBody><ResultList><ResultOfQualificationConfirmation>"
             "<InsurerNumber>  138999</InsurerNumber><Name>"
           + name
           + "</Name><NameKana>ﾐﾎﾝ ﾊﾅｺ</NameKana>"
             "<Address>東京都架空区見本町１－２－３</Address></ResultOfQualificationConfirmation></ResultList>"
           + body + "</MessageBody></XmlMsg>";
}

ports::HandoffDocument document(const QByteArray& xml, const std::string& jti = "0193a5b0-0000-7000-8000-000000000001")
{
    return {.jti = jti, .qualificationResult = xml.toStdString(), .sealed = core::Instant{1795305612000}};
}

QByteArray nameOf(core::Fault fault)
{
    const auto text = core::name(fault);
    return {text.data(), qsizetype(text.size())};
}

QByteArray content(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class FaceFolderHandoffTest : public QObject {
    Q_OBJECT

    crypto::OpenSslCryptography m_cryptography;

    std::unique_ptr<handoff::FaceFolderHandoff> handoffTo(const QString& folder,
                                                          CharacterCode code = CharacterCode::Utf8) const
    {
        auto made = handoff::FaceFolderHandoff::create(
            {.folder = folder.toStdString(), .institution = institution.toStdString(), .code = code}, m_cryptography);
        return made ? *std::move(made) : nullptr;
    }

private Q_SLOTS:
    void aResultBecomesOneFileOfTheNationalName()
    {
        const QTemporaryDir folder;
        const auto name = handoffTo(folder.path())->write(document(resultXml()));
        QVERIFY(name.has_value());
        const auto file = QString::fromStdString(name->name);
        QVERIFY2(
            QRegularExpression("^OQSsiquc01res_face_1319999901000[0-9]{17}_[0-9]{14}\\.xml$").match(file).hasMatch(),
            qPrintable(file));
        QVERIFY(file.endsWith("_20261122090012.xml")); // sealed, in Japan's time
        QCOMPARE(QDir(folder.path()).entryList(QDir::Files | QDir::Hidden), QStringList{file}); // and no draft

        pugi::xml_document written;
        QVERIFY(written.load_file(folder.filePath(file).toUtf8().constData()));
        const auto message = written.child("XmlMsg");
        QCOMPARE(message.child("MessageHeader").child_value("CharacterCodeIdentifier"), "0");
        QVERIFY(QByteArray(message.child("MessageHeader").child_value("ArbitraryFileIdentifier")).size() == 14);
        const auto result = message.child("MessageBody").child("ResultList").child("ResultOfQualificationConfirmation");
        QCOMPARE(result.child_value("InsurerNumber"), "  138999"); // the leading spaces are part of the number
        QCOMPARE(result.child_value("Name"), "見本　花子");
        QVERIFY(
            content(folder.filePath(file)).startsWith("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"no\"?>"));
    }

    void theSameConsentIsTheSameFileAndAnotherIsAnother()
    {
        const QTemporaryDir folder;
        const auto room = handoffTo(folder.path());
        const auto first = room->write(document(resultXml()));
        const auto again = handoffTo(folder.path())->write(document(resultXml()));
        const auto other = room->write(document(resultXml(), "0193a5b0-0000-7000-8000-000000000002"));
        QVERIFY(first && again && other);
        QCOMPARE(again->name, first->name);
        QVERIFY(other->name != first->name);
        QCOMPARE(QDir(folder.path()).entryList(QDir::Files).size(), 2);
    }

    void aDraftLeftByACrashIsCleared()
    {
        const QTemporaryDir folder;
        const auto room = handoffTo(folder.path());
        const auto name = room->write(document(resultXml()));
        const auto path = folder.filePath(QString::fromStdString(name->name));
        const auto whole = content(path);
        QVERIFY(QFile::remove(path));
        QFile draft(path + ".part");
        QVERIFY(draft.open(QIODevice::WriteOnly) && draft.write("half") == 4);
        draft.close();
        QVERIFY(room->write(document(resultXml())).has_value());
        QCOMPARE(content(path), whole);
        QVERIFY(!QFile::exists(path + ".part"));
    }

    void aShiftJisFileSaysSoAndMarksWhatItCannotHold()
    {
        const QTemporaryDir folder;
        const auto name = handoffTo(folder.path(), CharacterCode::ShiftJis)->write(document(resultXml("髙橋　𠮷子")));
        QVERIFY(name.has_value());
        QCOMPARE(name->replaced, 2);
        const auto bytes = content(folder.filePath(QString::fromStdString(name->name)));
        QVERIFY(bytes.startsWith("<?xml version=\"1.0\" encoding=\"Shift_JIS\" standalone=\"no\"?>"));
        QVERIFY(bytes.contains("<CharacterCodeIdentifier>1</CharacterCodeIdentifier>"));
        QVERIFY(bytes.contains("<Name>\x81\x9C\x8B\xB4\x81\x40\x81\x9C\x8E\x71</Name>")); // ●橋　●子
        QVERIFY(bytes.contains("<NameKana>\xD0\xCE\xDD \xCA\xC5\xBA</NameKana>"));
        QVERIFY(bytes.contains("\x82\x50\x81\x7C\x82\x51\x81\x7C\x82\x52</Address>")); // １－２－３
    }

    /// The layout as docs and code tables name it, each element with a value of its own; the order is kept.
    void everyElementOfTheLayoutArrives_data()
    {
        QTest::addColumn<CharacterCode>("code");
        QTest::newRow("UTF-8") << CharacterCode::Utf8;
        QTest::newRow("Shift_JIS") << CharacterCode::ShiftJis;
    }
    void everyElementOfTheLayoutArrives()
    {
        QFETCH(const CharacterCode, code);
        int count = 0;
        const auto element = [&](const QByteArray& name) {
            ++count;
            const auto value =
                name.endsWith("ConsFlg") ? QByteArray::number(count % 2) : "値" + QByteArray::number(count);
            return "<" + name + ">" + value + "</" + name + ">";
        };
        const auto each = [&](const QList<QByteArray>& names) {
            QByteArray all;
            for (const auto& name : names)
                all += element(name);
            return all;
        };
        const auto nest = [](const QByteArray& name, const QByteArray& inner) {
            return "<" + name + ">" + inner + "</" + name + ">";
        };
        QList<QByteArray> consented{
            "LimitApplicationCertificateRelatedConsFlg", "LimitApplicationCertificateRelatedConsTime",
            "SpecificDiseasesCertificateRelatedConsFlg", "SpecificDiseasesCertificateRelatedConsTime"};
        for (const QByteArray item :
             {"SpecificHealthCheckupsInfo", "PharmacistsInfo", "DiagnosisInfo", "OperationInfo", "DiagnosisName",
              "InfectiousInfo", "AllergyInfo", "ContraindicationInfo", "TestInfo", "PrescriptionInfo"})
            for (const auto* part : {"ConsFlg", "ConsTime", "AvailableTime"})
                consented.append(item + part);
        const auto ticket =
            nest("MedicalTicketInfo", each({"TicketType", "MedicalTicketValidDate", "MedicalTicketExpirationDate",
                                            "IssueNumber", "MedicalTreatmentMonth", "DesignatedMedicalInstitutionCode",
                                            "InjuryName1", "InjuryName2", "InjuryName3", "MedicalTreatmentType",
                                            "SelfPayAmount", "DistrictContactName", "HandlingContactName"}));
        const auto disease =
            nest("SpecificDiseasesCertificateInfo",
                 each({"SpecificDiseasesDiseaseCategory", "SpecificDiseasesCertificateDate",
                       "SpecificDiseasesValidStartDate", "SpecificDiseasesValidEndDate", "SpecificDiseasesSelfPay"}));
        const auto result =
            each({"InsuredCardClassification",
                  "InsurerNumber",
                  "InsuredCardSymbol",
                  "InsuredIdentificationNumber",
                  "InsuredBranchNumber",
                  "PersonalFamilyClassification",
                  "InsuredName",
                  "Name",
                  "NameOfOther",
                  "NameKana",
                  "NameOfOtherKana",
                  "Sex1",
                  "Sex2",
                  "Birthdate",
                  "Address",
                  "PostNumber",
                  "QualificationDate",
                  "DisqualificationDate",
                  "InsuredCertificateIssuanceDate",
                  "InsuredCardValidDate",
                  "InsuredCardExpirationDate",
                  "InsuredPartialContributionRatio",
                  "PreschoolClassification",
                  "ReasonOfLoss",
                  "InsurerName"})
            + nest("ElderlyRecipientCertificateInfo",
                   each({"ElderlyRecipientCertificateDate", "ElderlyRecipientValidStartDate",
                         "ElderlyRecipientValidEndDate", "ElderlyRecipientContributionRatio"}))
            + each(consented)
            + nest("LimitApplicationCertificateRelatedInfo",
                   each({"LimitApplicationCertificateClassification", "LimitApplicationCertificateClassificationFlag",
                         "LimitApplicationCertificateDate", "LimitApplicationCertificateValidStartDate",
                         "LimitApplicationCertificateValidEndDate", "LimitApplicationCertificateLongTermDate"}))
            + nest("SpecificDiseasesCertificateList", disease + disease)
            + nest("PublicExpenseResultList", ticket + ticket) + each({"ReferenceNumber", "ArbitraryIdentifier"});
        const auto body = each({"QualificationConfirmSearchInfo", "PrescriptionIssueSelect", "ProcessingResultStatus",
                                "ProcessingResultCode", "ProcessingResultMessage", "QualificationValidity"})
                          + nest("ResultList", nest("ResultOfQualificationConfirmation", result)
                                                   + nest("ResultOfQualificationConfirmation", element("Name")));
        const auto header = each({"ProcessExecutionTime", "QualificationConfirmationDate", "ReferenceClassification",
                                  "SegmentOfResult", "ErrorCode", "ErrorMessage"});
        QVERIFY(count > 100);

        const QTemporaryDir folder;
        auto whole = document("<XmlMsg>" + nest("MessageHeader", header) + nest("MessageBody", body) + "</XmlMsg>");
        for (const auto& name : consented)
            if (name.endsWith("ConsFlg"))
                whole.granted.push_back(name.chopped(7).toStdString());
        const auto name = handoffTo(folder.path(), code)->write(whole);
        QVERIFY(name.has_value());
        auto written = content(folder.filePath(QString::fromStdString(name->name)));
        if (code == CharacterCode::ShiftJis)
            written.replace("\x92\x6C", "値");
        const auto squeezed = QByteArray(written).replace("\n", "").replace("  ", "");
        QVERIFY(squeezed.contains(nest("MessageBody", body)));
        QVERIFY(squeezed.contains(header));
    }

    void onlyJis90IsWrittenAndNothingIsRepaired_data()
    {
        QTest::addColumn<QByteArray>("utf8");
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<int>("replaced");
        QTest::newRow("ASCII") << QByteArray("A-z <>\\~") << QByteArray("A-z <>\\~") << 0;
        QTest::newRow("kanji") << QByteArray("漢字") << QByteArray("\x8A\xBF\x8E\x9A") << 0;
        QTest::newRow("the two of 1990") << QByteArray("凜熙") << QByteArray("\xEA\xA3\xEA\xA4") << 0;
        QTest::newRow("IBM extension") << QByteArray("髙﨑") << QByteArray("\x81\x9C\x81\x9C") << 2;
        QTest::newRow("NEC row 13") << QByteArray("①㈱") << QByteArray("\x81\x9C\x81\x9C") << 2;
        QTest::newRow("beyond the BMP") << QByteArray("𠮷") << QByteArray("\x81\x9C") << 1;
        QTest::newRow("own characters") << QByteArray("\xEE\x80\x80") << QByteArray("\x81\x9C") << 1; // U+E000
        QTest::newRow("yen is no backslash") << QByteArray("¥") << QByteArray("\x81\x9C") << 1;
        QTest::newRow("overline is no tilde") << QByteArray("‾") << QByteArray("\x81\x9C") << 1;
        QTest::newRow("Latin with accent") << QByteArray("é") << QByteArray("\x81\x9C") << 1;
        QTest::newRow("both minus signs") << QByteArray("−－") << QByteArray("\x81\x7C\x81\x7C") << 0;
        QTest::newRow("both wave dashes") << QByteArray("〜～") << QByteArray("\x81\x60\x81\x60") << 0;
    }
    void onlyJis90IsWrittenAndNothingIsRepaired()
    {
        QFETCH(const QByteArray, utf8);
        QFETCH(const QByteArray, bytes);
        QFETCH(const int, replaced);
        const auto text = handoff::toShiftJis(utf8.toStdString());
        QVERIFY(text.has_value());
        QCOMPARE(QByteArray::fromStdString(text->bytes), bytes);
        QCOMPARE(text->replaced, replaced);
    }

    void whatIsNotTheLayoutIsRefusedAndWritesNothing_data()
    {
        QTest::addColumn<QByteArray>("xml");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("no XML") << QByteArray("{\"a\":1}");
        QTest::newRow("not closed") << resultXml().chopped(3);
        QTest::newRow("another root") << QByteArray("<Other><MessageHeader/><MessageBody/></Other>");
        QTest::newRow("no body") << QByteArray("<XmlMsg><MessageHeader/></XmlMsg>");
        QTest::newRow("two headers") << QByteArray("<XmlMsg><MessageHeader/><MessageHeader/><MessageBody/></XmlMsg>");
        QTest::newRow("document type") << "<!DOCTYPE XmlMsg [<!ENTITY a \"b\">]>"
                                              + resultXml().mid(resultXml().indexOf("<XmlMsg"));
        QTest::newRow("too large") << resultXml("x", {}, "<X>" + QByteArray(256 * 1024, 'x') + "</X>");
        QTest::newRow("no UTF-8") << resultXml("\xFF\xFE");
        QTest::newRow("a NUL in the middle") << resultXml(QByteArray("a\0b", 3));
        QTest::newRow("another institution")
            << resultXml().replace("<MedicalInstitutionCode>1319999901", "<MedicalInstitutionCode>9999999999");
    }
    void whatIsNotTheLayoutIsRefusedAndWritesNothing()
    {
        QFETCH(const QByteArray, xml);
        const QTemporaryDir folder;
        const auto name = handoffTo(folder.path())->write(document(xml));
        QVERIFY(!name.has_value());
        QCOMPARE(nameOf(name.error().fault), "UplinkAnswerMalformed");
        QVERIFY(QDir(folder.path()).isEmpty());
    }

    void noFileShowsMoreThanThePatientAgreedTo_data()
    {
        QTest::addColumn<QByteArray>("flags");
        QTest::addColumn<bool>("written");
        const auto flag = [](const QByteArray& item, const QByteArray& value) {
            return "<" + item + "ConsFlg>" + value + "</" + item + "ConsFlg>";
        };
        QTest::newRow("as agreed") << flag("PharmacistsInfo", "1") + flag("InfectiousInfo", "0") << true;
        QTest::newRow("less than agreed") << flag("PharmacistsInfo", "0") << true;
        QTest::newRow("no flag at all") << QByteArray() << true;
        QTest::newRow("an empty flag") << flag("InfectiousInfo", "") << true;
        QTest::newRow("refused and shown") << flag("PharmacistsInfo", "1") + flag("InfectiousInfo", "1") << false;
        QTest::newRow("an item nobody knows") << flag("GenomeInfo", "1") << false;
        QTest::newRow("deeper down") << "<List><Info>" + flag("InfectiousInfo", "1") + "</Info></List>" << false;
        QTest::newRow("agreed, then refused and shown")
            << flag("InfectiousInfo", "0") + flag("InfectiousInfo", "1") << false;
        QTest::newRow("withdrawn since") << flag("PharmacistsInfo", "2") << true;
        QTest::newRow("not asked") << flag("InfectiousInfo", "3") << true;
        QTest::newRow("an unknown value") << flag("PharmacistsInfo", "4") << false;
        QTest::newRow("two digits") << flag("PharmacistsInfo", "11") << false;
        QTest::newRow("a value with a blank") << flag("InfectiousInfo", " 1") << false;
        QTest::newRow("as a number that is written out") << flag("InfectiousInfo", "&#49;") << false;
        QTest::newRow("as raw text") << flag("InfectiousInfo", "<![CDATA[1]]>") << false;
        QTest::newRow("in two pieces") << flag("InfectiousInfo", "0<X/>1") << false;
        QTest::newRow("hidden in an element") << flag("InfectiousInfo", "<X>1</X>") << false;
    }
    void noFileShowsMoreThanThePatientAgreedTo()
    {
        QFETCH(const QByteArray, flags);
        QFETCH(const bool, written);
        const QTemporaryDir folder;
        auto result = document(resultXml("見本　花子", {}, "<ResultList>" + flags + "</ResultList>"));
        result.granted = {"PharmacistsInfo"};
        const auto file = handoffTo(folder.path())->write(result);
        QCOMPARE(file.has_value(), written);
        QCOMPARE(QDir(folder.path()).isEmpty(), !written);
        if (!written)
            QCOMPARE(nameOf(file.error().fault), "UplinkAnswerMalformed");
    }

    void theFileIdentifierOfTheSenderIsReplacedNotDoubled()
    {
        const QTemporaryDir folder;
        const auto name =
            handoffTo(folder.path())
                ->write(document(resultXml("a", "<ArbitraryFileIdentifier>other</ArbitraryFileIdentifier>")));
        QVERIFY(name.has_value());
        const auto bytes = content(folder.filePath(QString::fromStdString(name->name)));
        QCOMPARE(bytes.count("<ArbitraryFileIdentifier>"), 1);
        QVERIFY(!bytes.contains("other"));
    }

    void aMissingFolderIsSaidAndComesBackByItself()
    {
        const QTemporaryDir folder;
        const auto share = folder.filePath("face");
        const auto room = handoffTo(share);
        const auto missing = room->write(document(resultXml()));
        QVERIFY(!missing.has_value());
        QCOMPARE(nameOf(missing.error().fault), "HandoffFolderMissing");
        QVERIFY(QDir().mkpath(share));
        QVERIFY(room->write(document(resultXml())).has_value());
    }

    // Whoever writes into the empty folder that a share is mounted on leaves patients' names on the kiosk's own disk.
    void nothingIsWrittenWhereNoShareIsMounted()
    {
        const QTemporaryDir folder;
        const QTemporaryDir memory(QStringLiteral("/dev/shm/uketsuke-XXXXXX"));
        const auto resultsIn = [&](const QString& place) {
            auto room = handoff::FaceFolderHandoff::create(
                {.folder = place.toStdString(), .institution = "1319999901", .ownDisk = folder.path().toStdString()},
                m_cryptography);
            return (*room)->write(document(resultXml()));
        };
        const auto unmounted = resultsIn(folder.path());
        QVERIFY(!unmounted.has_value());
        QCOMPARE(nameOf(unmounted.error().fault), "HandoffFolderMissing");
        QVERIFY(QDir(folder.path()).isEmpty());
        if (QStorageInfo(folder.path()).device() == QStorageInfo(memory.path()).device())
            // What is mounted is the machine's; the refusal above was tested.
            QSKIP("/dev/shm is no file system of its own here");
        QVERIFY(resultsIn(memory.path()).has_value());
    }

    void aFileInTheFoldersPlaceIsAMissingFolder()
    {
        const QTemporaryDir folder;
        QFile file(folder.filePath("face"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        const auto name = handoffTo(file.fileName())->write(document(resultXml()));
        QVERIFY(!name.has_value());
        QCOMPARE(nameOf(name.error().fault), "HandoffFolderMissing");
    }

    void aFullDiskLeavesNothingHalf()
    {
        const QTemporaryDir folder;
        const auto room = handoffTo(folder.path());
        // The kernel's own "no more": a limit on the file's size, without needing a small disk or root.
        struct rlimit before{};
        QCOMPARE(getrlimit(RLIMIT_FSIZE, &before), 0);
        const auto handler = std::signal(SIGXFSZ, SIG_IGN);
        auto tight = before;
        tight.rlim_cur = 100;
        QCOMPARE(setrlimit(RLIMIT_FSIZE, &tight), 0);
        const auto name = room->write(document(resultXml()));
        setrlimit(RLIMIT_FSIZE, &before);
        std::signal(SIGXFSZ, handler);

        QVERIFY(!name.has_value());
        QCOMPARE(nameOf(name.error().fault), "HandoffWriteFailed");
        QVERIFY(QDir(folder.path()).isEmpty());
        QVERIFY(room->write(document(resultXml())).has_value()); // space again
    }

    void aReadOnlyFolderIsSaid()
    {
        if (geteuid() == 0)
            // Rights bind everybody but root.
            QSKIP("root writes into read-only folders too");
        const QTemporaryDir folder;
        QVERIFY(QFile::setPermissions(folder.path(), QFile::ReadOwner | QFile::ExeOwner));
        const auto name = handoffTo(folder.path())->write(document(resultXml()));
        QFile::setPermissions(folder.path(), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        QVERIFY(!name.has_value());
        QCOMPARE(nameOf(name.error().fault), "HandoffWriteFailed");
    }

    void whatStayedTooLongIsTakenAwayAndNothingElse()
    {
        const QTemporaryDir folder;
        const auto make = [&](const QString& name, bool old) {
            QFile file(folder.filePath(name));
            QVERIFY(file.open(QIODevice::WriteOnly) && file.write("x") == 1 && file.flush());
            if (old)
                QVERIFY(
                    file.setFileTime(QDateTime::currentDateTimeUtc().addDays(-2), QFileDevice::FileModificationTime));
        };
        const auto mine = [](const char* code, int number) {
            return QStringLiteral("OQSsiquc01res_face_") + QLatin1String(code) + QStringLiteral("000")
                   + QStringLiteral("%1_20261120090000.xml").arg(number, 17, 10, QLatin1Char('0'));
        };
        make(mine("1319999901", 1), true);
        make(mine("1319999901", 2), false);
        make(mine("1310000000", 3), true);                                  // another institution's
        make(QStringLiteral("OQSsiquc01res_202611220004.xml"), true);       // an answer to a request
        make(QStringLiteral("YZKsiquc01res_face_1319999901000.xml"), true); // somebody else's file
        QVERIFY(QFile::link(folder.filePath(mine("1319999901", 2)), folder.filePath(mine("1319999901", 4))));
        QVERIFY(QDir(folder.path()).mkdir(mine("1319999901", 5)));

        const auto without = handoff::FaceFolderHandoff::create(
            {.folder = folder.path().toStdString(), .institution = institution.toStdString()}, m_cryptography);
        QVERIFY(QFile::exists(folder.filePath(mine("1319999901", 1)))); // no stay time: others sweep
        const auto sweeping = handoff::FaceFolderHandoff::create({.folder = folder.path().toStdString(),
                                                                  .institution = institution.toStdString(),
                                                                  .stay = std::chrono::hours(24)},
                                                                 m_cryptography);
        QVERIFY(sweeping);
        QVERIFY(!QFile::exists(folder.filePath(mine("1319999901", 1))));
        QCOMPARE(QDir(folder.path()).entryList(QDir::AllEntries | QDir::System | QDir::NoDotAndDotDot).size(), 6);
        make(mine("1319999901", 6), true);
        const auto name = (*sweeping)->write(document(resultXml()));
        QVERIFY(name);
        QVERIFY(!QFile::exists(folder.filePath(mine("1319999901", 6))));
        QVERIFY(QFile::exists(folder.filePath(QString::fromStdString(name->name))));
    }

    void kiosksOnOneFolderDoNotMixTheirPatients()
    {
        constexpr int kiosks = 4;
        constexpr int patients = 40;
        const QTemporaryDir folder;
        std::vector<std::thread> desks;
        std::atomic<int> written{0};
        for (int desk = 0; desk < kiosks; ++desk)
            desks.emplace_back([&, desk] {
                const auto room = handoffTo(folder.path());
                for (int patient = 0; patient < patients; ++patient) {
                    const auto number = QByteArray::number(desk * patients + patient).rightJustified(12, '0');
                    const auto name = room->write(
                        document(resultXml("見本　" + number), "0193a5b0-0000-7000-8000-" + number.toStdString()));
                    if (name
                        && content(folder.filePath(QString::fromStdString(name->name)))
                               .contains("<Name>見本　" + number + "</Name>"))
                        ++written;
                }
            });
        for (auto& desk : desks)
            desk.join();
        QCOMPARE(written.load(), kiosks * patients);
        QCOMPARE(QDir(folder.path()).entryList(QDir::Files | QDir::Hidden).size(), kiosks * patients);
    }

    void wrongConfigurationIsRefusedAtTheStart()
    {
        for (const auto* code : {"", "131999990", "13199999012", "13199999O1"})
            QVERIFY(!handoff::FaceFolderHandoff::create({.folder = "/", .institution = code}, m_cryptography));
        QVERIFY(!handoff::FaceFolderHandoff::create({.folder = "", .institution = "1319999901"}, m_cryptography));
    }
};

QTEST_APPLESS_MAIN(FaceFolderHandoffTest)
#include "FaceFolderHandoffTest.moc"
