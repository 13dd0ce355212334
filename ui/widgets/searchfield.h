#pragma once

#include <QKeySequence>
#include <QLineEdit>

namespace tidewright
{

// A filter field: search icon in front, the shortcut that leads to it as a key cap while it is empty, a clear button when not.
// Esc clears it; on an empty field Esc is left to the window.
class SearchField : public QLineEdit
{
    Q_OBJECT
public:
    explicit SearchField(const QString &placeholder, QWidget *parent = nullptr);

    // Shown only; the window's action owns the shortcut.
    void setKeys(const QKeySequence &keys);

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void makeRoom();

    QString m_cap;
};

} // namespace tidewright
