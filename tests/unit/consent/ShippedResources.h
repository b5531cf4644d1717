// The consent resources as they are shipped, read from the source tree.
#pragma once

#include "app/consent/ConsentResources.h"
#include "drivers/crypto/OpenSslCryptography.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>

namespace uketsuke::tests {

inline std::map<std::string, core::Bytes> shippedFiles()
{
    const QDir folder(QStringLiteral(UKETSUKE_SOURCE_DIR "/resources/consent"));
    std::map<std::string, core::Bytes> files;
    QDirIterator entries(folder.path(), {"*.json"}, QDir::Files, QDirIterator::Subdirectories);
    while (entries.hasNext()) {
        QFile file(entries.next());
        if (!file.open(QIODevice::ReadOnly))
            continue;
        const auto bytes = file.readAll();
        files[folder.relativeFilePath(file.fileName()).toStdString()] =
            core::copyOf(core::viewOf({bytes.constData(), static_cast<std::size_t>(bytes.size())}));
    }
    return files;
}

/// Empty, so that a test fails, when the shipped resources are not sound.
inline consent::ConsentResources shippedResources()
{
    auto loaded = consent::loadConsentResources(shippedFiles(), crypto::OpenSslCryptography());
    return loaded ? std::move(*loaded) : consent::ConsentResources{};
}

} // namespace uketsuke::tests
