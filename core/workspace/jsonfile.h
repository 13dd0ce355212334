// Reading and writing the JSON files of a workspace. The rules for hostile or broken input, one each:
//   over 4 MiB                   refused unread
//   byte order mark (UTF-8)      skipped; never written
//   invalid UTF-8, lone \ud800   refused
//   syntax error                 refused, with line and column (counted in characters, from 1)
//   a key twice in an object     refused
//   nested deeper than 64        refused
//   a number beyond 64 bits      refused; a fraction is read as a double
//   root that is no object       refused
#pragma once

#include "finding.h"

#include <QByteArray>
#include <QHash>
#include <QJsonObject>
#include <QStringList>

namespace tidewright
{

struct JsonText {
    QJsonObject root;
    QHash<QString, QStringList> keys; // by JSON path of an object: its keys in file order, which QJsonObject does not keep
};

constexpr qint64 largestJsonFile = 4 * 1024 * 1024;

// The Finding lacks its file. No part of the text but a key ever stands in it.
tl::expected<JsonText, Finding> parseJson(QByteArray bytes);
tl::expected<QByteArray, Finding> readBytes(const QString &path); // one byte more than is allowed, at most
tl::expected<JsonText, Finding> readJsonFile(const QString &path);

// UTF-8, two-space indent, a line end at the end. Keys stand in the order that `keys` gives for their object, else in the one in
// which the documentation introduces them.
QByteArray toText(const JsonText &text);

enum class WriteMode {
    Replace,       // the old content or the new, whatever happens meanwhile
    Create,        // refused where the file exists
    CreatePrivate, // the same; only its owner may read it
};

// Temporary file, fsync, rename (or link), fsync of the folder.
Result<void> writeFile(const QString &path, const QByteArray &content, WriteMode mode);

} // namespace tidewright
