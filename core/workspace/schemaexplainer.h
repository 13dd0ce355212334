// Says in plain words how a JSON value fails its schema: what was expected, and the nearest known key or word.
#pragma once

#include "finding.h"

#include <QJsonObject>
#include <QJsonValue>
#include <string>
#include <vector>

namespace tidewright
{

class SchemaExplainer
{
public:
    SchemaExplainer(QJsonObject schema, QJsonObject root);

    // The faults of the value that a validation error's context ("<root>", "[contentTypes]", "[0]", …) leads to; the faults of
    // its members are not among them. Empty where only members are at fault.
    Findings explain(const std::vector<std::string> &context) const;

private:
    // A schema after its $ref and the branch of its if that applies; `name` is the definition it came from.
    struct Node {
        QJsonObject schema;
        QString name;
    };

    std::vector<Node> applicable(const QJsonObject &schema, const QJsonValue &value, const QString &name = {}) const;
    std::vector<Node> below(const std::vector<Node> &nodes, const QString &member, const QJsonValue &value) const;
    static bool matchesIf(const QJsonObject &condition, const QJsonValue &value);

    QJsonObject m_schema;
    QJsonObject m_root;
};

} // namespace tidewright
