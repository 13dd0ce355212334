#include "schemaexplainer.h"

#include "text.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QStringList>

namespace tidewright
{

namespace
{

struct Text {
    Q_DECLARE_TR_FUNCTIONS(Schema)
};

Finding fault(const QString &path, QString message, QString hint = {})
{
    return Finding{{}, path, Error{ErrorCode::Configuration, std::move(message), {}, std::move(hint)}, false};
}

QString quoted(const QStringList &words)
{
    return QLatin1Char('"') + words.join(QLatin1String("\", \"")) + QLatin1Char('"');
}

QStringList words(const QJsonArray &array)
{
    QStringList list;
    for (const QJsonValue &item : array)
        list.append(item.toString());
    return list;
}

QString didYouMean(const QString &word, const QStringList &known)
{
    // A slip of the hand is short; edit distance over megabytes would take minutes.
    constexpr qsizetype longestSlip = 64;
    const auto near = word.size() <= longestSlip ? nearest(word, known) : std::nullopt;
    return near ? Text::tr("Did you mean \"%1\"?").arg(*near) : Text::tr("Known here: %1.").arg(quoted(known));
}

QString numberExpectation(const QJsonObject &schema)
{
    if (schema.contains(QLatin1String("minimum")) && schema.contains(QLatin1String("maximum")))
        return Text::tr("a whole number from %1 to %2")
            .arg(schema[QLatin1String("minimum")].toInteger())
            .arg(schema[QLatin1String("maximum")].toInteger());
    return Text::tr("a whole number");
}

// What a value of this schema is, as the object of "expected …".
QString expectation(const QJsonObject &schema, const QString &name)
{
    if (name == QLatin1String("limit"))
        return Text::tr("a share such as \"20%\", or a whole number from 0");
    if (name == QLatin1String("duration"))
        return Text::tr("a duration such as \"15m\", \"5d\" or \"1h30m\"");
    if (name == QLatin1String("size"))
        return Text::tr("a size such as \"500MB\" or \"1GB\"");
    if (name == QLatin1String("secret"))
        return Text::tr("a secret's name, {\"secret\": \"name\"}; a secret itself never stands in a file");
    if (schema.contains(QLatin1String("enum")))
        return Text::tr("one of %1").arg(quoted(words(schema[QLatin1String("enum")].toArray())));
    const QString type = schema[QLatin1String("type")].toString();
    if (type == QLatin1String("string"))
        return schema[QLatin1String("minLength")].toInt() > 0
                   ? Text::tr("a text of 1 to %1 characters").arg(schema[QLatin1String("maxLength")].toInt())
                   : Text::tr("a text");
    if (type == QLatin1String("integer"))
        return numberExpectation(schema);
    if (type == QLatin1String("boolean"))
        return Text::tr("true or false");
    if (type == QLatin1String("array"))
        return Text::tr("a list, […], of at least one entry, none of them twice");
    return Text::tr("an object, {…}");
}

void explainObject(const QJsonObject &schema, const QJsonObject &object, const QString &path, Findings &findings)
{
    const QJsonObject properties = schema[QLatin1String("properties")].toObject();
    QStringList known = properties.keys();
    known.removeAll(QStringLiteral("$schema"));
    if (schema[QLatin1String("additionalProperties")].isBool()) {
        for (auto member = object.begin(); member != object.end(); ++member) {
            if (!properties.contains(member.key()))
                findings.push_back(
                    fault(memberPath(path, member.key()), Text::tr("This key is not known."), didYouMean(member.key(), known)));
        }
    }
    for (const QString &name : words(schema[QLatin1String("required")].toArray())) {
        if (!object.contains(name))
            findings.push_back(fault(path, Text::tr("The key \"%1\" is missing.").arg(name)));
    }
    const bool exactlyOne = schema[QLatin1String("maxProperties")].toInt() == 1;
    if (exactlyOne && object.size() != 1)
        findings.push_back(fault(path, Text::tr("Expected exactly one of the keys %1.").arg(quoted(known))));
    else if (object.isEmpty() && schema[QLatin1String("minProperties")].toInt() > 0)
        findings.push_back(fault(path, Text::tr("Expected at least one entry.")));
}

bool isObjectSchema(const QJsonObject &schema)
{
    return schema[QLatin1String("type")].toString() == QLatin1String("object") || schema.contains(QLatin1String("properties"));
}

} // namespace

SchemaExplainer::SchemaExplainer(QJsonObject schema, QJsonObject root)
    : m_schema(std::move(schema))
    , m_root(std::move(root))
{
}

bool SchemaExplainer::matchesIf(const QJsonObject &condition, const QJsonValue &value)
{
    const QJsonObject expected = condition[QLatin1String("properties")].toObject();
    for (auto member = expected.begin(); member != expected.end(); ++member) {
        if (value[member.key()] != member.value().toObject()[QLatin1String("const")])
            return false;
    }
    return true;
}

std::vector<SchemaExplainer::Node> SchemaExplainer::applicable(const QJsonObject &schema, const QJsonValue &value,
                                                               const QString &name) const
{
    const QString reference = schema[QLatin1String("$ref")].toString();
    if (!reference.isEmpty()) {
        const QString definition = reference.section(QLatin1Char('/'), -1);
        return applicable(m_schema[QLatin1String("definitions")][definition].toObject(), value, definition);
    }
    std::vector<Node> nodes{{schema, name}};
    if (schema.contains(QLatin1String("if"))) {
        const bool matches = matchesIf(schema[QLatin1String("if")].toObject(), value);
        const auto more = applicable(schema[matches ? QLatin1String("then") : QLatin1String("else")].toObject(), value, name);
        nodes.insert(nodes.end(), more.begin(), more.end());
    }
    return nodes;
}

std::vector<SchemaExplainer::Node> SchemaExplainer::below(const std::vector<Node> &nodes, const QString &member,
                                                          const QJsonValue &value) const
{
    std::vector<Node> found;
    for (const Node &node : nodes) {
        QJsonValue schema = node.schema[QLatin1String("properties")][member];
        if (!schema.isObject())
            schema = node.schema[QLatin1String("additionalProperties")];
        if (schema.isObject()) {
            const auto more = applicable(schema.toObject(), value);
            found.insert(found.end(), more.begin(), more.end());
        }
    }
    return found;
}

Findings SchemaExplainer::explain(const std::vector<std::string> &context) const
{
    QJsonValue value = m_root;
    QString path;
    std::vector<Node> nodes = applicable(m_schema, value);
    for (std::size_t i = 1; i < context.size(); ++i) {
        const QString step = QString::fromUtf8(context[i].data() + 1, qsizetype(context[i].size()) - 2);
        std::vector<Node> next;
        if (value.isArray()) {
            const int index = step.toInt();
            path = itemPath(path, index);
            value = value[index];
            for (const Node &node : nodes) {
                const auto more = applicable(node.schema[QLatin1String("items")].toObject(), value);
                next.insert(next.end(), more.begin(), more.end());
            }
        } else {
            path = memberPath(path, step);
            value = value[step];
            next = below(nodes, step, value);
        }
        nodes = std::move(next);
    }

    Findings findings;
    for (const Node &node : nodes) {
        if (value.isObject() && isObjectSchema(node.schema)) {
            explainObject(node.schema, value.toObject(), path, findings);
            continue;
        }
        if (value.isArray() && node.schema[QLatin1String("type")].toString() == QLatin1String("array")) {
            const QJsonArray array = value.toArray();
            QStringList texts = words(array);
            if (array.isEmpty() || (node.schema[QLatin1String("uniqueItems")].toBool() && texts.removeDuplicates() > 0))
                findings.push_back(fault(path, Text::tr("Expected %1.").arg(expectation(node.schema, node.name))));
            continue;
        }
        if (!node.schema.contains(QLatin1String("type")) && !node.schema.contains(QLatin1String("enum")))
            continue;
        QString hint;
        if (node.schema.contains(QLatin1String("enum")) && value.isString())
            hint = didYouMean(value.toString(), words(node.schema[QLatin1String("enum")].toArray()));
        findings.push_back(fault(path, Text::tr("Expected %1.").arg(expectation(node.schema, node.name)), hint));
    }
    return findings;
}

} // namespace tidewright
