// Comparing both sides inside their servers, where these are of one family.
#pragma once

#include "keyedstream.h"
#include "verifying.h"

namespace tidewright
{

// False, with nothing noted, where the sides are to be read instead: they cannot tell the same sums, the type leaves out, maps or deletes softly, or so
// much differs that reading it all costs less. `source` and `target` say how a record is read by its key.
Result<bool> compareBuckets(RunSession &session, Verifying &verifying, const StreamForm &source, const StreamForm &target);

} // namespace tidewright
