// Which names a workspace allows.
#pragma once

#include <QString>

namespace tidewright
{

bool hasControls(const QString &text);
// Letters, digits, "-", "_" and "." (ASCII), at most 128: also a part of an environment variable's name.
bool isSecretName(const QString &name);
// Of a connection or job, that is of its file without ".json": no leading dot, no slash, no control character, at most 128
// characters.
bool isFileTitle(const QString &name);
// A typeKey or a field: no control character, no white space at its ends.
bool isPlainName(const QString &name);

} // namespace tidewright
