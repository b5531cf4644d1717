#include "app/runtime/Worker.h"

#include <pthread.h>

#include <utility>

namespace uketsuke::runtime {
namespace {

std::int64_t steadyMilliseconds()
{
    return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now().time_since_epoch())
        .count();
}

} // namespace

Worker::Worker(std::string name, std::size_t mostJobs)
    : m_mostJobs(mostJobs), m_thread([this](const std::stop_token& stop) { run(stop); })
{
    pthread_setname_np(m_thread.native_handle(), name.substr(0, 15).c_str());
}

Worker::~Worker() { stop(); }

bool Worker::post(Job job)
{
    {
        const std::scoped_lock lock(m_mutex);
        if (m_stopped || m_jobs.size() >= m_mostJobs)
            return false;
        m_jobs.push_back(std::move(job));
    }
    m_wake.notify_one();
    return true;
}

void Worker::dropWaiting()
{
    std::deque<Job> dropped; // destroyed outside the lock: a job may own what posts again
    const std::scoped_lock lock(m_mutex);
    dropped.swap(m_jobs);
}

void Worker::stop()
{
    {
        const std::scoped_lock lock(m_mutex);
        m_stopped = true;
        m_jobs.clear();
    }
    m_thread.request_stop();
    if (m_thread.joinable())
        m_thread.join();
}

std::chrono::milliseconds Worker::busyFor() const
{
    const auto since = m_busySince.load();
    return std::chrono::milliseconds(since ? steadyMilliseconds() - since : 0);
}

void Worker::run(const std::stop_token& stop)
{
    while (true) {
        Job job;
        {
            std::unique_lock lock(m_mutex);
            if (!m_wake.wait(lock, stop, [this] { return !m_jobs.empty(); }))
                return;
            job = std::move(m_jobs.front());
            m_jobs.pop_front();
        }
        m_busySince = steadyMilliseconds();
        job();
        job = nullptr; // what it held is wiped before the worker counts as idle
        m_busySince = 0;
    }
}

} // namespace uketsuke::runtime
