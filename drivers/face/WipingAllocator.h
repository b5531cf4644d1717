// Makes every cv::Mat of the process overwrite its memory before giving it back, the library's own included: network
// blobs, resized pictures, crops between two layers. Scratch that OpenCV takes past cv::Mat is not covered: giveBack()
// hands freed pages to the system for those. Any thread.
#pragma once

namespace uketsuke::face {

/// From now on, for every cv::Mat made later. Asking twice changes nothing.
void wipeEveryMat();

/// Returns the heap's free pages to the system, which gives them to nobody without zeros in them.
void giveBackFreeMemory();

} // namespace uketsuke::face
