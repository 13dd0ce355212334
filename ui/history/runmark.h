// The mark of a run's outcome: icon and colour, as statusmark has them for states.
#pragma once

#include "statusmark.h"
#include "syncstate.h"

namespace tidewright
{

StatusMark runMark(RunOutcome outcome);
// What the chart and its legend tell apart.
enum class RunGroup { Completed, Stopped, Failed, Running };
RunGroup runGroup(RunOutcome outcome);

} // namespace tidewright
