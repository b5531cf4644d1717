// The words of the screens in their language: without the marks of plain Japanese, whose readings go to the book, and
// with figures that stay in one line with what they count. English needs no file, and comes through here too. Owned by
// KioskWindow; main thread. The book must outlive it.
#pragma once

#include "app/presentation/Furigana.h"

#include <QTranslator>

namespace uketsuke::presentation {

/// "12 s" must not lose its "s" to the next line, nor "%1 s" before the figure is known.
[[nodiscard]] QString withFiguresJoined(QString words);

class ScreenTranslator : public QTranslator {
public:
    explicit ScreenTranslator(FuriganaBook& book) : m_book(book) {}
    QString translate(const char* context, const char* source, const char* disambiguation, int number) const override;
    bool isEmpty() const override { return false; } ///< an empty one would not be asked

private:
    FuriganaBook& m_book;
};

} // namespace uketsuke::presentation
