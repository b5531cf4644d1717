#include "app/presentation/window/ScreenTranslator.h"

#include <QRegularExpression>

namespace uketsuke::presentation {

QString withFiguresJoined(QString words)
{
    // One space only: two of them part what stands in columns, or sentences for the voice.
    static const QRegularExpression behindAFigure(QStringLiteral("(?<=[0-9]) (?=\\S)"));
    return words.replace(behindAFigure, QString(QChar(QChar::Nbsp)));
}

QString ScreenTranslator::translate(const char* context, const char* source, const char* disambiguation,
                                    int number) const
{
    const auto words = QTranslator::translate(context, source, disambiguation, number);
    return words.isNull() ? withFiguresJoined(QString::fromUtf8(source)) : m_book.keep(withFiguresJoined(words));
}

} // namespace uketsuke::presentation
