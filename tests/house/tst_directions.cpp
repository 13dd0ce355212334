// The directions of the house: app → ui → core, and inside core base ← domain ← {workspace, store, endpoints, engine} ← service.
// What the include roots hold is not repeated here; this test holds what they can't.
#include "houserules.h"

#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QtTest>

#include <map>
#include <vector>

namespace
{

struct Source {
    QString path; // relative to the project
    QString text;
};

bool startsWithOneOf(const QString &path, const QStringList &prefixes)
{
    return std::any_of(prefixes.begin(), prefixes.end(), [&](const QString &prefix) { return path.startsWith(prefix); });
}

bool belowOneOf(const QString &path, const QStringList &folders)
{
    return std::any_of(folders.begin(), folders.end(), [&](const QString &folder) {
        return folder == QLatin1String(".") ? !path.contains(QLatin1Char('/')) : path.startsWith(folder + QLatin1Char('/'));
    });
}

} // namespace

class TestDirections : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void rule_data();
    void rule();
    void includesFollowTheDirections();
    void headersHaveUniqueNames();
    void headersAreGuarded();

private:
    std::vector<Source> m_sources;
};

void TestDirections::initTestCase()
{
    const QDir root(QStringLiteral(TIDEWRIGHT_SOURCE_DIR));
    const QStringList names = {
        QStringLiteral("*.h"),   QStringLiteral("*.cpp"),  QStringLiteral("*.txt"), QStringLiteral("*.cmake"),
        QStringLiteral("*.in"),  QStringLiteral("*.sh"),   QStringLiteral("*.py"),  QStringLiteral("*.md"),
        QStringLiteral("*.sql"), QStringLiteral("*.json"), QStringLiteral("*.ts"),  QStringLiteral("*.xml"),
        QStringLiteral("*.1"),   QStringLiteral("*.qrc"),  QStringLiteral("run"),   QStringLiteral("*.desktop")};
    const auto add = [&](const QString &path) {
        QFile file(path);
        if (file.open(QIODevice::ReadOnly))
            m_sources.push_back({root.relativeFilePath(path), QString::fromUtf8(file.readAll())});
    };
    for (const char *folder : {".ci", "app", "cmake", "core", "resources", "tests", "translations", "ui"}) {
        QDirIterator files(root.filePath(QLatin1String(folder)), names, QDir::Files, QDirIterator::Subdirectories);
        while (files.hasNext())
            add(files.next());
    }
    for (const QFileInfo &file : root.entryInfoList(names, QDir::Files))
        add(file.filePath());
    QVERIFY(m_sources.size() > 100);
}

void TestDirections::rule_data()
{
    QTest::addColumn<QString>("folders");
    QTest::addColumn<QString>("forbidden");
    QTest::addColumn<QStringList>("except");
    for (const HouseRule &rule : houseRules())
        QTest::newRow(rule.name) << rule.folders << rule.forbidden << rule.except;
}

void TestDirections::rule()
{
    QFETCH(QString, folders);
    QFETCH(QString, forbidden);
    QFETCH(QStringList, except);
    const QRegularExpression expression(forbidden, QRegularExpression::MultilineOption);
    QVERIFY2(expression.isValid(), qPrintable(expression.errorString()));
    // The rules' own text holds what they forbid.
    except << QStringLiteral("tests/house/houserules.cpp");
    const bool headersOnly = forbidden.startsWith(QLatin1String("^using namespace"));

    QStringList offenders;
    for (const Source &source : m_sources) {
        if (!belowOneOf(source.path, folders.split(QLatin1Char(' '))) || startsWithOneOf(source.path, except))
            continue;
        if (headersOnly && !source.path.endsWith(QLatin1String(".h")))
            continue;
        if (const auto match = expression.match(source.text); match.hasMatch())
            offenders << source.path + QLatin1String(": ") + match.captured().trimmed();
    }
    QVERIFY2(offenders.isEmpty(), qPrintable(offenders.join(QLatin1Char('\n'))));
}

void TestDirections::includesFollowTheDirections()
{
    std::map<QString, QString> folderOf; // by header name
    const auto folder = [](const QString &path) { return path.left(path.lastIndexOf(QLatin1Char('/')) + 1); };
    for (const Source &source : m_sources) {
        if (source.path.endsWith(QLatin1String(".h")) && belowOneOf(source.path, code().split(QLatin1Char(' '))))
            folderOf[source.path.mid(source.path.lastIndexOf(QLatin1Char('/')) + 1)] = folder(source.path);
    }

    const QRegularExpression include(includeOfOurs(), QRegularExpression::MultilineOption);
    QStringList offenders;
    for (const Source &source : m_sources) {
        QString rule;
        for (const auto &[prefix, allowed] : directions()) {
            if (source.path.startsWith(prefix) && prefix.size() > rule.size())
                rule = prefix;
        }
        if (rule.isEmpty())
            continue;
        // Endpoints see one another's common parts; what stands directly below core sees its own folder.
        QStringList seen = directions().at(rule);
        seen << source.path.section(QLatin1Char('/'), 0, 1) + QLatin1Char('/');
        for (auto matches = include.globalMatch(source.text); matches.hasNext();) {
            const QString header = matches.next().captured(1);
            const auto known = folderOf.find(header);
            if (known != folderOf.end() && !startsWithOneOf(known->second, seen))
                offenders << source.path + QLatin1String(" includes ") + known->second + header;
        }
    }
    QVERIFY2(offenders.isEmpty(), qPrintable(offenders.join(QLatin1Char('\n'))));
}

void TestDirections::headersHaveUniqueNames()
{
    std::map<QString, QString> seen;
    QStringList clashes;
    for (const Source &source : m_sources) {
        if (!source.path.endsWith(QLatin1String(".h")) || !belowOneOf(source.path, code().split(QLatin1Char(' '))))
            continue;
        const auto [other, isNew] = seen.emplace(QFileInfo(source.path).fileName(), source.path);
        if (!isNew)
            clashes << other->second + QLatin1String(" and ") + source.path;
    }
    QVERIFY2(clashes.isEmpty(), qPrintable(clashes.join(QLatin1Char('\n'))));
}

void TestDirections::headersAreGuarded()
{
    QStringList offenders;
    for (const Source &source : m_sources) {
        if (source.path.endsWith(QLatin1String(".h")) && !source.text.contains(QLatin1String("#pragma once")))
            offenders << source.path;
    }
    QVERIFY2(offenders.isEmpty(), qPrintable(offenders.join(QLatin1Char('\n'))));
}

QTEST_APPLESS_MAIN(TestDirections)
#include "tst_directions.moc"
