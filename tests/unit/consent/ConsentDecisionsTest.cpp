// What is asked of whom, and what each touch decides.
#include "ShippedResources.h"

#include "app/consent/ConsentDecisions.h"

#include <QTest>

#include <map>
#include <set>

using namespace uketsuke;
using namespace uketsuke::consent;
using ports::Condition;

class ConsentDecisionsTest : public QObject {
    Q_OBJECT

private:
    ConsentCatalog m_catalog = tests::shippedResources().catalog;

    static std::set<std::string> codes(const std::vector<CatalogItem>& items)
    {
        std::set<std::string> codes;
        for (const auto& item : items)
            codes.insert(item.code);
        return codes;
    }

private Q_SLOTS:
    void initTestCase() { QCOMPARE(m_catalog.items().size(), std::size_t{12}); }

    void everyCombinationOfConditionsAsksExactlyItsItems()
    {
        constexpr std::array all{Condition::Yes, Condition::No, Condition::Unknown};
        for (const auto checkups : all)
            for (const auto diseases : all)
                for (const auto sharing : all)
                    for (const auto age : {std::optional<int>(), std::optional(30), std::optional(38),
                                           std::optional(39), std::optional(90)}) {
                        const auto asked =
                            codes(askedItems(m_catalog, {checkups, diseases, sharing, Condition::No}, age));
                        std::set<std::string> expected{"PharmacistsInfo", "DiagnosisInfo", "OperationInfo"};
                        if (checkups == Condition::Yes || (checkups == Condition::Unknown && (!age || *age >= 39)))
                            expected.insert("SpecificHealthCheckupsInfo");
                        if (diseases != Condition::No)
                            expected.insert("SpecificDiseasesCertificateRelated");
                        if (sharing != Condition::No)
                            expected.insert({"DiagnosisName", "InfectiousInfo", "AllergyInfo", "ContraindicationInfo",
                                             "TestInfo", "PrescriptionInfo"});
                        QCOMPARE(asked, expected);
                    }
    }

    /// One touch for a group must leave none of its items to be asked later.
    void theItemsOfAGroupAreAskedOneAfterTheOther()
    {
        const auto asked = askedItems(m_catalog, {}, {});
        std::vector<std::string> groups;
        for (const auto& item : asked)
            if (!item.group.empty() && (groups.empty() || groups.back() != item.group))
                groups.push_back(item.group);
        QCOMPARE(groups.size(), std::set<std::string>(groups.begin(), groups.end()).size());
        // Otherwise as in the catalogue: groups by their first item, and the items of one among themselves.
        const auto place = [this](const std::string& code) {
            return std::ranges::find(m_catalog.items(), code, &CatalogItem::code) - m_catalog.items().begin();
        };
        std::map<std::string, std::ptrdiff_t> last;
        std::ptrdiff_t first = -1;
        for (const auto& item : asked) {
            const auto here = place(item.code);
            if (const auto before = last.find(item.group); before != last.end())
                QVERIFY2(here > before->second, item.code.c_str());
            else {
                QVERIFY2(here > first, item.code.c_str());
                first = here;
            }
            last[item.group] = here;
        }
    }

    void theLimitCertificateIsNeverAsked()
    {
        QVERIFY(!codes(askedItems(m_catalog, {Condition::Yes, Condition::Yes, Condition::Yes, Condition::Yes}, 80))
                     .contains("LimitApplicationCertificateRelated"));
    }

    void nothingIsPreselected()
    {
        const ConsentDecisions decisions(askedItems(m_catalog, {}, {}));
        QCOMPARE(decisions.asked().size(), std::size_t{11});
        for (const auto& item : decisions.asked())
            QVERIFY(decisions.of(item.code) == Decision::Undecided);
        QVERIFY(!decisions.complete());
        QCOMPARE(decisions.nextUndecided()->code, std::string("SpecificDiseasesCertificateRelated"));
    }

    void allMeansEveryAskedItem_data()
    {
        QTest::addColumn<int>("decision");
        QTest::newRow("agree to all") << static_cast<int>(Decision::Agreed);
        QTest::newRow("agree to none") << static_cast<int>(Decision::Refused);
    }
    void allMeansEveryAskedItem()
    {
        QFETCH(int, decision);
        ConsentDecisions decisions(askedItems(m_catalog, {}, {}));
        decisions.decideAll(static_cast<Decision>(decision));
        QVERIFY(decisions.complete());
        for (const auto& item : decisions.asked())
            QVERIFY(decisions.of(item.code) == static_cast<Decision>(decision));
    }

    void everyCombinationOfDecisionsIsKeptItemByItem()
    {
        const auto asked = askedItems(m_catalog, {}, {});
        int combinations = 1;
        for (std::size_t index = 0; index < asked.size(); ++index)
            combinations *= 3;
        for (int combination = 0; combination < combinations; ++combination) {
            ConsentDecisions decisions(asked);
            bool complete = true;
            int rest = combination;
            for (const auto& item : asked) {
                QVERIFY(decisions.decide(item.code, static_cast<Decision>(rest % 3)));
                complete = complete && rest % 3 != 0;
                rest /= 3;
            }
            rest = combination;
            for (const auto& item : asked) {
                if (static_cast<int>(decisions.of(item.code)) != rest % 3)
                    QFAIL(item.code.c_str());
                rest /= 3;
            }
            if (decisions.complete() != complete)
                QFAIL("complete() disagrees");
        }
    }

    void aGroupTouchNeverCoversInfectiousDiseases()
    {
        for (const auto& group : m_catalog.groups()) {
            ConsentDecisions decisions(askedItems(m_catalog, {}, {}));
            QVERIFY(decisions.decideGroup(group, Decision::Agreed));
            for (const auto& item : decisions.asked())
                QCOMPARE(decisions.of(item.code) == Decision::Agreed,
                         item.group == group && item.code != "InfectiousInfo");
            // And it does not take back what was decided for it alone.
            QVERIFY(decisions.decide("InfectiousInfo", Decision::Refused));
            QVERIFY(decisions.decideGroup(group, Decision::Agreed));
            QVERIFY(decisions.of("InfectiousInfo") == Decision::Refused);
        }
    }

    void whatWasNotAskedCannotBeDecided()
    {
        ConsentDecisions decisions(
            askedItems(m_catalog, {Condition::No, Condition::No, Condition::No, Condition::No}, 20));
        const auto before = decisions;
        QVERIFY(!decisions.decide("InfectiousInfo", Decision::Agreed));
        QVERIFY(!decisions.decide("LimitApplicationCertificateRelated", Decision::Agreed));
        QVERIFY(!decisions.decideGroup("TSR", Decision::Agreed));
        QVERIFY(!decisions.decideGroup("", Decision::Agreed));
        QVERIFY(decisions == before);
    }

    void changingOnesMindIsPossibleAndTakingBackToo()
    {
        ConsentDecisions decisions(askedItems(m_catalog, {}, {}));
        decisions.decideAll(Decision::Agreed);
        QVERIFY(decisions.decide("TestInfo", Decision::Refused));
        QVERIFY(decisions.of("TestInfo") == Decision::Refused && decisions.complete());
        QVERIFY(decisions.decide("TestInfo", Decision::Undecided));
        QVERIFY(!decisions.complete());
        QCOMPARE(decisions.nextUndecided()->code, std::string("TestInfo"));
    }
};

QTEST_GUILESS_MAIN(ConsentDecisionsTest)
#include "ConsentDecisionsTest.moc"
