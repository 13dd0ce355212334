// All records that a comparison has named, printed as they are read: there may be millions.
#pragma once

#include "session.h"

namespace tidewright::cli
{

// "TYPE  KIND  RECORD" below the counts.
Result<void> printTextList(Session &session, const std::vector<Verification> &verifications);
// jobName,typeKey,kind,recordKey with a line of titles, as RFC 4180 has it; a key of several fields as a JSON object.
Result<void> printCsvList(Session &session, const std::vector<Verification> &verifications);
// As --json prints it, with all of them in "records" of each verification beside its "sample".
Result<void> printJsonList(Session &session, const std::vector<Verification> &verifications);

} // namespace tidewright::cli
