// Times of works that take turns, and what is told of them.
#pragma once

#include <chrono>
#include <cstdio>
#include <functional>
#include <string>
#include <utility>
#include <vector>

namespace tidewright::bench
{

// Ends the benchmark with exit code 1: a measurement of something that went wrong is none.
[[noreturn]] void die(const std::string &what);

double secondsOf(const std::function<void()> &work);
double medianOf(std::vector<double> values);

struct Contender {
    std::string name;
    std::function<void()> work;
    std::function<void()> prepare = [] {}; // before each time, not measured
};

// Each contender once in turn, `rounds` times over; the medians of their seconds, in their order.
std::vector<double> inTurn(const std::vector<Contender> &contenders, int rounds);

// One line for run.sh: work, contender, seconds (median), amount of work it did.
void tell(const std::string &work, const std::string &contender, double seconds);

} // namespace tidewright::bench
