#include "fieldselection.h"

#include "text.h"

#include <QCoreApplication>

namespace tidewright
{

namespace
{

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(SourceSelection)
};

} // namespace

QStringList namesOf(const RecordSchema &place)
{
    QStringList names;
    for (const Field &field : place.fields)
        names += field.name;
    return names;
}

Result<std::vector<std::size_t>> columnsOf(const RecordSchema &place, const QStringList &names)
{
    std::vector<std::size_t> found;
    for (const QString &name : names) {
        const int index = place.indexOf(name);
        if (index < 0) {
            const QStringList all = namesOf(place);
            const std::optional<QString> near = nearest(name, all);
            return fail(ErrorCode::SchemaMismatch, Tr::tr("“%1” has no field “%2”. Nothing was changed.").arg(place.place, name),
                        QStringLiteral("columns: ") + all.join(QStringLiteral(", ")),
                        near ? Tr::tr("Is “%1” meant?").arg(*near) : QString());
        }
        found.push_back(static_cast<std::size_t>(index));
    }
    return found;
}

} // namespace tidewright
