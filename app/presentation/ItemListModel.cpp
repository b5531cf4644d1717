#include "app/presentation/ItemListModel.h"

#include <algorithm>

namespace uketsuke::presentation {

void ItemListModel::replace(std::vector<ItemRow> rows)
{
    if (rows == m_rows)
        return;
    const bool sameItems = std::ranges::equal(rows, m_rows, {}, &ItemRow::code, &ItemRow::code);
    if (!sameItems) {
        beginResetModel();
        m_rows = std::move(rows);
        endResetModel();
        return;
    }
    m_rows = std::move(rows);
    Q_EMIT dataChanged(index(0), index(rowCount() - 1));
}

int ItemListModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant ItemListModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const auto& row = m_rows[static_cast<std::size_t>(index.row())];
    switch (role) {
    case CodeRole: return QString::fromStdString(row.code);
    case Qt::DisplayRole:
    case TitleRole: return row.title;
    case ExplanationRole: return row.explanation;
    case GroupRole: return QString::fromStdString(row.group);
    case OwnLineRole: return row.ownLine;
    case AnswerRole:
        return QVariant::fromValue(!row.agreed ? Answer::Open : *row.agreed ? Answer::Agreed : Answer::Refused);
    default: return {};
    }
}

QHash<int, QByteArray> ItemListModel::roleNames() const
{
    return {{CodeRole, "code"},   {TitleRole, "title"},     {ExplanationRole, "explanation"},
            {GroupRole, "group"}, {OwnLineRole, "ownLine"}, {AnswerRole, "answer"}};
}

} // namespace uketsuke::presentation
