#include "typesettings.h"

#include "text.h"

#include <QCoreApplication>
#include <QRegularExpression>

namespace tidewright
{

namespace
{

struct Text {
    Q_DECLARE_TR_FUNCTIONS(Settings)
};

// "20%" or 100, as text either way.
QString limitText(const QJsonValue &json)
{
    return json.isDouble() ? QString::number(json.toInteger()) : json.toString();
}

void expect(bool right, const QString &path, const QString &message, Findings &findings)
{
    if (!right)
        findings.push_back({{}, path, Error{ErrorCode::Configuration, message, {}, {}}, false});
}

} // namespace

void applySettings(const QJsonObject &json, ContentType &type)
{
    const auto flag = [&json](const char *key, bool &value) { value = json[QLatin1String(key)].toBool(value); };
    flag("enabled", type.enabled);
    flag("create", type.create);
    flag("atomicInitial", type.atomicInitial);
    flag("initialSyncEnabled", type.initialSyncEnabled);
    type.batchSize = json[QLatin1String("batchSize")].toInt(type.batchSize);
    type.verifyEvery = json[QLatin1String("verifyEvery")].toString(type.verifyEvery);
    type.strategy = strategyFromName(json[QLatin1String("conflictStrategy")].toString()).value_or(type.strategy);
    if (json.contains(QLatin1String("undo")))
        type.undo = json[QLatin1String("undo")].toObject();
    if (json.contains(QLatin1String("onFailure")))
        type.onFailure = json[QLatin1String("onFailure")] == QLatin1String("rollback") ? OnFailure::Rollback : OnFailure::Keep;

    const QJsonObject deletes = json[QLatin1String("deletes")].toObject();
    if (deletes.contains(QLatin1String("mode")))
        type.deletes.mode =
            deletes[QLatin1String("mode")] == QLatin1String("ignore") ? DeleteMode::Ignore : DeleteMode::Propagate;
    type.deletes.limit = Limit::parse(limitText(deletes[QLatin1String("limit")])).value_or(type.deletes.limit);
    type.failedLimit =
        Limit::parse(limitText(json[QLatin1String("failedRecords")][QLatin1String("halt")])).value_or(type.failedLimit);
}

QJsonObject settingsToJson(const ContentType &type, const ContentType &inherited)
{
    QJsonObject json;
    const auto note = [&json](bool differs, const char *key, const QJsonValue &value) {
        if (differs)
            json.insert(QLatin1String(key), value);
    };
    note(type.enabled != inherited.enabled, "enabled", type.enabled);
    note(type.create != inherited.create, "create", type.create);
    note(type.atomicInitial != inherited.atomicInitial, "atomicInitial", type.atomicInitial);
    note(type.initialSyncEnabled != inherited.initialSyncEnabled, "initialSyncEnabled", type.initialSyncEnabled);
    note(type.batchSize != inherited.batchSize, "batchSize", type.batchSize);
    note(type.verifyEvery != inherited.verifyEvery, "verifyEvery", type.verifyEvery);
    note(type.strategy != inherited.strategy, "conflictStrategy", strategyName(type.strategy));
    note(type.undo != inherited.undo, "undo", type.undo);
    note(type.onFailure != inherited.onFailure, "onFailure",
         type.onFailure == OnFailure::Rollback ? QStringLiteral("rollback") : QStringLiteral("keep"));
    note(type.deletes != inherited.deletes, "deletes",
         QJsonObject{{QStringLiteral("mode"),
                      type.deletes.mode == DeleteMode::Ignore ? QStringLiteral("ignore") : QStringLiteral("propagate")},
                     {QStringLiteral("limit"), type.deletes.limit.toString()}});
    note(type.failedLimit != inherited.failedLimit, "failedRecords",
         QJsonObject{{QStringLiteral("halt"), type.failedLimit.toString()}});
    return json;
}

void checkSettings(const QJsonObject &json, const QString &path, Findings &findings)
{
    const auto checkLimit = [&](const QJsonValue &value, const QString &at) {
        expect(value.isUndefined() || Limit::parse(limitText(value)).has_value(), at,
               Text::tr("Expected a share such as \"20%\", or a whole number from 0."), findings);
    };
    const auto checkDuration = [&](const QJsonValue &value, const QString &at) {
        expect(value.isUndefined() || parseDuration(value.toString()).has_value(), at,
               Text::tr("Expected a duration such as \"15m\", \"5d\" or \"1h30m\"."), findings);
    };
    const auto member = [&path](const char *object, const char *key) {
        return memberPath(memberPath(path, QLatin1String(object)), QLatin1String(key));
    };
    const QJsonValue undo = json[QLatin1String("undo")];
    checkLimit(json[QLatin1String("deletes")][QLatin1String("limit")], member("deletes", "limit"));
    checkLimit(json[QLatin1String("failedRecords")][QLatin1String("halt")], member("failedRecords", "halt"));
    checkDuration(undo[QLatin1String("keep")], member("undo", "keep"));
    expect(undo[QLatin1String("maxSize")].isUndefined() || parseSize(undo[QLatin1String("maxSize")].toString()),
           member("undo", "maxSize"), Text::tr("Expected a size such as \"500MB\" or \"1GB\"."), findings);
    checkDuration(json[QLatin1String("verifyEvery")], memberPath(path, QStringLiteral("verifyEvery")));
}

} // namespace tidewright
