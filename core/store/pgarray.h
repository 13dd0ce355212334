// The text of a PostgreSQL array: many rows in one statement, which its server takes apart with unnest().
#pragma once

#include "contenthash.h"

#include <QString>
#include <string_view>

namespace tidewright
{

class PgArray
{
public:
    void addBytes(std::string_view bytes);
    void addHash(const ContentHash &hash);
    void addText(const QString &text);
    void add(std::int64_t number);
    void addNull();

    QString text() const;

private:
    void separate();

    QByteArray m_text = QByteArrayLiteral("{");
};

} // namespace tidewright
