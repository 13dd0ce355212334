#include "conflictevents.h"

#include "pgarray.h"

namespace tidewright
{

namespace
{

std::optional<ConflictEvent::What> whatFromName(const QString &name)
{
    for (int what = 0; what <= int(ConflictEvent::What::Closed); ++what) {
        if (conflictEventName(ConflictEvent::What(what)) == name)
            return ConflictEvent::What(what);
    }
    return std::nullopt;
}

} // namespace

Result<void> addConflictEvent(StoreSession &session, std::int64_t number, const ConflictEvent &event)
{
    TRY_ASSIGN(
        Statement statement,
        Statement::prepare(session, QStringLiteral("INSERT INTO conflict_events (conflict, number, what, who, happened_at, "
                                                   "resolution) SELECT ?, coalesce(max(number), 0) + 1, ?, ?, ?, ? "
                                                   "FROM conflict_events WHERE conflict = ?")));
    statement.bind(number).bind(conflictEventName(event.what)).bind(event.who.isNull() ? QStringLiteral("") : event.who);
    statement.bind(std::optional(event.when)).bind(resolutionColumn(event.resolution));
    return statement.bind(number).run();
}

Result<void> addDetected(StoreSession &session, const std::vector<NumberedConflict> &conflicts)
{
    PgArray numbers, times;
    for (const NumberedConflict &one : conflicts) {
        numbers.add(one.number);
        times.add(one.detectedAt.time_since_epoch().count());
    }
    TRY_ASSIGN(
        Statement statement,
        Statement::prepare(session, QStringLiteral("INSERT INTO conflict_events (conflict, number, what, who, happened_at) "
                                                   "SELECT found.conflict, 1, '%1', '', found.happened_at FROM "
                                                   "unnest(CAST(? AS bigint[]), CAST(? AS bigint[])) "
                                                   "AS found (conflict, happened_at)")
                                        .arg(conflictEventName(ConflictEvent::What::Detected))));
    return statement.bind(numbers.text()).bind(times.text()).run();
}

Result<std::vector<ConflictEvent>> readConflictEvents(StoreSession &session, std::int64_t number)
{
    TRY_ASSIGN(Statement statement,
               Statement::prepare(session, QStringLiteral("SELECT what, who, happened_at, resolution FROM conflict_events "
                                                          "WHERE conflict = ? ORDER BY number")));
    TRY(statement.bind(number).run());
    std::vector<ConflictEvent> events;
    for (;;) {
        TRY_ASSIGN(const bool more, statement.next());
        if (!more)
            return events;
        const auto what = whatFromName(statement.text(0));
        if (!what)
            return tl::unexpected(damagedConflict(QStringLiteral("conflict_events (%1)").arg(number)));
        ConflictEvent event{*what, statement.text(1), statement.instant(2).value_or(Instant()), {}};
        TRY_ASSIGN(event.resolution, resolutionFrom(statement, 3));
        events.push_back(std::move(event));
    }
}

} // namespace tidewright
