#include "conflictchoice.h"

#include "text.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace tidewright::cli
{

namespace
{

// Of the values that the field has or had.
ValueKind kindOf(const ConflictField &field)
{
    for (const auto *value : {&field.local, &field.remote, &field.base}) {
        if (*value && !(*value)->isNull())
            return (*value)->kind();
    }
    return ValueKind::Null;
}

ValueKind kindOf(const QJsonValue &json, const QString &text)
{
    if (json.isBool())
        return ValueKind::Boolean;
    if (json.isString())
        return ValueKind::Text;
    if (json.isDouble())
        return text.contains(QLatin1Char('.')) || text.contains(QLatin1Char('e'), Qt::CaseInsensitive) ? ValueKind::Double
                                                                                                       : ValueKind::Int;
    return ValueKind::Json;
}

Failure noValue(const QString &field, const QString &text, const QString &hint)
{
    return fail(
        ErrorCode::Usage,
        QStringLiteral("%1 is no value for the field %2. Nothing was done.").arg(escapeControls(text), escapeControls(field)), {},
        hint);
}

// A number keeps the digits that were typed: no double stands in between.
Result<Value> readValue(const QString &text, const ConflictField &field)
{
    const QJsonDocument document = QJsonDocument::fromJson('[' + text.toUtf8() + ']');
    if (!document.isArray() || document.array().size() != 1)
        return noValue(field.name, text,
                       QStringLiteral("local, remote, base, newest or JSON may stand there; text in double quotes: '\"New\"'."));
    const QJsonValue json = document.array().first();
    if (json.isNull())
        return Value::null();
    const ValueKind known = kindOf(field);
    const ValueKind kind = known == ValueKind::Null ? kindOf(json, text) : known;
    const bool readable = kind == ValueKind::Text      ? json.isString()
                          : kind == ValueKind::Boolean ? json.isBool()
                          : kind == ValueKind::Json    ? true
                                                       : json.isString() || json.isDouble();
    Value value;
    const QString content = kind == ValueKind::Json || !json.isString() ? text.trimmed() : json.toString();
    const QJsonObject typed{{QStringLiteral("kind"), kindName(kind)}, {QStringLiteral("value"), content}};
    if (!readable || !fromTypedJson(typed, value))
        return noValue(field.name, text, QStringLiteral("The field holds values of the kind %1.").arg(kindName(kind)));
    return value;
}

} // namespace

Result<Resolution> readChoices(const TypedChoices &typed, const Conflict &conflict)
{
    Resolution resolution;
    if (!typed.take.empty())
        resolution.record = takeFromName(QString::fromStdString(typed.take));
    const std::vector<ConflictField> fields = fieldsOf(conflict);
    for (const std::string &one : typed.fields) {
        const QString text = QString::fromStdString(one);
        const qsizetype sign = text.indexOf(QLatin1Char('='));
        const QString name = text.left(sign);
        if (sign <= 0)
            return fail(ErrorCode::Usage,
                        QStringLiteral("%1 names no field and value. Nothing was done.").arg(escapeControls(text)), {},
                        QStringLiteral("Write it as --field NAME=local, or NAME='\"New\"'."));
        const auto field = std::ranges::find(fields, name, &ConflictField::name);
        if (field == fields.end()) {
            const auto near = nearest(name, conflict.fields);
            return fail(ErrorCode::Usage,
                        QStringLiteral("The record of %1 has no field %2. Nothing was done.")
                            .arg(conflict.summary.id, escapeControls(name)),
                        {},
                        near ? QStringLiteral("Did you mean %1?").arg(*near)
                             : QStringLiteral("There are: %1.").arg(conflict.fields.join(QLatin1String(", "))));
        }
        const QString choice = text.mid(sign + 1);
        if (const auto take = takeFromName(choice)) {
            resolution.fields[name] = {take, {}};
            continue;
        }
        TRY_ASSIGN(Value value, readValue(choice, *field));
        resolution.fields[name] = {{}, std::move(value)};
    }
    return resolution;
}

} // namespace tidewright::cli
