// What the file system refused, in words.
#pragma once

#include "error.h"

namespace tidewright
{

enum class FolderAccess { Read, Write };

// `code` is an errno. Of Write it says that nothing of the step was changed: for whoever has changed nothing yet or taken it back.
Error folderError(const QString &path, int code, FolderAccess access);
// As a Failure, of the current errno.
Failure folderFailure(const QString &path, FolderAccess access);

Error folderStopped(const QString &described);

} // namespace tidewright
