// The left side of the review: which conflicts there are, found by words, type, kind, and whether they are still open.
#pragma once

#include "conflictlistmodel.h"

#include <QWidget>

class QButtonGroup;
class QListView;
class QMenu;
class QPushButton;
class QToolButton;

namespace tidewright
{

class SearchField;

class RecordPane : public QWidget
{
    Q_OBJECT

public:
    explicit RecordPane(ConflictListModel &model, QWidget *parent = nullptr);

    // Empty: all types.
    void showOnly(const std::optional<StateKey> &type);
    QString current() const; // id; empty: none
    void select(const QString &id);
    void focusFilter();
    QListView *list() const { return m_list; }
    SearchField *filter() const { return m_filter; }

Q_SIGNALS:
    void currentChanged(const QString &id);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void buildTabs();
    void changeFilter(const std::function<void(RecordFilter &)> &change);
    void fillKinds();
    void arranged();
    void showCurrent();

    ConflictListModel &m_model;
    SearchField *m_filter;
    QToolButton *m_kinds;
    QMenu *m_kindMenu;
    QButtonGroup *m_tabs;
    QPushButton *m_type; // the only type that is shown; a click shows all
    QListView *m_list;
    QString m_current;
    bool m_selecting = false;
};

} // namespace tidewright
