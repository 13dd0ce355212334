// The demo's systems: realistic, the same every time, and never mistaken for somebody's own.
#include "demosystems.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <sqlite3.h>

using namespace tidewright;

namespace
{

constexpr const char *tables[] = {"country",    "product_line", "plan",    "organization",
                                  "price_list", "contract",     "invoice", "audit_note"};

// Each row as one text.
QByteArrayList query(const QTemporaryDir &folder, const QByteArray &sql, const QString &name = QStringLiteral("legacy.db"))
{
    QByteArrayList rows;
    sqlite3 *database = nullptr;
    sqlite3_stmt *statement = nullptr;
    sqlite3_open(folder.filePath(name).toUtf8().constData(), &database);
    if (sqlite3_prepare_v2(database, sql.constData(), -1, &statement, nullptr) != SQLITE_OK)
        rows += sqlite3_errmsg(database);
    while (statement && sqlite3_step(statement) == SQLITE_ROW) {
        QByteArrayList cells;
        for (int at = 0; at < sqlite3_column_count(statement); ++at)
            cells += reinterpret_cast<const char *>(sqlite3_column_text(statement, at));
        rows += cells.join('|');
    }
    sqlite3_finalize(statement);
    sqlite3_close(database);
    return rows;
}

} // namespace

class TestDemo : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theSystemsAreMade()
    {
        QTemporaryDir folder;
        const auto made = createDemoSystems(folder.path());
        QVERIFY2(made, made ? "" : qPrintable(made.error().detail));
        for (const char *name : {"legacy.db", "warehouse.db", "site.db"})
            QVERIFY2(QFile::exists(folder.filePath(QLatin1String(name))), name);
        QVERIFY(!createDemoSystems(folder.path()));
    }

    void theRowsAreManyAndTheSameEveryTime()
    {
        QTemporaryDir one, other;
        QVERIFY(createDemoSystems(one.path()) && createDemoSystems(other.path()));
        qint64 rows = 0;
        for (const char *table : tables) {
            const QByteArray all = QByteArray("SELECT * FROM ") + table + " ORDER BY id";
            const QByteArrayList rowsOfOne = query(one, all);
            rows += rowsOfOne.size();
            QVERIFY2(rowsOfOne == query(other, all), table);
        }
        QVERIFY2(rows >= 100'000, qPrintable(QString::number(rows)));
    }

    void theContentIsSomeDozensOfEachTypeAndTheSameEveryTime()
    {
        const QString site = QStringLiteral("site.db");
        QTemporaryDir one, other;
        QVERIFY(createDemoSystems(one.path()) && createDemoSystems(other.path()));
        for (const char *table : {"author", "menu", "page"}) {
            const QByteArray all = QByteArray("SELECT * FROM ") + table + " ORDER BY 1";
            const QByteArrayList rows = query(one, all, site);
            QVERIFY2(rows.size() >= 24 && rows.size() < 100, table);
            QCOMPARE(rows, query(other, all, site));
        }
        QCOMPARE(query(one, "SELECT count(*) FROM menu WHERE NOT json_valid(items)", site), QByteArrayList{"0"});
        QCOMPARE(
            query(one,
                  "SELECT count(*) FROM page WHERE date(published) IS NOT published OR body NOT LIKE '%' || char(10, 10) || '%'",
                  site),
            QByteArrayList{"0"});
    }

    void contentThatIsNotThereIsNotEdited()
    {
        QTemporaryDir folder;
        QCOMPARE(editDemoContent(folder.path()).error().code, ErrorCode::Configuration);
    }

    void anEditTouchesEveryTypeAndKeepsReferences_data()
    {
        QTest::addColumn<quint64>("seed");
        QTest::newRow("first part") << quint64(0);
        QTest::newRow("some part") << quint64(5);
        QTest::newRow("last part") << quint64(96);
    }

    void anEditTouchesEveryTypeAndKeepsReferences()
    {
        QFETCH(quint64, seed);
        QTemporaryDir folder;
        QVERIFY(createDemoSystems(folder.path()));
        const QByteArrayList before = query(folder, "SELECT max(updated_at) FROM organization");
        for (int times = 0; times < 2; ++times) {
            const auto edit = editDemo(folder.path(), seed);
            QVERIFY2(edit, edit ? "" : qPrintable(edit.error().detail));
            QVERIFY(edit->created > 150 && edit->updated > 200);
            QVERIFY(times > 0 || edit->deleted > 10);
        }
        for (const char *table : tables) {
            const QByteArrayList edited =
                query(folder, QByteArray("SELECT count(*) FROM ") + table + " WHERE updated_at > '" + before.value(0) + "'");
            QVERIFY2(edited.value(0) != "0" || qstrcmp(table, "audit_note") == 0, table);
        }
        QCOMPARE(query(folder, "PRAGMA foreign_key_check"), QByteArrayList());
        QCOMPARE(query(folder, "PRAGMA integrity_check"), QByteArrayList{"ok"});
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

    void theFilesOfTheWorkspaceAreEmbedded() { QCOMPARE(demoFiles().size(), std::size_t{7}); }
};

QTEST_GUILESS_MAIN(TestDemo)
#include "tst_demo.moc"
