// What the virtual card says it saw of one insertion: each exchange of its `log` line, and the figures made of them.
#pragma once

#include <QString>
#include <QStringList>

#include <vector>

namespace uketsuke::bench {

struct Exchange {
    double atMilliseconds{0};
    double tookMilliseconds{0};
    QString command; ///< header, in hexadecimal; SELECT whole
    int bytesIn{0};
    int bytesOut{0};
    QString status;
};

struct Conversation {
    std::vector<Exchange> exchanges;

    [[nodiscard]] static Conversation fromLog(const QString& line)
    {
        Conversation out;
        for (const auto& word : line.split(QLatin1Char(' '), Qt::SkipEmptyParts)) {
            const auto parts = word.split(QLatin1Char(','));
            if (parts.size() == 6)
                out.exchanges.push_back({.atMilliseconds = parts[0].toDouble() / 1e6,
                                         .tookMilliseconds = parts[1].toDouble() / 1e6,
                                         .command = parts[2],
                                         .bytesIn = parts[3].toInt(),
                                         .bytesOut = parts[4].toInt(),
                                         .status = parts[5]});
        }
        return out;
    }
    [[nodiscard]] int count() const { return static_cast<int>(exchanges.size()); }
    [[nodiscard]] int bytes() const
    {
        int sum = 0;
        for (const auto& one : exchanges)
            sum += one.bytesIn + one.bytesOut;
        return sum;
    }
    /// From the first command's arrival to the last answer's end, as the card sees it.
    [[nodiscard]] double milliseconds() const
    {
        if (exchanges.empty())
            return 0;
        return exchanges.back().atMilliseconds + exchanges.back().tookMilliseconds - exchanges.front().atMilliseconds;
    }
    /// The part of it in which the card waits for the terminal.
    [[nodiscard]] double terminalMilliseconds() const
    {
        double sum = milliseconds();
        for (const auto& one : exchanges)
            sum -= one.tookMilliseconds;
        return sum;
    }
};

} // namespace uketsuke::bench
