#include "connectionfile.h"
#include "jobcheck.h"
#include "jobfile.h"
#include "jsonfile.h"
#include "jsonschema.h"
#include "names.h"
#include "plaintypes.h"
#include "text.h"
#include "typesettings.h"
#include "workspace.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QSet>
#include <QStringDecoder>
#include <algorithm>
#include <filesystem>
#include <map>

namespace tidewright
{

namespace
{

struct Text {
    Q_DECLARE_TR_FUNCTIONS(Workspace)
};

Finding fault(const QString &path, const QString &message, const QString &hint = {})
{
    return Finding{{}, path, Error{ErrorCode::Configuration, message, {}, hint}, false};
}

class Reader
{
public:
    explicit Reader(const QString &folder)
        : m_folder(QDir(folder).absolutePath())
    {
    }

    WorkspaceReading read()
    {
        m_workspace.path = m_folder.absolutePath();
        readSettings();
        readConnections();
        readJobs();
        const bool broken = std::any_of(m_findings.begin(), m_findings.end(), [](const Finding &f) { return !f.warning; });
        if (broken)
            return {std::nullopt, std::move(m_findings)};
        return {std::move(m_workspace), std::move(m_findings)};
    }

private:
    // The file's JSON if it follows its schema; what is wrong is noted.
    std::optional<JsonText> readFile(const QString &file, FileKind kind)
    {
        auto text = readJsonFile(m_folder.filePath(file));
        if (!text) {
            note(file, {text.error()});
            return std::nullopt;
        }
        if (kind == FileKind::Connection && isLaterKind(text->root[QLatin1String("kind")].toString())) {
            note(file, {fault(QStringLiteral("kind"), Text::tr("This version has no connections of this kind yet."),
                              Text::tr("Known here: \"sqlite\", \"postgres\", \"mysql\", \"folder\"."))});
            return std::nullopt;
        }
        const Findings findings = schema(kind).check(text->root);
        note(file, findings);
        return findings.empty() ? std::optional(*std::move(text)) : std::nullopt;
    }

    static bool isLaterKind(const QString &kind) { return kind == QLatin1String("rest"); }

    void readSettings()
    {
        const QString file = QStringLiteral("workspace.json");
        const auto text = readFile(file, FileKind::Workspace);
        if (!text)
            return;
        const QJsonObject &json = text->root;
        const QJsonObject state = json[QLatin1String("state")].toObject({{QStringLiteral("kind"), QStringLiteral("sqlite")}});
        Findings findings;
        checkConnection(state, QStringLiteral("state"), findings);
        m_workspace.name = json[QLatin1String("name")].toString();
        m_workspace.workers = json[QLatin1String("workers")].toInt(m_workspace.workers);
        m_workspace.defaults = json[QLatin1String("defaults")].toObject();
        m_workspace.state = connectionFromJson({}, state, m_folder.absolutePath());
        if (m_workspace.state.kind == QLatin1String("sqlite")) {
            if (m_workspace.state.path.isEmpty())
                m_workspace.state.path = m_folder.absoluteFilePath(QStringLiteral("state.db"));
        } else {
            m_workspace.stateSchema = state[QLatin1String("schema")].toString(QStringLiteral("system"));
            if (!isPlainName(m_workspace.stateSchema))
                findings.push_back(fault(QStringLiteral("state.schema"), Text::tr("This is no name of a schema.")));
        }
        checkSettings(m_workspace.defaults, QStringLiteral("defaults"), findings);
        note(file, findings);
    }

    void readConnections()
    {
        for (const QString &name : names(QStringLiteral("connections"))) {
            m_connectionNames.append(name);
            const QString file = QStringLiteral("connections/%1.json").arg(name);
            const auto text = readFile(file, FileKind::Connection);
            if (!text)
                continue;
            Findings findings;
            checkConnection(text->root, {}, findings);
            note(file, findings);
            m_workspace.connections.push_back(connectionFromJson(name, text->root, m_folder.absolutePath()));
        }
    }

