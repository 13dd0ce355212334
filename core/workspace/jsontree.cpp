#include "jsontree.h"

#include <QCoreApplication>
#include <QJsonArray>

namespace tidewright
{

namespace
{

struct Text {
    Q_DECLARE_TR_FUNCTIONS(JsonFile)
};

tl::unexpected<Finding> broken(const QString &path, QString message, QString hint = {})
{
    return tl::unexpected(Finding{{}, path, Error{ErrorCode::Configuration, std::move(message), {}, std::move(hint)}, false});
}

class Copier
{
public:
    explicit Copier(QHash<QString, QStringList> &keys)
        : m_keys(keys)
    {
    }

    tl::expected<QJsonValue, Finding> copy(const simdjson::dom::element &element, const QString &path)
    {
        using simdjson::dom::element_type;
        switch (element.type()) {
        case element_type::OBJECT:
            return copyObject(element, path);
        case element_type::ARRAY:
            return copyArray(element, path);
        case element_type::STRING:
            return QJsonValue(toText(element.get_string().value_unsafe()));
        case element_type::INT64:
            return QJsonValue(qint64(element.get_int64().value_unsafe()));
        case element_type::UINT64:
            return broken(path, Text::tr("This number is too large."));
        case element_type::DOUBLE:
            return QJsonValue(element.get_double().value_unsafe());
        case element_type::BOOL:
            return QJsonValue(element.get_bool().value_unsafe());
        case element_type::NULL_VALUE:
            break;
        }
        return QJsonValue(QJsonValue::Null);
    }

private:
    tl::expected<QJsonValue, Finding> copyObject(const simdjson::dom::element &element, const QString &path)
    {
        QJsonObject object;
        QStringList order;
        const simdjson::dom::object members = element.get_object().value_unsafe();
        for (const auto member : members) {
            const QString name = toText(member.key);
            const QString memberAt = memberPath(path, name);
            if (object.contains(name))
                return broken(memberAt, Text::tr("This key stands twice in its object."), Text::tr("Remove one of the two."));
            auto value = copy(member.value, memberAt);
            if (!value)
                return value;
            object.insert(name, *value);
            order.append(name);
        }
        m_keys.insert(path, order);
        return QJsonValue(object);
    }

    tl::expected<QJsonValue, Finding> copyArray(const simdjson::dom::element &element, const QString &path)
    {
        QJsonArray array;
        const simdjson::dom::array items = element.get_array().value_unsafe();
        for (const auto item : items) {
            auto value = copy(item, itemPath(path, array.size()));
            if (!value)
                return value;
            array.append(*value);
        }
        return QJsonValue(array);
    }

    QHash<QString, QStringList> &m_keys;
};

} // namespace

QString toText(std::string_view text)
{
    return QString::fromUtf8(text.data(), qsizetype(text.size()));
}

tl::expected<QJsonValue, Finding> copyTree(const simdjson::dom::element &element, const QString &path,
                                           QHash<QString, QStringList> &keys)
{
    return Copier(keys).copy(element, path);
}

} // namespace tidewright
