#include "translators.h"

#include <QCoreApplication>
#include <QFile>
#include <QLocale>
#include <QProcess>
#include <QRegularExpression>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

#include <vector>

using namespace tidewright;

namespace
{

struct Message {
    QString context;
    QString source;
    QString comment;
    // "unfinished", "vanished", "obsolete"; empty where the message is in use and translated.
    QString type;
    bool plural = false;
    QStringList forms;

    QString name() const { return QStringLiteral("%1: %2 (%3)").arg(context, source, comment); }
};

QString tsFile(const QString &language)
{
    return QStringLiteral(TIDEWRIGHT_SOURCE_DIR "/translations/tidewright_%1.ts").arg(language);
}

Message readMessage(QXmlStreamReader &xml, const QString &context)
{
    Message message;
    message.context = context;
    message.plural = xml.attributes().value(QLatin1String("numerus")) == QLatin1String("yes");
    while (xml.readNextStartElement()) {
        if (xml.name() == QLatin1String("source")) {
            message.source = xml.readElementText();
        } else if (xml.name() == QLatin1String("comment")) {
            message.comment = xml.readElementText();
        } else if (xml.name() == QLatin1String("translation")) {
            message.type = xml.attributes().value(QLatin1String("type")).toString();
            if (!message.plural) {
                message.forms = {xml.readElementText()};
                continue;
            }
            while (xml.readNextStartElement())
                message.forms << xml.readElementText();
        } else {
            xml.skipCurrentElement();
        }
    }
    return message;
}

std::vector<Message> readMessages(const QString &path)
{
    std::vector<Message> messages;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return messages;
    QXmlStreamReader xml(&file);
    xml.readNextStartElement();
    while (xml.readNextStartElement()) {
        QString context;
        while (xml.readNextStartElement()) {
            if (xml.name() == QLatin1String("name"))
                context = xml.readElementText();
            else if (xml.name() == QLatin1String("message"))
                messages.push_back(readMessage(xml, context));
            else
                xml.skipCurrentElement();
        }
    }
    return xml.hasError() ? std::vector<Message>{} : messages;
}

QSet<QString> names(const std::vector<Message> &messages)
{
    QSet<QString> result;
    for (const Message &message : messages)
        result << message.name();
    return result;
}

// %1, %n, %L1: each once, however it groups its digits.
QStringList placeholders(const QString &text)
{
    static const QRegularExpression pattern(QStringLiteral("%L?([0-9]{1,2}|n)"));
    QStringList result;
    for (auto match = pattern.globalMatch(text); match.hasNext();)
        result << match.next().captured(1);
    result.sort();
    result.removeDuplicates();
    return result;
}

QString edge(const QString &text, bool atEnd)
{
    static const QRegularExpression before(QStringLiteral("^\\s*"));
    static const QRegularExpression after(QStringLiteral("\\s*$"));
    return (atEnd ? after : before).match(text).captured();
}

} // namespace

class TestTranslations : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyMessageIsFinished_data();
    void everyMessageIsFinished();
    void placeholdersAreThoseOfTheSource_data();
    void placeholdersAreThoseOfTheSource();
    void spacesEllipsesAndMnemonicsAreThoseOfTheSource_data();
    void spacesEllipsesAndMnemonicsAreThoseOfTheSource();
    void pluralFormsAreThoseOfTheLanguage_data();
    void pluralFormsAreThoseOfTheLanguage();
    void punctuationIsFullWidthInChinese();
    void sourcesHoldNothingElse_data();
    void sourcesHoldNothingElse();
    void everyMessageIsEmbedded_data();
    void everyMessageIsEmbedded();
    void languageSwitchesAtRunTime();

private:
    static void addLanguages();
    static std::vector<Message> messages();
};

void TestTranslations::addLanguages()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<int>("forms");
    QTest::newRow("English") << QStringLiteral("en") << 2;
    QTest::newRow("German") << QStringLiteral("de") << 2;
    QTest::newRow("Chinese") << QStringLiteral("zh_CN") << 1;
}

std::vector<Message> TestTranslations::messages()
{
    QFETCH(QString, language);
    return readMessages(tsFile(language));
}

void TestTranslations::everyMessageIsFinished_data()
{
    addLanguages();
}

void TestTranslations::everyMessageIsFinished()
{
    const auto all = messages();
    QVERIFY(!all.empty());
    for (const Message &message : all) {
        QVERIFY2(message.type.isEmpty(), qPrintable(message.name()));
        QVERIFY2(!message.forms.isEmpty() && !message.forms.contains(QString()), qPrintable(message.name()));
    }
}

void TestTranslations::placeholdersAreThoseOfTheSource_data()
{
    addLanguages();
}

void TestTranslations::placeholdersAreThoseOfTheSource()
{
    for (const Message &message : messages()) {
        for (const QString &form : message.forms)
            QVERIFY2(placeholders(form) == placeholders(message.source), qPrintable(message.name() + QLatin1Char('\n') + form));
    }
}

void TestTranslations::spacesEllipsesAndMnemonicsAreThoseOfTheSource_data()
{
    addLanguages();
}

