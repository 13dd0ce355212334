// Where secrets are looked up and kept, and that they stay secret.
#include "secrets.h"
#include "systemkeychain.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <map>
#include <sys/stat.h>

using namespace tidewright;

namespace
{

const QByteArray canary = "c4n4ry-Zx9";

class FakeKeychain final : public Keychain
{
public:
    std::optional<ErrorCode> failure;
    std::map<QString, QByteArray> entries;

    Result<std::optional<Secret>> read(const QString &name) override
    {
        if (failure)
            return fail(*failure, QStringLiteral("fake refusal"));
        const auto found = entries.find(name);
        return found == entries.end() ? std::nullopt : std::optional(Secret(found->second));
    }
    Result<void> write(const QString &name, const Secret &secret) override
    {
        if (failure)
            return fail(*failure, QStringLiteral("fake refusal"));
        entries[name] = secret.reveal().toByteArray();
        return {};
    }
    Result<bool> remove(const QString &name) override
    {
        if (failure)
            return fail(*failure, QStringLiteral("fake refusal"));
        return entries.erase(name) > 0;
    }
    Result<QStringList> names() override
    {
        if (failure)
            return fail(*failure, QStringLiteral("fake refusal"));
        QStringList all;
        for (const auto &[name, value] : entries)
            all.append(name);
        return all;
    }
};

const QString name = QStringLiteral("legacy-db.1");
const QString variable = QStringLiteral("TIDEWRIGHT_SECRET_LEGACY_DB_1");
const QString fileVariable = QStringLiteral("TIDEWRIGHT_SECRETS_FILE");

QString secretsFile(const QTemporaryDir &dir, const QByteArray &content, mode_t mode)
{
    const QString path = dir.filePath(QStringLiteral("secrets.json"));
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
        return {};
    file.close();
    ::chmod(QFile::encodeName(path).constData(), mode);
    return path;
}

QString allText(const Error &error)
{
    return error.message + error.detail + error.hint;
}

} // namespace

class TestSecrets : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theFirstSourceThatHasItWins_data();
    void theFirstSourceThatHasItWins();
    void aLockedKeychainFallsThrough();
    void aMissingOneSaysWhereWasLooked();
    void anUnsafeFileIsRefused_data();
    void anUnsafeFileIsRefused();
    void aStoredOneIsFoundAndRemoved_data();
    void aStoredOneIsFoundAndRemoved();
    void nothingIsStoredInTheClearUnasked();
    void aRefusingKeychainIsNotGoneAround();
    void wrongNamesAreRefused_data();
    void wrongNamesAreRefused();
    void aSecretDoesNotPrintItself();
    void aMovedSecretLeavesNothing();
    void withoutASessionBusThereIsNoKeychain();
};

void TestSecrets::theFirstSourceThatHasItWins_data()
{
    QTest::addColumn<bool>("inKeychain");
    QTest::addColumn<bool>("inEnvironment");
    QTest::addColumn<bool>("inFile");
    QTest::addColumn<QString>("found");
    for (int mask = 1; mask < 8; ++mask) {
        const QString expected = (mask & 1) != 0   ? QStringLiteral("keychain")
                                 : (mask & 2) != 0 ? QStringLiteral("environment")
                                                   : QStringLiteral("file");
        QTest::addRow("sources %d", mask) << ((mask & 1) != 0) << ((mask & 2) != 0) << ((mask & 4) != 0) << expected;
    }
}

void TestSecrets::theFirstSourceThatHasItWins()
{
    QFETCH(bool, inKeychain);
    QFETCH(bool, inEnvironment);
    QFETCH(bool, inFile);
    QTemporaryDir dir;
    FakeKeychain keychain;
    QProcessEnvironment environment;
    if (inKeychain)
        keychain.entries[name] = "keychain";
    if (inEnvironment)
        environment.insert(variable, QStringLiteral("environment"));
    if (inFile)
        environment.insert(fileVariable, secretsFile(dir, R"({"legacy-db.1": "file"})", 0600));
    const auto secret = SecretSource(&keychain, environment).find(name);
    QVERIFY(secret);
    QTEST(secret->toText(), "found");
}

void TestSecrets::aLockedKeychainFallsThrough()
{
    for (const ErrorCode code : {ErrorCode::Unsupported, ErrorCode::PermissionDenied, ErrorCode::ConnectionFailed}) {
        FakeKeychain keychain;
        keychain.failure = code;
        QProcessEnvironment environment;
        environment.insert(variable, QStringLiteral("environment"));
        const auto secret = SecretSource(&keychain, environment).find(name);
        QVERIFY(secret);
        QCOMPARE(secret->toText(), QStringLiteral("environment"));
    }
}

