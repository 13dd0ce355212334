#include "translators.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>

namespace tidewright
{

void Translators::apply(const QString &language)
{
    QLocale locale = language.isEmpty() ? QLocale::system() : QLocale(language);
    // The C locale groups no digits.
    if (locale.language() == QLocale::C)
        locale = QLocale(QLocale::English);
    QLocale::setDefault(locale);
    QCoreApplication::removeTranslator(&m_own);
    QCoreApplication::removeTranslator(&m_qt);
    // English has a file too: its plurals.
    const bool own = m_own.load(locale, QStringLiteral("tidewright"), QStringLiteral("_"), QStringLiteral(":/i18n")) ||
                     m_own.load(QStringLiteral(":/i18n/tidewright_en.qm"));
    if (own)
        QCoreApplication::installTranslator(&m_own);
    if (m_qt.load(locale, QStringLiteral("qtbase"), QStringLiteral("_"), QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QCoreApplication::installTranslator(&m_qt);
}

} // namespace tidewright
