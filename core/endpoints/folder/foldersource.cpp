#include "foldersource.h"

#include "clock.h"
#include "recordname.h"
#include "valuetext.h"

#include <QCoreApplication>
#include <numeric>

namespace tidewright
{

namespace
{

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(Folder)
};

bool isBehind(std::span<const Cell> a, const Key &b)
{
    for (std::size_t at = 0; at < b.size(); ++at) {
        const auto against = order(a[at], b[at].cell());
        if (against != std::strong_ordering::equal)
            return against == std::strong_ordering::greater;
    }
    return false;
}

} // namespace

Result<std::unique_ptr<Source>> FolderSource::open(const std::shared_ptr<FolderScans> &scans, const SourceSpec &spec,
                                                   std::stop_token stop)
{
    std::unique_ptr<FolderSource> source(new FolderSource);
    if (!spec.filter.trimmed().isEmpty())
        return fail(ErrorCode::Configuration,
                    Tr::tr("A folder has no language for a filter, so “%1” cannot be read with one. Nothing was changed.").arg(spec.place), {},
                    Tr::tr("Leave the filter out of the job."));
    source->m_scans = scans;
    source->m_stop = std::move(stop);
    source->m_name = spec.place;
    TRY_ASSIGN(source->m_place, scans->one(spec.place, source->m_stop));
    TRY_ASSIGN(source->m_layout, RecordLayout::of(source->m_place.place, spec.fields, spec.key));
    source->m_walked = true;
    if (spec.cursor) {
        const int column = source->m_layout.schema.indexOf(*spec.cursor);
        if (column < 0)
            return fail(ErrorCode::SchemaMismatch,
                        Tr::tr("The cursor field “%1” of “%2” is missing.").arg(*spec.cursor, spec.place));
        source->m_cursor = std::size_t(column);
    }
    return std::unique_ptr<Source>(std::move(source));
}

// A pass that begins sees the folder as it is then.
Result<void> FolderSource::walk()
{
    m_pass.reset();
    if (!std::exchange(m_walked, false)) {
        TRY_ASSIGN(m_place, m_scans->scan(m_name, m_stop));
    }
    return {};
}

void FolderSource::quarantine(std::string_view name, Error error)
{
    m_quarantined.insert_or_assign(std::string(name), std::move(error));
}

std::vector<Quarantined> FolderSource::quarantined() const
{
    std::vector<Quarantined> all;
    const std::vector<ValueKind> kinds = m_layout.keyKinds();
    for (const auto &[name, error] : m_quarantined)
        all.push_back({keyOfName(name, kinds), error});
    return all;
}

// ---- records -----------------------------------------------------------------------------------------------------------------

Result<bool> FolderSource::readFile(const std::string &name, RecordBatch &into)
{
    const QString path = m_place.folder.pathOf(name);
    const auto content = m_place.folder.read(name, largestRecord);
    if (!content && content.error().code == ErrorCode::PermissionDenied) {
        quarantine(name, problemError(RecordProblem::Unreadable, path));
        return false;
    }
    if (!content)
        return Failure(content.error());
    if (!*content)
        return false;
    RecordProblem problem = RecordProblem::None;
    JsonRecord record;
    if ((*content)->look.kind != FileKind::Regular)
        problem = RecordProblem::NoFile;
    else if ((*content)->look.stamp.size > largestRecord)
        problem = RecordProblem::TooLarge;
    else
        problem = record.parse((*content)->bytes);
    if (problem != RecordProblem::None) {
        quarantine(name, problemError(problem, path));
        return false;
    }
    const auto misfit = m_layout.read(record, name, into);
    if (misfit)
        quarantine(name, misfitError(*misfit, path));
    return !misfit;
}

Result<bool> FolderSource::readEntry(const RecordEntry &entry, RecordBatch &into)
{
    if (!entry.whole)
        return readFile(std::string(entry.name), into);
    const auto misfit = m_layout.read(entry.packed, entry.name, into);
    if (misfit)
        quarantine(entry.name, misfitError(*misfit, m_place.folder.pathOf(entry.name)));
    return !misfit;
}

// ---- passes ------------------------------------------------------------------------------------------------------------------

