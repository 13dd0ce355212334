// The quick way through a job file of thousands of content types. A plain one says its key, its tables, key fields, cursor and filter, and
// all of them well: it is taken straight from the parser's tree. The rest of the file goes the long way, by its schema.
#pragma once

#include "jsonfile.h"
#include "syncjob.h"

namespace tidewright
{

class PlainTypes
{
public:
    // Empty for a file without plain types, and for one in which anything at all may be wrong: the long way says what it is.
    static std::optional<PlainTypes> read(QByteArray bytes);

    // The file without its plain types, but for the first, which stands for them.
    const JsonText &rest() const { return m_rest; }
    // All types in file order: `rest` are those of rest(), the plain ones have the settings of the first of them.
    QList<ContentType> joined(const QList<ContentType> &rest) const;

private:
    struct Type {
        QString key;
        QString local;
        QString remote;
        QStringList primaryKey;
        QString cursorField;
        std::optional<Micros> lookback;
        QString softDeleteField;
        QString filter;
    };
    class Reader;

    JsonText m_rest;
    qsizetype m_first = 0;                    // of the plain ones, in rest
    std::vector<std::optional<Type>> m_types; // in file order; empty: stands in rest
};

} // namespace tidewright
