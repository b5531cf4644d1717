// Makes every cv::Mat of the process overwrite its memory before giving it back, the library's own included: network
// blobs, resized pictures, crops between two layers. What the libraries take from the heap past cv::Mat (a layer's
// rows, OpenJPEG's packets of the photo) is overwritten by the heap itself. Any thread but where a function says
// otherwise.
#pragma once

namespace uketsuke::face {

/// From now on, for every cv::Mat made later. Asking twice changes nothing.
void wipeEveryMat();

/// From now on glibc overwrites what is freed, but for blocks of at most 1032 bytes, which a thread keeps for itself.
/// Before the process has a second thread: the heap reads the setting without a lock.
void wipeFreedHeap();

/// Returns the heap's free pages to the system, which gives them to nobody without zeros in them.
void giveBackFreeMemory();

} // namespace uketsuke::face
