#include "foldersource.h"

#include "recordname.h"

#include <QCoreApplication>

namespace tidewright
{

namespace
{

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(Folder)
};

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
    // Its name was held against its key when the pass began.
    const auto misfit = m_layout.readValues(entry.packed, into);
    if (misfit)
        quarantine(entry.name, misfitError({m_layout.schema.fields[*misfit].name, false}, m_place.folder.pathOf(entry.name)));
    return !misfit;
}

// ---- pages ----------------------------------------------------------------------------------------------------------------

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
    std::optional<std::uint32_t> last;
    const std::size_t end = request.until.empty() ? pass->order.size() : firstBehind(*pass, request.until);
    for (std::size_t at = firstBehind(*pass, request.after); at < end; ++at) {
        const std::uint32_t position = pass->order[at];
        if (into.rows() == request.limit) {
            page.last = false;
            break;
        }
        if (at % 1024 == 0 && m_stop.stop_requested())
            return Failure(folderStopped(m_scans->config().described()));
        TRY(readEntry(m_place.scan->entries()[pass->entry[position]], into));
        last = position;
    }
    if (last) {
        for (const Cell &cell : std::as_const(pass->positions).row(*last))
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

} // namespace tidewright
