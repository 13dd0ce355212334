// What a conflict is about, apart from what lists show of it: the record at its base and at both sides, and what was decided.
#pragma once

#include "conflict.h"
#include "statement.h"

namespace tidewright
{

// A new one, as the store has numbered it.
struct NumberedConflict {
    std::int64_t number = 0;
    const Conflict *conflict = nullptr;
    Instant detectedAt{};
};

class ConflictContents
{
public:
    explicit ConflictContents(StoreSession &session);

    // In place of what it had.
    Result<void> write(std::int64_t number, const Conflict &conflict);
    // Of new ones, on PostgreSQL.
    Result<void> addNew(const std::vector<NumberedConflict> &conflicts);
    Result<void> read(std::int64_t number, Conflict &into);

private:
    // Names are stored once for all records that have them.
    Result<std::int64_t> layoutOf(const Conflict &conflict);

    StoreSession &m_session;
    std::int64_t m_layout = 0; // of m_keyFields and m_fields; 0: none yet
    QStringList m_keyFields;
    QStringList m_fields;
};

// As they stand in columns; null where there is none.
QString resolutionColumn(const std::optional<Resolution> &resolution);
Result<std::optional<Resolution>> resolutionFrom(const Statement &row, int column);

Error damagedConflict(const QString &what);

} // namespace tidewright
