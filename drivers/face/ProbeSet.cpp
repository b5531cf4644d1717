#include "drivers/face/ProbeSet.h"

#include <algorithm>

namespace uketsuke::face {

std::optional<double> ProbeSet::add(Probe probe)
{
    std::optional<double> continuity;
    if (!empty())
        continuity = comparisonScore(fused(), probe.vectors);
    if (continuity && *continuity < samePerson)
        clear();
    if (m_probes.size() == capacity) {
        const auto worst = std::ranges::min_element(m_probes, {}, &Probe::quality);
        if (probe.quality <= worst->quality)
            return continuity;
        m_probes.erase(worst);
    }
    m_probes.push_back(std::move(probe));
    return continuity;
}

FaceTemplate ProbeSet::fused() const
{
    FaceTemplate result;
    for (std::size_t recogniser = 0; recogniser < m_probes.front().vectors.size(); ++recogniser) {
        const auto& first = m_probes.front().vectors[recogniser].mat();
        WipedMat sum(first.rows, first.cols, first.type());
        sum.mat().setTo(0);
        for (const auto& probe : m_probes)
            cv::add(sum.mat(), probe.vectors[recogniser].mat(), sum.mat());
        normalise(sum.mat());
        result.push_back(std::move(sum));
    }
    return result;
}

double ProbeSet::bonaFideScore() const
{
    if (empty())
        return 0;
    double sum = 0;
    for (const auto& probe : m_probes)
        sum += probe.bonaFideScore;
    return sum / static_cast<double>(m_probes.size());
}

} // namespace uketsuke::face
