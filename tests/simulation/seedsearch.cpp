#include "seedsearch.h"

#include "shrink.h"

#include <QElapsedTimer>

namespace tidewright
{

void SeedSearch::parse(std::vector<char *> &arguments)
{
    std::vector<char *> rest;
    for (std::size_t at = 0; at < arguments.size(); ++at) {
        const QByteArray argument(arguments[at]);
        const bool more = at + 1 < arguments.size();
        if (more && argument == "--seed") {
            first = QByteArray(arguments[++at]).toULongLong();
            m_count = 1;
        } else if (more && argument == "--seeds") {
            m_count = QByteArray(arguments[++at]).toULongLong();
        } else if (more && argument == "--minutes") {
            m_minutes = QByteArray(arguments[++at]).toLongLong();
        } else if (argument == "--first") {
            m_findings = Findings::StopAtFirst;
        } else if (more && argument == "--from") {
            first = QByteArray(arguments[++at]).toULongLong();
        } else if (more && argument == "--script") {
            m_given = Script::parse(QString::fromLocal8Bit(arguments[++at]));
            if (!m_given)
                qFatal("not a script: %s", arguments[at]);
            m_count = 1;
        } else {
            rest.push_back(arguments[at]);
        }
    }
    arguments = std::move(rest);
    // A soak takes longer than a test function may.
    if (qEnvironmentVariableIsEmpty("QTEST_FUNCTION_TIMEOUT"))
        qputenv("QTEST_FUNCTION_TIMEOUT", "86400000");
}

QString SeedSearch::run(const Play &play) const
{
    QElapsedTimer time;
    time.start();
    int failures = 0;
    std::uint64_t seed = first;
    const auto goesOn = [&] { return m_minutes ? time.elapsed() < *m_minutes * 60'000 : seed < first + m_count; };
    for (; goesOn() && failures < 10; ++seed) {
        Script script = m_given.value_or(Script::ofSeed(seed));
        const QString problem = play(script, isOfOne() ? Telling::Aloud : Telling::Silent);
        if (problem.isEmpty())
            continue;
        if (m_findings == Findings::StopAtFirst)
            return QStringLiteral("(--seed %1: %2)").arg(seed).arg(problem);
        ++failures;
        QString told = problem;
        if (!isOfOne()) {
            const Script plain = shrunk(script, [&](Script &plainer) { return !play(plainer, Telling::Silent).isEmpty(); });
            Script replayed = plain;
            told = QStringLiteral("%1\n  --script \"%2\"\n  %3").arg(problem, plain.text(), play(replayed, Telling::Silent));
        }
        qWarning("--seed %llu: %s", qulonglong(seed), qPrintable(told));
    }
    if (m_minutes)
        qInfo("%llu seeds from %llu in %lld s", qulonglong(seed - first), qulonglong(first), qlonglong(time.elapsed() / 1'000));
    return failures == 0 ? QString() : QStringLiteral("%1 seeds failed").arg(failures);
}

} // namespace tidewright
