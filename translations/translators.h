// The language of the interface: Tidewright's own texts, Qt's, and the locale's numbers and dates, put on the application together.
#pragma once

#include <QString>
#include <QTranslator>

namespace tidewright
{

// GUI thread only. Texts made before stay as they are: who shows any is made anew.
class Translators
{
public:
    // A locale name ("de", "zh_CN"); empty: the system's. English where there is no translation.
    void apply(const QString &language);

private:
    QTranslator m_own;
    QTranslator m_qt;
};

} // namespace tidewright
