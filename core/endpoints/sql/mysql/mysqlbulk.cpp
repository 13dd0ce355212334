#include "mysqlbulk.h"

#include "mysqlliteral.h"
#include "mysqlrowtext.h"

#include <QCoreApplication>
#include <charconv>

namespace tidewright
{

namespace
{

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(MysqlBulk)
};

// Statements of INSERT are ended at this length.
constexpr std::size_t insertBytes = 512 * 1024;

void appendNumber(std::int64_t value, std::string &to)
{
    char buffer[24];
    to.append(buffer, std::to_chars(buffer, buffer + sizeof buffer, value).ptr);
}

// Encodes record by record as the server asks for more.
class RecordText final : public MysqlLocalData
{
public:
    RecordText(const MysqlRecords &records, const MysqlStaged *staged)
        : m_records(records)
        , m_staged(staged)
    {
    }

    int read(char *buffer, unsigned size) override
    {
        if (m_sent == m_text.size()) {
            m_text.clear();
            m_sent = 0;
            while (m_next < m_records.count && m_text.size() < size)
                append(m_next++);
        }
        const std::size_t part = std::min<std::size_t>(size, m_text.size() - m_sent);
        std::memcpy(buffer, m_text.data() + m_sent, part);
        m_sent += part;
        return static_cast<int>(part);
    }

private:
    void append(std::size_t index)
    {
        const std::span<const Cell> row = m_records.batch.row(m_records.first + index);
        if (m_staged) {
            appendNumber(m_staged->number + static_cast<std::int64_t>(index), m_text);
            m_text += m_staged->removed ? "\t1\t" : "\t0\t";
        }
        for (std::size_t column = 0; column < m_records.columns.size(); ++column) {
            if (column > 0)
                m_text += '\t';
            appendField(row[column], m_records.columns[column], m_text);
        }
        m_text += '\n';
    }

    const MysqlRecords &m_records;
    const MysqlStaged *m_staged;
    std::string m_text;
    std::size_t m_sent = 0;
    std::size_t m_next = 0;
};

// The file is read without a character set, so that binary fields pass: text for a column of another one is converted by the
// server.
QByteArray conversion(const MysqlColumn &column, const QByteArray &variable, bool mariaDb)
{
    if (column.form == MysqlForm::Bit)
        return "CAST(" + variable + " AS UNSIGNED)";
    const bool unicode = column.charset.startsWith(QLatin1String("utf8"));
    if (column.form == MysqlForm::Uuid || (!column.charset.isEmpty() && !unicode) ||
        column.dataType.startsWith(QLatin1String("inet")) || (!mariaDb && column.field.type.kind == ValueKind::Json))
        return "CONVERT(" + variable + " USING utf8mb4)";
    return {};
}

} // namespace

MysqlBulk::MysqlBulk(MysqlConnection &connection, const MysqlLoadPlan &plan)
    : m_connection(connection)
    , m_plan(plan)
{
}

Result<void> MysqlBulk::write(const QByteArray &table, const MysqlRecords &records, const MysqlStaged *staged)
{
    if (records.count == 0)
        return {};
    TRY(check(records));
    return m_plan.localData ? loadLocal(table, records, staged) : insertRows(table, records, staged);
}

Result<void> MysqlBulk::check(const MysqlRecords &records) const
{
    for (std::size_t row = records.first; row < records.first + records.count; ++row) {
        const std::span<const Cell> cells = records.batch.row(row);
        for (std::size_t column = 0; column < records.columns.size(); ++column) {
            if (auto error = refusedSilently(cells[column], records.columns[column], m_plan.mariaDb))
                return tl::unexpected(std::move(*error));
        }
    }
    return {};
}

// Notes count too: a decimal that was rounded is only a note.
Result<void> MysqlBulk::settled(std::int64_t written, std::size_t expected)
{
    TRY_ASSIGN(std::optional<Error> refusal, m_connection.refusal());
    if (refusal)
        return tl::unexpected(std::move(*refusal));
    if (written != static_cast<std::int64_t>(expected))
        return fail(ErrorCode::Internal, Tr::tr("The target took fewer records than were sent. They were taken back."),
                    QStringLiteral("%1 of %2 rows").arg(written).arg(expected));
    return {};
}

Result<void> MysqlBulk::loadLocal(const QByteArray &table, const MysqlRecords &records, const MysqlStaged *staged)
{
    QList<QByteArray> fields, conversions;
    if (staged)
        fields = {"tidewright_n", "tidewright_removed"};
    for (std::size_t column = 0; column < records.columns.size(); ++column) {
        const QByteArray &name = records.columns[column].name;
        const QByteArray variable = "@v" + QByteArray::number(static_cast<qulonglong>(column));
        const QByteArray converted = conversion(records.columns[column], variable, m_plan.mariaDb);
        fields += converted.isEmpty() ? name : variable;
        if (!converted.isEmpty())
            conversions += name + " = " + converted;
    }
    RecordText text(records, staged);
    TRY_ASSIGN(
        const std::int64_t written,
        m_connection.load("LOAD DATA LOCAL INFILE 'records' INTO TABLE " + table +
                              " CHARACTER SET binary FIELDS TERMINATED BY '\\t' ESCAPED BY '\\\\' LINES TERMINATED BY '\\n' (" +
                              fields.join(", ") + ')' + (conversions.isEmpty() ? QByteArray() : " SET " + conversions.join(", ")),
                          text));
    return settled(written, records.count);
}

Result<void> MysqlBulk::insertRows(const QByteArray &table, const MysqlRecords &records, const MysqlStaged *staged)
{
    if (m_packet == 0) {
        TRY_ASSIGN(const auto packet, m_connection.value("SELECT @@max_allowed_packet"));
        m_packet = packet ? packet->toULongLong() : insertBytes;
    }
    QList<QByteArray> names;
    if (staged)
        names = {"tidewright_n", "tidewright_removed"};
    for (const MysqlColumn &column : records.columns)
        names += column.name;
    const QByteArray head = "INSERT INTO " + table + " (" + names.join(", ") + ") VALUES ";

    QByteArray sql = head;
    std::size_t rows = 0;
    const auto flush = [&]() -> Result<void> {
        if (rows == 0)
            return {};
        TRY_ASSIGN(const std::int64_t written, m_connection.run(sql));
        TRY(settled(written, rows));
        sql = head;
        rows = 0;
        return {};
    };
    for (std::size_t index = 0; index < records.count; ++index) {
        const std::span<const Cell> cells = records.batch.row(records.first + index);
        QList<QByteArray> values;
        if (staged)
            values = {QByteArray::number(static_cast<qlonglong>(staged->number + static_cast<std::int64_t>(index))),
                      staged->removed ? "1" : "0"};
        for (std::size_t column = 0; column < records.columns.size(); ++column)
            values += literal(cells[column], m_connection);
        const QByteArray row = '(' + values.join(',') + ')';
        if (static_cast<std::size_t>(head.size() + row.size()) + 1 >= m_packet)
            return fail(ErrorCode::ValueRefused, Tr::tr("A record is longer than the server takes in one statement."),
                        QStringLiteral("max_allowed_packet %1").arg(m_packet), Tr::tr("Raise max_allowed_packet at the server."));
        if (static_cast<std::size_t>(sql.size() + row.size()) + 1 >= std::min(insertBytes, m_packet))
            TRY(flush());
        sql += (rows == 0 ? "" : ",") + row;
        ++rows;
    }
    return flush();
}

} // namespace tidewright
