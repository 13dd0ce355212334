// Connections, jobs and content types, as a workspace describes them.
#pragma once

#include "clock.h"

#include <QHash>
#include <QJsonObject>
#include <QList>
#include <QString>
#include <QStringList>
#include <optional>
#include <vector>

namespace tidewright
{

enum class TlsMode { Disable, Prefer, Require, Verify };

// A secret by reference: its value is in no file of the workspace.
struct SecretRef {
    QString name; // empty: none
    bool isSet() const { return !name.isEmpty(); }
    friend bool operator==(const SecretRef &, const SecretRef &) = default;
};

struct Connection {
    QString name; // file name without .json
    QString kind; // "sqlite", "postgres", "mysql", "folder"
    QString path; // sqlite, folder: absolute
    QString host; // name, address or folder of a unix socket
    int port = 0; // 0: the engine's default
    QString database;
    QString user;
    SecretRef password;
    TlsMode tls = TlsMode::Verify;

    friend bool operator==(const Connection &, const Connection &) = default;
};

enum class Side { Local, Remote };
QString sideName(Side side); // "local"

enum class Direction { RemoteToLocal, LocalToRemote, Bidirectional };
enum class ConflictStrategy { Manual, Auto, LocalWins, RemoteWins, NewestWins };
enum class DeleteMode { Propagate, Ignore };
enum class OnFailure { Keep, Rollback };

// "20%" of the records, or a number of them; more than max(floor, limit) stops the run.
struct Limit {
    double percent = -1; // of all; < 0: not given
    std::int64_t count = -1;

    // The number at and below which `total` records are within the limit, never less than `floor`.
    std::int64_t allowed(std::int64_t total, std::int64_t floor) const;
    static std::optional<Limit> parse(const QString &text);
    QString toString() const;
    friend bool operator==(const Limit &, const Limit &) = default;
};

struct DeletePolicy {
    DeleteMode mode = DeleteMode::Propagate;
    Limit limit{20, -1};
    friend bool operator==(const DeletePolicy &, const DeletePolicy &) = default;
};

// How long a finished run can be taken back, and how much is kept for that of one content type.
struct UndoPolicy {
    Micros keep = std::chrono::days(5);
    std::int64_t maxBytes = 1'000'000'000;
    static UndoPolicy of(const QJsonObject &json); // {"keep": "5d", "maxSize": "1GB"}; what is not given has its default
    bool isOff() const { return keep == Micros(0); }
};

struct FieldMapping {
    QString local;
    QString remote;
    // Pairs (local text, remote text) of the value map, in file order; empty: none. "values": {"open": "To Do"} reads local → remote.
    std::vector<std::pair<QString, QString>> values;
    friend bool operator==(const FieldMapping &, const FieldMapping &) = default;
};

struct Schedule {
    QString every; // "15m"
    QString cron;
    bool isSet() const { return !every.isEmpty() || !cron.isEmpty(); }
    friend bool operator==(const Schedule &, const Schedule &) = default;
};

// What a side's place is called in a job's file.
enum class PlaceKind { Table, Folder };

struct ContentType {
    QString key;   // typeKey
    QString local; // place at the local side
    QString remote;
    PlaceKind localKind = PlaceKind::Table;
    PlaceKind remoteKind = PlaceKind::Table;
    QStringList primaryKey; // names at the *remote* side when mapped, else common; empty: the table's own
    QString cursorField;    // source side's name; empty: none
    std::optional<Micros> lookback;
    QString softDeleteField; // source side's name; empty: none
    QString filter;
    std::vector<FieldMapping> fields; // empty: same names on both sides
    bool enabled = true;

    // Own value, else the job's, else the default: filled in by whoever reads the job.
    bool create = false;
    int batchSize = 0; // 0: chosen by the engine
    bool atomicInitial = false;
    bool initialSyncEnabled = true;
    DeletePolicy deletes;
    OnFailure onFailure = OnFailure::Keep;
    ConflictStrategy strategy = ConflictStrategy::Manual;
    Limit failedLimit{1, 100}; // "failedRecords": {"halt": …}
    QJsonObject undo;          // as written
    QString verifyEvery;

    friend bool operator==(const ContentType &, const ContentType &) = default;
};

struct Job {
    QString name;  // file name without .json
    QString title; // shown; the name if empty
    QString local; // connection names
    QString remote;
    Direction direction = Direction::RemoteToLocal;
    Schedule schedule;
    ConflictStrategy strategy = ConflictStrategy::Manual;
    QList<ContentType> contentTypes; // in file order; shared, for there may be thousands

    const ContentType *find(const QString &typeKey) const;
    friend bool operator==(const Job &, const Job &) = default;
};

QString directionName(Direction direction); // "remote_to_local"
std::optional<Direction> directionFromName(const QString &name);
QString strategyName(ConflictStrategy strategy);
std::optional<ConflictStrategy> strategyFromName(const QString &name); // "jira_wins" is read as remote_wins

// What a run's position depends on, each as a hash. `configuration` covers key, cursor, filter and field mapping: a change asks for a
// reconcile.
struct Fingerprints {
    QString configuration;
    QString schema;    // of both sides' definitions
    QString endpoints; // identities of both sides
    friend bool operator==(const Fingerprints &, const Fingerprints &) = default;
};

QString configurationFingerprint(const ContentType &type, Direction direction);

} // namespace tidewright
