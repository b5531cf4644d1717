#include "tools/face-eval/statistics/Attacks.h"

#include <algorithm>
#include <map>
#include <set>

namespace uketsuke::evaluation {

std::vector<AttackRow> attackTable(std::span<const Presentation> presentations, double threshold)
{
    struct Count {
        std::size_t presentations{0}, responses{0}, errors{0};
        std::set<std::string> persons, wrongPersons;
    };
    std::map<std::string, Count> counts;
    for (const auto& one : presentations) {
        auto& count = counts[one.kind];
        ++count.presentations;
        if (!one.responded)
            continue;
        ++count.responses;
        count.persons.insert(one.person);
        const bool passed = one.score >= threshold;
        if (passed != (one.kind == bonaFideKind)) {
            ++count.errors;
            count.wrongPersons.insert(one.person);
        }
    }
    std::vector<AttackRow> rows;
    for (const auto& [kind, count] : counts) {
        AttackRow row{.kind = kind,
                      .presentations = count.presentations,
                      .withoutResponse = count.presentations - count.responses,
                      .classificationError = {}};
        auto& rate = row.classificationError;
        rate.errors = count.errors;
        rate.trials = count.responses;
        rate.persons = count.persons.size();
        rate.value =
            count.responses == 0 ? 0 : static_cast<double>(count.errors) / static_cast<double>(count.responses);
        const auto persons = wilson(count.wrongPersons.size(), count.persons.size());
        // Wilson's interval of the persons with any wrong presentation: too wide rather than too narrow.
        rate.interval = {std::min(persons.low, rate.value), std::max(persons.high, rate.value)};
        rows.push_back(std::move(row));
    }
    std::ranges::stable_sort(rows, {}, [](const AttackRow& row) { return row.kind != bonaFideKind; });
    return rows;
}

} // namespace uketsuke::evaluation
