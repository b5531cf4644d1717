#include "app/presentation/PhraseModel.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <array>

namespace uketsuke::presentation {
namespace {

struct Feature {
    const char* group;
    int from; ///< of the place
    int letters;
};

constexpr std::array features{
    Feature{"UW1", -3, 1}, Feature{"UW2", -2, 1}, Feature{"UW3", -1, 1}, Feature{"UW4", 0, 1}, Feature{"UW5", 1, 1},
    Feature{"UW6", 2, 1},  Feature{"BW1", -2, 2}, Feature{"BW2", -1, 2}, Feature{"BW3", 0, 2}, Feature{"TW1", -3, 3},
    Feature{"TW2", -2, 3}, Feature{"TW3", -1, 3}, Feature{"TW4", 0, 3}};

quint64 keyOf(std::size_t group, QStringView letters)
{
    quint64 key = group + 1;
    for (const auto letter : letters)
        key = key << 16U | letter.unicode();
    return key;
}

} // namespace

PhraseModel::PhraseModel(const QByteArray& json)
{
    const auto groups = QJsonDocument::fromJson(json).object();
    for (std::size_t group = 0; group < features.size(); ++group) {
        const auto weights = groups.value(QLatin1String(features[group].group)).toObject();
        for (auto weight = weights.begin(); weight != weights.end(); ++weight) {
            if (weight.key().size() != features[group].letters)
                continue;
            m_weights.emplace(keyOf(group, weight.key()), weight->toInt());
            m_sum += weight->toInt();
        }
    }
}

std::vector<qsizetype> PhraseModel::ends(QStringView words) const
{
    std::vector<qsizetype> found;
    for (qsizetype place = 1; knowsAny() && place < words.size(); ++place) {
        int said = 0;
        for (std::size_t group = 0; group < features.size(); ++group) {
            const auto from = place + features[group].from;
            if (from < 0 || from + features[group].letters > words.size())
                continue;
            const auto weight = m_weights.find(keyOf(group, words.sliced(from, features[group].letters)));
            said += weight == m_weights.end() ? 0 : weight->second;
        }
        if (2 * said > m_sum)
            found.push_back(place);
    }
    return found;
}

} // namespace uketsuke::presentation
