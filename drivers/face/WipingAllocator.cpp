#include "drivers/face/WipingAllocator.h"

#include "app/core/SecureBytes.h"

#include <opencv2/core.hpp>

#include <malloc.h>

#include <memory>

namespace uketsuke::face {

namespace {

/// The library's own allocator with a wipe before it frees. A matrix remembers who made it, so older ones are freed as
/// they were made.
class WipingAllocator final : public cv::MatAllocator {
public:
    cv::UMatData* allocate(int dimensions, const int* sizes, int type, void* data, std::size_t* steps,
                           cv::AccessFlag access, cv::UMatUsageFlags usage) const override
    {
        auto* memory = m_standard->allocate(dimensions, sizes, type, data, steps, access, usage);
        memory->prevAllocator = memory->currAllocator = this;
        return memory;
    }

    bool allocate(cv::UMatData* memory, cv::AccessFlag access, cv::UMatUsageFlags usage) const override
    {
        return m_standard->allocate(memory, access, usage);
    }

    void deallocate(cv::UMatData* memory) const override
    {
        if (memory == nullptr)
            return;
        const bool isLent = (memory->flags & cv::UMatData::USER_ALLOCATED) != 0;
        if (!isLent && memory->origdata != nullptr)
            core::wipe({reinterpret_cast<std::byte*>(memory->origdata), memory->size});
        memory->prevAllocator = memory->currAllocator = m_standard;
        m_standard->deallocate(memory);
    }

private:
    const cv::MatAllocator* m_standard{cv::Mat::getStdAllocator()};
};

} // namespace

void wipeEveryMat()
{
    // Never destroyed: a cv::Mat of the library may outlive every static object of ours.
    static auto* const allocator = std::make_unique<WipingAllocator>().release();
    cv::Mat::setDefaultAllocator(allocator);
}

void wipeFreedHeap()
{
    constexpr int freedByte = 0xFF; // what is taken then begins as its complement: zeros
    (void)::mallopt(M_PERTURB, freedByte);
}

void giveBackFreeMemory() { ::malloc_trim(0); }

} // namespace uketsuke::face
