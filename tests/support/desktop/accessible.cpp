#include "accessible.h"

#include <QDBusArgument>
#include <QDBusMessage>
#include <QDBusObjectPath>

namespace tidewright
{

namespace
{

constexpr int patience = 30'000; // milliseconds: the GUI thread of the other process may be at work

const QString accessibleInterface = QStringLiteral("org.a11y.atspi.Accessible");

std::vector<std::pair<QString, QString>> references(const QVariantList &answer)
{
    std::vector<std::pair<QString, QString>> found;
    if (answer.isEmpty())
        return found;
    const auto list = answer.front().value<QDBusArgument>();
    list.beginArray();
    while (!list.atEnd()) {
        QString service;
        QDBusObjectPath path;
        list.beginStructure();
        list >> service >> path;
        list.endStructure();
        found.emplace_back(service, path.path());
    }
    list.endArray();
    return found;
}

QVariantList answerOf(const QDBusConnection &bus, const QString &service, const QString &path, const QString &interface,
                      const QString &method, const QVariantList &arguments)
{
    QDBusMessage call = QDBusMessage::createMethodCall(service, path, interface, method);
    call.setArguments(arguments);
    const QDBusMessage answer = bus.call(call, QDBus::Block, patience);
    return answer.type() == QDBusMessage::ReplyMessage ? answer.arguments() : QVariantList();
}

} // namespace

Accessible::Accessible(QDBusConnection bus, QString service, QString path)
    : m_bus(std::move(bus))
    , m_service(std::move(service))
    , m_path(std::move(path))
{
}

QVariantList Accessible::call(const QString &interface, const QString &method, const QVariantList &arguments) const
{
    return answerOf(m_bus, m_service, m_path, interface, method, arguments);
}

QString Accessible::name() const
{
    const QVariantList answer = call(QStringLiteral("org.freedesktop.DBus.Properties"), QStringLiteral("Get"),
                                     {accessibleInterface, QStringLiteral("Name")});
    return answer.isEmpty() ? QString() : answer.front().value<QDBusVariant>().variant().toString();
}

QString Accessible::role() const
{
    const QVariantList answer = call(accessibleInterface, QStringLiteral("GetRoleName"));
    return answer.isEmpty() ? QString() : answer.front().toString();
}

bool Accessible::is(State state) const
{
    const QVariantList answer = call(accessibleInterface, QStringLiteral("GetState"));
    if (answer.isEmpty())
        return false;
    QList<uint> words;
    answer.front().value<QDBusArgument>() >> words;
    return words.size() > state / 32 && (words[state / 32] >> (state % 32) & 1U);
}

QRect Accessible::rect() const
{
    const QVariantList answer = call(QStringLiteral("org.a11y.atspi.Component"), QStringLiteral("GetExtents"), {0U});
    if (answer.isEmpty())
        return {};
    int x = 0;
    int y = 0;
    int width = 0;
    int height = 0;
    const auto extents = answer.front().value<QDBusArgument>();
    extents.beginStructure();
    extents >> x >> y >> width >> height;
    extents.endStructure();
    return {x, y, width, height};
}

std::vector<Accessible> Accessible::children() const
{
    std::vector<Accessible> found;
    for (const auto &[service, path] : references(call(accessibleInterface, QStringLiteral("GetChildren"))))
        found.emplace_back(m_bus, service, path);
    return found;
}

std::optional<Accessible> Accessible::find(const std::function<bool(const Accessible &)> &accept) const
{
    if (!is(Showing))
        return std::nullopt;
    if (accept(*this))
        return *this;
    for (const Accessible &child : children()) {
        if (auto found = child.find(accept))
            return found;
    }
    return std::nullopt;
}

std::optional<Accessible> Accessible::find(const QString &role, const QString &nameStart) const
{
    return find([&](const Accessible &one) { return one.role() == role && one.name().startsWith(nameStart); });
}

std::optional<Accessible> accessibleApplication(const QString &sessionBus, const QString &name)
{
    const QDBusConnection session = QDBusConnection::connectToBus(sessionBus, sessionBus);
    const QVariantList address = answerOf(session, QStringLiteral("org.a11y.Bus"), QStringLiteral("/org/a11y/bus"),
                                          QStringLiteral("org.a11y.Bus"), QStringLiteral("GetAddress"), {});
    if (address.isEmpty())
        return std::nullopt;
    const QDBusConnection bus = QDBusConnection::connectToBus(address.front().toString(), address.front().toString());
    const Accessible desktop(bus, QStringLiteral("org.a11y.atspi.Registry"), QStringLiteral("/org/a11y/atspi/accessible/root"));
    for (const Accessible &application : desktop.children()) {
        if (application.name() == name)
            return application;
    }
    return std::nullopt;
}

} // namespace tidewright
