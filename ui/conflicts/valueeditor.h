// Where a value is typed: a text field that grows, null as a choice of its own, and why what was typed cannot be.
#pragma once

#include "review.h"

#include <QFrame>

class QCheckBox;
class QLabel;
class QPlainTextEdit;

namespace tidewright
{

class ValueEditor : public QFrame
{
    Q_OBJECT

public:
    ValueEditor(const ReviewRow &row, QWidget *parent);

    void begin(); // takes the keys, with its text selected
    int neededHeight() const;
    QString text() const;
    QString error() const;
    bool isNull() const;

Q_SIGNALS:
    void accepted(const tidewright::Value &value);
    void cancelled();
    void heightChanged();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void accept();
    void say(const QString &error);

    ValueKind m_kind;
    QPlainTextEdit *m_text;
    QCheckBox *m_null;
    QLabel *m_hint;
    QLabel *m_error;
};

} // namespace tidewright
