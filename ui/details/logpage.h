// The Log tab: what was logged about one content type, newest at the bottom.
#pragma once

#include "serviceclient.h"

#include <QWidget>
#include <optional>

class QLabel;
class QPlainTextEdit;
class QPushButton;

namespace tidewright
{

// GUI thread only. The client outlives it. Lines are plain text whatever they contain.
class LogPage : public QWidget
{
    Q_OBJECT

public:
    explicit LogPage(ServiceClient &client, QWidget *parent = nullptr);

    void setType(const std::optional<StateKey> &key);

Q_SIGNALS:
    // The lines are the log book's.
    void saveWanted(const tidewright::StateKey &key);

protected:
    void changeEvent(QEvent *event) override;

private:
    void fill();
    void append(const LogRecord &record);
    void sayWhetherFollowing();
    bool isFollowing() const;

    ServiceClient &m_client;
    std::optional<StateKey> m_key;
    QPlainTextEdit *m_text;
    QLabel *m_note;
    QPushButton *m_save;
    bool m_empty = true;
};

// "06:46:07.012  INFO   message", without the type's own name; control characters are shown escaped.
QString logLine(const LogRecord &record);

} // namespace tidewright
