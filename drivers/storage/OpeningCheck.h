// How much is checked when a file of drivers/storage is opened.
#pragma once

namespace uketsuke::storage {

/// Whether every page and the chain are read and checked when the file is opened. A second connection to a file that
/// was checked a moment ago may leave it out.
enum class OpeningCheck { Whole, None };

} // namespace uketsuke::storage
