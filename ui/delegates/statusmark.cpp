#include "statusmark.h"

#include "syncjob.h"

namespace tidewright
{

StatusMark statusMark(DisplayStatus status)
{
    switch (status) {
    case DisplayStatus::InSync:
        return {QLatin1String("s-ok"), Token::Ok};
    case DisplayStatus::Syncing:
        return {QLatin1String("sync"), Token::Accent};
    case DisplayStatus::Failed:
        return {QLatin1String("s-failed"), Token::Bad};
    case DisplayStatus::Conflict:
        return {QLatin1String("s-conflict"), Token::Conflict};
    case DisplayStatus::Interrupted:
        return {QLatin1String("s-interrupted"), Token::Interrupted};
    case DisplayStatus::Modified:
        return {QLatin1String("s-modified"), Token::Warn};
    case DisplayStatus::Pending:
        return {QLatin1String("s-pending"), Token::Neutral};
    case DisplayStatus::New:
        return {QLatin1String("s-new"), Token::Info};
    case DisplayStatus::Skipped:
        return {QLatin1String("s-skipped"), Token::Neutral};
    }
    return {QLatin1String("info"), Token::Neutral};
}

QLatin1String connectionIcon(const QString &kind)
{
    if (kind == QLatin1String("folder"))
        return QLatin1String("folder");
    if (kind == QLatin1String("rest"))
        return QLatin1String("cloud");
    return QLatin1String("db");
}

QLatin1String directionIcon(int direction)
{
    switch (Direction(direction)) {
    case Direction::RemoteToLocal:
        return QLatin1String("down");
    case Direction::LocalToRemote:
        return QLatin1String("up");
    case Direction::Bidirectional:
        return QLatin1String("both");
    }
    return QLatin1String("both");
}

} // namespace tidewright
