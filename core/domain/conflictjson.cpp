// JSON forms: contract, CONFLICT. A resolution is written without loss, for it is stored so too.
#include "conflict.h"

#include <QCoreApplication>
#include <QJsonArray>

namespace tidewright
{

namespace
{

struct ConflictJsonText {
    Q_DECLARE_TR_FUNCTIONS(ConflictJson)
};

QJsonValue timeJson(const std::optional<Instant> &time)
{
    return time ? QJsonValue(toIso(*time)) : QJsonValue(QJsonValue::Null);
}

// Not there, which is not the same as NULL, shows in that the member is missing.
void insertValue(QJsonObject &into, QLatin1String name, const std::optional<Value> &value)
{
    if (value)
        into.insert(name, toJson(value->cell()));
}

QJsonObject choiceJson(const FieldChoice &choice)
{
    if (choice.take)
        return {{QStringLiteral("take"), takeName(*choice.take)}};
    return {{QStringLiteral("value"), toTypedJson(choice.value)}};
}

Failure noResolution()
{
    return fail(ErrorCode::StateUnreadable,
                ConflictJsonText::tr("What was decided about a conflict cannot be read. It was left as it is, and no record was changed."));
}

Result<FieldChoice> choiceFromJson(const QJsonObject &json)
{
    FieldChoice choice;
    if (json.contains(QLatin1String("take"))) {
        choice.take = takeFromName(json[QLatin1String("take")].toString());
        if (!choice.take)
            return noResolution();
    } else if (!fromTypedJson(json[QLatin1String("value")], choice.value)) {
        return noResolution();
    }
    return choice;
}

} // namespace

QJsonObject toJson(const Resolution &resolution)
{
    QJsonObject fields;
    for (const auto &[name, choice] : resolution.fields)
        fields.insert(name, choiceJson(choice));
    return {{QStringLiteral("take"), resolution.record ? QJsonValue(takeName(*resolution.record)) : QJsonValue(QJsonValue::Null)},
            {QStringLiteral("fields"), fields},
            {QStringLiteral("decidedBy"), resolution.decidedBy},
            {QStringLiteral("decidedAt"), toIso(resolution.decidedAt)},
            {QStringLiteral("appliedAt"), timeJson(resolution.appliedAt)}};
}

Result<Resolution> resolutionFromJson(const QJsonObject &json)
{
    Resolution resolution;
    if (const QJsonValue take = json[QLatin1String("take")]; take.isString()) {
        resolution.record = takeFromName(take.toString());
        if (!resolution.record)
            return noResolution();
    }
    const QJsonObject fields = json[QLatin1String("fields")].toObject();
    for (auto field = fields.begin(); field != fields.end(); ++field) {
        TRY_ASSIGN(FieldChoice choice, choiceFromJson(field->toObject()));
        resolution.fields.emplace(field.key(), std::move(choice));
    }
    resolution.decidedBy = json[QLatin1String("decidedBy")].toString();
    const auto decidedAt = fromIso(json[QLatin1String("decidedAt")].toString());
    if (!decidedAt)
        return noResolution();
    resolution.decidedAt = *decidedAt;
    if (const QJsonValue applied = json[QLatin1String("appliedAt")]; applied.isString())
        resolution.appliedAt = fromIso(applied.toString());
    return resolution;
}

QJsonObject toJson(const Conflict &conflict)
{
    const ConflictSummary &summary = conflict.summary;
    QJsonArray fields;
    for (const ConflictField &field : fieldsOf(conflict)) {
        QJsonObject json{{QStringLiteral("name"), field.name}, {QStringLiteral("overlaps"), field.overlaps}};
        insertValue(json, QLatin1String("base"), field.base);
        insertValue(json, QLatin1String("local"), field.local);
        insertValue(json, QLatin1String("remote"), field.remote);
        insertValue(json, QLatin1String("merged"), field.merged);
        fields.append(json);
    }
    return {{QStringLiteral("id"), summary.id},
            {QStringLiteral("jobName"), summary.key.job},
            {QStringLiteral("typeKey"), summary.key.typeKey},
            {QStringLiteral("recordKey"), recordKeyJson(summary.recordKey, conflict.keyFields)},
            {QStringLiteral("kind"), conflictKindName(summary.kind)},
            {QStringLiteral("status"), conflictPhaseName(summary.phase)},
            {QStringLiteral("fields"), fields},
            {QStringLiteral("localModified"), timeJson(summary.localModified)},
            {QStringLiteral("remoteModified"), timeJson(summary.remoteModified)},
            {QStringLiteral("detectedAt"), toIso(summary.detectedAt)},
            {QStringLiteral("resolution"),
             conflict.resolution ? QJsonValue(toJson(*conflict.resolution)) : QJsonValue(QJsonValue::Null)}};
}

} // namespace tidewright
