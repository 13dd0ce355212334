// A field's value as people read and type it. Exact: what is typed becomes a value of the field's kind or is refused in words. Pure.
#pragma once

#include "conflict.h"
#include "error.h"

namespace tidewright
{

enum class Presence { There, Null, Absent };

struct FieldText {
    Presence presence = Presence::Absent;
    QString text; // JSON in lines; empty unless it is there
};
FieldText fieldText(const std::optional<Value> &value);
// For a sentence or one line: "null", "not there", or the text.
QString fieldWords(const std::optional<Value> &value);

// The kind of a field, told by the values it has somewhere; text if it has none.
ValueKind fieldKind(const ConflictField &field);
// "text", "long text", "number", "date and time", "JSON"
QString kindWord(ValueKind kind, const ConflictField &field);
bool isLongText(const ConflictField &field);

// ValueRefused: why the text is no value of that kind, and how one looks.
Result<Value> typedValue(const QString &text, ValueKind kind);

// JSON in lines, members indented; numbers and strings stay as they are written.
QString prettyJson(const QString &json);

} // namespace tidewright