bool FolderSource::takesPart(const PageRequest &request, const Cell &cursor) const
{
    switch (request.pass) {
    case ReadPass::ByKey:
        return true;
    case ReadPass::NullCursor:
        return cursor.isNull();
    case ReadPass::BeyondUpper:
        return !cursor.isNull() && order(cursor, request.upper.cell()) == std::strong_ordering::greater;
    case ReadPass::Changed:
        break;
    }
    return !cursor.isNull() && (request.from.isNull() || order(cursor, request.from.cell()) != std::strong_ordering::less) &&
           (request.upper.isNull() || order(cursor, request.upper.cell()) != std::strong_ordering::greater);
}

template <typename Each>
void FolderSource::forEachRecord(Each &&each)
{
    const auto &entries = m_place.scan->entries();
    std::vector<std::size_t> columns = m_layout.key;
    if (m_cursor)
        columns.insert(columns.begin(), *m_cursor);
    // Which of the columns a member is of; the same for nearly all records.
    QStringList names;
    for (const std::size_t column : columns)
        names += m_layout.schema.fields[column].name;
    const MemberFinder finder(names);
    RecordBatch room(columns.size());
    for (std::size_t at = 0; at < entries.size(); ++at) {
        const RecordEntry &entry = entries[at];
        if (entry.problem != RecordProblem::None) {
            quarantine(entry.name, problemError(entry.problem, m_place.folder.pathOf(entry.name)));
            continue;
        }
        if (at % 1024 == 0)
            room.clear();
        const auto row = room.appendRow();
        bool fits = true;
        std::size_t guess = 0;
        forEachMember(entry.packed, [&](const PackedMember &member) {
            const auto column = finder.find(member.name, guess);
            if (!column)
                return;
            for (std::size_t part = 0; part < columns.size(); ++part) {
                const std::size_t field = columns[part];
                if (columns[*column] == field)
                    fits = readMember(member.value, m_layout.schema.fields[field].type, m_layout.origins[field], room, row[part]) && fits;
            }
        });
        const auto name = recordName(row.subspan(m_cursor ? 1 : 0));
        if (fits && name && *name == entry.name) {
            each(std::uint32_t(at), row);
            continue;
        }
        QStringList key = m_layout.schema.key;
        quarantine(entry.name, misfitError({fits ? key.join(QLatin1String(", ")) : names.join(QLatin1String(", ")), fits},
                                           m_place.folder.pathOf(entry.name)));
    }
}

Result<const FolderSource::Pass *> FolderSource::passFor(const PageRequest &request)
{
    const auto continues = [&](const PageRequest &open) {
        return !request.after.empty() && open.pass == request.pass && open.from == request.from && open.upper == request.upper;
    };
    if (m_pass && continues(m_pass->of))
        return m_pass.get();
    TRY(walk());
    auto pass = std::make_unique<Pass>();
    pass->of = request;
    const bool withCursor = request.pass == ReadPass::Changed || request.pass == ReadPass::BeyondUpper;
    const std::size_t skipped = m_cursor && !withCursor ? 1 : 0;
    pass->positions.clear(m_layout.key.size() + (withCursor ? 1 : 0));
    forEachRecord([&](std::uint32_t entry, std::span<const Cell> row) {
        if (request.pass != ReadPass::ByKey && !takesPart(request, row[0]))
            return;
        const auto position = pass->positions.appendRow();
        for (std::size_t part = 0; part < position.size(); ++part)
            position[part] = pass->positions.adopt(row[part + skipped]);
        pass->entry.push_back(entry);
    });
    pass->order.resize(pass->entry.size());
    std::iota(pass->order.begin(), pass->order.end(), 0U);
    const RecordBatch &positions = pass->positions;
    std::ranges::sort(pass->order, [&](std::uint32_t a, std::uint32_t b) {
        const auto left = positions.row(a);
        const auto right = positions.row(b);
        for (std::size_t part = 0; part < left.size(); ++part) {
            const auto against = order(left[part], right[part]);
            if (against != std::strong_ordering::equal)
                return against == std::strong_ordering::less;
        }
        return false;
    });
    m_pass = std::move(pass);
    return m_pass.get();
}

std::size_t FolderSource::firstBehind(const Pass &pass, const Key &after) const
{
    if (after.empty())
        return 0;
    const RecordBatch &positions = pass.positions;
    const auto found = std::ranges::partition_point(pass.order, [&](std::uint32_t at) { return !isBehind(positions.row(at), after); });
    return std::size_t(found - pass.order.begin());
}