void TestSecrets::aMissingOneSaysWhereWasLooked()
{
    QTemporaryDir dir;
    FakeKeychain keychain;
    keychain.failure = ErrorCode::PermissionDenied;
    QProcessEnvironment environment;
    const QString path = secretsFile(dir, "{\"other\": \"" + canary + "\"}", 0600);
    environment.insert(fileVariable, path);
    environment.insert(QStringLiteral("TIDEWRIGHT_SECRET_OTHER"), QString::fromUtf8(canary));
    const auto secret = SecretSource(&keychain, environment).find(name);
    QVERIFY(!secret);
    QCOMPARE(secret.error().code, ErrorCode::SecretMissing);
    QVERIFY(secret.error().message.contains(QStringLiteral("keychain: fake refusal")));
    QVERIFY(secret.error().message.contains(variable));
    QVERIFY(secret.error().message.contains(path));
    QVERIFY(!allText(secret.error()).contains(QString::fromUtf8(canary)));
}

void TestSecrets::anUnsafeFileIsRefused_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<int>("mode");
    QTest::addColumn<QString>("reason");
    const QByteArray good = "{\"legacy-db.1\": \"" + canary + "\"}";
    QTest::newRow("others may read") << good << 0644 << QStringLiteral("mode 644");
    QTest::newRow("the group may read") << good << 0640 << QStringLiteral("mode 640");
    QTest::newRow("others may write") << good << 0602 << QStringLiteral("mode 602");
    QTest::newRow("broken JSON") << good.chopped(1) << 0600 << QStringLiteral("not valid JSON");
    QTest::newRow("a number") << QByteArray("{\"legacy-db.1\": 4711}") << 0600 << QStringLiteral("must be texts");
    QTest::newRow("key twice") << QByteArray(good.chopped(1) + ", \"legacy-db.1\": \"x\"}") << 0600 << QStringLiteral("twice");
    QTest::newRow("symbolic link") << good << 0600 << QStringLiteral("symbolic link");
    QTest::newRow("pipe") << good << 0600 << QStringLiteral("no regular file");
    QTest::newRow("folder") << good << 0600 << QStringLiteral("no regular file");
}

void TestSecrets::anUnsafeFileIsRefused()
{
    QFETCH(QByteArray, content);
    QFETCH(int, mode);
    QFETCH(QString, reason);
    QTemporaryDir dir;
    QString path = secretsFile(dir, content, mode_t(mode));
    const QString other = dir.filePath(QStringLiteral("other"));
    const QLatin1String row(QTest::currentDataTag());
    if (row == QLatin1String("symbolic link"))
        QVERIFY(QFile::link(path, other));
    else if (row == QLatin1String("pipe"))
        QCOMPARE(::mkfifo(QFile::encodeName(other).constData(), 0600), 0);
    else if (row == QLatin1String("folder"))
        QCOMPARE(::mkdir(QFile::encodeName(other).constData(), 0700), 0);
    if (QFileInfo::exists(other))
        path = other;
    QProcessEnvironment environment;
    environment.insert(fileVariable, path);
    const SecretSource source(nullptr, environment);
    const auto secret = source.find(name);
    QVERIFY(!secret);
    QCOMPARE(secret.error().code, ErrorCode::SecretMissing);
    QVERIFY2(secret.error().message.contains(reason), qPrintable(secret.error().message));
    QVERIFY2(!secret.error().message.contains(QLatin1String("..")), qPrintable(secret.error().message));
    QCOMPARE(secret.error().hint.contains(QLatin1String("chmod 600")), reason.startsWith(QLatin1String("mode")));
    QVERIFY(!allText(secret.error()).contains(QString::fromUtf8(canary)));

    const auto stored = source.store(QStringLiteral("new"), Secret("value"));
    QVERIFY2(!stored, "a file that is not read is not written either");
    QVERIFY(!allText(stored.error()).contains(QString::fromUtf8(canary)));
}

void TestSecrets::aStoredOneIsFoundAndRemoved_data()
{
    QTest::addColumn<bool>("hasKeychain");
    QTest::newRow("keychain") << true;
    QTest::newRow("file") << false;
}

