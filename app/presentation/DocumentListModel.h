// The documents, or the aid certificates, as a list for QML: what OQS says of each and what was answered so far.
// Owned by KioskView; main thread. Texts from outside: shown as plain text and nothing else.
#pragma once

#include "app/presentation/Snapshot.h"

#include <QAbstractListModel>
#include <QtQml/qqmlregistration.h>

namespace uketsuke::presentation {

/// One of them, as QML reads it.
struct DocumentText {
    Q_GADGET
    QML_VALUE_TYPE(documentText)
    Q_PROPERTY(QString kind MEMBER kind)
    Q_PROPERTY(QString title MEMBER title)
    Q_PROPERTY(QString issuer MEMBER issuer)
    Q_PROPERTY(QString issued MEMBER issued)

public:
    QString kind, title, issuer, issued;
    friend bool operator==(const DocumentText&, const DocumentText&) = default;
};

[[nodiscard]] inline DocumentText textOf(const DocumentRow& row)
{
    DocumentText text;
    text.kind = row.kind;
    text.title = row.title;
    text.issuer = row.issuer;
    text.issued = row.issued;
    return text;
}

class DocumentListModel : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Made by KioskView")

public:
    enum class Answer { Open, HandedOver, KeptBack };
    Q_ENUM(Answer)
    enum Role { IdRole = Qt::UserRole + 1, TitleRole, AnswerRole };

    using QAbstractListModel::QAbstractListModel;

    void replace(std::vector<DocumentRow> rows);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

private:
    std::vector<DocumentRow> m_rows;
};

} // namespace uketsuke::presentation
