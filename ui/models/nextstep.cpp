#include "nextstep.h"

#include "mode.h"

#include <QCoreApplication>

namespace tidewright
{

namespace
{
struct NextStepText {
    Q_DECLARE_TR_FUNCTIONS(tidewright::NextStepText)
};
} // namespace

QString nextStep(const Error &error)
{
    if (isEndpointChange(error))
        return NextStepText::tr("Check the connections. If the change is meant, choose Accept the new system.");
    if (error.code == ErrorCode::Halted)
        return NextStepText::tr("Check both systems. If the change is meant, choose Force full: it shows what would be deleted, and asks.");
    return error.hint;
}

} // namespace tidewright
