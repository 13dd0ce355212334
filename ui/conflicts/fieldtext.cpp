#include "fieldtext.h"

#include "convert.h"
#include "valuetext.h"

#include <QCoreApplication>
#include <algorithm>

namespace tidewright
{

namespace
{

struct FieldWording {
    Q_DECLARE_TR_FUNCTIONS(tidewright::FieldWording)
};

constexpr qsizetype longText = 80; // characters
constexpr qsizetype shortJson = 60;

QString refusal(ValueKind kind)
{
    switch (kind) {
    case ValueKind::Boolean:
        return FieldWording::tr("This is neither true nor false.");
    case ValueKind::Int:
    case ValueKind::UInt:
        return FieldWording::tr("This is no whole number, like 42, or one that is too large.");
    case ValueKind::Double:
    case ValueKind::Decimal:
        return FieldWording::tr("This is no number, like 12.50.");
    case ValueKind::Date:
        return FieldWording::tr("This is no date, like 2026-11-20.");
    case ValueKind::Time:
        return FieldWording::tr("This is no time, like 09:30:00.");
    case ValueKind::Timestamp:
    case ValueKind::TimestampTz:
        return FieldWording::tr("This is no date and time, like 2026-11-20 09:30:00.");
    case ValueKind::Json:
        return FieldWording::tr("This is no JSON: a quote, a comma or a bracket is missing.");
    case ValueKind::Uuid:
        return FieldWording::tr("This is no UUID, like 123e4567-e89b-12d3-a456-426614174000.");
    case ValueKind::Binary:
        return FieldWording::tr("These are no bytes, like \\x00ff.");
    case ValueKind::Null:
    case ValueKind::Text:
        break;
    }
    return FieldWording::tr("This value cannot be used here.");
}

QString normalized(const QString &text, ValueKind kind)
{
    QString result = text.trimmed();
    if (kind == ValueKind::Boolean)
        return result.toLower();
    const bool time = kind == ValueKind::Timestamp || kind == ValueKind::TimestampTz;
    // Minutes are what people type; the seconds are then none.
    if ((time && result.size() == 16) || (kind == ValueKind::Time && result.size() == 5))
        result += QStringLiteral(":00");
    else if (time && result.size() == 17 && result.endsWith(u'Z'))
        result.insert(16, QStringLiteral(":00"));
    return result;
}

} // namespace

FieldText fieldText(const std::optional<Value> &value)
{
    if (!value)
        return {};
    if (value->isNull())
        return {Presence::Null, {}};
    QString text = QString::fromStdString(toText(value->cell()));
    if (value->kind() == ValueKind::Json)
        text = prettyJson(text);
    if ((value->kind() == ValueKind::Timestamp || value->kind() == ValueKind::Time) && text.endsWith(QStringLiteral(".000000")))
        text.chop(7);
    else if (value->kind() == ValueKind::TimestampTz && text.endsWith(QStringLiteral(".000000Z")))
        text.remove(text.size() - 8, 7);
    return {Presence::There, text};
}

QString fieldWords(const std::optional<Value> &value)
{
    const FieldText shown = fieldText(value);
    switch (shown.presence) {
    case Presence::There:
        return shown.text.isEmpty() ? FieldWording::tr("empty") : shown.text;
    case Presence::Null:
        return FieldWording::tr("null", "the value of a field");
    case Presence::Absent:
        return FieldWording::tr("not there");
    }
    return {};
}

ValueKind fieldKind(const ConflictField &field)
{
    for (const auto &value : {field.base, field.local, field.remote}) {
        if (value && !value->isNull())
            return value->kind();
    }
    return ValueKind::Text;
}

bool isLongText(const ConflictField &field)
{
    const ValueKind kind = fieldKind(field);
    if (kind != ValueKind::Text && kind != ValueKind::Json)
        return false;
    return std::ranges::any_of(std::array{&field.base, &field.local, &field.remote}, [](const std::optional<Value> *value) {
        const QString text = fieldText(*value).text;
        return text.size() >= longText || text.contains(u'\n');
    });
}

QString kindWord(ValueKind kind, const ConflictField &field)
{
    switch (kind) {
    case ValueKind::Boolean:
        return FieldWording::tr("yes or no");
    case ValueKind::Int:
    case ValueKind::UInt:
        return FieldWording::tr("whole number");
    case ValueKind::Double:
    case ValueKind::Decimal:
        return FieldWording::tr("number");
    case ValueKind::Binary:
        return FieldWording::tr("bytes");
    case ValueKind::Date:
        return FieldWording::tr("date");
    case ValueKind::Time:
        return FieldWording::tr("time");
    case ValueKind::Timestamp:
        return FieldWording::tr("date and time");
    case ValueKind::TimestampTz:
        return FieldWording::tr("date, time, zone");
    case ValueKind::Json:
        return QStringLiteral("JSON");
    case ValueKind::Uuid:
        return QStringLiteral("UUID");
    case ValueKind::Null:
    case ValueKind::Text:
        break;
    }
    return isLongText(field) ? FieldWording::tr("long text") : FieldWording::tr("text");
}

Result<Value> typedValue(const QString &text, ValueKind kind)
{
    if (kind == ValueKind::Text || kind == ValueKind::Null)
        return Value::ofText(text.toStdString());
    const std::string bytes = normalized(text, kind).toStdString();
    if (kind == ValueKind::Json) {
        std::string canonical;
        if (!canonicalJson(bytes, canonical))
            return fail(ErrorCode::ValueRefused, refusal(kind));
        return Value(Cell::ofBytes(kind, bytes));
    }
    std::string room(bytes.size() + 1, '\0');
    Cell cell;
    if (bytes.empty() || !fromText(bytes, kind, room.data(), cell))
        return fail(ErrorCode::ValueRefused, refusal(kind));
    RecordBatch arena(1);
    FieldType type;
    type.kind = kind;
    const auto converted = convertCell(cell, type, arena);
    if (!converted)
        return fail(ErrorCode::ValueRefused, refusal(kind), converted.error().message);
    return Value(*converted);
}

QString prettyJson(const QString &json)
{
    if (json.size() <= shortJson && !json.startsWith(u'{'))
        return json;
    QString lines;
    int depth = 0;
    bool quoted = false;
    const auto newLine = [&] { lines += u'\n' + QString(2 * depth, u' '); };
    for (qsizetype at = 0; at < json.size(); ++at) {
        const QChar character = json[at];
        if (quoted) {
            lines += character;
            if (character == u'\\' && at + 1 < json.size())
                lines += json[++at];
            else if (character == u'"')
                quoted = false;
            continue;
        }
        if (character.isSpace())
            continue;
        if (character == u'"') {
            quoted = true;
            lines += character;
        } else if (character == u'{' || character == u'[') {
            lines += character;
            qsizetype next = at + 1;
            while (next < json.size() && json[next].isSpace())
                ++next;
            if (next < json.size() && (json[next] == u'}' || json[next] == u']')) {
                lines += json[next];
                at = next;
                continue;
            }
            ++depth;
            newLine();
        } else if (character == u'}' || character == u']') {
            --depth;
            newLine();
            lines += character;
        } else if (character == u',') {
            lines += character;
            newLine();
        } else if (character == u':') {
            lines += QStringLiteral(": ");
        } else {
            lines += character;
        }
    }
    return lines;
}

} // namespace tidewright
