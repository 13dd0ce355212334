#include "jsonschema.h"

#include "schemaexplainer.h"

#include <QCoreApplication>
#include <QFile>
#include <QJsonDocument>
#include <algorithm>
#include <exception>
#include <set>
#include <valijson/adapters/qtjson_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validation_results.hpp>
#include <valijson/validator.hpp>

// Outside of the namespace, as Qt wants it: a static library's resources are linked only if they are asked for.
static void initSchemas()
{
    Q_INIT_RESOURCE(schemas);
}

namespace tidewright
{

namespace
{

struct Text {
    Q_DECLARE_TR_FUNCTIONS(Schema)
};

QString fileName(FileKind kind)
{
    switch (kind) {
    case FileKind::Workspace:
        return QStringLiteral("workspace.schema.json");
    case FileKind::Connection:
        return QStringLiteral("connection.schema.json");
    case FileKind::Job:
        break;
    }
    return QStringLiteral("job.schema.json");
}

QJsonObject loadSchema(FileKind kind)
{
    initSchemas();
    QFile file(QStringLiteral(":/tidewright/schemas/") + fileName(kind));
    return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object() : QJsonObject();
}

Finding unexplained(const QString &detail)
{
    return Finding{{}, {}, Error{ErrorCode::Configuration, Text::tr("This file does not follow its schema."), detail, {}}, false};
}

} // namespace

QString schemaUrl(FileKind kind)
{
    return QStringLiteral("https://tidewright.github.io/schemas/1/") + fileName(kind);
}

struct FileSchema::Parts {
    QJsonObject json;
    valijson::Schema schema;
};

FileSchema::FileSchema(FileKind kind)
    : m_parts(std::make_unique<Parts>())
{
    m_parts->json = loadSchema(kind);
    const QJsonValue value(m_parts->json);
    valijson::SchemaParser(valijson::SchemaParser::kDraft7)
        .populateSchema(valijson::adapters::QtJsonAdapter(value), m_parts->schema);
}

FileSchema::~FileSchema() = default;

Findings FileSchema::check(const QJsonObject &root) const
{
    valijson::ValidationResults results;
    try {
        const QJsonValue value(root);
        valijson::Validator(valijson::Validator::kStrongTypes)
            .validate(m_parts->schema, valijson::adapters::QtJsonAdapter(value), &results);
    } catch (const std::exception &problem) {
        return {unexplained(QString::fromUtf8(problem.what()))};
    }
    const SchemaExplainer explainer(m_parts->json, root);
    Findings findings;
    std::set<std::vector<std::string>> explained;
    for (const auto &error : results) {
        if (!explained.insert(error.context).second)
            continue;
        for (Finding &finding : explainer.explain(error.context)) {
            if (std::find(findings.begin(), findings.end(), finding) == findings.end())
                findings.push_back(std::move(finding));
        }
    }
    if (findings.empty() && results.numErrors() > 0)
        findings.push_back(unexplained({}));
    return findings;
}

} // namespace tidewright
