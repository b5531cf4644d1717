#include "tools/face-eval/statistics/Comparisons.h"

#include "tools/face-eval/statistics/Random.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <set>

namespace uketsuke::evaluation {

namespace {

constexpr double acceptsNobody = 1 + 1e-6; // cosines end at 1

using Weights = std::vector<std::uint32_t>; ///< how often each person was drawn

double weightOf(const Comparison& one, const Weights& weights)
{
    const double reference = weights[one.reference];
    return one.isGenuine() ? reference : reference * weights[one.probe];
}

/// How often each pair of persons was compared, so that the sum of all weights need not visit every comparison.
struct PairCount {
    std::uint32_t reference{0}, probe{0};
    double count{0};
};

std::vector<PairCount> pairCounts(std::span<const Comparison> comparisons)
{
    std::vector<std::uint64_t> keys;
    keys.reserve(comparisons.size());
    for (const auto& one : comparisons)
        keys.push_back((std::uint64_t{one.reference} << 32) | one.probe);
    std::ranges::sort(keys);
    std::vector<PairCount> counts;
    for (std::size_t index = 0; index < keys.size();) {
        const auto end = std::ranges::upper_bound(keys, keys[index]) - keys.begin();
        counts.push_back({static_cast<std::uint32_t>(keys[index] >> 32), static_cast<std::uint32_t>(keys[index]),
                          static_cast<double>(static_cast<std::size_t>(end) - index)});
        index = static_cast<std::size_t>(end);
    }
    return counts;
}

double total(const std::vector<PairCount>& counts, const Weights& weights)
{
    double sum = 0;
    for (const auto& pair : counts)
        sum += double(weights[pair.reference]) * weights[pair.probe] * pair.count;
    return sum;
}

/// Units of which an interval may be made: persons of genuine comparisons, unordered pairs of persons of the others.
std::set<std::pair<std::uint32_t, std::uint32_t>> unitsOf(std::span<const Comparison> comparisons)
{
    std::set<std::pair<std::uint32_t, std::uint32_t>> units;
    for (const auto& one : comparisons)
        units.insert(std::minmax(one.reference, one.probe));
    return units;
}

std::size_t personsIn(std::span<const Comparison> comparisons)
{
    std::set<std::uint32_t> persons;
    for (const auto& one : comparisons) {
        persons.insert(one.reference);
        persons.insert(one.probe);
    }
    return persons.size();
}

double total(std::span<const Comparison> comparisons, const Weights& weights)
{
    double sum = 0;
    for (const auto& one : comparisons)
        sum += weightOf(one, weights);
    return sum;
}

/// As thresholdAt(), with weights. `whole` is the sum of the weights of all comparisons, of which `sorted` may hold
/// only the highest.
double weightedThreshold(std::span<const Comparison> sorted, const Weights& weights, double whole, double rate)
{
    if (whole <= 0)
        return acceptsNobody;
    const double allowed = rate * whole * (1 + 1e-12);
    double sum = 0, threshold = acceptsNobody;
    for (std::size_t index = 0; index < sorted.size();) {
        const float score = sorted[index].score;
        for (; index < sorted.size() && sorted[index].score == score; ++index)
            sum += weightOf(sorted[index], weights);
        if (sum > allowed)
            return threshold;
        threshold = score;
    }
    return threshold;
}

Weights drawn(Random& random, std::uint32_t persons)
{
    Weights weights(persons, 0);
    for (std::uint32_t count = 0; count < persons; ++count)
        ++weights[random.below(persons)];
    return weights;
}

Rate share(std::size_t errors, std::size_t trials, std::size_t persons)
{
    return {.value = trials == 0 ? 0 : static_cast<double>(errors) / static_cast<double>(trials),
            .interval = {0, 1},
            .errors = errors,
            .trials = trials,
            .persons = persons};
}

constexpr std::size_t fewUnits = 10;

void setInterval(Rate& rate, std::span<const double> replicates, std::size_t wrongUnits, std::size_t units)
{
    if (rate.trials == 0) {
        rate.interval = {0, 1};
        return;
    }
    auto interval = percentileInterval(replicates).value_or(Interval{rate.value, rate.value});
    if (wrongUnits < fewUnits || units - wrongUnits < fewUnits) {
        const auto byUnits = wilson(wrongUnits, units);
        interval = {std::min(interval.low, byUnits.low), std::max(interval.high, byUnits.high)};
    }
    rate.interval = {std::min(interval.low, rate.value), std::max(interval.high, rate.value)};
}

/// One fold of a cross validation. Only the highest impostor scores are kept for setting thresholds again and again.
struct Fold {
    std::vector<Comparison> trainingTop, testGenuine, testImpostor;
    std::vector<PairCount> trainingPairs, testPairs;
};

constexpr std::size_t topFactor = 20; ///< a replicate's threshold lies well within twenty times the wanted share

} // namespace

ScoreSet::ScoreSet(std::vector<Comparison> comparisons, std::uint32_t everybody) : persons(everybody)
{
    std::ranges::stable_sort(comparisons, std::greater{}, &Comparison::score);
    for (const auto& one : comparisons)
        (one.isGenuine() ? genuine : impostor).push_back(one);
}

std::size_t accepted(std::span<const Comparison> sorted, double threshold)
{
    const auto end = std::ranges::partition_point(
        sorted, [=](const Comparison& one) { return static_cast<double>(one.score) >= threshold; });
    return static_cast<std::size_t>(end - sorted.begin());
}

double shareAccepted(std::span<const Comparison> sorted, double threshold)
{
    return sorted.empty() ? 0 : static_cast<double>(accepted(sorted, threshold)) / static_cast<double>(sorted.size());
}

double thresholdAt(std::span<const Comparison> impostor, double rate)
{
    if (impostor.empty())
        return acceptsNobody;
    const auto allowed = static_cast<std::size_t>(rate * static_cast<double>(impostor.size()) * (1 + 1e-12));
    if (allowed >= impostor.size())
        return impostor.back().score;
    // The score that would be one too many, and everything equal to it, stays out.
    const double refused = impostor[allowed].score;
    const auto first = std::ranges::partition_point(
        impostor, [=](const Comparison& one) { return static_cast<double>(one.score) > refused; });
    if (first == impostor.begin()) // nothing may be accepted: just above the highest
        return std::nextafter(static_cast<float>(refused), std::numeric_limits<float>::max());
    return std::prev(first)->score;
}

std::vector<DetPoint> detCurve(const ScoreSet& scores, std::size_t points)
{
    if (scores.genuine.empty() || scores.impostor.empty() || points < 2)
        return {};
    const double rarest = 1 / static_cast<double>(scores.impostor.size());
    std::vector<DetPoint> curve;
    for (std::size_t index = 0; index < points; ++index) {
        const double wanted = std::pow(rarest, 1 - static_cast<double>(index) / static_cast<double>(points - 1));
        const double threshold = thresholdAt(scores.impostor, wanted);
        if (!curve.empty() && threshold == curve.back().threshold)
            continue;
        curve.push_back(
            {threshold, shareAccepted(scores.impostor, threshold), 1 - shareAccepted(scores.genuine, threshold)});
    }
    return curve;
}

double equalErrorRate(const ScoreSet& scores)
{
    if (scores.genuine.empty() || scores.impostor.empty())
        return 1;
    double nearest = 2, rate = 1;
    const auto look = [&](double threshold) {
        const double falseMatch = shareAccepted(scores.impostor, threshold);
        const double falseNonMatch = 1 - shareAccepted(scores.genuine, threshold);
        if (std::abs(falseMatch - falseNonMatch) < nearest) {
            nearest = std::abs(falseMatch - falseNonMatch);
            rate = (falseMatch + falseNonMatch) / 2;
        }
    };
    look(acceptsNobody);
    for (const auto& one : scores.genuine)
        look(one.score);
    // Between two genuine scores the false matches fall as well: just above each is the other candidate.
    for (const auto& one : scores.genuine)
        look(std::nextafter(one.score, std::numeric_limits<float>::max()));
    return rate;
}

FixedRates ratesAt(const ScoreSet& scores, double threshold, const Bootstrap& bootstrap)
{
    const auto matches = accepted(scores.impostor, threshold);
    const auto recognised = accepted(scores.genuine, threshold);
    const auto genuinePersons = personsIn(scores.genuine), impostorPersons = personsIn(scores.impostor);
    FixedRates result{.threshold = threshold,
                      .falseMatch = share(matches, scores.impostor.size(), impostorPersons),
                      .falseNonMatch =
                          share(scores.genuine.size() - recognised, scores.genuine.size(), genuinePersons)};
    const std::span impostor(scores.impostor), genuine(scores.genuine);
    const auto pairs = pairCounts(impostor);
    std::vector<double> falseMatches, falseNonMatches;
    Random random(bootstrap.seed);
    for (int replicate = 0; replicate < bootstrap.replicates && scores.persons > 0; ++replicate) {
        const auto weights = drawn(random, scores.persons);
        if (const double whole = total(pairs, weights); whole > 0)
            falseMatches.push_back(total(impostor.first(matches), weights) / whole);
        if (const double all = total(genuine, weights); all > 0)
            falseNonMatches.push_back(total(genuine.subspan(recognised), weights) / all);
    }
    setInterval(result.falseMatch, falseMatches, unitsOf(impostor.first(matches)).size(), unitsOf(impostor).size());
    setInterval(result.falseNonMatch, falseNonMatches, unitsOf(genuine.subspan(recognised)).size(), genuinePersons);
    return result;
}

std::vector<std::uint32_t> foldsOf(std::uint32_t persons, std::uint32_t folds)
{
    std::vector<std::uint32_t> order(persons), result(persons);
    std::iota(order.begin(), order.end(), 0U);
    Random random(persons);
    for (std::uint32_t left = persons; left > 1; --left)
        std::swap(order[left - 1], order[random.below(left)]);
    for (std::uint32_t place = 0; place < persons; ++place)
        result[order[place]] = place % std::max(folds, 1U);
    return result;
}

CrossValidated crossValidated(const ScoreSet& scores, double wanted, std::uint32_t folds, const Bootstrap& bootstrap)
{
    CrossValidated result{.wantedFalseMatch = wanted, .thresholds = {}, .falseMatch = {}, .falseNonMatch = {}};
    std::vector<Fold> parts(folds);
    std::size_t testUnits = 0, matches = 0, impostors = 0, misses = 0, genuines = 0;
    const auto foldOf = foldsOf(scores.persons, folds);
    std::vector<Comparison> wrongGenuine, wrongImpostor;
    for (std::uint32_t number = 0; number < folds; ++number) {
        auto& part = parts[number];
        const auto inside = [&](std::uint32_t person) { return foldOf[person] == number; };
        std::vector<Comparison> training;
        for (const auto& one : scores.impostor) {
            if (inside(one.reference) && inside(one.probe))
                part.testImpostor.push_back(one);
            else if (!inside(one.reference) && !inside(one.probe))
                training.push_back(one);
        }
        for (const auto& one : scores.genuine)
            if (inside(one.reference))
                part.testGenuine.push_back(one);
        const double threshold = thresholdAt(training, wanted);
        result.thresholds.push_back(threshold);
        const auto matched = accepted(part.testImpostor, threshold);
        const auto recognised = accepted(part.testGenuine, threshold);
        matches += matched;
        impostors += part.testImpostor.size();
        misses += part.testGenuine.size() - recognised;
        genuines += part.testGenuine.size();
        std::ranges::copy(std::span(part.testImpostor).first(matched), std::back_inserter(wrongImpostor));
        std::ranges::copy(std::span(part.testGenuine).subspan(recognised), std::back_inserter(wrongGenuine));
        part.trainingPairs = pairCounts(training);
        part.testPairs = pairCounts(part.testImpostor);
        testUnits += unitsOf(part.testImpostor).size();
        const auto kept = std::min<std::size_t>(
            training.size(), 1000 + static_cast<std::size_t>(double(training.size()) * wanted * double(topFactor)));
        training.resize(kept);
        part.trainingTop = std::move(training);
    }
    const auto genuinePersons = personsIn(scores.genuine), impostorPersons = personsIn(scores.impostor);
    result.falseMatch = share(matches, impostors, impostorPersons);
    result.falseNonMatch = share(misses, genuines, genuinePersons);

    std::vector<double> falseMatches, falseNonMatches;
    Random random(bootstrap.seed);
    for (int replicate = 0; replicate < bootstrap.replicates && scores.persons > 0; ++replicate) {
        const auto weights = drawn(random, scores.persons);
        double matched = 0, compared = 0, missed = 0, tried = 0;
        for (const auto& part : parts) {
            const double threshold =
                weightedThreshold(part.trainingTop, weights, total(part.trainingPairs, weights), wanted);
            const std::span impostor(part.testImpostor), genuine(part.testGenuine);
            matched += total(impostor.first(accepted(impostor, threshold)), weights);
            compared += total(part.testPairs, weights);
            missed += total(genuine.subspan(accepted(genuine, threshold)), weights);
            tried += total(genuine, weights);
        }
        if (compared > 0)
            falseMatches.push_back(matched / compared);
        if (tried > 0)
            falseNonMatches.push_back(missed / tried);
    }
    setInterval(result.falseMatch, falseMatches, unitsOf(wrongImpostor).size(), testUnits);
    setInterval(result.falseNonMatch, falseNonMatches, unitsOf(wrongGenuine).size(), genuinePersons);
    return result;
}

} // namespace uketsuke::evaluation
