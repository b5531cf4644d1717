// A picture or tensor whose pixels are overwritten before they are given back: faces, crops, templates.
// Owns its memory alone; the cv::Mat it lends must not outlive it. What OpenCV keeps inside a network's own
// blobs is not covered: Network::rinse() sees to that.
#pragma once

#include "app/core/SecureBytes.h"

#include <opencv2/core.hpp>

#include <utility>

namespace uketsuke::face {

class WipedMat {
public:
    WipedMat() = default;
    WipedMat(int height, int width, int type) : m_mat(height, width, type) {}
    WipedMat(WipedMat&& other) noexcept : m_mat(std::exchange(other.m_mat, cv::Mat())) {}
    WipedMat& operator=(WipedMat&& other) noexcept
    {
        if (this != &other) {
            wipe();
            m_mat = std::exchange(other.m_mat, cv::Mat());
        }
        return *this;
    }
    WipedMat(const WipedMat&) = delete;
    WipedMat& operator=(const WipedMat&) = delete;
    ~WipedMat() { wipe(); }

    /// OpenCV functions that write into it keep the memory as long as size and type fit.
    [[nodiscard]] cv::Mat& mat() { return m_mat; }
    [[nodiscard]] const cv::Mat& mat() const { return m_mat; }
    [[nodiscard]] bool empty() const { return m_mat.empty(); }

private:
    void wipe() noexcept
    {
        if (m_mat.data != nullptr && m_mat.isContinuous())
            core::wipe({reinterpret_cast<std::byte*>(m_mat.data), m_mat.total() * m_mat.elemSize()});
        m_mat.release();
    }

    cv::Mat m_mat;
};

} // namespace uketsuke::face