void TestSecrets::aStoredOneIsFoundAndRemoved()
{
    QFETCH(bool, hasKeychain);
    QTemporaryDir dir;
    FakeKeychain keychain;
    if (!hasKeychain)
        keychain.failure = ErrorCode::Unsupported;
    QProcessEnvironment environment;
    const QString path = dir.filePath(QStringLiteral("new-secrets.json"));
    environment.insert(fileVariable, path);
    const SecretSource source(&keychain, environment);
    QVERIFY(source.store(name, Secret(canary)));
    QVERIFY(source.store(QStringLiteral("other"), Secret("x\"\\\xC3\xA9")));
    QCOMPARE(QFileInfo::exists(path), !hasKeychain);
    if (!hasKeychain) {
        struct stat info {
        };
        QCOMPARE(::stat(QFile::encodeName(path).constData(), &info), 0);
        QCOMPARE(info.st_mode & 0777, mode_t(0600));
    }
    QCOMPARE(*source.names(), QStringList({name, QStringLiteral("other")}));
    QCOMPARE(source.find(name)->reveal().toByteArray(), canary);
    QCOMPARE(source.find(QStringLiteral("other"))->reveal().toByteArray(), QByteArray("x\"\\\xC3\xA9"));
    QVERIFY(source.remove(name));
    QCOMPARE(source.find(name).error().code, ErrorCode::SecretMissing);
    QCOMPARE(source.remove(name).error().code, ErrorCode::SecretMissing);
    QCOMPARE(*source.names(), QStringList(QStringLiteral("other")));
}

void TestSecrets::nothingIsStoredInTheClearUnasked()
{
    const auto stored = SecretSource(nullptr, QProcessEnvironment()).store(name, Secret(canary));
    QVERIFY(!stored);
    QCOMPARE(stored.error().code, ErrorCode::Configuration);
    QVERIFY(!allText(stored.error()).contains(QString::fromUtf8(canary)));
}

void TestSecrets::aRefusingKeychainIsNotGoneAround()
{
    QTemporaryDir dir;
    FakeKeychain keychain;
    keychain.failure = ErrorCode::PermissionDenied;
    QProcessEnvironment environment;
    const QString path = dir.filePath(QStringLiteral("secrets.json"));
    environment.insert(fileVariable, path);
    QCOMPARE(SecretSource(&keychain, environment).store(name, Secret(canary)).error().code, ErrorCode::PermissionDenied);
    QVERIFY(!QFileInfo::exists(path));
}

void TestSecrets::wrongNamesAreRefused_data()
{
    QTest::addColumn<QString>("wrong");
    QTest::newRow("empty") << QString();
    QTest::newRow("slash") << QStringLiteral("/names");
    QTest::newRow("space") << QStringLiteral("a b");
    QTest::newRow("equals sign") << QStringLiteral("a=b");
    QTest::newRow("letter beyond ASCII") << QString::fromUtf8("schl\xC3\xBCssel");
    QTest::newRow("too long") << QString(129, QLatin1Char('a'));
}

void TestSecrets::wrongNamesAreRefused()
{
    QFETCH(QString, wrong);
    FakeKeychain keychain;
    const SecretSource source(&keychain, QProcessEnvironment());
    QCOMPARE(source.find(wrong).error().code, ErrorCode::Configuration);
    QCOMPARE(source.store(wrong, Secret("x")).error().code, ErrorCode::Configuration);
    QCOMPARE(source.remove(wrong).error().code, ErrorCode::Configuration);
    QVERIFY(keychain.entries.empty());
}

void TestSecrets::aSecretDoesNotPrintItself()
{
    QString printed;
    QDebug(&printed) << Secret(canary);
    QVERIFY(!printed.contains(QString::fromUtf8(canary)));
}

void TestSecrets::aMovedSecretLeavesNothing()
{
    Secret first(canary);
    Secret second = std::move(first);
    QVERIFY(first.isEmpty());
    QCOMPARE(second.reveal().toByteArray(), canary);
    second = Secret("other");
    QCOMPARE(second.toText(), QStringLiteral("other"));
}

void TestSecrets::withoutASessionBusThereIsNoKeychain()
{
    qunsetenv("DBUS_SESSION_BUS_ADDRESS");
    qputenv("XDG_RUNTIME_DIR", "/nonexistent");
    SystemKeychain keychain;
    QCOMPARE(keychain.read(name).error().code, ErrorCode::Unsupported);
    QCOMPARE(keychain.write(name, Secret(canary)).error().code, ErrorCode::Unsupported);
    QCOMPARE(keychain.names().error().code, ErrorCode::Unsupported);
}

QTEST_GUILESS_MAIN(TestSecrets)
#include "tst_secrets.moc"
