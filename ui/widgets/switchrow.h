#pragma once

#include <QWidget>

class QHBoxLayout;
class QLabel;

namespace tidewright
{

class Switch;

// A switch with its name and a note; a click on the words turns it too.
class SwitchRow : public QWidget
{
    Q_OBJECT
public:
    explicit SwitchRow(const QString &text, QWidget *parent = nullptr, const QString &note = {});

    bool isChecked() const;
    void setChecked(bool checked);
    void setNote(const QString &note);
    Switch *button() const { return m_switch; }

Q_SIGNALS:
    void toggled(bool checked);

protected:
    void mouseReleaseEvent(QMouseEvent *event) override;

private:
    Switch *m_switch;
    QLabel *m_text;
    QLabel *m_note;
};

} // namespace tidewright
