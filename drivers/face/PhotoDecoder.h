// Decodes the card's photo (JPEG 2000 in JP2) into a picture, by OpenJPEG, after inspectJp2() has accepted its
// headers. Memory only: no file is opened. OpenJPEG's pixel planes are wiped; what else it frees
// is overwritten where the process called wipeFreedHeap(). Any thread.
#pragma once

#include "app/core/Bytes.h"
#include "app/core/Result.h"
#include "app/ports/Camera.h"

namespace uketsuke::face {

/// BGR, grey photos with three equal channels. Errors: PhotoMissing, PhotoUnreadable.
[[nodiscard]] core::Result<ports::Frame> decodePhoto(core::ByteView photo);

} // namespace uketsuke::face
