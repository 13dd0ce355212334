// The versions of definitions and of synced contents, on SQLite and on PostgreSQL.
#include "storedruns.h"
#include "versions.h"

using namespace tidewright;

namespace
{

RecordSchema schemaOf(const QStringList &fields, ValueKind kind = ValueKind::Text)
{
    RecordSchema schema;
    for (const QString &name : fields) {
        Field field;
        field.name = name;
        field.type.kind = kind;
        schema.fields.push_back(field);
    }
    schema.key = {fields.front()};
    return schema;
}

const RecordSchema first = schemaOf({QStringLiteral("id"), QStringLiteral("name")});
const RecordSchema second = schemaOf({QStringLiteral("id"), QStringLiteral("name"), QStringLiteral("email")});

} // namespace

class TestVersions : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aDefinitionIsKeptOncePerVersion_data() { addBothKinds(); }
    void aDefinitionIsKeptOncePerVersion()
    {
        OPEN_STORE();
        auto &kept = dynamic_cast<VersionStore &>(store);
        const auto lease = store.takeLease(organization, processes.start(1));
        VERIFY_RESULT(lease);
        VERIFY_RESULT(kept.noteDefinitions(*lease, QStringLiteral("R1"), {{Side::Local, first}, {Side::Remote, first}}));
        VERIFY_RESULT(kept.noteDefinitions(*lease, QStringLiteral("R2"), {{Side::Local, first}, {Side::Remote, second}}));
        // Back to what it was: a version of its own.
        VERIFY_RESULT(kept.noteDefinitions(*lease, QStringLiteral("R3"), {{Side::Remote, first}}));
        const auto versions = kept.versions({});
        VERIFY_RESULT(versions);
        QStringList told;
        for (const DefinitionVersion &one : versions->definitions)
            told << QStringLiteral("%1 %2 %3").arg(sideName(one.side)).arg(one.version).arg(one.runId);
        QCOMPARE(told, (QStringList{QStringLiteral("local 1 R1"), QStringLiteral("remote 3 R3"), QStringLiteral("remote 2 R2"),
                                    QStringLiteral("remote 1 R1")}));
        QCOMPARE(versions->definitions[2].definition, definitionJson(second));
        QCOMPARE(versions->definitions[2].hash, definitionHash(second));
        const auto newest = kept.versions({organization.job, organization.typeKey, 1});
        VERIFY_RESULT(newest);
        QCOMPARE(newest->definitions.size(), std::size_t(2));
        QVERIFY(kept.versions({QStringLiteral("other"), {}, 100})->definitions.empty());
    }

    void whoLostTheLeaseKeepsNoVersion_data() { addBothKinds(); }
    void whoLostTheLeaseKeepsNoVersion()
    {
        OPEN_STORE();
        auto &kept = dynamic_cast<VersionStore &>(store);
        auto lease = store.takeLease(organization, processes.start(1));
        VERIFY_RESULT(lease);
        --lease->token;
        const auto refused = kept.noteDefinitions(*lease, QStringLiteral("R1"), {{Side::Local, first}});
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::LeaseLost);
        QVERIFY(kept.versions({})->definitions.empty());
    }

    void eachContentThatWasSyncedIsAVersion_data() { addBothKinds(); }
    void eachContentThatWasSyncedIsAVersion()
    {
        OPEN_STORE();
        auto &kept = dynamic_cast<VersionStore &>(store);
        const auto lease = store.takeLease(organization, processes.start(1));
        VERIFY_RESULT(lease);
        SyncState state;
        state.key = organization;
        int run = 0;
        for (const char *hash : {"", "aa", "aa", "bb", "aa"}) {
            state.lastSyncedHash = QLatin1String(hash);
            state.localRecords = ++run;
            VERIFY_RESULT(store.finishRun(*lease, state, runOf(QStringLiteral("R%1").arg(run)), {}));
        }
        const auto versions = kept.versions({});
        VERIFY_RESULT(versions);
        QStringList told;
        for (const SyncedVersion &one : versions->synced)
            told << QStringLiteral("%1 %2 %3 %4").arg(one.version).arg(one.hash).arg(one.records).arg(one.runId);
        QCOMPARE(told, (QStringList{QStringLiteral("3 aa 5 R5"), QStringLiteral("2 bb 4 R4"), QStringLiteral("1 aa 2 R2")}));
    }

    void whatWasWrittenSinceIsTold_data() { addBothKinds(); }
    void whatWasWrittenSinceIsTold()
    {
        OPEN_STORE();
        const LeaseHolder holder = processes.start(1);
        SyncState state;
        state.key = organization;
        VERIFY_RESULT(store.putState(state, holder));
        const Instant then = *(**store.state(organization)).updatedAt;
        QVERIFY(store.typesSince(then)->empty());
        QCOMPARE(*store.typesSince(then - Micros(1)), std::vector{organization});
    }

    void aChangeNamesTheFields()
    {
        QCOMPARE(changeBetween(definitionJson(first), definitionJson(second)), (DefinitionChange{{QStringLiteral("email")}, {}, {}, false}));
        QCOMPARE(changeBetween(definitionJson(second), definitionJson(first)), (DefinitionChange{{}, {QStringLiteral("email")}, {}, false}));
        RecordSchema other = schemaOf({QStringLiteral("id"), QStringLiteral("name")}, ValueKind::Int);
        other.key = {QStringLiteral("name")};
        QCOMPARE(changeBetween(definitionJson(first), definitionJson(other)),
                 (DefinitionChange{{}, {}, {QStringLiteral("id"), QStringLiteral("name")}, true}));
    }
};

QTEST_GUILESS_MAIN(TestVersions)
#include "tst_versions.moc"
