// The directions of the house: app → ui → core, and inside core base ← domain ← {workspace, store, endpoints, engine} ← service.
// What the include roots hold is not repeated here; this test holds what they can't.
#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QtTest>

namespace {

struct Source {
    QString path; // relative to the project
    QString text;
};

std::vector<Source> sources(const QStringList &folders)
{
    std::vector<Source> all;
    const QDir root(QStringLiteral(TIDEWRIGHT_SOURCE_DIR));
    for (const QString &folder : folders) {
        QDirIterator files(root.filePath(folder), {QStringLiteral("*.h"), QStringLiteral("*.cpp")}, QDir::Files, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            QFile file(files.next());
            if (file.open(QIODevice::ReadOnly))
                all.push_back({root.relativeFilePath(file.fileName()), QString::fromUtf8(file.readAll())});
        }
    }
    return all;
}

QStringList offenders(const QStringList &folders, const QString &pattern, const QStringList &exceptions = {})
{
    const QRegularExpression forbidden(pattern, QRegularExpression::MultilineOption);
    QStringList found;
    for (const Source &source : sources(folders)) {
        const bool excepted = std::any_of(exceptions.begin(), exceptions.end(), [&](const QString &path) { return source.path.startsWith(path); });
        const auto match = forbidden.match(source.text);
        if (!excepted && match.hasMatch())
            found << source.path + QLatin1String(": ") + match.captured().trimmed();
    }
    return found;
}

} // namespace

class TestDirections : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void noIncludeClimbsOutOfItsFolder()
    {
        QCOMPARE(offenders({QStringLiteral("app"), QStringLiteral("core"), QStringLiteral("ui")}, QStringLiteral(R"(^#include "\.\./.*$)")), QStringList());
    }

    void coreKnowsNeitherWidgetsNorGui()
    {
        QCOMPARE(offenders({QStringLiteral("core"), QStringLiteral("app/cli")},
                           QStringLiteral(R"(^#include <(QtWidgets|QtGui|QWidget|QApplication|QGuiApplication|QMessageBox|QPixmap|QColor|QPainter|QIcon)\b.*$)")),
                 QStringList());
    }

    void headersHaveUniqueNames()
    {
        QHash<QString, QString> seen;
        QStringList clashes;
        for (const Source &source : sources({QStringLiteral("app"), QStringLiteral("core"), QStringLiteral("ui")})) {
            const QString name = QFileInfo(source.path).fileName();
            if (!name.endsWith(QLatin1String(".h")))
                continue;
            if (seen.contains(name))
                clashes << seen.value(name) + QLatin1String(" and ") + source.path;
            seen.insert(name, source.path);
        }
        QCOMPARE(clashes, QStringList());
    }

    void sqlOfOurStateStandsInTheStoreAlone()
    {
        QCOMPARE(offenders({QStringLiteral("core"), QStringLiteral("ui"), QStringLiteral("app")}, QStringLiteral(R"(#include <(QSql\w+|QtSql)[^>]*>)"),
                           {QStringLiteral("core/store/")}),
                 QStringList());
    }

    void engineAndRulesReachTimeAndChanceThroughInterfaces()
    {
        QCOMPARE(offenders({QStringLiteral("core/engine"), QStringLiteral("core/domain")},
                           QStringLiteral(R"((system_clock|steady_clock)::now|currentDateTime|QUuid::createUuid|QRandomGenerator|QElapsedTimer|std::rand\b|random_device|sleep_for)")),
                 QStringList());
    }

    void nothingIsKilledOrPumped()
    {
        QCOMPARE(offenders({QStringLiteral("app"), QStringLiteral("core"), QStringLiteral("ui")},
                           QStringLiteral(R"(processEvents\(|->terminate\(\)|\.terminate\(\)|QEventLoop\b)")),
                 QStringList());
    }

    void uiHoldsNoSqlAndNoFileInput()
    {
        QCOMPARE(offenders({QStringLiteral("ui")}, QStringLiteral(R"(#include <(QSql\w+|sqlite3\.h|libpq-fe\.h|mysql\.h)>)")), QStringList());
    }
};

QTEST_APPLESS_MAIN(TestDirections)
#include "tst_directions.moc"
