// The rows that stand in the pages of a SQLite file and of its write-ahead log, read page by page (SQLite file format,
// sqlite.org/fileformat2.html): one damaged page costs the rows that it holds a part of and no other, whereas SQLite
// itself gives up everything below it. Pure; any thread. Knows no table. Only inside drivers/storage.
#pragma once

#include "app/core/Bytes.h"

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace uketsuke::storage {

struct PageColumn {
    enum class Kind : std::uint8_t { Nothing, Number, Text, Blob };
    Kind kind{Kind::Nothing};
    std::int64_t number{0};
    std::string bytes; ///< of a text or a blob
};

struct PageRow {
    std::int64_t key{0};
    std::vector<PageColumn> columns;
};

inline constexpr std::size_t pageSize = 4096; ///< SQLite's own; no version of ours asked for another

/// Tells every row of every page that looks like one of a table, also of a page that no table leads to any more. First
/// those of the file, then what the committed transactions of the log made of the pages, in their order: of a row that
/// comes twice the later one is newer. Bytes that make no row are passed over.
void eachRow(core::ByteView file, core::ByteView log, const std::function<void(const PageRow&)>& found);

} // namespace uketsuke::storage
