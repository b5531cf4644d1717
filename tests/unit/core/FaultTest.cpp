// The fault table is what staff read out on the telephone: one number, one meaning, in the range of its room.
#include <QTest>

#include "app/core/Result.h"

#include <algorithm>
#include <set>

using namespace uketsuke::core;

class FaultTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void numbersAndNamesAreUnique()
    {
        std::set<std::uint16_t> numbers;
        std::set<std::string_view> names;
        for (const auto& entry : faultTable) {
            QVERIFY2(numbers.insert(number(entry.fault)).second, entry.name.data());
            QVERIFY2(names.insert(entry.name).second, entry.name.data());
        }
        QVERIFY(!faultTable.empty());
    }

    void rowsAreSortedByNumber()
    {
        QVERIFY(std::ranges::is_sorted(faultTable, {}, [](const FaultEntry& entry) { return number(entry.fault); }));
    }

    void everyRowAnswersForItself()
    {
        for (const auto& entry : faultTable) {
            QVERIFY(name(entry.fault) == entry.name);
            QVERIFY(remedyFor(entry.fault) == entry.remedy);
            QVERIFY(!name(entry.remedy).empty());
            QVERIFY2(entry.name.front() >= 'A' && entry.name.front() <= 'Z', entry.name.data());
            QVERIFY2(
                std::ranges::all_of(entry.name, [](char c) { return std::isalnum(static_cast<unsigned char>(c)); }),
                entry.name.data());
        }
    }

    void numbersStayInTheRangeOfTheirRoom_data()
    {
        QTest::addColumn<QByteArray>("fault");
        QTest::addColumn<int>("hundreds");
        const auto row = [](Fault fault, int hundreds) {
            const auto text = QByteArray::fromStdString(std::string(name(fault)));
            QTest::newRow(text.constData()) << text << hundreds;
        };
        for (const auto& entry : faultTable) {
            const auto is = [&](std::string_view word) { return entry.name.starts_with(word); };
            if (is("Reader"))
                row(entry.fault, 1);
            else if (is("Pin") || is("Chip") || is("Photo"))
                row(entry.fault, 2);
            else if (is("Camera"))
                row(entry.fault, 3);
            else if (is("Model") || is("Face"))
                row(entry.fault, 4);
            else if (is("Form") || is("Session") || is("Staff"))
                row(entry.fault, 5);
            else if (is("Device") || is("Signing") || is("Encryption"))
                row(entry.fault, 6);
            else if (is("Ledger") || is("Handoff"))
                row(entry.fault, 7);
            else if (is("Uplink"))
                row(entry.fault, 8);
            else if (is("Configuration") || is("Clock") || is("Worker"))
                row(entry.fault, 9);
        }
    }
    void numbersStayInTheRangeOfTheirRoom()
    {
        QFETCH(QByteArray, fault);
        QFETCH(int, hundreds);
        const auto found = std::ranges::find(faultTable, std::string_view(fault.constData()), &FaultEntry::name);
        QVERIFY(found != faultTable.end());
        QCOMPARE(number(found->fault) / 100, hundreds);
    }

    void aNumberOutsideTheTableAsksStaff()
    {
        const auto foreign = static_cast<Fault>(199);
        QVERIFY(name(foreign) == "UnknownFault");
        QVERIFY(remedyFor(foreign) == Remedy::AskStaff);
    }

    void aFailureCarriesWhatHappened()
    {
        const Result<int> failed = failure(Fault::PinWrong, "FaultTest", Redacted("verify"));
        QVERIFY(!failed);
        QVERIFY(failed.error().fault == Fault::PinWrong);
        QVERIFY(failed.error().where == "FaultTest");
        QCOMPARE(failed.error().note.text(), std::string("verify"));
        QCOMPARE(failed.error().triesLeft, -1);
        auto error = failed.error();
        error.triesLeft = 2;
        const Result<> handedOn = failure(error);
        QVERIFY(!handedOn && handedOn.error() == error);
    }
};

QTEST_APPLESS_MAIN(FaultTest)
#include "FaultTest.moc"
