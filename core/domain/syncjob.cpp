#include "syncjob.h"

#include "text.h"
#include "texthash.h"

#include <QJsonArray>
#include <QRegularExpression>
#include <algorithm>
#include <cmath>

namespace tidewright
{

namespace
{

QJsonArray mappingJson(std::vector<FieldMapping> fields)
{
    // Sorted: the order of the list in the file means nothing.
    std::sort(fields.begin(), fields.end(), [](const FieldMapping &a, const FieldMapping &b) {
        return a.local != b.local ? a.local < b.local : a.remote < b.remote;
    });
    QJsonArray json;
    for (const FieldMapping &field : fields) {
        QJsonArray values;
        for (const auto &[local, remote] : field.values)
            values.append(QJsonArray{local, remote});
        json.append(QJsonArray{field.local, field.remote, values});
    }
    return json;
}

} // namespace

std::int64_t Limit::allowed(std::int64_t total, std::int64_t floor) const
{
    std::int64_t most = std::max(floor, count);
    if (percent >= 0)
        most = std::max(most, std::int64_t(std::floor(double(total) * percent / 100)));
    return most;
}

std::optional<Limit> Limit::parse(const QString &text)
{
    static const QRegularExpression shape(QStringLiteral(R"(^(\d{1,15})(?:(\.\d{1,6})?(%))?$)"));
    const auto match = shape.match(text.trimmed());
    if (!match.hasMatch())
        return std::nullopt;
    Limit limit;
    if (match.captured(3).isEmpty())
        limit.count = match.captured(1).toLongLong();
    else
        limit.percent = (match.captured(1) + match.captured(2)).toDouble();
    if (limit.percent > 100)
        return std::nullopt;
    return limit;
}

QString Limit::toString() const
{
    const QString share = QString::number(percent, 'g', 15) + QLatin1Char('%');
    if (count < 0)
        return percent < 0 ? QString() : share;
    return percent < 0 ? QString::number(count) : QStringLiteral("%1 or %2").arg(QString::number(count), share);
}

const ContentType *Job::find(const QString &typeKey) const
{
    const auto found =
        std::find_if(contentTypes.begin(), contentTypes.end(), [&](const ContentType &type) { return type.key == typeKey; });
    return found == contentTypes.end() ? nullptr : &*found;
}

UndoPolicy UndoPolicy::of(const QJsonObject &json)
{
    UndoPolicy policy;
    if (const auto keep = parseDuration(json[QLatin1String("keep")].toString()))
        policy.keep = *keep;
    else if (json[QLatin1String("keep")].toString() == QLatin1String("0"))
        policy.keep = Micros(0);
    if (const auto size = parseSize(json[QLatin1String("maxSize")].toString()))
        policy.maxBytes = *size;
    return policy;
}

QString sideName(Side side)
{
    return side == Side::Local ? QStringLiteral("local") : QStringLiteral("remote");
}

QString directionName(Direction direction)
{
    switch (direction) {
    case Direction::RemoteToLocal:
        return QStringLiteral("remote_to_local");
    case Direction::LocalToRemote:
        return QStringLiteral("local_to_remote");
    case Direction::Bidirectional:
        return QStringLiteral("bidirectional");
    }
    return {};
}

std::optional<Direction> directionFromName(const QString &name)
{
    for (const Direction direction : {Direction::RemoteToLocal, Direction::LocalToRemote, Direction::Bidirectional}) {
        if (directionName(direction) == name)
            return direction;
    }
    return std::nullopt;
}

QString strategyName(ConflictStrategy strategy)
{
    switch (strategy) {
    case ConflictStrategy::Manual:
        return QStringLiteral("manual");
    case ConflictStrategy::Auto:
        return QStringLiteral("auto");
    case ConflictStrategy::LocalWins:
        return QStringLiteral("local_wins");
    case ConflictStrategy::RemoteWins:
        return QStringLiteral("remote_wins");
    case ConflictStrategy::NewestWins:
        return QStringLiteral("newest_wins");
    }
    return {};
}

std::optional<ConflictStrategy> strategyFromName(const QString &name)
{
    if (name == QLatin1String("jira_wins"))
        return ConflictStrategy::RemoteWins;
    for (const ConflictStrategy strategy : {ConflictStrategy::Manual, ConflictStrategy::Auto, ConflictStrategy::LocalWins,
                                            ConflictStrategy::RemoteWins, ConflictStrategy::NewestWins}) {
        if (strategyName(strategy) == name)
            return strategy;
    }
    return std::nullopt;
}

QString configurationFingerprint(const ContentType &type, Direction direction)
{
    return textHash(QJsonArray{directionName(direction), type.local, type.remote, QJsonArray::fromStringList(type.primaryKey),
                               type.cursorField, type.softDeleteField, type.filter, mappingJson(type.fields)});
}

} // namespace tidewright
