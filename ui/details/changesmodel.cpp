#include "changesmodel.h"

namespace tidewright
{

namespace
{

constexpr int shownLength = 200; // characters of one value: the whole of a long text helps nobody in a table

QString valueText(const Value &value)
{
    if (value.isNull())
        return QStringLiteral("NULL");
    const QString text = QString::fromStdString(toText(value.cell())).simplified();
    return text.size() > shownLength ? text.left(shownLength) + QChar(0x2026) : text;
}

} // namespace

QString keyText(const Key &key)
{
    QStringList parts;
    for (const Value &value : key)
        parts << valueText(value);
    return parts.join(QLatin1String(", "));
}

ChangesModel::ChangesModel(QObject *parent)
    : QAbstractTableModel(parent)
{
}

void ChangesModel::setChanges(const std::vector<PlannedChange> &sample, std::optional<PlannedChange::Action> only)
{
    beginResetModel();
    m_rows.clear();
    m_records = 0;
    const QString none = QStringLiteral("—");
    for (const PlannedChange &change : sample) {
        if (only && change.action != *only)
            continue;
        ++m_records;
        const QString key = keyText(change.recordKey);
        switch (change.action) {
        case PlannedChange::Action::Create:
            m_rows.push_back({change.action, key, none, tr("not in the target"), tr("row added")});
            break;
        case PlannedChange::Action::Delete:
            m_rows.push_back({change.action, key, none, tr("in the target only"), tr("row deleted")});
            break;
        case PlannedChange::Action::Refuse:
            m_rows.push_back({change.action, key, none, none, change.error ? change.error->message : tr("row rejected")});
            break;
        case PlannedChange::Action::Update:
        case PlannedChange::Action::Conflict:
            for (const auto &[name, values] : change.fields)
                m_rows.push_back({change.action, key, name, valueText(values.first), valueText(values.second)});
            break;
        }
    }
    endResetModel();
}

int ChangesModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int ChangesModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QVariant ChangesModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const Row &row = m_rows[std::size_t(index.row())];
    if (role == ActionRole)
        return int(row.action);
    if (role == Qt::ToolTipRole && (index.column() == Before || index.column() == After))
        return index.column() == Before ? row.before : row.after;
    if (role != Qt::DisplayRole)
        return {};
    switch (index.column()) {
    case Change:
        switch (row.action) {
        case PlannedChange::Action::Create:
            return tr("Add");
        case PlannedChange::Action::Update:
            return tr("Update");
        case PlannedChange::Action::Delete:
            return tr("Delete");
        case PlannedChange::Action::Refuse:
            return tr("Reject");
        case PlannedChange::Action::Conflict:
            return tr("Conflict");
        }
        return {};
    case RecordKey:
        return row.key;
    case Field:
        return row.field;
    case Before:
        return row.before;
    case After:
        return row.after;
    }
    return {};
}

QVariant ChangesModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Horizontal && role == Qt::TextAlignmentRole)
        return int(Qt::AlignLeft | Qt::AlignVCenter);
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Change:
        return tr("Change");
    case RecordKey:
        return tr("Key");
    case Field:
        return tr("Field");
    case Before:
        return tr("Before");
    case After:
        return tr("After");
    }
    return {};
}

} // namespace tidewright
