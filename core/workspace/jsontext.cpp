#include "jsonfile.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <algorithm>

namespace tidewright
{

namespace
{

// As the documentation introduces them, so that a written file reads like its examples.
const QStringList &knownOrder()
{
    static const QStringList order =
        QStringLiteral(
            "$schema name title kind key path state host port database schema user password tls workers local remote direction "
            "initialSyncEnabled schedule every cron conflictStrategy deletes mode limit onFailure create batchSize atomicInitial "
            "undo keep "
            "maxSize enabled failedRecords verifyEvery defaults primaryKey cursor field lookback softDelete filter fields "
            "contentTypes")
            .split(QLatin1Char(' '));
    return order;
}

QByteArray scalar(const QJsonValue &value)
{
    const QByteArray list = QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact);
    return list.mid(1, list.size() - 2);
}

class Writer
{
public:
    explicit Writer(const QHash<QString, QStringList> &keys)
        : m_keys(keys)
    {
    }

    QByteArray write(const QJsonValue &value, const QString &path, int depth) const
    {
        QByteArrayList members;
        if (value.isObject()) {
            const QJsonObject object = value.toObject();
            for (const QString &name : ordered(object.keys(), path))
                members.append(scalar(name) + ": " + write(object[name], memberPath(path, name), depth + 1));
            return joined('{', members, '}', depth);
        }
        if (value.isArray()) {
            const QJsonArray array = value.toArray();
            for (const QJsonValue &item : array)
                members.append(write(item, itemPath(path, members.size()), depth + 1));
            return joined('[', members, ']', depth);
        }
        return scalar(value);
    }

private:
    QStringList ordered(QStringList names, const QString &path) const
    {
        const auto given = m_keys.constFind(path);
        const QStringList &order = given != m_keys.constEnd() ? *given : knownOrder();
        const auto rank = [&order](const QString &name) { return std::size_t(order.indexOf(name)); }; // −1: last
        std::stable_sort(names.begin(), names.end(), [&rank](const QString &a, const QString &b) { return rank(a) < rank(b); });
        return names;
    }

    static QByteArray joined(char open, const QByteArrayList &members, char close, int depth)
    {
        if (members.isEmpty())
            return QByteArray(1, open) + close;
        const QByteArray indent = '\n' + QByteArray(2 * (depth + 1), ' ');
        return open + indent + members.join(',' + indent) + '\n' + QByteArray(2 * depth, ' ') + close;
    }

    const QHash<QString, QStringList> &m_keys;
};

} // namespace

QByteArray toText(const JsonText &text)
{
    return Writer(text.keys).write(text.root, {}, 0) + '\n';
}

} // namespace tidewright
