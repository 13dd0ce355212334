#include "measure.h"

#include <algorithm>
#include <cstdlib>

namespace tidewright::bench
{

void die(const std::string &what)
{
    std::fprintf(stderr, "tidewright-bench: %s\n", what.c_str());
    std::exit(1);
}

double secondsOf(const std::function<void()> &work)
{
    const auto start = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

double medianOf(std::vector<double> values)
{
    std::sort(values.begin(), values.end());
    const std::size_t middle = values.size() / 2;
    return values.size() % 2 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
}

std::vector<double> inTurn(const std::vector<Contender> &contenders, int rounds)
{
    std::vector<std::vector<double>> seconds(contenders.size());
    for (int round = 0; round < rounds; ++round) {
        for (std::size_t at = 0; at < contenders.size(); ++at) {
            contenders[at].prepare();
            seconds[at].push_back(secondsOf(contenders[at].work));
        }
    }
    std::vector<double> medians;
    for (auto &each : seconds)
        medians.push_back(medianOf(std::move(each)));
    return medians;
}

void tell(const std::string &work, const std::string &contender, double seconds)
{
    std::printf("%s\t%s\t%.6f\n", work.c_str(), contender.c_str(), seconds);
    std::fflush(stdout);
}

} // namespace tidewright::bench
