// The review window over a fake workspace with conflicts of each kind, driven by its keys.
#pragma once

#include "consolefixture.h"
#include "recordpane.h"
#include "reviewfooter.h"
#include "reviewtable.h"
#include "reviewwindow.h"

#include <QListView>

namespace tidewright
{

class ReviewFixture
{
public:
    explicit ReviewFixture(const QString &language = QStringLiteral("en"), ThemeMode mode = ThemeMode::Light)
        : console(language, mode)
    {
        fakes::furnishTwoWay(console.world);
        console.start();
        console.open();
    }

    void review()
    {
        console.press(Qt::Key_K, Qt::ControlModifier);
        QTRY_VERIFY(window() && window()->isVisible());
        QVERIFY(QTest::qWaitForWindowActive(window()));
        QTRY_COMPARE(current(), QStringLiteral("c1"));
    }
    ReviewWindow *window() const { return console.window()->findChild<ReviewWindow *>(); }
    ReviewTable *table() const { return window()->findChild<ReviewTable *>(); }
    ReviewModel &fields() const { return *static_cast<ReviewModel *>(table()->model()); }
    RecordPane *records() const { return window()->findChild<RecordPane *>(); }
    QString current() const { return fields().review().conflict().summary.id; }
    QString said() const { return window()->findChild<ReviewFooter *>()->said(); }
    QString currentField() const
    {
        const ReviewRow *row = fields().at(table()->currentRow());
        return row ? row->field.name : QString();
    }
    const ReviewRow &row(const char *field) const { return *fields().at(fields().rowOf(QLatin1String(field))); }
    void goTo(const char *field) { table()->goTo(fields().rowOf(QLatin1String(field))); }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        QWidget *focused = QApplication::focusWidget();
        QTest::keyClick(focused && focused->window() == window() ? focused : window(), key, modifiers);
    }
    ConflictPhase phase(const char *id) const { return console.world.conflicts.find(QLatin1String(id))->summary.phase; }
    // What the list says of a record.
    QString subline(const char *id) const
    {
        const QAbstractItemModel *model = records()->list()->model();
        for (int at = 0; at < model->rowCount(); ++at) {
            if (model->index(at, 0).data(ConflictListModel::IdRole).toString() == QLatin1String(id))
                return model->index(at, 0).data(ConflictListModel::SublineRole).toString();
        }
        return {};
    }

    ConsoleFixture console;
};

} // namespace tidewright