    void readJobs()
    {
        for (const QString &name : names(QStringLiteral("jobs"))) {
            const QString file = QStringLiteral("jobs/%1.json").arg(name);
            Findings findings;
            auto job = readPlainJob(name, file);
            if (!job)
                job = readJob(name, file, findings);
            if (!job)
                continue;
            checkJobConnections(*job, m_workspace.connections, m_connectionNames, findings);
            note(file, findings);
            m_workspace.jobs.push_back(*std::move(job));
        }
    }

    std::optional<Job> readJob(const QString &name, const QString &file, Findings &findings)
    {
        const auto text = readFile(file, FileKind::Job);
        if (!text)
            return std::nullopt;
        checkJobFile(text->root, findings);
        return jobFromJson(name, *text, m_workspace.defaults);
    }

    // Empty where anything at all is wrong.
    std::optional<Job> readPlainJob(const QString &name, const QString &file)
    {
        auto bytes = readBytes(m_folder.filePath(file));
        const auto plain = bytes ? PlainTypes::read(*std::move(bytes)) : std::nullopt;
        if (!plain)
            return std::nullopt;
        Findings findings = schema(FileKind::Job).check(plain->rest().root);
        checkJobFile(plain->rest().root, findings);
        Job job = jobFromJson(name, plain->rest(), m_workspace.defaults);
        if (!findings.empty())
            return std::nullopt;
        job.contentTypes = plain->joined(job.contentTypes);
        QSet<QString> keys;
        keys.reserve(job.contentTypes.size());
        for (const ContentType &type : std::as_const(job.contentTypes))
            keys.insert(type.key);
        return keys.size() == job.contentTypes.size() ? std::optional(std::move(job)) : std::nullopt;
    }

    const FileSchema &schema(FileKind kind) { return m_schemas.try_emplace(kind, kind).first->second; }

    // Of the folder's .json files, in the order of their code points. Other files are not ours.
    QStringList names(const QString &subfolder)
    {
        QStringList found;
        // Not by QDir: it passes over what it cannot name.
        std::error_code error;
        const std::filesystem::path folder(QFile::encodeName(m_folder.filePath(subfolder)).toStdString());
        for (std::filesystem::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error)) {
            const std::string bytes = entry->path().filename().string();
            QStringDecoder decoder(QStringDecoder::Utf8);
            const QString file = decoder(QByteArrayView(bytes.data(), qsizetype(bytes.size())));
            if (!file.endsWith(QLatin1String(".json")) || (file.startsWith(QLatin1Char('.')) && !isFileTitle(file.chopped(5))))
                continue;
            const QString shown = subfolder + QLatin1Char('/') + escapeControls(file);
            std::error_code unknown;
            if (decoder.hasError() || !isFileTitle(file.chopped(5)))
                note(shown,
                     {fault({}, Text::tr("This file's name is no name for a connection or job."), Text::tr("Rename it."))});
            else if (!std::filesystem::is_regular_file(entry->path(), unknown))
                note(shown, {fault({}, Text::tr("This is no regular file, so it was not read."),
                                   Text::tr("Remove it, or put a file in its place."))});
            else
                found.append(file.chopped(5));
        }
        if (error && error != std::errc::no_such_file_or_directory)
            note(subfolder,
                 {fault({}, Text::tr("This folder cannot be read: %1.").arg(QString::fromStdString(error.message())))});
        found.sort();
        return found;
    }

    void note(const QString &file, const Findings &findings)
    {
        for (Finding finding : findings) {
            finding.file = file;
            m_findings.push_back(std::move(finding));
        }
    }

    QDir m_folder;
    std::map<FileKind, FileSchema> m_schemas; // those that were needed
    Workspace m_workspace;
    QStringList m_connectionNames;
    Findings m_findings;
};

} // namespace

WorkspaceReading readWorkspace(const QString &folder)
{
    return Reader(folder).read();
}

} // namespace tidewright
