#include "drivers/cardface/SecretMat.h"

#include "app/core/SecureBytes.h"

namespace uketsuke::cardface {
namespace {

class WipingAllocator final : public cv::MatAllocator {
public:
    cv::UMatData* allocate(int dimensions, const int* sizes, int type, void* data, size_t* step, cv::AccessFlag flags,
                           cv::UMatUsageFlags usage) const override
    {
        auto* memory = plain().allocate(dimensions, sizes, type, data, step, flags, usage);
        memory->currAllocator = memory->prevAllocator = this; // so that it is we who are asked to give it back
        return memory;
    }
    bool allocate(cv::UMatData* memory, cv::AccessFlag flags, cv::UMatUsageFlags usage) const override
    {
        return plain().allocate(memory, flags, usage);
    }
    void deallocate(cv::UMatData* memory) const override
    {
        if (memory == nullptr)
            return;
        if ((memory->flags & cv::UMatData::USER_ALLOCATED) == 0 && memory->origdata != nullptr)
            core::wipe({reinterpret_cast<std::byte*>(memory->origdata), memory->size});
        plain().deallocate(memory);
    }

private:
    static const cv::MatAllocator& plain() { return *cv::Mat::getStdAllocator(); }
};

} // namespace

cv::Mat secretMat()
{
    static WipingAllocator allocator;
    cv::Mat mat;
    mat.allocator = &allocator;
    return mat;
}

cv::Mat secretMat(int rows, int columns, int type)
{
    auto mat = secretMat();
    mat.create(rows, columns, type);
    return mat;
}

} // namespace uketsuke::cardface
