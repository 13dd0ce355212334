// A RapidCheck property as one Qt Test check. A failure prints the counterexample and the RC_PARAMS that replay it:
//   RC_PARAMS="seed=…" tst_mode theLowestMatchingLineWins
#pragma once

#include <QTest>
#include <cstdio>
#include <rapidcheck.h>
#include <rapidcheck/detail/Configuration.h>
#include <sstream>
#include <string>

namespace tidewright
{

// Empty if the property held, else what to print.
template <typename Testable>
std::string propertyFailure(const char *description, Testable &&testable)
{
    rc::detail::TestMetadata metadata;
    metadata.id = description;
    metadata.description = description;
    const rc::detail::TestResult result = rc::detail::checkTestable(std::forward<Testable>(testable), metadata);
    if (result.template is<rc::detail::SuccessResult>())
        return {};
    std::ostringstream message;
    message << description << ": ";
    rc::detail::printResultMessage(result, message);
    message << "\nRC_PARAMS=\"seed=" << rc::detail::configuration().testParams.seed << "\"\n";
    return message.str();
}

} // namespace tidewright

// Ends the test function unless the property holds for every case tried.
#define VERIFY_PROPERTY(DESCRIPTION, ...)                                                                                        \
    do {                                                                                                                         \
        const std::string propertyFailure_ = ::tidewright::propertyFailure(DESCRIPTION, __VA_ARGS__);                            \
        if (!propertyFailure_.empty()) {                                                                                         \
            std::fputs(propertyFailure_.c_str(), stderr);                                                                        \
            QFAIL(DESCRIPTION " does not hold: see above");                                                                      \
        }                                                                                                                        \
    } while (false)
