#include "runmark.h"

namespace tidewright
{

StatusMark runMark(RunOutcome outcome)
{
    switch (outcome) {
    case RunOutcome::Running:
        return {QLatin1String("sync"), Token::Accent};
    case RunOutcome::Ok:
        return {QLatin1String("s-ok"), Token::Ok};
    case RunOutcome::OkWithConflicts:
        return {QLatin1String("s-conflict"), Token::Conflict};
    case RunOutcome::OkWithErrors:
        return {QLatin1String("alert"), Token::Warn};
    case RunOutcome::Failed:
    case RunOutcome::Halted:
        return {QLatin1String("s-failed"), Token::Bad};
    case RunOutcome::Cancelled:
        return {QLatin1String("s-interrupted"), Token::Interrupted};
    case RunOutcome::Busy:
        return {QLatin1String("s-pending"), Token::Neutral};
    }
    return {QLatin1String("info"), Token::Neutral};
}

RunGroup runGroup(RunOutcome outcome)
{
    switch (outcome) {
    case RunOutcome::Running:
        return RunGroup::Running;
    case RunOutcome::Ok:
    case RunOutcome::OkWithConflicts:
    case RunOutcome::OkWithErrors:
        return RunGroup::Completed;
    case RunOutcome::Cancelled:
    case RunOutcome::Busy:
        return RunGroup::Stopped;
    case RunOutcome::Failed:
    case RunOutcome::Halted:
        return RunGroup::Failed;
    }
    return RunGroup::Failed;
}

} // namespace tidewright
