// One thread with one bounded queue of jobs, run in order. Owned by Kiosk. Any thread may post; the jobs run on the
// worker's own. Values only cross threads. The destructor finishes the job that runs, drops the rest and joins.
#pragma once

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <string>
#include <thread>

namespace uketsuke::runtime {

class Worker {
public:
    using Job = std::move_only_function<void()>;

    /// `name`: at most 15 characters, shown by the operating system.
    explicit Worker(std::string name, std::size_t mostJobs = 64);
    ~Worker();
    Worker(const Worker&) = delete;
    Worker& operator=(const Worker&) = delete;

    /// False when the queue is full: the caller turns that into a fault.
    [[nodiscard]] bool post(Job job);
    /// Drops the jobs that did not begin. The one that runs goes on.
    void dropWaiting();
    /// Ends the thread; afterwards `post` is false. Safe to say twice.
    void stop();

    /// How long the job that runs now has been running; zero when idle. For the watchdog.
    [[nodiscard]] std::chrono::milliseconds busyFor() const;

private:
    void run(const std::stop_token& stop);

    const std::size_t m_mostJobs;
    mutable std::mutex m_mutex;
    std::condition_variable_any m_wake;
    std::deque<Job> m_jobs;
    bool m_stopped{false};
    std::atomic<std::int64_t> m_busySince{0}; ///< steady milliseconds, 0 when idle
    std::jthread m_thread;                    ///< last: it uses the others
};

} // namespace uketsuke::runtime
