// Time, text, errors and log lines: what everything else writes and reads.
#include "clock.h"
#include "error.h"
#include "ids.h"
#include "log.h"
#include "property.h"
#include "text.h"

#include <QJsonDocument>

using namespace tidewright;

class TestBase : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isoTimesComeBack_data()
    {
        QTest::addColumn<QString>("text");
        for (const char *text : {"2026-11-21T06:30:00.123456Z", "0001-01-01T00:00:00.000000Z", "9999-12-31T23:59:59.999999Z",
                                 "1969-12-31T23:59:59.999999Z", "1970-01-01T00:00:00.000000Z", "2024-02-29T12:00:00.000001Z"})
            QTest::newRow(text) << QString::fromLatin1(text);
    }

    void isoTimesComeBack()
    {
        QFETCH(QString, text);
        const auto instant = fromIso(text);
        QVERIFY(instant.has_value());
        QCOMPARE(toIso(*instant), text);
    }

    void otherWaysToWriteATime_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char *text, const char *expected) {
            QTest::newRow(text) << QString::fromLatin1(text) << QString::fromLatin1(expected);
        };
        row("2026-11-21 06:30:00", "2026-11-21T06:30:00.000000Z");
        row("2026-11-21T06:30", "2026-11-21T06:30:00.000000Z");
        row("2026-11-21T06:30:00.5Z", "2026-11-21T06:30:00.500000Z");
        row("2026-11-21T06:30:00.123456789Z", "2026-11-21T06:30:00.123456Z");
        row("2026-11-21T06:30:00+01:00", "2026-11-21T05:30:00.000000Z");
        row("2026-11-21T06:30:00-0530", "2026-11-21T12:00:00.000000Z");
        row("2026-11-21T00:30:00+01", "2026-11-20T23:30:00.000000Z");
    }

    void otherWaysToWriteATime()
    {
        QFETCH(QString, text);
        QTEST(toIso(fromIso(text).value_or(Instant())), "expected");
    }

    void noTimes_data()
    {
        QTest::addColumn<QString>("text");
        for (const char *text : {"", "2026-11-21", "2026-02-29T00:00:00Z", "2026-13-01T00:00:00Z", "2026-11-21T24:00:00Z",
                                 "2026-11-21T06:60:00Z", "2026-11-21T06:30:00.Z", "yesterday", "2026-11-21T06:30:00Zulu"})
            QTest::newRow(*text ? text : "nothing") << QString::fromLatin1(text);
    }

    void noTimes()
    {
        QFETCH(QString, text);
        QVERIFY(!fromIso(text));
    }

    void everyInstantComesBack()
    {
        VERIFY_PROPERTY("fromIso(toIso(x)) = x", [] {
            const Instant instant(Micros(*rc::gen::inRange<std::int64_t>(-62'135'596'800'000'000, 253'402'300'800'000'000)));
            RC_ASSERT(fromIso(toIso(instant)) == std::optional(instant));
        });
    }

    void durations_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<qint64>("micros");
        const auto row = [](const char *text, Micros micros) {
            QTest::newRow(text) << QString::fromLatin1(text) << qint64(micros.count());
        };
        row("0", Micros(0));
        row("250ms", std::chrono::milliseconds(250));
        row("90s", std::chrono::seconds(90));
        row("15m", std::chrono::minutes(15));
        row("1h30m", std::chrono::minutes(90));
        row("5d", std::chrono::days(5));
        row("2w", std::chrono::weeks(2));
    }

    void durations()
    {
        QFETCH(QString, text);
        const auto duration = parseDuration(text);
        QVERIFY(duration.has_value());
        QTEST(qint64(duration->count()), "micros");
    }

    void noDurations_data()
    {
        QTest::addColumn<QString>("text");
        for (const char *text : {"", "5", "m", "-5m", "1.5h", "5 m", "5M", "15m?", "1h 30m"})
            QTest::newRow(*text ? text : "nothing") << QString::fromLatin1(text);
    }

    void noDurations()
    {
        QFETCH(QString, text);
        QVERIFY(!parseDuration(text));
    }

    void theNearestWord()
    {
        const QStringList known{QStringLiteral("primaryKey"), QStringLiteral("cursor"), QStringLiteral("filter")};
        QCOMPARE(nearest(QStringLiteral("primarykey"), known), std::optional(QStringLiteral("primaryKey")));
        QCOMPARE(nearest(QStringLiteral("curser"), known), std::optional(QStringLiteral("cursor")));
        QCOMPARE(nearest(QStringLiteral("flter"), known), std::optional(QStringLiteral("filter")));
        QVERIFY(!nearest(QStringLiteral("schedule"), known));
        QVERIFY(!nearest(QStringLiteral("cursor"), {}));
    }

    void aSentenceWithinAnotherHasNoStop()
    {
        QCOMPARE(withoutStop(QStringLiteral("It is gone. Look again.")), QStringLiteral("It is gone. Look again"));
        QCOMPARE(withoutStop(QStringLiteral("没有。\n")), QStringLiteral("没有"));
        QCOMPARE(withoutStop(QStringLiteral("mode 644")), QStringLiteral("mode 644"));
        QCOMPARE(withoutStop(QStringLiteral(".")), QString());
    }

    void controlCharactersAreShownNotSent()
    {
        QCOMPARE(escapeControls(QStringLiteral("a\r\n\tb\x1b[2Jé水")), QStringLiteral("a\\r\\n\\tb\\x1b[2Jé水"));
    }

    void errorNamesComeBack()
    {
        for (int code = int(ErrorCode::Usage); code <= int(ErrorCode::Internal); ++code) {
            const QString name = errorCodeName(ErrorCode(code));
            QVERIFY(!name.isEmpty());
            QCOMPARE(int(errorCodeFromName(name)), code);
        }
        QCOMPARE(errorCodeFromName(QStringLiteral("from the future")), ErrorCode::Internal);
    }

    void contextIsPutInFront()
    {
        const Error error{ErrorCode::NotFound, QStringLiteral("no such table"), QStringLiteral("42P01"),
                          QStringLiteral("create it")};
        const Error outer = error.in(QStringLiteral("organization"));
        QCOMPARE(outer.message, QStringLiteral("organization: no such table"));
        QCOMPARE(outer.code, error.code);
        QCOMPARE(outer.detail, error.detail);
        QCOMPARE(outer.hint, error.hint);
    }

    void onlyWhatCanPassByItselfIsTransient()
    {
        for (int code = int(ErrorCode::Usage); code <= int(ErrorCode::Internal); ++code)
            QCOMPARE(isTransient(ErrorCode(code)), code == int(ErrorCode::ConnectionFailed) || code == int(ErrorCode::Conflict));
    }

    void aLogRecordIsOneJsonLine()
    {
        LogRecord record;
        record.level = LogLevel::Warn;
        record.time = *fromIso(QStringLiteral("2026-11-21T06:30:00.123456Z"));
        record.job = QStringLiteral("reference_sync");
        record.typeKey = QStringLiteral("plan");
        record.message = QStringLiteral("two\nlines \"quoted\"");
        record.fields = {{QStringLiteral("read"), 7}};
        const QByteArray line = toJsonLine(record);
        QVERIFY(!line.contains('\n'));
        const QJsonObject json = QJsonDocument::fromJson(line).object();
        const QJsonObject expected{{QStringLiteral("level"), QStringLiteral("warn")},
                                   {QStringLiteral("time"), QStringLiteral("2026-11-21T06:30:00.123456Z")},
                                   {QStringLiteral("job"), QStringLiteral("reference_sync")},
                                   {QStringLiteral("typeKey"), QStringLiteral("plan")},
                                   {QStringLiteral("message"), record.message},
                                   {QStringLiteral("read"), 7}};
        QCOMPARE(json, expected);
    }

    void aTextLineCannotBeForged()
    {
        LogRecord record;
        record.time = *fromIso(QStringLiteral("2026-11-21T06:46:07.012000Z"));
        record.job = QStringLiteral("reference_sync");
        record.typeKey = QStringLiteral("plan");
        record.message = QStringLiteral("x\n06:46:08.000  ERROR  forged");
        QCOMPARE(toTextLine(record), QStringLiteral("06:46:07.012  INFO   reference_sync/plan  x\\n06:46:08.000  ERROR  forged"));
    }

    void identifiersAreUniqueAndOfOneForm()
    {
        SystemIds ids;
        QSet<QString> seen;
        const QRegularExpression form(QStringLiteral("^[0-9A-HJKMNP-TV-Z]{26}$"));
        for (int count = 0; count < 1'000; ++count) {
            const QString id = ids.next();
            QVERIFY(form.match(id).hasMatch());
            seen.insert(id);
        }
        QCOMPARE(seen.size(), 1'000);
    }

    void aWaitEndsWhenItIsStopped()
    {
        std::stop_source stop;
        stop.request_stop();
        QVERIFY(!SystemClock().wait(std::chrono::hours(1), stop.get_token()));
        QVERIFY(SystemClock().wait(Micros(1), {}));
    }
};

QTEST_APPLESS_MAIN(TestBase)
#include "tst_base.moc"
