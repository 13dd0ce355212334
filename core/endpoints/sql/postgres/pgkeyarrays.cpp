#include "pgkeyarrays.h"

#include "pgencode.h"

#include <QtEndian>

namespace tidewright
{

Result<void> pgKeyArrays(const std::vector<PgColumn> &columns, const RecordBatch &keys, std::size_t first, std::size_t count,
                         PgParams &params)
{
    PgBuffer array;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        // Dimensions, whether there are NULLs, element type, length, lower bound; then the elements.
        char header[20];
        qToBigEndian(std::int32_t(1), header);
        qToBigEndian(std::int32_t(0), header + 4);
        qToBigEndian(std::uint32_t(pgOid(columns[i].codec)), header + 8);
        qToBigEndian(std::int32_t(count), header + 12);
        qToBigEndian(std::int32_t(1), header + 16);
        array.clear();
        array.append({header, sizeof header});
        for (std::size_t row = first; row < first + count; ++row) {
            const Cell &cell = keys.row(row)[i];
            if (!pgEncode(columns[i], cell, array))
                return tl::unexpected(pgRefusal(columns[i], cell, QString::fromStdString(toText(cell))));
        }
        // Its type is what the cast in the statement says.
        params.addBinary(0, array.view());
    }
    return {};
}

QString pgKeyRows(const std::vector<PgColumn> &columns)
{
    QStringList values;
    QStringList arrays;
    QStringList names;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        const QString name = QStringLiteral("k%1").arg(i);
        names += name;
        values += QLatin1String("k.") + name +
                  (columns[i].codec == PgCodec::AsText ? QLatin1String("::") + columns[i].typeText : QString());
        arrays += QStringLiteral("$%1::%2[]").arg(i + 1).arg(pgTypeName(columns[i].codec));
    }
    return QLatin1String("SELECT ") + values.join(QLatin1String(", ")) + QLatin1String(" FROM unnest(") +
           arrays.join(QLatin1String(", ")) + QLatin1String(") AS k(") + names.join(QLatin1String(", ")) + QLatin1Char(')');
}

} // namespace tidewright
