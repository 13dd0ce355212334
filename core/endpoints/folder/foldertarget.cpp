#include "foldertarget.h"

#include "folderload.h"
#include "folderundo.h"
#include "recordname.h"

#include <QCoreApplication>
#include <QDir>

namespace tidewright
{

namespace
{

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(Folder)
};

} // namespace

Result<std::unique_ptr<Target>> FolderTarget::open(const std::shared_ptr<FolderScans> &scans, const TargetSpec &spec,
                                                   std::stop_token stop)
{
    std::unique_ptr<FolderTarget> target(new FolderTarget);
    target->m_stop = stop;
    TRY_ASSIGN(const ScannedPlace scanned, scans->one(spec.place, stop));
    target->m_schema = scanned.place.schema;
    FolderLoadPlan &plan = target->m_plan;
    plan.config = scans->config();
    plan.scans = scans;
    plan.spec = spec;
    TRY_ASSIGN(plan.layout, RecordLayout::of(scanned.place, spec.fields, spec.key));
    if (!spec.undo.isEmpty()) {
        QStringList all;
        for (const Field &field : scanned.place.schema.fields)
            all += field.name;
        TRY_ASSIGN(plan.whole, RecordLayout::of(scanned.place, all, spec.key));
    }
    return std::unique_ptr<Target>(std::move(target));
}

Result<bool> FolderTarget::isEmpty()
{
    TRY_ASSIGN(const Directory place, openPlace(m_plan.config, m_plan.spec.place));
    TRY_ASSIGN(const auto names, place.names());
    return std::ranges::none_of(names, [](const std::string &name) { return isRecordName(name); });
}

Result<std::unique_ptr<Load>> FolderTarget::openLoad(const QString &runId, LoadKind kind)
{
    FolderLoadPlan plan = m_plan;
    plan.kind = kind;
    return FolderLoad::open(std::move(plan), runId, m_stop);
}

Result<std::unique_ptr<Load>> FolderTarget::findLoad(const QString &runId, LoadKind kind)
{
    FolderLoadPlan plan = m_plan;
    plan.kind = kind;
    TRY_ASSIGN(std::unique_ptr<FolderLoad> load, FolderLoad::find(std::move(plan), runId, m_stop));
    return load;
}

Result<std::unique_ptr<Undo>> FolderTarget::openUndo()
{
    return std::make_unique<FolderUndo>(m_plan);
}

Result<void> createFolderPlace(const FolderConfig &config, const RecordSchema &schema)
{
    for (const Field &field : schema.fields) {
        if (schema.key.contains(field.name) && field.type.kind == ValueKind::Json)
            return fail(ErrorCode::SchemaMismatch,
                        Tr::tr("The key field “%1” of “%2” is JSON, which cannot be the name of a file. Nothing was changed.")
                            .arg(field.name, schema.place),
                        {}, Tr::tr("Name other fields in “primaryKey”."));
    }
    if (!QDir(config.path).exists() && !QDir().mkpath(config.path))
        return folderFailure(config.path, FolderAccess::Write);
    TRY(makePlace(config, schema.place));
    TRY_ASSIGN(const Directory root, Directory::openRoot(config.path));
    TRY(makeOwnFolder(root));
    return writeSchemaFile(root, schema);
}

} // namespace tidewright
