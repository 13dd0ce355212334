// The demo's systems: realistic, the same every time, and never mistaken for somebody's own.
#include "demosystems.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace tidewright;

class TestDemo : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void bothSystemsAreMade()
    {
        QTemporaryDir folder;
        const auto made = createDemoSystems(folder.path());
        QVERIFY2(made, made ? "" : qPrintable(made.error().detail));
        QVERIFY(QFile::exists(folder.filePath(QStringLiteral("legacy.db"))));
        QVERIFY(QFile::exists(folder.filePath(QStringLiteral("warehouse.db"))));
        QVERIFY(!createDemoSystems(folder.path()));
    }

    void anEditChangesSomeHundredRecords()
    {
        QTemporaryDir folder;
        QVERIFY(createDemoSystems(folder.path()));
        const auto edit = editDemo(folder.path(), 5);
        QVERIFY2(edit, edit ? "" : qPrintable(edit.error().detail));
        QVERIFY(edit->created > 50 && edit->updated > 200 && edit->deleted > 10);
    }

    void anotherDatabaseIsNotTouched()
    {
        QTemporaryDir folder;
        QCOMPARE(editDemo(folder.path(), 1).error().code, ErrorCode::Configuration);
        QFile file(folder.filePath(QStringLiteral("legacy.db")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.close();
        QCOMPARE(editDemo(folder.path(), 1).error().code, ErrorCode::Configuration);
        QCOMPARE(file.size(), 0);
    }

    void theFilesOfTheWorkspaceAreEmbedded() { QCOMPARE(demoFiles().size(), std::size_t{4}); }
};

QTEST_GUILESS_MAIN(TestDemo)
#include "tst_demo.moc"
