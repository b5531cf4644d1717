#include "app/kiosk/Log.h"

#include <spdlog/sinks/rotating_file_sink.h>
#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

namespace uketsuke::kiosk {
namespace {

constexpr std::size_t largestFile = 10 * 1024 * 1024;
constexpr std::size_t keptFiles = 5;

} // namespace

void openLog(const std::filesystem::path& file)
{
    std::shared_ptr<spdlog::logger> logger;
    std::string problem;
    if (!file.empty()) {
        try {
            logger = spdlog::rotating_logger_mt("uketsuke", file.string(), largestFile, keptFiles);
        } catch (const spdlog::spdlog_ex& error) {
            problem = error.what();
        }
    }
    if (!logger)
        logger = spdlog::stderr_logger_mt("uketsuke");
    logger->set_pattern("%Y-%m-%d %H:%M:%S.%e [%l] %v");
    logger->flush_on(spdlog::level::info);
    spdlog::set_default_logger(std::move(logger));
    if (!problem.empty())
        spdlog::warn("[log] {}", problem);
}

void logLine(std::string_view category, const std::string& line)
{
    const bool warns = category == "support" || line.starts_with("fault");
    spdlog::log(warns ? spdlog::level::warn : spdlog::level::info, "[{}] {}", category, line);
}

void closeLog() { spdlog::shutdown(); }

} // namespace uketsuke::kiosk