Result<void> FolderSource::checkPosition(const PageRequest &request) const
{
    if (request.pass != ReadPass::ByKey && !m_cursor)
        return fail(ErrorCode::Internal, Tr::tr("“%1” is read without a cursor.").arg(m_name));
    const bool withCursor = request.pass == ReadPass::Changed || request.pass == ReadPass::BeyondUpper;
    const std::size_t width = m_layout.key.size() + (withCursor ? 1 : 0);
    if ((!request.after.empty() && request.after.size() != width) || (!request.until.empty() && request.until.size() != width))
        return fail(ErrorCode::StateUnreadable, Tr::tr("The position to go on from in “%1” does not fit its key.").arg(m_name));
    return {};
}

Result<Page> FolderSource::readPage(const PageRequest &request, RecordBatch &into)
{
    TRY(checkPosition(request));
    into.clear(m_layout.schema.fields.size());
    TRY_ASSIGN(const Pass *pass, passFor(request));
    Page page;
    page.last = true;
    for (std::size_t at = firstBehind(*pass, request.after); at < pass->order.size(); ++at) {
        const std::uint32_t position = pass->order[at];
        const auto cells = std::as_const(pass->positions).row(position);
        if (!request.until.empty() && isBehind(cells, request.until))
            break;
        if (into.rows() == request.limit) {
            page.last = false;
            break;
        }
        if (at % 1024 == 0 && m_stop.stop_requested())
            return Failure(folderStopped(m_scans->config().described()));
        TRY(readEntry(m_place.scan->entries()[pass->entry[position]], into));
        page.position.clear();
        for (const Cell &cell : cells)
            page.position.emplace_back(cell);
    }
    return page;
}

Result<void> FolderSource::fetch(const RecordBatch &keys, RecordBatch &into)
{
    into.clear(m_layout.schema.fields.size());
    for (std::size_t at = 0; at < keys.rows(); ++at) {
        // What has no name is in no folder.
        const auto name = recordName(keys.row(at));
        if (name)
            TRY(readFile(*name, into));
    }
    return {};
}

// ---- counts ------------------------------------------------------------------------------------------------------------------

Value FolderSource::greatestCursor()
{
    Value greatest;
    forEachRecord([&](std::uint32_t, std::span<const Cell> row) {
        if (!row[0].isNull() && (greatest.isNull() || order(row[0], greatest.cell()) == std::strong_ordering::greater))
            greatest = Value(row[0]);
    });
    return greatest;
}

Result<SourceBounds> FolderSource::bounds()
{
    SourceBounds bounds;
    bounds.now = SystemClock().now();
    bounds.empty = m_place.scan->entries().empty();
    if (!m_cursor)
        return bounds;
    bounds.greatest = greatestCursor();
    bounds.upper = bounds.greatest;
    const ValueKind kind = m_layout.schema.fields[*m_cursor].type.kind;
    const std::int64_t now = bounds.now.time_since_epoch().count();
    if (tellsTime(kind))
        bounds.upper = Value::ofInt(kind == ValueKind::Date ? floorDivide(now, microsPerDay) : now, kind);
    return bounds;
}

Result<std::int64_t> FolderSource::count()
{
    TRY_ASSIGN(m_place, m_scans->scan(m_name, m_stop));
    m_pass.reset();
    std::int64_t count = 0;
    forEachRecord([&](std::uint32_t, std::span<const Cell>) { ++count; });
    return count;
}

Result<std::int64_t> FolderSource::countBeyond(const Value &cursor)
{
    if (!m_cursor)
        return fail(ErrorCode::Internal, Tr::tr("“%1” is read without a cursor.").arg(m_name));
    TRY_ASSIGN(m_place, m_scans->scan(m_name, m_stop));
    m_pass.reset();
    std::int64_t count = 0;
    forEachRecord([&](std::uint32_t, std::span<const Cell> row) {
        count += !row[0].isNull() && order(row[0], cursor.cell()) == std::strong_ordering::greater;
    });
    return count;
}

Result<std::optional<std::int64_t>> FolderSource::estimate()
{
    return std::optional(std::int64_t(m_place.scan->entries().size()));
}

} // namespace tidewright
