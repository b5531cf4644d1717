// How much is checked when a file of drivers/storage is opened.
#pragma once

namespace uketsuke::storage {

/// Whether every page and the chain are read and checked when the file is opened. A second connection to a file that
/// was checked a moment ago may leave it out. `AtStart` also packs a ledger that is mostly empty room: for the first
/// connection of a process, before anybody waits for it. `AsItIs` is for a tool beside the running kiosk: nothing is
/// checked, brought to this version or noted; a file of another version is refused.
enum class OpeningCheck { AtStart, Whole, None, AsItIs };

} // namespace uketsuke::storage
