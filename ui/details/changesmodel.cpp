#include "changesmodel.h"

#include "recordimage.h"

#include <algorithm>

namespace tidewright
{

namespace
{

constexpr int shownLength = 200; // characters of one value: the whole of a long text helps nobody in a table

QString cut(const QString &text)
{
    return text.size() > shownLength ? text.left(shownLength) + QChar(0x2026) : text;
}

QString valueText(const Value &value)
{
    if (value.isNull())
        return QStringLiteral("NULL");
    return cut(QString::fromStdString(toText(value.cell())).simplified());
}

// "name: Harbour Crane, price: 12" of the values before or to come; what is NULL says nothing.
QString summary(const PlannedChange &change, bool toCome)
{
    QStringList parts;
    for (const auto &[name, values] : change.fields) {
        const Value &value = toCome ? values.second : values.first;
        if (!value.isNull())
            parts << QStringLiteral("%1: %2").arg(name, valueText(value));
    }
    return cut(parts.join(QLatin1String(",  ")));
}

} // namespace

QString keyText(const Key &key)
{
    QStringList parts;
    for (const Value &value : key)
        parts << valueText(value);
    return parts.join(QLatin1String(", "));
}

QString plannedWord(PlannedChange::Action action)
{
    switch (action) {
    case PlannedChange::Action::Create:
        return ChangesModel::tr("Add");
    case PlannedChange::Action::Update:
        return ChangesModel::tr("Update");
    case PlannedChange::Action::Delete:
        return ChangesModel::tr("Delete");
    case PlannedChange::Action::Refuse:
        return ChangesModel::tr("Reject");
    case PlannedChange::Action::Conflict:
        return ChangesModel::tr("Conflict");
    }
    return {};
}

QString outcomeWord(ChosenOutcome outcome)
{
    switch (outcome) {
    case ChosenOutcome::NotReached:
        return {};
    case ChosenOutcome::Synced:
        return ChangesModel::tr("Synced");
    case ChosenOutcome::Equal:
        return ChangesModel::tr("Alike already");
    case ChosenOutcome::Changed:
        return ChangesModel::tr("Changed since");
    case ChosenOutcome::LeftOut:
        return ChangesModel::tr("Left alone");
    case ChosenOutcome::Conflict:
        return ChangesModel::tr("Conflict");
    case ChosenOutcome::Failed:
        return ChangesModel::tr("Rejected");
    }
    return {};
}

ChangesModel::ChangesModel(QObject *parent, Choice choice)
    : QAbstractTableModel(parent)
    , m_choice(choice)
{
}

void ChangesModel::setSides(const QString &local, const QString &remote)
{
    m_local = local;
    m_remote = remote;
}

void ChangesModel::setChanges(const std::vector<PlannedChange> &sample, std::optional<PlannedChange::Action> only)
{
    m_sample = sample;
    m_keys.clear();
    for (const PlannedChange &change : m_sample)
        m_keys.push_back(keyBytes(change.recordKey));
    m_only = only;
    m_text.clear();
    m_checked.clear();
    m_outcomes.clear();
    rebuild();
}

void ChangesModel::setFilter(const QString &text, std::optional<PlannedChange::Action> only)
{
    if (m_text == text && m_only == only)
        return;
    m_text = text;
    m_only = only;
    rebuild();
}

std::vector<ChangesModel::Row> ChangesModel::rowsOf(std::size_t at) const
{
    const PlannedChange &change = m_sample[at];
    const QString none = QStringLiteral("—");
    const QString side = nameOf(change.side);
    switch (change.action) {
    case PlannedChange::Action::Create: {
        const QString values = summary(change, true);
        return {{at, true, none, side.isEmpty() ? tr("not in the target") : tr("not in %1").arg(side), values.isEmpty() ? tr("row added") : values}};
    }
    case PlannedChange::Action::Delete: {
        const QString values = summary(change, false);
        return {{at, true, none, values.isEmpty() ? tr("in the target only") : values,
                 side.isEmpty() ? tr("row deleted") : tr("deleted from %1").arg(side)}};
    }
    case PlannedChange::Action::Refuse:
        return {{at, true, none, none, change.error ? change.error->message : tr("row rejected")}};
    case PlannedChange::Action::Update:
    case PlannedChange::Action::Conflict:
        break;
    }
    std::vector<Row> rows;
    const bool named = change.action == PlannedChange::Action::Conflict && !m_local.isEmpty();
    for (const auto &[name, values] : change.fields) {
        const QString before = valueText(values.first), after = valueText(values.second);
        rows.push_back({at, rows.empty(), name, named ? tr("%1: %2", "system, value").arg(m_local, before) : before,
                        named ? tr("%1: %2", "system, value").arg(m_remote, after) : after});
    }
    if (rows.empty())
        rows.push_back({at, true, none, none, none});
    return rows;
}

bool ChangesModel::passes(const std::vector<Row> &rows) const
{
    const PlannedChange &change = m_sample[rows.front().change];
    if (m_only && change.action != *m_only)
        return false;
    if (m_text.isEmpty())
        return true;
    const auto has = [this](const QString &text) { return text.contains(m_text, Qt::CaseInsensitive); };
    return has(keyText(change.recordKey)) || has(whereText(change)) || std::ranges::any_of(rows, [&](const Row &row) {
               return has(row.field) || has(row.before) || has(row.after);
           });
}

void ChangesModel::rebuild()
{
    beginResetModel();
    m_rows.clear();
    m_records = 0;
    for (std::size_t at = 0; at < m_sample.size(); ++at) {
        const std::vector<Row> rows = rowsOf(at);
        if (!passes(rows))
            continue;
        ++m_records;
        m_rows.insert(m_rows.end(), rows.begin(), rows.end());
    }
    endResetModel();
    Q_EMIT checksChanged();
}

void ChangesModel::addOutcomes(const std::vector<ChosenRecord> &records, const std::vector<ChosenOutcome> &outcomes)
{
    for (std::size_t at = 0; at < std::min(records.size(), outcomes.size()); ++at) {
        if (outcomes[at] == ChosenOutcome::NotReached)
            continue;
        const std::string key = keyBytes(records[at].key);
        m_outcomes[key] = outcomes[at];
        m_checked.erase(key);
    }
    rebuild();
}

bool ChangesModel::canCheck(std::size_t change) const
{
    const auto action = m_sample[change].action;
    return m_choice == Choice::Records && action != PlannedChange::Action::Refuse && action != PlannedChange::Action::Conflict &&
           !m_outcomes.contains(m_keys[change]);
}

void ChangesModel::toggle(int row)
{
    const std::size_t change = m_rows[std::size_t(row)].change;
    if (!canCheck(change))
        return;
    if (!m_checked.erase(m_keys[change]))
        m_checked.insert(m_keys[change]);
    Q_EMIT dataChanged(index(0, Change), index(int(m_rows.size()) - 1, Change), {Qt::CheckStateRole});
    Q_EMIT checksChanged();
}

void ChangesModel::checkShown(bool checked)
{
    for (const Row &row : m_rows) {
        if (!checked)
            m_checked.erase(m_keys[row.change]);
        else if (canCheck(row.change))
            m_checked.insert(m_keys[row.change]);
    }
    if (!m_rows.empty())
        Q_EMIT dataChanged(index(0, Change), index(int(m_rows.size()) - 1, Change), {Qt::CheckStateRole});
    Q_EMIT checksChanged();
}

Qt::CheckState ChangesModel::shownState() const
{
    bool any = false, all = true;
    for (const Row &row : m_rows) {
        if (!canCheck(row.change))
            continue;
        const bool checked = m_checked.contains(m_keys[row.change]);
        any = any || checked;
        all = all && checked;
    }
    return !any ? Qt::Unchecked : all ? Qt::Checked : Qt::PartiallyChecked;
}

bool ChangesModel::canCheckAny() const
{
    return std::ranges::any_of(m_rows, [this](const Row &row) { return canCheck(row.change); });
}

std::vector<ChosenRecord> ChangesModel::checkedRecords() const
{
    std::vector<ChosenRecord> records;
    std::set<std::string> met;
    for (std::size_t at = 0; at < m_sample.size(); ++at) {
        if (m_checked.contains(m_keys[at]) && met.insert(m_keys[at]).second)
            records.push_back({m_sample[at].recordKey, m_sample[at].seen});
    }
    return records;
}

std::vector<PlannedChange> ChangesModel::checkedChanges() const
{
    std::vector<PlannedChange> changes;
    for (std::size_t at = 0; at < m_sample.size(); ++at) {
        if (m_checked.contains(m_keys[at]))
            changes.push_back(m_sample[at]);
    }
    return changes;
}

int ChangesModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int ChangesModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QString ChangesModel::changeWord(const Row &row) const
{
    const auto outcome = m_outcomes.find(m_keys[row.change]);
    return outcome != m_outcomes.end() ? outcomeWord(outcome->second) : plannedWord(m_sample[row.change].action);
}

QString ChangesModel::whereText(const PlannedChange &change) const
{
    const bool written = change.action != PlannedChange::Action::Conflict && change.action != PlannedChange::Action::Refuse;
    return written ? nameOf(change.side) : QStringLiteral("—");
}

QVariant ChangesModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const Row &row = m_rows[std::size_t(index.row())];
    const PlannedChange &change = m_sample[row.change];
    switch (role) {
    case ActionRole:
        return int(change.action);
    case OutcomeRole: {
        const auto outcome = m_outcomes.find(m_keys[row.change]);
        return outcome == m_outcomes.end() ? QVariant() : QVariant(int(outcome->second));
    }
    case Qt::CheckStateRole:
        if (index.column() != Change || !row.first || !canCheck(row.change))
            return {};
        return int(m_checked.contains(m_keys[row.change]) ? Qt::Checked : Qt::Unchecked);
    case Qt::AccessibleTextRole:
        if (index.column() != Change)
            return {};
        return QStringList{changeWord(row), whereText(change), keyText(change.recordKey), row.field, row.before, row.after}.join(
            QLatin1String(", "));
    case Qt::ToolTipRole:
        return index.column() == Before ? QVariant(row.before) : index.column() == After ? QVariant(row.after) : QVariant();
    case Qt::DisplayRole:
        break;
    default:
        return {};
    }
    switch (index.column()) {
    case Change:
        return changeWord(row);
    case Where:
        return whereText(change);
    case RecordKey:
        return keyText(change.recordKey);
    case Field:
        return row.field;
    case Before:
        return row.before;
    case After:
        return row.after;
    }
    return {};
}

bool ChangesModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::CheckStateRole || !index.isValid())
        return false;
    const bool checked = m_checked.contains(m_keys[m_rows[std::size_t(index.row())].change]);
    if (checked != (value.toInt() == Qt::Checked))
        toggle(index.row());
    return true;
}

Qt::ItemFlags ChangesModel::flags(const QModelIndex &index) const
{
    Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    if (index.isValid() && index.column() == Change && m_rows[std::size_t(index.row())].first &&
        canCheck(m_rows[std::size_t(index.row())].change))
        flags |= Qt::ItemIsUserCheckable;
    return flags;
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
    case Where:
        return tr("Written to");
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