void TestTranslations::spacesEllipsesAndMnemonicsAreThoseOfTheSource()
{
    for (const Message &message : messages()) {
        for (const QString &form : message.forms) {
            const QByteArray both = qPrintable(message.name() + QLatin1Char('\n') + form);
            QVERIFY2(edge(form, false) == edge(message.source, false) && edge(form, true) == edge(message.source, true),
                     both.constData());
            QVERIFY2(form.endsWith(u'…') == message.source.endsWith(u'…'), both.constData());
            QVERIFY2(form.count(u'&') == message.source.count(u'&'), both.constData());
        }
    }
}

void TestTranslations::pluralFormsAreThoseOfTheLanguage_data()
{
    addLanguages();
}

void TestTranslations::pluralFormsAreThoseOfTheLanguage()
{
    QFETCH(int, forms);
    for (const Message &message : messages())
        QVERIFY2(message.forms.size() == (message.plural ? forms : 1), qPrintable(message.name()));
}

void TestTranslations::punctuationIsFullWidthInChinese()
{
    static const QRegularExpression halfWidth(QStringLiteral("\\p{Han}[,;:!?.(]"));
    for (const Message &message : readMessages(tsFile(QStringLiteral("zh_CN")))) {
        // A menu's letter stands in narrow brackets.
        const QString text = message.forms.value(0).remove(QRegularExpression(QStringLiteral("\\(&\\w\\)")));
        QVERIFY2(!halfWidth.match(text).hasMatch(), qPrintable(text));
    }
}

void TestTranslations::sourcesHoldNothingElse_data()
{
    addLanguages();
}

void TestTranslations::sourcesHoldNothingElse()
{
    QFETCH(QString, language);
    const QTemporaryDir folder;
    const QString copy = folder.filePath(QStringLiteral("copy_%1.ts").arg(language));
    QVERIFY(QFile::copy(tsFile(language), copy));

    QStringList arguments{QStringLiteral("-silent"), QStringLiteral("-no-obsolete"), QStringLiteral("-recursive")};
    if (language == QLatin1String("en"))
        arguments << QStringLiteral("-pluralonly");
    arguments << QStringLiteral("app") << QStringLiteral("core") << QStringLiteral("ui") << QStringLiteral("-ts") << copy;
    QProcess lupdate;
    lupdate.setWorkingDirectory(QStringLiteral(TIDEWRIGHT_SOURCE_DIR));
    lupdate.start(QStringLiteral(TIDEWRIGHT_LUPDATE), arguments);
    QVERIFY2(lupdate.waitForFinished(-1), qPrintable(lupdate.errorString()));
    QCOMPARE(lupdate.exitCode(), 0);

    const QSet<QString> inSources = names(readMessages(copy));
    const QSet<QString> inFile = names(messages());
    QCOMPARE(QStringList((inSources - inFile).values()).join(QLatin1Char('\n')), QString());
    QCOMPARE(QStringList((inFile - inSources).values()).join(QLatin1Char('\n')), QString());
}

void TestTranslations::everyMessageIsEmbedded_data()
{
    addLanguages();
}

void TestTranslations::everyMessageIsEmbedded()
{
    QFETCH(QString, language);
    QFETCH(int, forms);
    Translators translators;
    translators.apply(language);
    for (const Message &message : messages()) {
        for (int form = 0; form < int(message.forms.size()); ++form) {
            const int count = forms == 1 ? 2 : form + 1;
            const QString shown = QCoreApplication::translate(
                message.context.toUtf8(), message.source.toUtf8(),
                message.comment.isEmpty() ? nullptr : message.comment.toUtf8().constData(), message.plural ? count : -1);
            QString expected = message.forms[form];
            if (message.plural)
                expected.replace(QLatin1String("%Ln"), QString::number(count))
                    .replace(QLatin1String("%n"), QString::number(count));
            QCOMPARE(shown, expected);
        }
    }
}

void TestTranslations::languageSwitchesAtRunTime()
{
    const auto rows = [](int count) { return QCoreApplication::translate("tidewright::TypeText", "%Ln row(s)", nullptr, count); };
    const auto inSync = [] { return QCoreApplication::translate("tidewright::TypeText", "In sync"); };
    Translators translators;

    translators.apply(QStringLiteral("de"));
    QCOMPARE(inSync(), QStringLiteral("Synchron"));
    QCOMPARE(rows(1), QStringLiteral("1 Zeile"));
    QCOMPARE(rows(1234), QStringLiteral("1.234 Zeilen"));
    QCOMPARE(QLocale().language(), QLocale::German);

    translators.apply(QStringLiteral("zh_CN"));
    QCOMPARE(inSync(), QStringLiteral("已同步"));
    QCOMPARE(rows(1234), QStringLiteral("1,234 行"));

    translators.apply(QStringLiteral("en"));
    QCOMPARE(inSync(), QStringLiteral("In sync"));
    QCOMPARE(rows(1), QStringLiteral("1 row"));
    QCOMPARE(rows(1234), QStringLiteral("1,234 rows"));

    // No file of its own: English, with its plurals.
    translators.apply(QStringLiteral("fi"));
    QCOMPARE(inSync(), QStringLiteral("In sync"));
    QCOMPARE(rows(1), QStringLiteral("1 row"));
}

QTEST_GUILESS_MAIN(TestTranslations)

#include "tst_translations.moc"
