#include "syncevents.h"

#include <QJsonArray>

namespace tidewright
{

QString plannedActionName(PlannedChange::Action action)
{
    switch (action) {
    case PlannedChange::Action::Create:
        return QStringLiteral("create");
    case PlannedChange::Action::Update:
        return QStringLiteral("update");
    case PlannedChange::Action::Delete:
        return QStringLiteral("delete");
    case PlannedChange::Action::Refuse:
        return QStringLiteral("refuse");
    case PlannedChange::Action::Conflict:
        return QStringLiteral("conflict");
    }
    return {};
}

namespace
{

QJsonObject changeJson(const PlannedChange &change, const QStringList &keyFields)
{
    QJsonArray fields;
    for (const auto &[name, values] : change.fields) {
        fields.append(QJsonObject{{QStringLiteral("name"), name},
                                  {QStringLiteral("from"), toJson(values.first.cell())},
                                  {QStringLiteral("to"), toJson(values.second.cell())}});
    }
    return {{QStringLiteral("action"), plannedActionName(change.action)},
            {QStringLiteral("side"), sideName(change.side)},
            {QStringLiteral("recordKey"), recordKeyJson(change.recordKey, keyFields)},
            {QStringLiteral("fields"), fields},
            {QStringLiteral("error"), errorJson(change.error)}};
}

} // namespace

QJsonObject toJson(const DryRun &dryRun)
{
    QJsonObject json = toJson(dryRun.run);
    json.insert(QStringLiteral("dryRun"), true);
    QJsonArray sample;
    for (const PlannedChange &change : dryRun.sample)
        sample.append(changeJson(change, dryRun.keyFields));
    json.insert(QStringLiteral("sample"), sample);
    return json;
}

} // namespace tidewright
