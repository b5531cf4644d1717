#include "tools/face-eval/Analysis.h"

#include "drivers/face/FaceEvaluation.h"
#include "tools/face-eval/Measurer.h"

#include <algorithm>
#include <array>
#include <numeric>
#include <set>
#include <span>

namespace uketsuke::evaluation {

namespace {

using ports::FaceHint;

constexpr std::size_t framesOfTry = 5;

bool isUsable(const Template* one)
{
    return one != nullptr && !one->vectors.empty() && one->hint == static_cast<std::uint8_t>(FaceHint::Good);
}

bool hasFace(const Template* one) { return one != nullptr && !one->vectors.empty(); }

/// Mean of the recognisers' cosines: the vectors are unit vectors one after the other, so one product serves.
float comparisonScore(const std::vector<float>& left, const std::vector<float>& right, std::size_t recognisers)
{
    std::array<float, 8> sums{}; // eight sums, so that the compiler may use the wide registers
    std::size_t index = 0;
    for (; index + sums.size() <= left.size(); index += sums.size())
        for (std::size_t lane = 0; lane < sums.size(); ++lane)
            sums[lane] += left[index + lane] * right[index + lane];
    float sum = std::accumulate(sums.begin(), sums.end(), 0.F);
    for (; index < left.size(); ++index)
        sum += left[index] * right[index];
    return sum / static_cast<float>(recognisers);
}

Section sectionOf(std::string name, const ScoreSet& scores, const Settings& settings, std::uint32_t folds)
{
    Section section;
    section.name = std::move(name);
    section.genuine = scores.genuine.size();
    section.impostor = scores.impostor.size();
    std::set<std::uint32_t> persons;
    for (const auto& one : scores.genuine)
        persons.insert(one.reference);
    section.persons = persons.size();
    section.equalErrorRate = evaluation::equalErrorRate(scores);
    for (const double wanted : settings.wantedFalseMatches)
        section.crossValidated.push_back(evaluation::crossValidated(scores, wanted, folds, settings.bootstrap));
    for (const auto& profile : settings.profiles)
        section.profiles.emplace_back(profile.name, ratesAt(scores, profile.accept, settings.bootstrap));
    section.det = detCurve(scores);
    return section;
}

struct Side {
    std::uint32_t person{0};
    const std::vector<float>* vectors{nullptr};
    std::size_t picture{0}; ///< two sides of the same picture are not compared
};

ScoreSet everybody(const std::vector<Side>& cards, const std::vector<Side>& probes, std::uint32_t persons,
                   const Settings& settings)
{
    std::vector<Comparison> all;
    all.reserve(cards.size() * probes.size());
    for (const auto& card : cards)
        for (const auto& probe : probes)
            if (card.picture != probe.picture)
                all.push_back({card.person, probe.person,
                               comparisonScore(*card.vectors, *probe.vectors, settings.dimensions.size())});
    return {std::move(all), persons};
}

void countCard(Acquisition& acquisition, const Template* one)
{
    if (one == nullptr)
        return; // a frame only
    ++acquisition.pictures;
    if (hasFace(one))
        ++acquisition.usable;
    else
        switch (static_cast<CardOutcome>(one->hint)) {
        case CardOutcome::Enrolled:
        case CardOutcome::NoFaceInPicture: ++acquisition.refused["no face in the picture"]; break;
        case CardOutcome::NoFaceInPhoto: ++acquisition.refused["no face in the card photo"]; break;
        case CardOutcome::PhotoUnreadable: ++acquisition.refused["card photo unreadable"]; break;
        }
}

void countFrame(Acquisition& acquisition, const Template* one)
{
    if (one == nullptr)
        return; // a card only
    ++acquisition.pictures;
    if (isUsable(one))
        ++acquisition.usable;
    else
        ++acquisition.refused[nameOfHint(one->hint)];
}

/// Folds such that each holds at least three persons: two would leave one pair to measure with.
std::uint32_t foldsFor(std::size_t persons, const Settings& settings)
{
    return std::clamp<std::uint32_t>(static_cast<std::uint32_t>(persons / 3), 2, std::max(2U, settings.folds));
}

} // namespace

std::string nameOfHint(std::uint8_t hint)
{
    switch (static_cast<FaceHint>(hint)) {
    case FaceHint::Good: return "good";
    case FaceHint::NoFace: return "no face";
    case FaceHint::OnePersonOnly: return "several persons";
    case FaceHint::Closer: return "too far away";
    case FaceHint::FartherAway: return "too near or cut off";
    case FaceHint::FaceTheCamera: return "turned away";
    case FaceHint::HoldHeadStraight: return "head leaning";
    case FaceHint::MoreLight: return "too dark";
    case FaceHint::LessLight: return "too bright";
    case FaceHint::HoldStill: return "blurred";
    case FaceHint::UncoverEyes: return "dark glasses";
    case FaceHint::UncoverMouth: return "mask";
    }
    return "unknown";
}

PeopleResult analysePeople(const People& people, const std::vector<Measured>& measured,
                           const std::map<std::string, std::string>& groups, const Settings& settings)
{
    PeopleResult result;
    result.persons = people.names.size();
    std::vector<Side> cards, faces, accepted;
    for (std::size_t index = 0; index < measured.size(); ++index) {
        const auto& [card, camera] = measured[index];
        const auto person = people.pictures[index].person;
        countCard(result.cards, card);
        countFrame(result.frames, camera);
        if (hasFace(card))
            cards.push_back({person, &card->vectors, index});
        if (hasFace(camera))
            faces.push_back({person, &camera->vectors, index});
        if (isUsable(camera))
            accepted.push_back({person, &camera->vectors, index});
    }
    const auto persons = static_cast<std::uint32_t>(people.names.size());
    const auto folds = foldsFor(persons, settings);
    result.sections.push_back(
        sectionOf("single shot, every frame with a face", everybody(cards, faces, persons, settings), settings, folds));
    result.sections.push_back(sectionOf("single shot, frames the gate accepts",
                                        everybody(cards, accepted, persons, settings), settings, folds));
    std::set<std::string> names;
    for (const auto& [person, group] : groups)
        names.insert(group);
    for (const auto& group : names) {
        const auto outside = [&](const Side& side) {
            const auto found = groups.find(people.names[side.person]);
            return found == groups.end() || found->second != group;
        };
        auto groupCards = cards, groupFaces = accepted;
        std::erase_if(groupCards, outside);
        std::erase_if(groupFaces, outside);
        auto scores = everybody(groupCards, groupFaces, persons, settings);
        result.sections.push_back(
            sectionOf("group " + group + ", single shot, frames the gate accepts", scores, settings, folds));
    }
    return result;
}

PeopleResult analysePairs(const std::vector<ListedPair>& pairs,
                          const std::map<std::filesystem::path, Measured>& measured, const Settings& settings)
{
    PeopleResult result;
    std::map<std::string, std::uint32_t> numbers;
    const auto personOf = [&](const std::filesystem::path& path) {
        const auto number = static_cast<std::uint32_t>(numbers.size());
        return numbers.emplace(path.parent_path().filename().string(), number).first->second;
    };
    std::vector<Comparison> all, gated;
    std::set<std::filesystem::path> cards, frames;
    for (const auto& pair : pairs) {
        const auto reference = personOf(pair.reference), probe = personOf(pair.probe);
        const auto* card = measured.at(pair.reference).card;
        const auto* camera = measured.at(pair.probe).camera;
        if (cards.insert(pair.reference).second)
            countCard(result.cards, card);
        if (frames.insert(pair.probe).second)
            countFrame(result.frames, camera);
        if (!hasFace(card) || !hasFace(camera))
            continue;
        const Comparison one{reference, pair.isGenuine ? reference : probe,
                             comparisonScore(card->vectors, camera->vectors, settings.dimensions.size())};
        all.push_back(one);
        if (isUsable(camera))
            gated.push_back(one);
    }
    const auto persons = static_cast<std::uint32_t>(numbers.size());
    result.persons = persons;
    const auto folds = foldsFor(persons, settings);
    result.sections.push_back(
        sectionOf("listed pairs, every frame with a face", ScoreSet(std::move(all), persons), settings, folds));
    result.sections.push_back(
        sectionOf("listed pairs, frames the gate accepts", ScoreSet(std::move(gated), persons), settings, folds));
    return result;
}

std::vector<bool> cardsOfWebcam(const People& people)
{
    std::vector<bool> isCard(people.pictures.size(), false);
    for (std::size_t begin = 0; begin < people.pictures.size();) {
        const auto& first = people.pictures[begin];
        std::size_t end = begin, sitting = 0;
        for (; end < people.pictures.size() && people.pictures[end].person == first.person; ++end)
            sitting += people.pictures[end].sitting == first.sitting ? 1 : 0;
        const auto cards = sitting == end - begin ? std::max<std::size_t>(1, sitting / 4) : sitting;
        for (std::size_t index = begin; index < end; ++index)
            isCard[index] = index < begin + cards;
        begin = end;
    }
    return isCard;
}

PeopleResult analyseWebcam(const People& people, const std::vector<Measured>& measured, const Settings& settings)
{
    PeopleResult result;
    result.persons = people.names.size();
    std::vector<Side> cards, frames;
    std::vector<std::vector<float>> tries;
    std::vector<std::uint32_t> triers;
    const auto isCard = cardsOfWebcam(people);
    std::vector<std::size_t> row;
    std::string sitting;
    for (std::size_t index = 0; index < people.pictures.size(); ++index) {
        const auto& picture = people.pictures[index];
        const auto& [card, camera] = measured[index];
        if (isCard[index]) {
            countCard(result.cards, card);
            if (hasFace(card))
                cards.push_back({picture.person, &card->vectors, index});
            row.clear();
            continue;
        }
        countFrame(result.frames, camera);
        if (!row.empty() && (picture.sitting != sitting || people.pictures[row.back()].person != picture.person))
            row.clear();
        sitting = picture.sitting;
        if (!isUsable(camera))
            continue;
        frames.push_back({picture.person, &camera->vectors, index});
        row.push_back(index);
        if (row.size() < framesOfTry)
            continue;
        std::array<std::span<const float>, framesOfTry> probes;
        for (std::size_t frame = 0; frame < framesOfTry; ++frame)
            probes[frame] = measured[row[row.size() - framesOfTry + frame]].camera->vectors;
        tries.push_back(face::fusedTemplate(probes, settings.dimensions));
        triers.push_back(picture.person);
    }
    std::vector<Side> fused;
    for (std::size_t index = 0; index < tries.size(); ++index)
        fused.push_back({triers[index], &tries[index], people.pictures.size() + index});
    const auto persons = static_cast<std::uint32_t>(people.names.size());
    const auto folds = foldsFor(persons, settings);
    result.sections.push_back(
        sectionOf("webcam, single shot", everybody(cards, frames, persons, settings), settings, folds));
    result.sections.push_back(
        sectionOf("webcam, whole try of five frames", everybody(cards, fused, persons, settings), settings, folds));
    return result;
}

AttackResult analyseAttacks(const std::vector<AttackPicture>& pictures, const std::vector<const Template*>& measured,
                            const Settings& settings)
{
    AttackResult result;
    result.profile = settings.defaultProfile;
    for (const auto& profile : settings.profiles)
        if (profile.name == settings.defaultProfile)
            result.threshold = profile.bonaFideAccept;
    std::vector<Presentation> single, five;
    for (std::size_t begin = 0; begin < pictures.size();) {
        std::size_t end = begin;
        std::vector<double> row;
        std::size_t windows = 0;
        for (; end < pictures.size() && pictures[end].kind == pictures[begin].kind
               && pictures[end].person == pictures[begin].person;
             ++end) {
            const bool responded = isUsable(measured[end]);
            single.push_back(
                {pictures[end].kind, pictures[end].person, responded, responded ? measured[end]->bonaFideScore : 0});
            if (!responded)
                continue;
            row.push_back(measured[end]->bonaFideScore);
            if (row.size() < framesOfTry)
                continue;
            const double sum = std::accumulate(row.end() - framesOfTry, row.end(), 0.0);
            five.push_back({pictures[begin].kind, pictures[begin].person, true, sum / double(framesOfTry)});
            ++windows;
        }
        if (windows == 0) // never five usable frames: a presentation without a response
            five.push_back({pictures[begin].kind, pictures[begin].person, false, 0});
        begin = end;
    }
    result.singleFrames = attackTable(single, result.threshold);
    result.fiveFrames = attackTable(five, result.threshold);
    return result;
}

} // namespace uketsuke::evaluation
