#include "mysqlcreate.h"

#include "mysqlcolumn.h"
#include "sqlidentifier.h"

#include <QCoreApplication>

namespace tidewright
{

namespace
{

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(MysqlCreate)
};

// An InnoDB index holds 3,072 bytes, which is this many characters.
constexpr int indexCharacters = 768;
// A row holds 65,535 bytes besides its long texts.
constexpr int rowCharacters = 16'000;

bool sharesIndex(const Field &field)
{
    return field.type.kind == ValueKind::Text || field.type.kind == ValueKind::Binary;
}

} // namespace

Result<void> createTable(MysqlConnection &connection, const RecordSchema &schema)
{
    TRY_ASSIGN(const SqlPlace place, parsePlace(schema.place));
    TRY_ASSIGN(const QString name, quotePlace(place, SqlDialect::Mysql));
    int sharing = 0, inRow = 0;
    for (const Field &field : schema.fields) {
        if (!sharesIndex(field))
            continue;
        (schema.key.contains(field.name) ? sharing : inRow) += 1;
    }

    QList<QByteArray> lines;
    for (const Field &field : schema.fields) {
        const bool isKey = schema.key.contains(field.name);
        MysqlRoom room;
        room.inlineCharacters = std::min(255, rowCharacters / std::max(inRow + 4 * sharing, 1));
        if (isKey)
            room.keyCharacters = (indexCharacters - 16 * static_cast<int>(schema.key.size() - 1)) / std::max(sharing, 1);
        TRY_ASSIGN(const QString column, quoteIdentifier(field.name, SqlDialect::Mysql));
        TRY_ASSIGN(QByteArray type, nativeType(field, room, connection.isMariaDb()));
        // The comment comes behind NULL or NOT NULL.
        const qsizetype comment = type.indexOf(" COMMENT ");
        type.insert(comment < 0 ? type.size() : comment, isKey || !field.nullable ? " NOT NULL" : " NULL");
        lines += column.toUtf8() + ' ' + type;
    }
    if (!schema.key.isEmpty()) {
        TRY_ASSIGN(const QStringList key, quoteIdentifiers(schema.key, SqlDialect::Mysql));
        lines += "PRIMARY KEY (" + key.join(QStringLiteral(", ")).toUtf8() + ')';
    }
    auto made = connection.run("CREATE TABLE " + name.toUtf8() + " (\n  " + lines.join(",\n  ") +
                               "\n) ENGINE=InnoDB ROW_FORMAT=DYNAMIC DEFAULT CHARSET=utf8mb4");
    if (!made)
        return tl::unexpected(made.error().in(Tr::tr("The table “%1” was not made").arg(schema.place)));
    return {};
}

} // namespace tidewright
