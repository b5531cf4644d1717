// A folder for targets whose door is a file: in memory where the machine has such a place, made once for a process and
// removed with it. Each input writes its files anew.
#pragma once

#include "app/core/Bytes.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>

namespace uketsuke::fuzz {

class FuzzFolder {
public:
    FuzzFolder()
    {
        std::error_code error;
        const std::filesystem::path memory = "/dev/shm";
        const auto parent =
            std::filesystem::is_directory(memory, error) ? memory : std::filesystem::temp_directory_path(error);
        auto name = (parent / "uketsuke-fuzz-XXXXXX").string();
        if (::mkdtemp(name.data()) == nullptr)
            std::abort();
        m_path = name;
    }
    ~FuzzFolder()
    {
        std::error_code error;
        std::filesystem::remove_all(m_path, error);
    }
    FuzzFolder(const FuzzFolder&) = delete;
    FuzzFolder& operator=(const FuzzFolder&) = delete;

    [[nodiscard]] std::filesystem::path file(const std::string& name) const { return m_path / name; }
    void clear() const
    {
        for (const auto& entry : std::filesystem::directory_iterator(m_path))
            std::filesystem::remove_all(entry.path());
    }
    void write(const std::string& name, core::ByteView content) const
    {
        std::ofstream stream(file(name), std::ios::binary);
        stream << core::textOf(content);
    }

private:
    std::filesystem::path m_path;
};

} // namespace uketsuke::fuzz
