// The words of one language as they stand in the tree, for the tests that read what others look at.
#pragma once

#include <QFile>
#include <QMap>
#include <QPair>
#include <QString>
#include <QXmlStreamReader>

namespace uketsuke::looking {

struct Message {
    QString comment;
    QString translation;
    QString type; ///< "unfinished", or nothing
};
/// By context and source.
using Messages = QMap<QPair<QString, QString>, Message>;

inline Messages messagesOf(const QString& language)
{
    QFile file(QStringLiteral(UKETSUKE_SOURCE_DIR "/resources/i18n/uketsuke_%1.ts").arg(language));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    Messages messages;
    QXmlStreamReader xml(&file);
    QString context, source;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement)
            continue;
        if (xml.name() == QLatin1String("name"))
            context = xml.readElementText();
        else if (xml.name() == QLatin1String("source"))
            source = xml.readElementText();
        else if (xml.name() == QLatin1String("extracomment"))
            messages[{context, source}].comment = xml.readElementText();
        else if (xml.name() == QLatin1String("translation")) {
            auto& message = messages[{context, source}];
            message.type = xml.attributes().value(QLatin1String("type")).toString();
            message.translation = xml.readElementText();
        }
    }
    return xml.hasError() ? Messages() : messages;
}

} // namespace uketsuke::looking
