#include "drivers/simulated/CardTrace.h"

#include <algorithm>
#include <charconv>

namespace uketsuke::simulated {
namespace {

constexpr std::size_t largestRun = 65536;
constexpr std::size_t shortestAnswer = 2;
constexpr auto select = std::byte{0xA4};
/// Header and the first length byte: what a command is, without what it carries.
constexpr std::size_t shape = 5;

std::string_view take(std::string_view& text, std::string_view separator)
{
    const auto end = text.find(separator);
    const auto part = text.substr(0, end);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + separator.size());
    return part;
}

template <class Number> std::optional<Number> number(std::string_view text)
{
    Number value{};
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (problem != std::errc() || end != text.data() + text.size())
        return std::nullopt;
    return value;
}

/// `ff2054{300}`: hexadecimal, a byte repeated by a number in braces; spaces are for the eye.
std::optional<core::Bytes> bytesOf(std::string_view text)
{
    core::Bytes bytes;
    while (!text.empty()) {
        if (text.front() == ' ') {
            text.remove_prefix(1);
            continue;
        }
        const auto one = core::fromHex(std::string(text.substr(0, 2)));
        if (!one || one->size() != 1)
            return std::nullopt;
        text.remove_prefix(2);
        std::size_t count = 1;
        if (text.starts_with('{')) {
            text.remove_prefix(1);
            const auto run = number<std::size_t>(take(text, "}"));
            if (!run || *run > largestRun)
                return std::nullopt;
            count = *run;
        }
        bytes.insert(bytes.end(), count, one->front());
    }
    return bytes;
}

std::optional<TracedExchange> exchangeOf(std::string_view line)
{
    const auto command = bytesOf(take(line, " > "));
    const auto answer = take(line, " > ");
    if (!command || command->size() < 4 || !line.ends_with(" ms"))
        return std::nullopt;
    if (!answer.starts_with("fault ")) {
        const auto bytes = bytesOf(answer);
        if (!bytes || bytes->size() < shortestAnswer)
            return std::nullopt;
        return TracedExchange{*command, *bytes, std::nullopt};
    }
    const auto code = number<std::uint16_t>(answer.substr(6));
    for (const auto& entry : core::faultTable)
        if (code == core::number(entry.fault))
            return TracedExchange{*command, {}, entry.fault};
    return std::nullopt;
}

bool isLike(core::ByteView recorded, core::ByteView asked)
{
    if (recorded.size() != asked.size())
        return false;
    const auto compared = asked[1] == select ? asked.size() : std::min(shape, asked.size());
    return std::ranges::equal(recorded.first(compared), asked.first(compared));
}

} // namespace

std::optional<CardTrace> CardTrace::parse(std::string_view text)
{
    constexpr std::string_view answerToReset = "answer-to-reset ";
    CardTrace trace;
    if (take(text, "\n") != "uketsuke-card-trace 1")
        return std::nullopt;
    auto line = take(text, "\n");
    if (!line.starts_with(answerToReset))
        return std::nullopt;
    trace.answerToReset = bytesOf(line.substr(answerToReset.size())).value_or(core::Bytes());
    line = take(text, "\n");
    if (line != "extended-length yes" && line != "extended-length no")
        return std::nullopt;
    trace.extendedLength = line.ends_with("yes");
    while (!text.empty()) {
        auto exchange = exchangeOf(take(text, "\n"));
        if (!exchange)
            return std::nullopt;
        trace.exchanges.push_back(std::move(*exchange));
    }
    return trace;
}

const TracedExchange* CardTrace::find(core::ByteView command, std::size_t& from) const
{
    for (const std::size_t start : {from, std::size_t{0}})
        for (auto at = start; at < exchanges.size(); ++at)
            if (command.size() >= 4 && isLike(exchanges[at].command, command)) {
                from = at + 1;
                return &exchanges[at];
            }
    return nullptr;
}

} // namespace uketsuke::simulated
