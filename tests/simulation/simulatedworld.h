// A world in memory that the engine can run in.
#pragma once

#include "runtype.h"
#include "simulatedendpoint.h"
#include "simulatedstore.h"

namespace tidewright
{

class FakeObserver final : public RunObserver
{
public:
    void progressed(const RunProgress &) override {}
};

} // namespace tidewright
