#include "connectionfile.h"

#include "names.h"

#include <QCoreApplication>
#include <QDir>
#include <arpa/inet.h>
#include <array>

namespace tidewright
{

namespace
{

struct Text {
    Q_DECLARE_TR_FUNCTIONS(Connection)
};

const std::array<std::pair<TlsMode, QLatin1String>, 4> tlsModes{{{TlsMode::Disable, QLatin1String("disable")},
                                                                 {TlsMode::Prefer, QLatin1String("prefer")},
                                                                 {TlsMode::Require, QLatin1String("require")},
                                                                 {TlsMode::Verify, QLatin1String("verify")}}};

bool isThisMachine(const QString &host)
{
    if (host.startsWith(QLatin1Char('/')) || host.compare(QLatin1String("localhost"), Qt::CaseInsensitive) == 0)
        return true;
    // The address as a whole, not its first digits: "127.0.0.1.example.com" is somewhere else.
    in_addr address{};
    if (inet_pton(AF_INET, host.toLatin1().constData(), &address) == 1)
        return (ntohl(address.s_addr) >> 24) == 127;
    return host == QLatin1String("::1");
}

void addFault(Findings &findings, const QString &path, const QString &message, const QString &hint = {})
{
    findings.push_back({{}, path, Error{ErrorCode::Configuration, message, {}, hint}, false});
}

} // namespace

TlsMode defaultTls(const QString &host)
{
    return isThisMachine(host) ? TlsMode::Prefer : TlsMode::Verify;
}

Connection connectionFromJson(const QString &name, const QJsonObject &json, const QString &folder)
{
    Connection connection;
    connection.name = name;
    connection.kind = json[QLatin1String("kind")].toString(QStringLiteral("sqlite"));
    if (json.contains(QLatin1String("path")))
        connection.path = QDir::cleanPath(QDir(folder).absoluteFilePath(json[QLatin1String("path")].toString()));
    connection.host = json[QLatin1String("host")].toString();
    connection.port = json[QLatin1String("port")].toInt();
    connection.database = json[QLatin1String("database")].toString();
    connection.user = json[QLatin1String("user")].toString();
    connection.password.name = json[QLatin1String("password")][QLatin1String("secret")].toString();
    connection.tls = defaultTls(connection.host);
    for (const auto &[mode, word] : tlsModes) {
        if (json[QLatin1String("tls")].toString() == word)
            connection.tls = mode;
    }
    return connection;
}

QJsonObject connectionToJson(const Connection &connection, const QString &folder)
{
    QJsonObject json{{QStringLiteral("kind"), connection.kind}};
    const bool isFolder = connection.kind == QLatin1String("folder");
    if (isFolder || connection.kind == QLatin1String("sqlite")) {
        const QString relative = QDir(folder).relativeFilePath(connection.path);
        json.insert(QStringLiteral("path"), relative.startsWith(QLatin1String("..")) ? connection.path : relative);
        if (isFolder)
            json.insert(QStringLiteral("format"), QStringLiteral("json"));
        return json;
    }
    json.insert(QStringLiteral("host"), connection.host);
    json.insert(QStringLiteral("database"), connection.database);
    if (connection.port != 0)
        json.insert(QStringLiteral("port"), connection.port);
    if (!connection.user.isEmpty())
        json.insert(QStringLiteral("user"), connection.user);
    if (connection.password.isSet())
        json.insert(QStringLiteral("password"), QJsonObject{{QStringLiteral("secret"), connection.password.name}});
    for (const auto &[mode, word] : tlsModes) {
        if (connection.tls == mode && mode != defaultTls(connection.host))
            json.insert(QStringLiteral("tls"), word);
    }
    return json;
}

void checkConnection(const QJsonObject &json, const QString &path, Findings &findings)
{
    for (const QString &key :
         {QStringLiteral("path"), QStringLiteral("host"), QStringLiteral("database"), QStringLiteral("user")}) {
        if (hasControls(json[key].toString()))
            addFault(findings, memberPath(path, key), Text::tr("Control characters are not allowed here."));
    }
    const QString secret = json[QLatin1String("password")][QLatin1String("secret")].toString();
    if (!secret.isEmpty() && !isSecretName(secret))
        addFault(findings, memberPath(memberPath(path, QStringLiteral("password")), QStringLiteral("secret")),
                 Text::tr("A secret's name has letters, digits, \"-\", \"_\" and \".\" only."),
                 Text::tr("This is the name under which the secret is stored, not the secret: tidewright secrets set NAME."));
}

} // namespace tidewright
