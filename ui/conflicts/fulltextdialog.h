// A long text at full size: base and both sides beside each other, the result below them, paragraph by paragraph.
#pragma once

#include "outcometext.h"
#include "rowtexts.h"
#include "theme.h"

#include <QDialog>

class QGridLayout;
class QLabel;
class QPlainTextEdit;
class QPushButton;

namespace tidewright
{

class FullTextDialog : public QDialog
{
    Q_OBJECT

public:
    enum class Use { Read, Decide };
    FullTextDialog(const ReviewRow &row, const SideNames &sides, Use use, QWidget *parent);

    void goTo(int change); // counted from 0
    int change() const { return m_change; }

Q_SIGNALS:
    void chosen(tidewright::ReviewRow::Choice choice);
    void entered(const tidewright::Value &value);

private:
    QPlainTextEdit *addText(QGridLayout *grid, int column, const QString &name, const QString &note);
    void fill(QPlainTextEdit *edit, const MarkedText &text, Token ground, bool struckOut);
    void keep();

    ReviewRow m_row;
    std::vector<QPlainTextEdit *> m_texts; // base, local, remote
    QPlainTextEdit *m_result;
    QLabel *m_place;
    QLabel *m_error;
    QList<qsizetype> m_changes; // paragraphs
    qsizetype m_paragraphs = 1;
    int m_change = 0;
};

} // namespace tidewright
