// From templates to figures: who is compared with whom, and what the statistics say of it. No picture, no file.
#pragma once

#include "drivers/face/PackManifest.h"
#include "tools/face-eval/PictureSet.h"
#include "tools/face-eval/TemplateCache.h"
#include "tools/face-eval/statistics/Attacks.h"
#include "tools/face-eval/statistics/Comparisons.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace uketsuke::evaluation {

struct Settings {
    std::vector<double> wantedFalseMatches{1e-2, 1e-3, 1e-4};
    std::uint32_t folds{5};
    Bootstrap bootstrap;
    std::vector<face::ThresholdProfile> profiles;
    std::string defaultProfile;
    std::vector<int> dimensions;
};

/// One kind of comparison, everything that is said about it.
struct Section {
    std::string name; ///< such as "single shot, frames the gate accepts"
    std::size_t genuine{0}, impostor{0}, persons{0};
    double equalErrorRate{1};
    std::vector<CrossValidated> crossValidated;
    std::vector<std::pair<std::string, FixedRates>> profiles; ///< by the profile's name
    std::vector<DetPoint> det;
};

/// How many pictures came to nothing, by reason (failure to enrol, failure to acquire).
struct Acquisition {
    std::size_t pictures{0}, usable{0};
    std::map<std::string, std::size_t> refused;
};

/// A picture's two templates; null where it was not measured in that role.
struct Measured {
    const Template* card{nullptr};
    const Template* camera{nullptr};
};

struct PeopleResult {
    std::string folder;
    std::size_t persons{0};
    Acquisition cards, frames;
    std::vector<Section> sections;
};
struct AttackResult {
    std::string folder, profile;
    double threshold{0};
    std::vector<AttackRow> singleFrames, fiveFrames;
};

/// Every card against every frame that is not the same picture. `measured` beside people.pictures.
[[nodiscard]] PeopleResult analysePeople(const People& people, const std::vector<Measured>& measured,
                                         const std::map<std::string, std::string>& groups, const Settings& settings);
/// The given pairs only; the first picture is the card.
[[nodiscard]] PeopleResult analysePairs(const std::vector<ListedPair>& pairs,
                                        const std::map<std::filesystem::path, Measured>& measured,
                                        const Settings& settings);
/// Which pictures of a webcam set are cards: each person's first sitting (with one sitting only: its first quarter).
[[nodiscard]] std::vector<bool> cardsOfWebcam(const People& people);
/// Tries are made of the pictures that are no cards: five usable frames in a row of one sitting, fused as the kiosk
/// fuses them.
[[nodiscard]] PeopleResult analyseWebcam(const People& people, const std::vector<Measured>& measured,
                                         const Settings& settings);
[[nodiscard]] AttackResult analyseAttacks(const std::vector<AttackPicture>& pictures,
                                          const std::vector<const Template*>& measured, const Settings& settings);

/// The kiosk's hint as the report names it.
[[nodiscard]] std::string nameOfHint(std::uint8_t hint);

} // namespace uketsuke::evaluation
