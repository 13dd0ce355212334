// What a content type looks like at one side.
#pragma once

#include "value.h"

#include <QJsonObject>
#include <QString>
#include <QStringList>
#include <optional>
#include <vector>

namespace tidewright
{

struct FieldType {
    ValueKind kind = ValueKind::Text;
    int precision = -1;       // Decimal: all digits; times: fractional digits (0–6); -1 unlimited or not known
    int scale = -1;           // Decimal: digits after the point
    std::int64_t length = -1; // Text: characters; Binary: bytes; -1 unlimited
    int bits = 64;            // Int, UInt: 8, 16, 24, 32 or 64; Double: 32 or 64
    bool fixedLength = false; // CHAR(n), BINARY(n): padded by its engine
    bool duration = false;    // Time: may be negative or longer than 24 h

    friend bool operator==(const FieldType &, const FieldType &) = default;
};

struct Field {
    QString name;
    FieldType type;
    QString nativeType; // as the engine writes it: "bigint(20) unsigned", "numeric(12,2)"
    bool nullable = true;
    bool hasDefault = false;
    bool generated = false; // computed or GENERATED ALWAYS: read, never written

    friend bool operator==(const Field &, const Field &) = default;
};

struct ForeignKey {
    QStringList fields;
    QString place; // referenced table, qualified as in a job file
    QStringList referenced;

    friend bool operator==(const ForeignKey &, const ForeignKey &) = default;
};

struct RecordSchema {
    QString place; // "ref.organization", "organization"
    std::vector<Field> fields;
    QStringList key; // primary key, else the narrowest unique key without nullable fields; empty if there is none
    std::vector<ForeignKey> foreignKeys;
    bool isView = false;

    // -1 if there is no such field (exact, case-sensitive match first, then a unique case-insensitive one).
    int indexOf(const QString &name) const;
    const Field *find(const QString &name) const;
};

// "decimal(12,2)" and the like, as an object of what is known of it.
QJsonObject toJson(const FieldType &type);

// Names and types of the fields and the key, as a hash: a changed one is announced, a missing key or cursor stops the run.
QString definitionHash(const RecordSchema &schema);

// A field a cursor could follow, best first.
struct CursorCandidate {
    QString field;
    bool indexed = false;
    bool guess = false; // chosen by its name only
};

// One content type that a connection offers.
struct Offering {
    RecordSchema schema;
    std::vector<CursorCandidate> cursors;
    std::optional<std::int64_t> estimatedCount; // the engine's statistics, not a count
};

QJsonObject toJson(const Offering &offering);

} // namespace tidewright
