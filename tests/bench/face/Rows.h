// Figures as tools/bench reads them: one JSON row a figure. Times are CPU time of this thread, so that other work on
// the machine counts as little as it can (a busy neighbour still slows caches and cores); wall time stands beside.
#pragma once

#include <nlohmann/json.hpp>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <ctime>
#include <string>
#include <vector>

namespace uketsuke::bench {

class Timer {
public:
    [[nodiscard]] double cpuMilliseconds() const { return now() - m_cpu; }
    [[nodiscard]] double wallMilliseconds() const
    {
        return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - m_wall).count();
    }

private:
    static double now()
    {
        timespec now{};
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
        return double(now.tv_sec) * 1e3 + double(now.tv_nsec) / 1e6;
    }

    double m_cpu{now()};
    std::chrono::steady_clock::time_point m_wall{std::chrono::steady_clock::now()};
};

struct Times {
    std::vector<double> cpu, wall;
    void take(const Timer& timer)
    {
        cpu.push_back(timer.cpuMilliseconds());
        wall.push_back(timer.wallMilliseconds());
    }
};

[[nodiscard]] inline double percentile(std::vector<double> values, double share)
{
    std::ranges::sort(values);
    return values.at(std::min(values.size() - 1, std::size_t(share * double(values.size()))));
}

inline void print(const std::string& figure, double value, const char* unit, const std::string& goal,
                  const std::string& against, const nlohmann::json& reached)
{
    const nlohmann::ordered_json row{{"figure", figure},   {"value", std::round(value * 1000) / 1000},
                                     {"unit", unit},       {"goal", goal},
                                     {"against", against}, {"reached", reached}};
    std::printf("%s\n", row.dump().c_str());
    std::fflush(stdout);
}

inline void printAtMost(const std::string& figure, double value, const char* unit, double goal,
                        const std::string& against)
{
    char text[32];
    std::snprintf(text, sizeof text, "<= %g", goal);
    print(figure, value, unit, text, against, value <= goal);
}

inline void printTime(const std::string& figure, const Times& times, double share, double goal)
{
    char against[96];
    std::snprintf(against, sizeof against, "CPU time of one thread; wall time %.1f ms, %zu rounds",
                  percentile(times.wall, share), times.wall.size());
    printAtMost(figure, percentile(times.cpu, share), "ms", goal, against);
}

} // namespace uketsuke::bench
