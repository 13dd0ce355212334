// Checks a file's JSON against the schema that ships with the program. valijson decides what is wrong; this says it for people.
#pragma once

#include "finding.h"

#include <QJsonObject>
#include <memory>

namespace tidewright
{

enum class FileKind { Workspace, Connection, Job };

// The value of "$schema" in files of this kind.
QString schemaUrl(FileKind kind);

// One thread at a time.
class FileSchema
{
public:
    explicit FileSchema(FileKind kind);
    ~FileSchema();

    // Every violation, in no particular order; the findings lack their file. Values never stand in them, except a short one where one
    // of a few words was expected.
    Findings check(const QJsonObject &root) const;

private:
    struct Parts;

    std::unique_ptr<Parts> m_parts;
};

} // namespace tidewright
