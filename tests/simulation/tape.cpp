#include "tape.h"

#include <QStringList>
#include <algorithm>
#include <random>

namespace tidewright
{

Tape::Tape(std::uint64_t seed, std::size_t length)
    : choices(length)
{
    std::mt19937_64 random(seed);
    for (std::uint32_t &choice : choices)
        choice = std::uint32_t(random() >> 32U);
}

std::int64_t Tape::pick(std::int64_t below)
{
    const std::size_t at = m_at++;
    if (at >= choices.size())
        return 0;
    choices[at] = std::uint32_t(choices[at] % std::uint64_t(below));
    return choices[at];
}

Script Script::ofSeed(std::uint64_t seed)
{
    return {Tape(seed, layout::workload), Tape(seed ^ 0x9E3779B97F4A7C15ULL, layout::schedule)};
}

std::optional<Script> Script::parse(const QString &text)
{
    Script script;
    for (const QString &word : text.split(QLatin1Char(' '), Qt::SkipEmptyParts)) {
        Tape &tape = word.startsWith(QLatin1Char('w')) ? script.workload : script.schedule;
        bool known = word.startsWith(QLatin1Char('w')) || word.startsWith(QLatin1Char('s'));
        bool number = false;
        const auto at = std::size_t(word.section(QLatin1Char('='), 0, 0).mid(1).toUInt(&number));
        known = known && number && at < std::max(layout::workload, layout::schedule);
        const auto choice = std::uint32_t(word.section(QLatin1Char('='), 1).toUInt(&number));
        if (!known || !number)
            return std::nullopt;
        tape.choices.resize(std::max(tape.choices.size(), at + 1));
        tape.choices[at] = choice;
    }
    return script;
}

QString Script::text() const
{
    QStringList words;
    const auto add = [&words](const Tape &tape, QLatin1Char name) {
        for (std::size_t at = 0; at < tape.choices.size(); ++at) {
            if (tape.choices[at] != 0)
                words << QStringLiteral("%1%2=%3").arg(name).arg(at).arg(tape.choices[at]);
        }
    };
    add(workload, QLatin1Char('w'));
    add(schedule, QLatin1Char('s'));
    return words.join(QLatin1Char(' '));
}

std::size_t Script::size() const
{
    const auto used = [](const Tape &tape) {
        return tape.choices.size() - std::size_t(std::ranges::count(tape.choices, std::uint32_t(0)));
    };
    return used(workload) + used(schedule);
}

} // namespace tidewright
