#include "plaintypes.h"

#include "jsontree.h"
#include "names.h"
#include "text.h"

#include <QJsonArray>
#include <utility>

namespace tidewright
{

namespace
{

constexpr qsizetype longestName = 4096;
constexpr qsizetype longestFilter = 65'536;

using Element = simdjson::dom::element;

std::optional<QString> textOf(const Element &element, qsizetype longest)
{
    std::string_view bytes;
    if (element.get_string().get(bytes) != simdjson::SUCCESS)
        return std::nullopt;
    QString text = toText(bytes);
    if (text.size() > longest)
        return std::nullopt;
    return text;
}

bool readName(const Element &element, QString &name)
{
    auto text = textOf(element, longestName);
    if (!text || !isPlainName(*text))
        return false;
    name = *std::move(text);
    return true;
}

// Of an object with this one member.
bool readMember(const Element &element, std::string_view key, QString &name)
{
    simdjson::dom::object object;
    if (element.get_object().get(object) != simdjson::SUCCESS || object.size() != 1)
        return false;
    const auto member = *object.begin();
    return member.key == key && readName(member.value, name);
}

bool readTable(const Element &element, QString &table)
{
    if (!readMember(element, "table", table))
        return false;
    const QStringList parts = table.split(QLatin1Char('.'));
    return parts.size() <= 2 && !parts.contains(QString()) && !table.contains(QLatin1Char('"')) &&
           !table.contains(QLatin1Char('`'));
}

bool readNames(const Element &element, QStringList &names)
{
    simdjson::dom::array array;
    if (element.get_array().get(array) != simdjson::SUCCESS)
        return false;
    names.clear();
    for (const Element item : array) {
        QString name;
        if (!readName(item, name) || names.contains(name))
            return false;
        names.append(name);
    }
    return !names.isEmpty();
}

bool readLookback(const Element &element, std::optional<Micros> &lookback)
{
    const auto text = textOf(element, 64);
    lookback = text ? parseDuration(*text) : std::nullopt;
    return lookback.has_value();
}

// Thousands of types have the same key fields: one list for all of them.
template <typename T>
void share(T &value, const T &before)
{
    if (value == before)
        value = before;
}

} // namespace

class PlainTypes::Reader
{
public:
    std::optional<PlainTypes> read(const Element &root)
    {
        simdjson::dom::object members;
        if (root.get_object().get(members) != simdjson::SUCCESS)
            return std::nullopt;
        for (const auto member : members) {
            const QString name = toText(member.key);
            const auto value = member.key == "contentTypes" ? readTypes(member.value) : copied(member.value, name);
            if (!value || m_read.m_rest.root.contains(name))
                return std::nullopt;
            m_read.m_rest.root.insert(name, *value);
        }
        if (!m_hasPlain)
            return std::nullopt;
        return std::move(m_read);
    }

private:
    std::optional<QJsonValue> copied(const Element &element, const QString &path)
    {
        auto value = copyTree(element, path, m_read.m_rest.keys);
        return value ? std::optional(*std::move(value)) : std::nullopt;
    }

    std::optional<QJsonValue> readTypes(const Element &element)
    {
        simdjson::dom::array types;
        if (element.get_array().get(types) != simdjson::SUCCESS)
            return std::nullopt;
        m_read.m_types.reserve(types.size());
        QJsonArray rest;
        for (const Element item : types) {
            std::optional<Type> type = readType(item);
            if (type && std::exchange(m_hasPlain, true)) {
                m_read.m_types.push_back(std::move(type));
                continue;
            }
            if (type)
                m_read.m_first = rest.size();
            const auto value = copied(item, itemPath(QStringLiteral("contentTypes"), rest.size()));
            if (!value)
                return std::nullopt;
            rest.append(*value);
            m_read.m_types.emplace_back();
        }
        return rest;
    }

