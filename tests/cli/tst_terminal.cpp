// What the command line writes on a terminal fits it: tables are cut where they may be, and the progress line never wraps.
#include "clitest.h"

#include <QRegularExpression>

using namespace tidewright;

class TestTerminal : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tablesFitTheTerminal_data();
    void tablesFitTheTerminal();
    void whatIsTooLongIsCutVisibly();
    void progressStaysOnItsLine_data();
    void progressStaysOnItsLine();
    void quietShowsNoProgress();
};

namespace
{

// Two types whose names and errors are longer than any narrow terminal.
struct LongScene : SmallScene {
    static inline const QString longKey =
        QStringLiteral("a_content_type_with_a_name_that_goes_on_for_longer_than_anybody_would_like");

    LongScene()
    {
        const QJsonArray types{contentType(QStringLiteral("item"), cursorOn("changed")),
                               contentType(longKey, {{QStringLiteral("remote"),
                                                      QJsonObject{{QStringLiteral("table"), QStringLiteral("no_such_table")}}}})};
        workspace.addJob(QStringLiteral("copy"), pullJob(types, {{QStringLiteral("create"), true}}));
    }
};

// As wide as a terminal shows them: nothing here takes two columns.
QStringList linesOf(const QByteArray &written)
{
    return QString::fromUtf8(written).remove(QLatin1Char('\r')).split(QLatin1Char('\n'), Qt::SkipEmptyParts);
}

} // namespace

void TestTerminal::tablesFitTheTerminal_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<int>("columns");
    QTest::addColumn<int>("code");
    const std::pair<const char *, int> commands[] = {
        {"status", 0},          {"history", 0},        {"discover remote", 0},        {"records failed", 0},
        {"check --connect", 0}, {"--quiet verify", 1}, {"--quiet verify --repair", 1}};
    for (const int columns : {80, 100, 132, 200}) {
        for (const auto &[command, code] : commands)
            QTest::addRow("%s on %d columns", command, columns)
                << QString::fromLatin1(command).split(QLatin1Char(' ')) << columns << code;
    }
}

void TestTerminal::tablesFitTheTerminal()
{
    QFETCH(QStringList, arguments);
    QFETCH(int, columns);
    QFETCH(int, code);
    LongScene scene;
    VERIFY_EXIT(scene.workspace.run({QStringLiteral("sync")}), 1);
    const Finished finished = scene.workspace.runOnTerminal(arguments, columns);
    VERIFY_EXIT(finished, code);
    QVERIFY(!finished.out.isEmpty());
    // What went wrong is told whole, below the table.
    for (const QString &line : linesOf(finished.out.left(finished.out.indexOf("tidewright: "))))
        QVERIFY2(line.size() <= columns, qPrintable(line));
}

void TestTerminal::whatIsTooLongIsCutVisibly()
{
    LongScene scene;
    VERIFY_EXIT(scene.workspace.run({QStringLiteral("sync")}), 1);
    const Finished narrow = scene.workspace.runOnTerminal({QStringLiteral("status")}, 80);
    QVERIFY(!QString::fromUtf8(narrow.out).contains(LongScene::longKey));
    QVERIFY(QString::fromUtf8(narrow.out).contains(QChar(0x2026)));
    // Not cut where nobody has to look at it on a terminal.
    QVERIFY(QString::fromUtf8(scene.workspace.run({QStringLiteral("status")}).out).contains(LongScene::longKey));
}

void TestTerminal::progressStaysOnItsLine_data()
{
    QTest::addColumn<int>("columns");
    for (const int columns : {20, 40, 80, 200})
        QTest::addRow("%d columns", columns) << columns;
}

void TestTerminal::progressStaysOnItsLine()
{
    QFETCH(int, columns);
    SmallScene scene;
    const Finished finished = scene.workspace.runOnTerminal({QStringLiteral("sync"), QStringLiteral("--json")}, columns);
    VERIFY_EXIT(finished, 0);
    // Each drawing is erased before the next one; what is left at the end is the result alone.
    const QStringList drawn = QString::fromUtf8(finished.out).split(QStringLiteral("\r\x1b[K"));
    QVERIFY2(drawn.size() > 2, finished.out.constData());
    for (qsizetype at = 0; at + 1 < drawn.size(); ++at)
        QVERIFY2(drawn.at(at).size() < columns && !drawn.at(at).contains(QLatin1Char('\n')), qPrintable(drawn.at(at)));
    QVERIFY(drawn.first().startsWith(QStringLiteral("copy/")));
    QCOMPARE(QJsonDocument::fromJson(drawn.last().toUtf8()).object().value(QLatin1String("runs")).toArray().size(), 2);
}

void TestTerminal::quietShowsNoProgress()
{
    SmallScene scene;
    const Finished finished =
        scene.workspace.runOnTerminal({QStringLiteral("--quiet"), QStringLiteral("sync"), QStringLiteral("--json")}, 80);
    VERIFY_EXIT(finished, 0);
    QVERIFY(!finished.out.contains('\x1b'));
}

QTEST_GUILESS_MAIN(TestTerminal)
#include "tst_terminal.moc"
