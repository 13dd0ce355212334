#include "mysqlerror.h"

#include "sqlmessages.h"
#include "text.h"

#include <QCoreApplication>
#include <QRegularExpression>

namespace tidewright
{

namespace
{

struct Tr {
    Q_DECLARE_TR_FUNCTIONS(MysqlError)
};

ErrorCode codeOf(unsigned number)
{
    switch (number) {
    case 1045: // access denied
    case 1698: // access denied without a password
    case 1820: // password must be changed
    case 1862: // password expired
        return ErrorCode::AuthFailed;
    case 1049: // unknown database
    case 1051: // unknown table
    case 1054: // unknown column
    case 1109: // unknown table in a statement
    case 1146: // no such table
        return ErrorCode::NotFound;
    case 1044: // access to the database denied
    case 1142: // table privilege
    case 1143: // column privilege
    case 1227: // administrative privilege
    case 1290: // server runs with --read-only
    case 1792: // transaction is read only
    case 1836: // read-only mode
    case 1370: // routine privilege
    case 1356: // view's definer lacks rights
        return ErrorCode::PermissionDenied;
    case 3:    // error writing a temporary file
    case 28:   // no space left on device
    case 1021: // disk full
    case 1030: // error from the storage engine; mostly ENOSPC
    case 1114: // table is full
        return ErrorCode::DiskFull;
    case 1020: // record changed since last read
    case 1205: // lock wait timeout
    case 1213: // deadlock
        return ErrorCode::Conflict;
    case 1022:
    case 1048: // column cannot be null
    case 1062: // duplicate entry
    case 1169:
    case 1216:
    case 1217:
    case 1263: // NULL in a NOT NULL column
    case 1364: // field has no default
    case 1451: // foreign key, parent
    case 1452: // foreign key, child
    case 1586: // duplicate entry, with the key's name
    case 1761:
    case 1762:
    case 3819: // check constraint (MySQL)
    case 4025: // check constraint (MariaDB)
        return ErrorCode::ConstraintViolated;
    case 1105:
    case 1118: // row too large
    case 1264: // out of range
    case 1265: // truncated
    case 1292: // incorrect value
    case 1300: // invalid character string
    case 1366: // incorrect value for the column
    case 1367: // illegal double
    case 1406: // too long
    case 1411: // incorrect value for a function
    case 1416: // geometry
    case 1441: // datetime overflow
    case 1525: // incorrect value
    case 1690: // out of range in an expression
    case 1977: // cannot be converted to the character set
    case 3140: // invalid JSON text
    case 4078: // illegal parameter types
        return ErrorCode::ValueRefused;
    case 2026: // TLS
    case 3159: // server asks for TLS
        return ErrorCode::TlsFailed;
    case 1040: // too many connections
    case 1053: // server shutdown in progress
    case 1077:
    case 1079:
    case 1080:
    case 1129: // host is blocked
    case 1130: // host may not connect
    case 1152:
    case 1158:
    case 1159:
    case 1160:
    case 1161:
    case 1184:
    case 1203: // too many connections of the user
    case 1226: // user's resource limit
    case 1317: // query interrupted
    case 1927: // connection was killed
    case 2001:
    case 2002:
    case 2003:
    case 2004:
    case 2005:
    case 2006:
    case 2012:
    case 2013:
    case 2027: // malformed packet
    case 2055:
    case 4031: // disconnected for inactivity
        return ErrorCode::ConnectionFailed;
    case 2059: // authentication plugin cannot be used
        return ErrorCode::AuthFailed;
    case 1068: // several primary keys
    case 1071: // key too long
    case 1072:
    case 1170: // key column without a length
        return ErrorCode::SchemaMismatch;
    case 1148: // LOCAL INFILE is not allowed
    case 1235:
        return ErrorCode::Unsupported;
    default:
        return ErrorCode::Internal;
    }
}

// "… column 'price' at row 3", "… column `shop`.`article`.`price` at row 3"
QString columnIn(const QString &text)
{
    static const QRegularExpression pattern(
        QStringLiteral("[cC]olumn (?:'((?:[^']|'')+)'|(?:`(?:[^`]|``)+`\\.)*`((?:[^`]|``)+)`)"));
    const QRegularExpressionMatch match = pattern.match(text);
    return match.captured(1).isEmpty() ? match.captured(2) : match.captured(1);
}

QString connectionMessage(unsigned number, const SqlConnectionConfig &config)
{
    switch (number) {
    case 2005:
        return Tr::tr("The host of %1 is not known.").arg(config.described());
    case 2001:
    case 2002:
    case 2003:
        return Tr::tr("No server answers at %1.").arg(config.described());
    case 2006:
    case 2013:
    case 2055:
        return Tr::tr("The connection to %1 was lost. What was not committed is not there.").arg(config.described());
    default:
        return Tr::tr("The server of %1 ended or refused the connection.").arg(config.described());
    }
}

QString messageOf(ErrorCode code, const MysqlFault &fault, const SqlConnectionConfig &config)
{
    const QString words = withoutStop(QString::fromUtf8(fault.text));
    switch (code) {
    case ErrorCode::NotFound:
        return Tr::tr("%1 does not have it: %2.").arg(config.described(), words);
    case ErrorCode::PermissionDenied:
        return Tr::tr("%1 does not permit it: %2. Nothing was changed.").arg(config.described(), words);
    case ErrorCode::DiskFull:
        return Tr::tr("The server of %1 has no room left. What was not committed is not there.").arg(config.described());
    case ErrorCode::Conflict:
        return Tr::tr("Another transaction at %1 stood in the way. This one was taken back.").arg(config.described());
    case ErrorCode::ConstraintViolated:
        return Tr::tr("The target refused a record: %1.").arg(words);
    case ErrorCode::ValueRefused: {
        const QString column = columnIn(words);
        return column.isEmpty() ? Tr::tr("The target cannot hold a value: %1.").arg(words)
                                : Tr::tr("The field “%1” cannot hold a value: %2.").arg(column, words);
    }
    case ErrorCode::TlsFailed:
        return Tr::tr("No safe connection to %1 could be made.").arg(config.described());
    case ErrorCode::ConnectionFailed:
        return connectionMessage(fault.number, config);
    default:
        return Tr::tr("%1 answered with an error: %2.").arg(config.described(), words);
    }
}

QString hintOf(ErrorCode code, unsigned number)
{
    switch (code) {
    case ErrorCode::NotFound:
        return Tr::tr("Check the names in the job and in the connection; “discover” lists what there is.");
    case ErrorCode::PermissionDenied:
        return Tr::tr("Grant the account what is missing, or use another one.");
    case ErrorCode::DiskFull:
        return Tr::tr("Make room at the server, then resume.");
    case ErrorCode::TlsFailed:
        return Tr::tr("Check the server's certificate, or the “tls” setting of the connection.");
    case ErrorCode::ConnectionFailed:
        return number == 2005 ? Tr::tr("Check the host name of the connection.")
                              : Tr::tr("Check that the server runs and that host and port are right, then resume.");
    default:
        return {};
    }
}

} // namespace

Error mysqlError(const MysqlFault &fault, const SqlConnectionConfig &config)
{
    const ErrorCode code = codeOf(fault.number);
    const QString detail = QStringLiteral("errno %1, SQLSTATE %2: %3")
                               .arg(fault.number)
                               .arg(QString::fromLatin1(fault.state), QString::fromUtf8(fault.text));
    if (code == ErrorCode::AuthFailed)
        return loginRefused(config, detail);
    return {code, messageOf(code, fault, config), detail, hintOf(code, fault.number)};
}

bool isConnectionLost(unsigned number)
{
    return number == 2006 || number == 2013 || number == 2055 || number == 1927 || number == 1053 || number == 4031;
}

} // namespace tidewright
