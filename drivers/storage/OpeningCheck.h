// How much is checked when a file of drivers/storage is opened.
#pragma once

namespace uketsuke::storage {

/// Whether every page and the chain are read and checked when the file is opened. A second connection to a file that
/// was checked a moment ago may leave it out. `AtStart` also packs a ledger that is mostly empty room: for the first
/// connection of a process, before anybody waits for it.
enum class OpeningCheck { AtStart, Whole, None };

} // namespace uketsuke::storage