    std::optional<Type> readType(const Element &element)
    {
        simdjson::dom::object members;
        if (element.get_object().get(members) != simdjson::SUCCESS)
            return std::nullopt;
        Type type;
        unsigned seen = 0;
        for (const auto member : members) {
            const unsigned read = readMemberOf(type, member.key, member.value);
            if (read == 0 || (seen & read) != 0)
                return std::nullopt;
            seen |= read;
        }
        if ((seen & Needed) != Needed)
            return std::nullopt;
        share(type.local, type.key);
        share(type.remote, type.local);
        share(type.primaryKey, m_before.primaryKey);
        share(type.cursorField, m_before.cursorField);
        share(type.softDeleteField, m_before.softDeleteField);
        m_before = type;
        return type;
    }

    // The member's bit if it is well, else 0.
    static unsigned readMemberOf(Type &type, std::string_view key, const Element &value)
    {
        if (key == "key")
            return readName(value, type.key) ? KeyBit : 0;
        if (key == "local")
            return readTable(value, type.local) ? LocalBit : 0;
        if (key == "remote")
            return readTable(value, type.remote) ? RemoteBit : 0;
        if (key == "primaryKey")
            return readNames(value, type.primaryKey) ? PrimaryKeyBit : 0;
        if (key == "softDelete")
            return readMember(value, "field", type.softDeleteField) ? SoftDeleteBit : 0;
        if (key == "cursor")
            return readCursor(value, type) ? CursorBit : 0;
        if (key != "filter")
            return 0;
        const auto filter = textOf(value, longestFilter);
        type.filter = filter.value_or(QString());
        return filter ? FilterBit : 0;
    }

    static bool readCursor(const Element &element, Type &type)
    {
        simdjson::dom::object members;
        if (element.get_object().get(members) != simdjson::SUCCESS || members.size() > 2)
            return false;
        for (const auto member : members) {
            const bool read = member.key == "field"      ? type.cursorField.isEmpty() && readName(member.value, type.cursorField)
                              : member.key == "lookback" ? !type.lookback && readLookback(member.value, type.lookback)
                                                         : false;
            if (!read)
                return false;
        }
        return !type.cursorField.isEmpty();
    }

    static constexpr unsigned KeyBit = 1, LocalBit = 2, RemoteBit = 4, PrimaryKeyBit = 8, CursorBit = 16, SoftDeleteBit = 32,
                              FilterBit = 64;
    static constexpr unsigned Needed = KeyBit | LocalBit | RemoteBit;

    PlainTypes m_read;
    Type m_before;
    bool m_hasPlain = false;
};

std::optional<PlainTypes> PlainTypes::read(QByteArray bytes)
{
    if (bytes.size() > largestJsonFile)
        return std::nullopt;
    if (bytes.startsWith("\xef\xbb\xbf"))
        bytes.remove(0, 3);
    simdjson::dom::parser parser;
    Element root;
    if (parser.allocate(std::size_t(bytes.size()), deepestNesting) != simdjson::SUCCESS ||
        parser.parse(bytes.constData(), std::size_t(bytes.size())).get(root) != simdjson::SUCCESS)
        return std::nullopt;
    return Reader().read(root);
}

QList<ContentType> PlainTypes::joined(const QList<ContentType> &rest) const
{
    QList<ContentType> all;
    all.reserve(qsizetype(m_types.size()));
    auto next = rest.begin();
    for (const std::optional<Type> &plain : m_types) {
        if (!plain) {
            all.append(*next++);
            continue;
        }
        ContentType type = rest[m_first];
        type.key = plain->key;
        type.local = plain->local;
        type.remote = plain->remote;
        type.primaryKey = plain->primaryKey;
        type.cursorField = plain->cursorField;
        type.lookback = plain->lookback;
        type.softDeleteField = plain->softDeleteField;
        type.filter = plain->filter;
        all.append(std::move(type));
    }
    return all;
}

} // namespace tidewright
