// Scores of comparisons and the rates of ISO/IEC 19795-1 read off them. A comparison is accepted when its score is at
// least the threshold. Persons are numbers; only their equality and their fold matter. Pure; one thread.
#pragma once

#include "tools/face-eval/statistics/Interval.h"

#include <cstdint>
#include <span>
#include <vector>

namespace uketsuke::evaluation {

struct Comparison {
    std::uint32_t reference{0}, probe{0}; ///< persons
    float score{0};
    [[nodiscard]] bool isGenuine() const { return reference == probe; }
};

/// Sorted by falling score. `persons` counts everybody, also those of whom no comparison could be made.
struct ScoreSet {
    ScoreSet(std::vector<Comparison> comparisons, std::uint32_t persons);

    std::vector<Comparison> genuine, impostor;
    std::uint32_t persons{0};
};

/// The lowest threshold at which no more than `rate` of the impostor comparisons (sorted, falling) are accepted. Equal
/// scores are accepted or refused together. Without impostor comparisons nothing is known: 1 plus a bit, which
/// accepts nobody.
[[nodiscard]] double thresholdAt(std::span<const Comparison> impostor, double rate);

[[nodiscard]] std::size_t accepted(std::span<const Comparison> sorted, double threshold);
[[nodiscard]] double shareAccepted(std::span<const Comparison> sorted, double threshold);

struct DetPoint {
    double threshold{0}, falseMatch{0}, falseNonMatch{0};
};
/// Detection error trade-off: one point for each different score, thinned to `points` evenly over the logarithm of
/// FMR; falling thresholds. Empty if either kind of comparison is missing.
[[nodiscard]] std::vector<DetPoint> detCurve(const ScoreSet& scores, std::size_t points = 200);
/// Where both errors are nearest to each other: their mean. 1 if either kind of comparison is missing.
[[nodiscard]] double equalErrorRate(const ScoreSet& scores);

struct Bootstrap {
    int replicates{1000};
    std::uint64_t seed{20261123};
};

/// FMR and FNMR at a threshold that was set elsewhere, intervals by resampling persons (both sides of an impostor
/// comparison: its weight is the product of both persons' counts). A bootstrap knows nothing of what it has not seen:
/// with errors of fewer than ten persons (or pairs of persons) the interval also covers Wilson's for the share of
/// persons (pairs) with any error, so that no error at all among few persons proves little.
struct FixedRates {
    double threshold{0};
    Rate falseMatch, falseNonMatch;
};
[[nodiscard]] FixedRates ratesAt(const ScoreSet& scores, double threshold, const Bootstrap& bootstrap);

/// FNMR at a wanted FMR when no person is in both the part that sets the threshold and the part that is measured: the
/// persons are split into folds; each fold is measured at the threshold of all comparisons without its persons.
/// The interval resamples persons and sets the thresholds anew each time.
struct CrossValidated {
    double wantedFalseMatch{0};
    std::vector<double> thresholds; ///< of each fold
    Rate falseMatch;                ///< measured among persons of the same fold
    Rate falseNonMatch;
};
[[nodiscard]] CrossValidated crossValidated(const ScoreSet& scores, double wantedFalseMatch, std::uint32_t folds,
                                            const Bootstrap& bootstrap);

/// Which fold each person belongs to: folds of equal size, neighbours in a list spread.
[[nodiscard]] std::vector<std::uint32_t> foldsOf(std::uint32_t persons, std::uint32_t folds);

} // namespace uketsuke::evaluation
