// Looks whether anything that is logged or remembered holds what only the two sides may know.
#pragma once

#include "simulatedstore.h"
#include "workload.h"

#include <QJsonDocument>

namespace tidewright
{

class WatchfulLog final : public LogSink
{
public:
    void write(const LogRecord &record) override { look(toJsonLine(record), "the log"); }
    void look(const FakeStore &store)
    {
        if (store.stored)
            look(QJsonDocument(toJson(*store.stored)).toJson(QJsonDocument::Compact), "the state");
        if (!store.runs.empty())
            look(QJsonDocument(toJson(store.runs.back())).toJson(QJsonDocument::Compact), "the history");
        for (const FailedRecord &record : store.failed)
            look((record.error.message + record.error.detail + record.field).toUtf8(), "the failed records");
        if (store.seen())
            look(store.seen()->content.toUtf8(), "what was seen");
    }

    QString leak; // where

private:
    void look(const QByteArray &text, const char *place)
    {
        if (text.contains(canaryDigits.data()))
            leak = QLatin1String(place);
    }
};

} // namespace tidewright
