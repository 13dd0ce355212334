// Taking what our own JSON was written with out of it again.
#pragma once

#include "syncstate.h"
#include "valuetext.h"

#include <QJsonArray>
#include <QJsonObject>

namespace tidewright
{

// Takes members out of one object and remembers the first that was missing or of the wrong type.
class MemberReader
{
public:
    MemberReader(const QJsonObject &json, QString path, QString &wrong)
        : m_json(json)
        , m_path(std::move(path))
        , m_wrong(wrong)
    {
    }

    QString text(QLatin1String name)
    {
        const QJsonValue value = m_json.value(name);
        return value.isString() ? value.toString() : miss<QString>(name);
    }

    bool flag(QLatin1String name)
    {
        const QJsonValue value = m_json.value(name);
        return value.isBool() ? value.toBool() : miss<bool>(name);
    }

    std::int64_t number(QLatin1String name)
    {
        // Two defaults tell a number that is one of them from no whole number.
        const QJsonValue value = m_json.value(name);
        const std::int64_t number = value.toInteger(0);
        return number == value.toInteger(1) ? number : miss<std::int64_t>(name);
    }

    Instant time(QLatin1String name)
    {
        const auto time = fromIso(m_json.value(name).toString());
        return time ? *time : miss<Instant>(name);
    }

    Value typed(QLatin1String name)
    {
        Value value;
        return fromTypedJson(m_json.value(name), value) ? value : miss<Value>(name);
    }

    Key key(QLatin1String name)
    {
        Key key;
        for (const QJsonValue &part : list(name)) {
            Value value;
            if (!fromTypedJson(part, value))
                return miss<Key>(name);
            key.push_back(std::move(value));
        }
        return key;
    }

    template <typename Enum>
    Enum named(QLatin1String name, std::optional<Enum> (*fromName)(const QString &))
    {
        const auto value = fromName(m_json.value(name).toString());
        return value ? *value : miss<Enum>(name);
    }

    MemberReader object(QLatin1String name)
    {
        if (!m_json.value(name).isObject())
            miss<bool>(name);
        return {m_json.value(name).toObject(), pathOf(name), m_wrong};
    }

    QJsonArray list(QLatin1String name)
    {
        return m_json.value(name).isArray() ? m_json.value(name).toArray() : miss<QJsonArray>(name);
    }

    bool isNull(QLatin1String name) const { return m_json.value(name).isNull(); }

private:
    QString pathOf(QLatin1String name) const { return m_path.isEmpty() ? QString(name) : m_path + QLatin1Char('.') + name; }

    template <typename T>
    T miss(QLatin1String name)
    {
        if (m_wrong.isEmpty())
            m_wrong = pathOf(name);
        return T{};
    }

    QJsonObject m_json;
    QString m_path;
    QString &m_wrong;
};

} // namespace tidewright
