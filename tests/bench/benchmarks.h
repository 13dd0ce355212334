// The benchmarks of the driver, by subcommand.
#pragma once

namespace tidewright::bench
{

void benchStates(int rows, int rounds);

} // namespace tidewright::bench
