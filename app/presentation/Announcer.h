// The one way in which the screens speak: to a screen reader as an alert (Qt has announcements from 6.8 on only), and
// to whoever listens here (captions, a voice, a test). Owned by KioskView; main thread. Is given words of the screens
// only, never a typed digit.
#pragma once

#include <QObject>
#include <QQuickItem>
#include <QString>
#include <QtQml/qqmlregistration.h>

namespace uketsuke::presentation {

class Announcer : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("KioskView's")
    Q_PROPERTY(QString caption READ caption NOTIFY announced)
    Q_PROPERTY(QString screenWords READ screenWords NOTIFY announced)
    Q_PROPERTY(QString soundCaption READ soundCaption NOTIFY soundCaptionChanged)

public:
    /// What the words are of: what a screen asks, what a panel that was opened says, what the focus has come to,
    /// something that has just appeared, or a hint, of which the newest counts.
    enum class Of { Screen, Panel, Focus, Message, Hint };

    using QObject::QObject;

    /// What was said last: the caption of whatever is heard.
    [[nodiscard]] QString caption() const { return m_caption; }

    /// What the screen that is shown said of itself.
    [[nodiscard]] QString screenWords() const { return m_screenWords; }

    /// The words for something that is heard and stands nowhere on the screen, while it is heard.
    [[nodiscard]] QString soundCaption() const { return m_soundCaption; }
    void setSoundCaption(const QString& words);

    /// Says what a screen asks, and keeps it for whoever looks later.
    Q_INVOKABLE void showScreen(QQuickItem* screen, const QString& words);
    /// Says what a panel holds that somebody opened, instead of what was being said.
    Q_INVOKABLE void showPanel(QQuickItem* panel, const QString& words);
    /// Says `words`, which stand on `source`. Empty words are not said.
    Q_INVOKABLE void announce(QQuickItem* source, const QString& words);
    Q_INVOKABLE void announceHint(QQuickItem* source, const QString& words);
    /// Names the control that the focus has come to, as the accessibility tree knows it; one that says of itself that
    /// it is `secret` (a key with a digit) is passed over.
    Q_INVOKABLE void nameFocus(QQuickItem* item);

Q_SIGNALS:
    void announced(const QString& words, uketsuke::presentation::Announcer::Of of);
    /// The focus has come to a key that is never named.
    void passedOver();
    void soundCaptionChanged();

private:
    void say(QQuickItem* source, const QString& words, Of of);

    QString m_caption;
    QString m_screenWords;
    QString m_soundCaption;
};

} // namespace uketsuke::presentation
