// What the two sides are defined as: told apart from what they were, kept version by version, and held against what the type's position depends on.
#include "chunk.h"
#include "runcourse.h"
#include "versions.h"

#include <QCoreApplication>

namespace tidewright
{

namespace
{

struct DefinitionText {
    Q_DECLARE_TR_FUNCTIONS(Definitions)
};

} // namespace

QString schemaFingerprint(const RunSession &session)
{
    return definitionHash(session.sourceSchema) + QLatin1Char(' ') + definitionHash(session.targetSchema);
}

const QStringList &leftOut(const RunSession &session)
{
    return session.isTwoWay() ? session.twoWayMapping->unmapped() : session.mapping.unmapped();
}

void noteDefinitions(RunSession &session)
{
    auto *versions = dynamic_cast<VersionStore *>(&session.context.store);
    const RunOptions &options = session.context.options;
    if (!versions || options.dryRun || !options.persistState || session.state.fingerprints.schema == schemaFingerprint(session))
        return;
    const bool push = session.context.direction == Direction::LocalToRemote;
    std::vector<std::pair<Side, RecordSchema>> definitions;
    for (const auto &[side, schema] : {std::pair(Side::Local, push ? session.sourceSchema : session.targetSchema),
                                       std::pair(Side::Remote, push ? session.targetSchema : session.sourceSchema)}) {
        if (!schema.fields.empty())
            definitions.emplace_back(side, schema);
    }
    if (definitions.empty())
        return;
    const auto noted = withState(
        session, [&] { return versions->noteDefinitions(session.lease->lease(), session.run.runId, definitions); });
    if (!noted)
        session.log->warn(QStringLiteral("The versions of the definitions could not be kept"),
                          {{QStringLiteral("detail"), noted.error().detail}});
}

Result<void> requireCursors(const RunSession &session)
{
    const ContentType &type = session.context.type;
    if (!session.isTwoWay() || type.cursorField.isEmpty() || session.state.cursorField != type.cursorField)
        return {};
    for (const Side side : {Side::Local, Side::Remote}) {
        const bool isLocal = side == Side::Local;
        const Value &followed = isLocal ? session.state.localCursor : session.state.cursor;
        if (!followed.isNull() && !session.twoWayMapping->cursorColumn(side))
            return fail(ErrorCode::SchemaMismatch,
                        DefinitionText::tr("The cursor field “%1” of “%2” is missing. Nothing was changed, and the type's position is as it was.")
                            .arg(type.cursorField, isLocal ? type.local : type.remote),
                        {}, DefinitionText::tr("Bring the field back, or name another cursor in the job file: the next run then reads everything."));
    }
    return {};
}

} // namespace tidewright
