#include "conflictcontents.h"

#include "compressed.h"
#include "pgarray.h"
#include "recordimage.h"
#include "statejsontext.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>

#include <xxhash.h>

namespace tidewright
{

namespace
{

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(tidewright::StateStore)
};

QByteArray namesColumn(const QStringList &names)
{
    return QJsonDocument(QJsonArray::fromStringList(names)).toJson(QJsonDocument::Compact);
}

QStringList namesFrom(const Statement &row, int column)
{
    const std::string_view bytes = row.utf8(column);
    QStringList names;
    for (const QJsonValue &name : QJsonDocument::fromJson(QByteArray::fromRawData(bytes.data(), qsizetype(bytes.size()))).array())
        names.append(name.toString());
    return names;
}

std::string_view viewOf(const QByteArray &bytes)
{
    return {bytes.constData(), std::size_t(bytes.size())};
}

Result<RecordImage> imageFrom(const Statement &row, int column)
{
    if (row.isNull(column))
        return RecordImage();
    TRY_ASSIGN(const std::string packed, uncompressed(row.bytes(column)));
    TRY_ASSIGN(std::vector<Value> values, unpackRecord(packed));
    return RecordImage(std::move(values));
}

} // namespace

ConflictContents::ConflictContents(StoreSession &session)
    : m_session(session)
{
}

Result<std::int64_t> ConflictContents::layoutOf(const Conflict &conflict)
{
    if (m_layout && m_keyFields == conflict.keyFields && m_fields == conflict.fields)
        return m_layout;
    const QByteArray keyFields = namesColumn(conflict.keyFields);
    const QByteArray fields = namesColumn(conflict.fields);
    const QByteArray both = keyFields + fields;
    const XXH128_hash_t hash = XXH3_128bits(both.constData(), std::size_t(both.size()));
    XXH128_canonical_t canonical;
    XXH128_canonicalFromHash(&canonical, hash);
    const std::string_view hashBytes(reinterpret_cast<const char *>(canonical.digest), sizeof canonical.digest);
    {
        TRY_ASSIGN(Statement insert,
                   Statement::prepare(m_session, QStringLiteral("INSERT INTO conflict_layouts (names_hash, key_fields, fields) "
                                                                "VALUES (?, ?, ?) ON CONFLICT DO NOTHING")));
        TRY(insert.bindBytes(hashBytes).bindUtf8(viewOf(keyFields)).bindUtf8(viewOf(fields)).run());
    }
    TRY_ASSIGN(Statement select,
               Statement::prepare(m_session, QStringLiteral("SELECT id FROM conflict_layouts WHERE names_hash = ?")));
    TRY(select.bindBytes(hashBytes).run());
    TRY(select.next());
    m_layout = select.integer(0);
    m_keyFields = conflict.keyFields;
    m_fields = conflict.fields;
    return m_layout;
}

Result<void> ConflictContents::write(std::int64_t number, const Conflict &conflict)
{
    TRY_ASSIGN(const std::int64_t layout, layoutOf(conflict));
    TRY_ASSIGN(Statement statement,
               Statement::prepare(m_session, QStringLiteral("INSERT INTO conflict_contents (conflict, layout, base, local, "
                                                            "remote, resolution) VALUES (?, ?, ?, ?, ?, ?) "
                                                            "ON CONFLICT (conflict) DO UPDATE SET layout = excluded.layout, "
                                                            "base = excluded.base, local = excluded.local, "
                                                            "remote = excluded.remote, resolution = excluded.resolution")));
    statement.bind(number).bind(layout);
    std::array<std::string, 3> images;
    std::size_t at = 0;
    for (const RecordImage *image : {&conflict.base, &conflict.local, &conflict.remote}) {
        std::string &stored = images[at++];
        if (*image)
            stored = compressed(packRecord(**image));
        *image ? statement.bindBytes(stored) : statement.bindNull();
    }
    return statement.bind(resolutionColumn(conflict.resolution)).run();
}

Result<void> ConflictContents::addNew(const std::vector<NumberedConflict> &conflicts)
{
    PgArray numbers, layouts;
    std::array<PgArray, 3> images;
    for (const NumberedConflict &one : conflicts) {
        TRY_ASSIGN(const std::int64_t layout, layoutOf(*one.conflict));
        numbers.add(one.number);
        layouts.add(layout);
        std::size_t at = 0;
        for (const RecordImage *image : {&one.conflict->base, &one.conflict->local, &one.conflict->remote}) {
            *image ? images[at].addBytes(compressed(packRecord(**image))) : images[at].addNull();
            ++at;
        }
    }
    TRY_ASSIGN(
        Statement statement,
        Statement::prepare(m_session, QStringLiteral("INSERT INTO conflict_contents (conflict, layout, base, local, remote) "
                                                     "SELECT * FROM unnest(CAST(? AS bigint[]), CAST(? AS bigint[]), "
                                                     "CAST(? AS bytea[]), CAST(? AS bytea[]), CAST(? AS bytea[]))")));
    statement.bind(numbers.text()).bind(layouts.text());
    for (const PgArray &image : images)
        statement.bind(image.text());
    return statement.run();
}

Result<void> ConflictContents::read(std::int64_t number, Conflict &into)
{
    TRY_ASSIGN(Statement statement,
               Statement::prepare(m_session,
                                  QStringLiteral("SELECT l.key_fields, l.fields, c.base, c.local, c.remote, c.resolution FROM "
                                                 "conflict_contents c JOIN conflict_layouts l ON l.id = c.layout "
                                                 "WHERE c.conflict = ?")));
    TRY(statement.bind(number).run());
    TRY_ASSIGN(const bool found, statement.next());
    if (!found)
        return tl::unexpected(damagedConflict(QStringLiteral("conflict_contents (%1)").arg(number)));
    into.keyFields = namesFrom(statement, 0);
    into.fields = namesFrom(statement, 1);
    TRY_ASSIGN(into.base, imageFrom(statement, 2));
    TRY_ASSIGN(into.local, imageFrom(statement, 3));
    TRY_ASSIGN(into.remote, imageFrom(statement, 4));
    TRY_ASSIGN(into.resolution, resolutionFrom(statement, 5));
    return {};
}

QString resolutionColumn(const std::optional<Resolution> &resolution)
{
    return resolution ? jsonText(toJson(*resolution)) : QString();
}

Result<std::optional<Resolution>> resolutionFrom(const Statement &row, int column)
{
    if (row.isNull(column))
        return std::nullopt;
    const auto json = jsonObject(row.utf8(column));
    if (!json)
        return tl::unexpected(damagedConflict(row.text(column)));
    TRY_ASSIGN(Resolution resolution, resolutionFromJson(*json));
    return std::optional(std::move(resolution));
}

Error damagedConflict(const QString &what)
{
    return {ErrorCode::StateUnreadable,
            Tr::tr("A conflict in the state database is damaged and cannot be shown. It was left as it is."), what,
            Tr::tr("Restore a back-up of the state database.")};
}

} // namespace tidewright
